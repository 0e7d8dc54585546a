import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { type Address, connect } from "./connection.ts";
import { addressOf, prepareExternal } from "./external.ts";
import { requireSafety } from "./safety.ts";

const host = inject("postgres");
let database = "";

beforeEach(async () => {
  database = `external_${process.pid}_${Math.floor(performance.now() * 1000)}`;
});
afterEach(() => superuser(`drop database if exists ${database} with (force)`));

async function superuser(statement: string): Promise<void> {
  const client = new pg.Client({ host, database: "postgres", user: "postgres" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const address = (user: string): Address => ({ host, port: 5432, database, user });

test.each([
  [
    "postgres://owner:p%3Aw%2Fd@db.example.se/faktura",
    { host: "db.example.se", port: 5432, user: "owner", password: "p:w/d" },
  ],
  [
    "postgresql://owner@[::1]:5433/faktura?sslmode=require",
    { host: "::1", port: 5433, user: "owner", tls: "encrypted" },
  ],
  [
    "postgres://owner@localhost/faktura?host=/run/postgresql&sslmode=verify-full",
    { host: "/run/postgresql", tls: "verified" },
  ],
])("%s is read", (text, expected) => {
  expect(addressOf(text)).toMatchObject({ database: "faktura", ...expected });
});

test("in a database that serves, the portal works as the role that owns nothing", async () => {
  await superuser(`create database ${database}`);
  const doors = await prepareExternal(address("postgres"));
  const application = connect(doors.application, { purpose: "web", poolSize: 1 });
  try {
    const { rows } = await sql`select current_user as acts, session_user as signs_in`.execute(application.db);
    expect(rows).toEqual([{ acts: "fakturaporten_app", signs_in: "postgres" }]);
    await expect(sql`create table mine (id int)`.execute(application.db)).rejects.toThrow("permission denied");
  } finally {
    await application.close();
  }
});

test("a database in another encoding is refused with the statement that makes a right one", async () => {
  await superuser(`create database ${database} encoding 'LATIN1' locale 'C' template template0`);
  await expect(prepareExternal(address("postgres"))).rejects.toThrow(
    /it is in LATIN1\. Make one in UTF-8: create database/,
  );
});

test("a user who may make nothing in it is told how to get the right", async () => {
  await superuser(`create database ${database}`);
  await expect(prepareExternal(address("fakturaporten_owner"))).rejects.toThrow(
    `alter database ${database} owner to fakturaporten_owner;`,
  );
});

test("a user who may not make the portal's role is told what an administrator does once", async () => {
  await superuser(`create database ${database} owner fakturaporten_owner`);
  await expect(prepareExternal(address("fakturaporten_owner"))).rejects.toThrow(
    /An administrator makes it once: create role fakturaporten_app .+ grant fakturaporten_app to fakturaporten_owner;/,
  );
});

test("a database that is not there is told with the statement that makes it", async () => {
  await expect(prepareExternal(address("postgres"))).rejects.toThrow(
    `has no database called ${database}. Make it: create database`,
  );
});

test.each([
  [{ host: "127.0.0.1", port: 1 }, "nothing answers at 127.0.0.1:1"],
  [{ host: "no-such-machine.invalid", port: 5432 }, /no-such-machine\.invalid/],
])("an address nobody answers at is told by place", async (place, says) => {
  await expect(prepareExternal({ ...address("postgres"), ...place })).rejects.toThrow(says);
});

test("a server that does not write through to the disk is refused", async () => {
  await superuser(`create database ${database}`);
  const mighty = connect(address("postgres"), { purpose: "web", poolSize: 1 });
  try {
    // The test server has given it up for speed.
    await expect(requireSafety(mighty)).rejects.toThrow("fsync = off");
  } finally {
    await mighty.close();
  }
});
