/** Every route there is, asked by every kind of person: the same headers, the same doors, no crash, nothing forged. */
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answered, testDoor, type TestBrowser } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { aSupplier, anOfficer } from "../../test/support/people.ts";
import { may } from "../domain/access/permissions.ts";
import type { Route } from "./route.ts";
import { routesOf } from "./routes.ts";
import { everywhere } from "./server/security-headers.ts";

const house = testHouse();
const routes = routesOf({ development: true, keepsMail: true });
const door = testDoor(house, { routes });

const someId = "01999999-0000-7000-8000-00000000beef";
const someSecret = "c29tZWJvZHktZWxzZXMtc2VjcmV0LTEyMzQ1Njc4OTAxMjM";

/** A name that would act, if a page let it. */
const canary = `Åsa <img src=x onerror=alert(1)> "&'</title></script>`;

/** An address on the route that names nothing that exists. */
const addressOf = ({ path }: Route): string =>
  path.replace(/:(\w+)/g, (_, name: string) =>
    name === "token" ? someSecret : /^id$|Id$/.test(name) ? someId : "nothing",
  );

const gets = routes.filter(({ method }) => method === "GET");
const posts = routes.filter(({ method }) => method === "POST");
const people: Record<"visitor" | "supplier" | "officer", TestBrowser> = {} as never;

beforeAll(async () => {
  people.visitor = door.visitor();
  const supplier = await aSupplier(house, { name: canary, organisation: { name: canary } });
  people.supplier = await door.signedIn(supplier.actor);
  people.officer = await door.signedIn((await anOfficer(house)).actor);
});

function expectHeaders(answered: Answered, signedIn: boolean): void {
  const { "referrer-policy": referrer, ...others } = everywhere;
  expect(answered.headers).toMatchObject(others);
  expect([referrer, "no-referrer"]).toContain(answered.headers["referrer-policy"]);
  expect(answered.headers["content-security-policy"]).toMatch(/default-src 'none'/);
  if (signedIn) expect(answered.headers["cache-control"]).toBe("no-store");
  expect(answered.headers["cache-control"]).toMatch(/no-store|no-cache/);
  for (const cookie of answered.cookies) {
    expect(cookie, cookie.name).toMatchObject({ path: "/", secure: true, httpOnly: true, sameSite: "Lax" });
    expect(cookie.name).toMatch(/^__Host-/);
    expect(cookie).not.toHaveProperty("domain");
  }
}

let everyTable: string | undefined;

/** What every table holds, as a sum: a change anywhere changes it. Sessions note that they are used. */
async function fingerprint(): Promise<string> {
  everyTable ??= await questionOfEveryTable();
  const held = await sql<{ held: string }>`${sql.raw(everyTable)}`.execute(house.everything);
  return held.rows
    .map((row) => row.held)
    .sort()
    .join("\n");
}

async function questionOfEveryTable(): Promise<string> {
  const tables = await sql<{ part: string }>`
    select format('select %L || coalesce(sum(hashtext(t::text)::bigint), 0) || count(*) as held from %I t', table_name || ' ', table_name) as part
    from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'sessions' order by 1`.execute(
    house.everything,
  );
  return tables.rows.map(({ part }) => part).join(" union all ");
}

let known: string | undefined;

/** The number the next writing transaction of the whole server gets: where it stands still, nobody has written anything. */
async function nextWriter(): Promise<string | undefined> {
  const { rows } = await sql<{ next: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(house.everything);
  return rows[0]?.next;
}

/**
 * That nothing has changed since the last time it was asked: between two questions of this file nothing happens. The tables are
 * summed only where some transaction has written, be it another test's beside this one.
 */
async function expectUnchanged(says: string, deed: () => Promise<void>): Promise<void> {
  const before = (known ??= await fingerprint());
  const writer = await nextWriter();
  await deed();
  if ((await nextWriter()) === writer) return;
  known = await fingerprint();
  expect(known, says).toBe(before);
}

test("a change anywhere would be seen", async () => {
  const before = await fingerprint();
  const writer = await nextWriter();
  await house.everything.insertInto("form_keys").values({ key: "seen", used_at: house.now(), outcome: null }).execute();
  expect(await nextWriter()).not.toBe(writer);
  expect(await fingerprint()).not.toBe(before);
  await house.everything.updateTable("form_keys").set({ outcome: "/" }).execute();
  expect(await fingerprint()).not.toBe(before);
  await house.everything.deleteFrom("form_keys").execute();
  expect(await fingerprint()).toBe(before);
});

test("there are routes, and none twice", () => {
  const names = routes.map(({ method, path }) => `${method} ${path}`);
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
});

test("a name that would act is shown as it is written", async () => {
  expect((await people.supplier.get("/")).body).toContain("&lt;img src=x onerror=alert(1)>");
});

test("an installation that is not for development has no pages for it", () => {
  const served = routesOf({ development: false, keepsMail: true }).map(({ path }) => path);
  expect(served.filter((path) => path.startsWith("/dev"))).toEqual([]);
  expect(routes.filter(({ path }) => path.startsWith("/dev")).length).toBeGreaterThan(2);
});

describe.each(["visitor", "supplier", "officer"] as const)("asked by a %s", (who) => {
  test.each(gets.map((route) => [route.path, route] as const))("GET %s", async (_, route) => {
    let answered: Answered | undefined;
    await expectUnchanged("asking changes nothing", async () => {
      answered = await people[who].get(addressOf(route));
    });
    if (answered === undefined) throw new Error("Nothing was answered.");
    expectHeaders(answered, who !== "visitor");
    expect(answered.statusCode, answered.body.slice(0, 500)).toBeLessThan(500);
    expect(answered.body, "names are only words").not.toContain("<img src=x");
    const role = who === "supplier" ? "owner" : "officer";
    if (route.admits === "anyone") expect(answered.headers.location ?? "").not.toMatch(/^\/sign-in\?/);
    else if (who === "visitor") expect(answered.headers.location).toMatch(/^\/sign-in/);
    else if (route.admits !== "signed-in" && !may(role, route.admits)) expect(answered.statusCode).toBe(403);
    else expect([200, 303, 404, 409, 422]).toContain(answered.statusCode);
  });
});

describe("a form that is not ours changes nothing", () => {
  const forgeries: readonly [string, Record<string, string>, Record<string, string>][] = [
    ["without a token", {}, {}],
    ["with a made-up token", { csrf: "c2FsdA.c2ln" }, {}],
    ["from another site", {}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ];
  describe.each(posts.map((route) => [route.path, route] as const))("POST %s", (_, route) => {
    test.each(forgeries)("%s", async (_name, fields, headers) => {
      await expectUnchanged("a forged form changes nothing", async () => {
        for (const who of ["visitor", "supplier", "officer"] as const) {
          const answered = await people[who].post(addressOf(route), fields, headers);
          expectHeaders(answered, who !== "visitor");
          const toSignIn = who === "visitor" && route.admits !== "anyone";
          expect(answered.statusCode).toBe(toSignIn ? 303 : 403);
          if (toSignIn) expect(answered.headers.location).toMatch(/^\/sign-in/);
        }
      });
    });
  });
});

describe("methods nobody listed", () => {
  test.each([...new Set(routes.map(({ path }) => path))])("%s answers 405", async (path) => {
    const url = addressOf({ path } as Route);
    const answered = await door.app.inject({ method: "DELETE", url });
    expect(answered.statusCode).toBe(405);
    expect(answered.headers["allow"]).toMatch(/GET|POST/);
    expect(answered.headers).toMatchObject(everywhere);
  });
});
