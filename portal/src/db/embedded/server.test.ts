import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Address, connect, driverConfig } from "../connection.ts";
import { plantDatabase } from "../../../test/support/seed.ts";
import { requireSafety } from "../safety.ts";
import { type EmbeddedServer, startEmbedded } from "./server.ts";

/** The real thing takes a second or two to make, so each test tells a whole story. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
afterAll(() => vi.resetConfig());

const isRoot = process.getuid?.() === 0;
let folder = "";
const running: EmbeddedServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fakturaporten-server-"));
  await chmod(folder, 0o755);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  const elsewhere = await readlink(join(folder, "postgresql")).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  if (elsewhere?.startsWith("/var/lib/fakturaporten/")) await rm(elsewhere, { recursive: true, force: true });
});

/** Starts on a folder as it is: an empty one gets its database made. */
async function start(dataFolder = folder): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataFolder });
  running.push(server);
  return server;
}

/** Starts where the making of the database is not the story: an empty folder gets one made earlier. */
async function startPlanted(): Promise<EmbeddedServer> {
  await plantDatabase(folder);
  return start();
}

async function ask<T>(address: Address, question: string): Promise<T | undefined> {
  const client = new pg.Client(driverConfig(address, "web"));
  await client.connect();
  try {
    return (await client.query<{ answer: T }>(question)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test("a new folder becomes a durable database in UTF-8 that no network reaches, and is kept between runs", async () => {
  const server = await start();
  const app = server.address("fakturaporten_app");
  expect(await ask(app, "select current_user || ' ' || current_setting('listen_addresses') as answer")).toBe(
    "fakturaporten_app ",
  );
  const collation =
    "select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding) as answer from pg_database where datname = current_database()";
  expect(await ask(app, collation)).toBe("b C.UTF-8 UTF8");
  expect(await ask(app, "select current_setting('data_checksums') as answer")).toBe("on");
  const connection = connect(app, { purpose: "web", poolSize: 1 });
  await requireSafety(connection);
  await connection.close();
  await ask(server.address("fakturaporten_owner"), "create table kept (id int)");
  await running.pop()?.stop();
  const again = await start();
  expect(await ask(again.address("fakturaporten_owner"), "select count(*)::int as answer from kept")).toBe(0);
});

test("a second start on the same folder is refused and says who has it; afterwards the first still works", async () => {
  const server = await startPlanted();
  await expect(startEmbedded({ dataFolder: folder })).rejects.toThrow(
    `in use by another running portal (process ${process.pid})`,
  );
  expect(await ask(server.address("fakturaporten_app"), "select 1 as answer")).toBe(1);
});

test("a server killed under the portal is started again, with everything committed", async () => {
  const server = await startPlanted();
  const owner = server.address("fakturaporten_owner");
  await ask(owner, "create table kept as select 7 as number");
  const before = server.processId();
  process.kill(before ?? 0, "SIGKILL");
  for (let n = 0; n < 200 && (server.processId() === before || !(await answers(owner))); n++) await sleep(50);
  expect(server.processId()).not.toBe(before);
  expect(await ask(owner, "select number as answer from kept")).toBe(7);
});

async function answers(address: Address): Promise<boolean> {
  return ask(address, "select 1 as answer").then(
    () => true,
    () => false,
  );
}

test("what a killed portal leaves running is stopped by the next start, and nothing committed is lost", async () => {
  const script = join(folder, "killed.ts");
  const source = join(import.meta.dirname, "server.ts");
  const body = `import { startEmbedded } from ${JSON.stringify(source)};
    const server = await startEmbedded({ dataFolder: ${JSON.stringify(join(folder, "data"))} });
    console.log(server.processId());`;
  await writeFile(script, body);
  const portal = spawn(process.execPath, ["--conditions=source", script], { stdio: ["ignore", "pipe", "inherit"] });
  const orphan = Number(await new Promise((resolve) => portal.stdout.once("data", (chunk) => resolve(String(chunk)))));
  portal.kill("SIGKILL");
  expect(() => process.kill(orphan, 0)).not.toThrow();
  const server = await start(join(folder, "data"));
  expect(server.processId()).not.toBe(orphan);
  expect(await ask(server.address("fakturaporten_app"), "select 1 as answer")).toBe(1);
});

test("a number in postmaster.pid that now belongs to somebody else is left alone", async () => {
  await startPlanted();
  await running.pop()?.stop();
  const bystander = spawn("sleep", ["60"]);
  const database = join(folder, "postgresql", "database");
  await writeFile(join(database, "postmaster.pid"), `${bystander.pid}\n${database}\n0\n5432\n/nowhere\n`);
  await start();
  expect(bystander.exitCode).toBe(null);
  expect(bystander.signalCode).toBe(null);
  bystander.kill();
});

test("a very deep data folder gets a short socket path of its own, removed at the stop", async () => {
  const deep = join(folder, "d".repeat(60), "e".repeat(60));
  const server = await start(deep);
  const { host } = server.address("fakturaporten_app");
  expect(host).toMatch(/^\/tmp\/fakturaporten-/);
  expect(await ask(server.address("fakturaporten_app"), "select 1 as answer")).toBe(1);
  await running.pop()?.stop();
  await expect(stat(host)).rejects.toThrow("ENOENT");
});

test("a database made by another major version is refused, not converted", async () => {
  await startPlanted();
  await running.pop()?.stop();
  await writeFile(join(folder, "postgresql", "database", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow("was made by PostgreSQL 17");
});

test("a half-made database from an interrupted first start is made anew", async () => {
  await startPlanted();
  await running.pop()?.stop();
  const home = join(folder, "postgresql");
  await rm(join(home, "database"), { recursive: true });
  await mkdir(join(home, "database.unfinished"));
  await writeFile(join(home, "database.unfinished", "PG_VERSION"), "18\n");
  const server = await start();
  expect(await ask(server.address("fakturaporten_app"), "select 1 as answer")).toBe(1);
});

test("a folder that can not be written is told by name", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(start(join(folder, "file"))).rejects.toThrow(
    /can not be written to \(E[A-Z]+\)\. Choose another with DATA_DIR/,
  );
  await expect(start("/proc/fakturaporten")).rejects.toThrow("can not be written to");
});

test("a database that gives up durability is refused before anybody comes in", async () => {
  await plantDatabase(folder);
  const server = await startEmbedded({ dataFolder: folder, settings: { synchronous_commit: "off" } });
  running.push(server);
  const connection = connect(server.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  await expect(requireSafety(connection)).rejects.toThrow("synchronous_commit = off");
  await connection.close();
});

test.runIf(isRoot)("root's server runs as somebody else, and nobody else gets in through the socket", async () => {
  const server = await startPlanted();
  const { stdout } = await promisify(execFile)("ps", ["-o", "user=", "-p", String(server.processId())]);
  expect(stdout.trim()).not.toBe("root");
  const socket = server.address("fakturaporten_app").host;
  expect((await stat(socket)).mode & 0o077).toBe(0);
});

test.runIf(isRoot)(
  "below a folder that only root may walk into, the database lives in /var/lib with a link to it",
  async () => {
    const closed = join(folder, "closed");
    await mkdir(closed);
    await chmod(closed, 0o700);
    const data = join(closed, "data");
    const server = await start(data);
    expect(await readlink(join(data, "postgresql"))).toMatch(/^\/var\/lib\/fakturaporten\//);
    expect(await ask(server.address("fakturaporten_app"), "select 1 as answer")).toBe(1);
    await symlink(await readlink(join(data, "postgresql")), join(folder, "postgresql"));
  },
);

test("the holder's note goes with the portal", async () => {
  await startPlanted();
  expect((await readFile(join(folder, "lock.holder"), "utf8")).trim()).toBe(String(process.pid));
  await running.pop()?.stop();
  await expect(stat(join(folder, "lock.holder"))).rejects.toThrow("ENOENT");
});
