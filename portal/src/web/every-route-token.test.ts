/** Every route there is, asked with a valid session and token of one's own, and with ids that are none or are somebody else's. */
import { beforeAll, describe, expect, test } from "vitest";
import { formsIn, testDoor, type TestBrowser } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { aSupplier, anOfficer } from "../../test/support/people.ts";
import { may, type Role } from "../domain/access/permissions.ts";
import { routesOf } from "./routes.ts";

const house = testHouse();
const routes = routesOf({ development: false, keepsMail: false });
const door = testDoor(house, { routes });

const strange = ["------------------------------------", "..%2f..%2fetc%2fpasswd", "%F0%9F%92%A3%20or%201=1"];
const absent = "01999999-0000-7000-8000-00000000beef";
const fill = (path: string, id: string): string => path.replace(/:\w+/g, id);

const gets = routes.filter(({ method }) => method === "GET");
const posts = routes.filter(({ method }) => method === "POST");
const names = ["owner", "officer", "support", "administrator"] as const;
const people: Record<(typeof names)[number], { readonly role: Role; readonly browser: TestBrowser }> = {} as never;

beforeAll(async () => {
  const supplier = await aSupplier(house);
  people.owner = { role: "owner", browser: await door.signedIn(supplier.actor) };
  for (const role of ["officer", "support", "administrator"] as const)
    people[role] = { role, browser: await door.signedIn((await anOfficer(house, { role })).actor) };
});

async function ownToken(browser: TestBrowser): Promise<Readonly<Record<string, string>>> {
  const { csrf = "" } = formsIn((await browser.get("/help")).body)[0]?.hidden ?? {};
  expect(csrf).not.toBe("");
  return { csrf };
}

describe.each(names)("an id that is none, asked by %s", (name) => {
  test.each(gets.filter(({ path }) => path.includes(":")).map(({ path }) => [path] as const))(
    "GET %s",
    async (path) => {
      for (const id of strange) {
        const { statusCode, body } = await people[name].browser.get(fill(path, id));
        expect(statusCode, `${id}: ${body.slice(0, 300)}`).toBeLessThan(500);
      }
    },
  );
});

describe.each(names)("posted with a token of one's own by %s", (name) => {
  test.each(posts.map((route) => [route.path, route] as const))("POST %s", async (_, { path, admits }) => {
    const { role, browser } = people[name];
    if (path === "/sign-out") return;
    for (const id of path.includes(":") ? [absent, ...strange] : [absent]) {
      const { statusCode, body } = await browser.post(fill(path, id), await ownToken(browser));
      expect(statusCode, `${id}: ${body.slice(0, 300)}`).toBeLessThan(500);
      if (admits === "anyone" || admits === "signed-in") continue;
      if (may(role, admits)) expect(statusCode, "let in, so the token was taken").not.toBe(403);
      else if (id === absent) expect(statusCode).toBe(403);
      else expect([403, 404]).toContain(statusCode);
    }
  });
});
