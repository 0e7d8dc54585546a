import { beforeAll, describe, expect, test } from "vitest";
import { aUnit } from "../../../test/support/documents.ts";
import { testDoor, testBaseUrl, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known, password } from "../../../test/support/people.ts";
import { testPeer } from "../../../test/support/sign-in-peer.ts";
import type { SignInPeer } from "../../domain/access/single-sign-on.ts";
import { readRoleRules } from "../../domain/access/role-rules.ts";
import { singleSignOn } from "../../integrations/single-sign-on.ts";
import type { OrganisationId } from "../../work.ts";
import { get } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const callbackUrl = `${testBaseUrl}${accessPaths.singleSignOnBack}`;
const signedOutUrl = `${testBaseUrl}${accessPaths.signedOut}`;
const peer = testPeer(callbackUrl);
const rules = readRoleRules("chefer=administrator,ekonomi=billing,kardio=officer@7300099000015") ?? [];
let spoken: SignInPeer | undefined;
/** The issuer's address is known once it listens. */
const late: SignInPeer = {
  name: "Region Provs inloggning",
  rules,
  begin: (asked) => opened().begin(asked),
  finish: (query, asked) => opened().finish(query, asked),
  leave: async (...known) => opened().leave?.(...known),
};
const opened = (): SignInPeer =>
  (spoken ??= singleSignOn({ ...peer, name: late.name, callbackUrl, signedOutUrl, roleClaim: "groups", rules }));
const start = get("/", "anyone", async ({ viewer }) => ({
  kind: "json",
  body: viewer === undefined ? "nobody" : { email: viewer.email, role: viewer.actor.role },
}));
const door = testDoor(house, { routes: [start, ...accessRoutes({ developmentMail: false, singleSignOn: late })] });
let boss: Known;
let region: OrganisationId;

beforeAll(async () => {
  boss = await anOfficer(house, { role: "administrator" });
  region = boss.actor.organisationId;
});

const viewer = async (browser: TestBrowser): Promise<unknown> => (await browser.get("/")).json();

/** Goes to the peer and back; what the portal answered in the end. */
async function comesIn(browser: TestBrowser, person: string, then = "") {
  const left = await browser.get(`${accessPaths.singleSignOn}${then}`);
  expect(left.statusCode).toBe(303);
  const back = await peer.comesBack(String(left.headers.location), person);
  return browser.get(`${back.pathname}${back.search}`);
}

let people = 0;
function aColleague(groups: readonly string[], facts: object = {}): { readonly id: string; readonly email: string } {
  const id = `kollega-${++people}`;
  const email = `${id}@region.example`;
  peer.people.set(id, { email, email_verified: true, name: "Kalle Kollega", groups, ...facts });
  return { id, email };
}

test("the sign-in page leads there first, and keeps the way for everybody else", async () => {
  const { body } = await door.visitor().get("/sign-in?then=%2Faccount");
  expect(body).toContain("Logga in med Region Provs inloggning");
  expect(body).toContain(`href="${accessPaths.singleSignOn}?then=%2Faccount"`);
  expect(body).toContain('name="password"');
});

test("who signs out is led to leave the region's sign-in too, which knows the way back; who came by password is not", async () => {
  const { id } = aColleague(["ekonomi"]);
  const browser = door.visitor();
  await comesIn(browser, id);
  const left = await browser.submit("/account", {}, "/sign-out");
  expect([left.statusCode, await viewer(browser)]).toEqual([200, "nobody"]);
  const href = /href="(http:\/\/localhost[^"]*)"/.exec(left.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(new URL(href).searchParams.get("post_logout_redirect_uri")).toBe(signedOutUrl);
  expect((await fetch(href)).status).toBe(200);
  expect((await fetch(href.replace("signed-out", "elsewhere"))).status).toBe(400);
  expect((await browser.get(accessPaths.signedOut)).body).toContain("Du är utloggad också ur");
  const supplier = await aSupplier(house);
  const other = door.visitor();
  await other.submit("/sign-in", { email: supplier.email, password });
  expect((await other.submit("/account", {}, "/sign-out")).statusCode).toBe(303);
});

test("a person who is new here comes in with the role of the groups, and to where the way led", async () => {
  const { id, email } = aColleague(["ekonomi", "annat"]);
  const browser = door.visitor();
  const answered = await comesIn(browser, id, "?then=%2Faccount");
  expect([answered.statusCode, answered.headers.location]).toEqual([303, "/account"]);
  expect(await viewer(browser)).toEqual({ email, role: "billing" });
  const again = door.visitor();
  await comesIn(again, id, "?then=%2F%2Felak.example");
  expect(await viewer(again)).toEqual({ email, role: "billing" });
  const members = await house.perform(boss.actor, ({ db }) =>
    db
      .selectFrom("identities")
      .innerJoin("accounts", "accounts.id", "account_id")
      .select("email")
      .where("email", "=", email)
      .execute(),
  );
  expect(members).toHaveLength(1);
});

test("roles and units follow the groups at every sign-in, and leave with them", async () => {
  const unit = await aUnit(house, [boss.actor]);
  await house.perform(boss.actor, ({ db }) =>
    db.updateTable("receivers").set({ gln: "7300099000015" }).where("id", "=", unit).execute(),
  );
  const { id, email } = aColleague(["kardio"]);
  const browser = door.visitor();
  await comesIn(browser, id);
  const unitsOf = () =>
    house.perform(boss.actor, ({ db }) =>
      db
        .selectFrom("officer_receivers")
        .innerJoin("accounts", "accounts.id", "account_id")
        .select("receiver_id")
        .where("email", "=", email)
        .execute(),
    );
  expect(await unitsOf()).toEqual([{ receiver_id: unit }]);

  peer.people.set(id, { ...peer.people.get(id), groups: ["chefer"] });
  await comesIn(door.visitor(), id);
  expect(await viewer(browser)).toEqual({ email, role: "administrator" });
  expect(await unitsOf()).toEqual([]);

  peer.people.set(id, { ...peer.people.get(id), groups: [] });
  const refused = await comesIn(door.visitor(), id);
  expect(refused.statusCode).toBe(403);
  expect(refused.body).toContain("du har ingen roll i Fakturaporten");
  // Every session that acted by the membership ended with it.
  expect(await viewer(browser)).toBe("nobody");
});

describe("an address that has an account", () => {
  test("of the region's staff is linked, and its password opens nothing any more", async () => {
    const officer = await anOfficer(house, { role: "officer", organisationId: region });
    const { id } = aColleague(["kardio"], { email: officer.email });
    const browser = door.visitor();
    await comesIn(browser, id);
    expect(await viewer(browser)).toEqual({ email: officer.email, role: "officer" });
    const byPassword = await door.visitor().submit("/sign-in", { email: officer.email, password });
    expect(byPassword.statusCode).toBe(422);
    await door.visitor().submit("/forgotten-password", { email: officer.email });
    const letters = await house.perform(boss.actor, ({ db }) =>
      db.selectFrom("mails").select("kind").where("to_address", "=", officer.email).execute(),
    );
    expect(letters.map(({ kind }) => kind)).toContain("sign-in-elsewhere");
    expect(letters.map(({ kind }) => kind)).not.toContain("reset-password");
  });

  test("of a supplier is not taken over", async () => {
    const lena = await aSupplier(house);
    const { id } = aColleague(["chefer"], { email: lena.email });
    const refused = await comesIn(door.visitor(), id);
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain("hör redan till ett konto");
    expect((await door.visitor().submit("/sign-in", { email: lena.email, password })).statusCode).toBe(303);
  });

  test("of staff who also act for a company is not taken over", async () => {
    const both = await anOfficer(house, { role: "officer", organisationId: region });
    const lena = await aSupplier(house);
    await house.perform(lena.actor, ({ db, now }) =>
      db
        .insertInto("memberships")
        .values({
          organisation_id: lena.actor.organisationId,
          account_id: both.actor.accountId,
          role: "biller",
          joined_at: now,
        })
        .execute(),
    );
    const { id } = aColleague(["chefer"], { email: both.email });
    expect((await comesIn(door.visitor(), id)).statusCode).toBe(403);
  });

  test.each([{ email_verified: false }, { email: undefined }, { email: "inte en adress" }])(
    "nobody is known by %j",
    async (facts) => {
      const { id } = aColleague(["chefer"], facts);
      const refused = await comesIn(door.visitor(), id);
      expect(refused.statusCode).toBe(409);
      expect(refused.body).toContain("berättar inte vilken e-postadress");
    },
  );
});

describe("a way back that is not this browser's own", () => {
  test.each(["", "?state=nobody&code=x", "?code=x", "?error=access_denied&state=x"])(
    "%j leads nowhere",
    async (query) => {
      const answered = await door.visitor().get(`${accessPaths.singleSignOnBack}${query}`);
      expect(answered.statusCode).toBe(409);
      expect(answered.body).toContain("Börja om");
    },
  );

  test("another browser's opens nothing for whoever is sent it", async () => {
    const { id } = aColleague(["chefer"]);
    const left = await door.visitor().get(accessPaths.singleSignOn);
    const back = await peer.comesBack(String(left.headers.location), id);
    const victim = door.visitor();
    await victim.get("/sign-in");
    expect((await victim.get(`${back.pathname}${back.search}`)).statusCode).toBe(409);
    expect(await viewer(victim)).toBe("nobody");
  });

  test("used once it is used up", async () => {
    const { id } = aColleague(["chefer"]);
    const browser = door.visitor();
    const left = await browser.get(accessPaths.singleSignOn);
    const back = await peer.comesBack(String(left.headers.location), id);
    expect((await browser.get(`${back.pathname}${back.search}`)).statusCode).toBe(303);
    expect((await door.visitor().get(`${back.pathname}${back.search}`)).statusCode).toBe(409);
  });

  test("a code that the peer did not give is refused by it", async () => {
    const browser = door.visitor();
    const left = await browser.get(accessPaths.singleSignOn);
    const state = new URL(String(left.headers.location)).searchParams.get("state") ?? "";
    const answered = await browser.get(
      `${accessPaths.singleSignOnBack}?${new URLSearchParams({ state, code: "x", iss: peer.issuer })}`,
    );
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain("släppte inte in dig");
  });

  test("another person's code, carried into one's own sign-in, is refused", async () => {
    const { id } = aColleague(["chefer"]);
    const attacker = door.visitor();
    const theirs = await peer.comesBack(String((await attacker.get(accessPaths.singleSignOn)).headers.location), id);
    const victim = door.visitor();
    const left = await victim.get(accessPaths.singleSignOn);
    const query = new URLSearchParams(theirs.search);
    query.set("state", new URL(String(left.headers.location)).searchParams.get("state") ?? "");
    const answered = await victim.get(`${accessPaths.singleSignOnBack}?${query}`);
    expect(answered.statusCode).toBe(409);
    expect(await viewer(victim)).toBe("nobody");
  });

  test("after ten minutes it is too late", async () => {
    const { id } = aColleague(["chefer"]);
    const browser = door.visitor();
    const left = await browser.get(accessPaths.singleSignOn);
    const back = await peer.comesBack(String(left.headers.location), id);
    await house.turnBy({ minutes: 11 });
    expect((await browser.get(`${back.pathname}${back.search}`)).statusCode).toBe(409);
  });
});

test("a peer that does not answer is told as such, and the password's way stays open", async () => {
  const silent = singleSignOn({
    ...peer,
    issuer: "http://localhost:1",
    name: late.name,
    callbackUrl,
    roleClaim: "groups",
    rules,
    timeoutSeconds: 1,
  });
  expect(await silent.begin({ state: "s", nonce: "n", codeVerifier: "v".repeat(43) })).toBeUndefined();
  expect(await silent.finish({ code: "c", state: "s" }, { state: "s", nonce: "n", codeVerifier: "v".repeat(43) })).toBe(
    "not-reached",
  );
});
