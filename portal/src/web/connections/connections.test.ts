import { expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { password } from "../../../test/support/people.ts";
import { aUnitScene } from "../../../test/support/unit-scene.ts";
import { findClient } from "../../domain/clients/queries.ts";
import { findPolicy } from "../../domain/handover/policies.ts";
import { connectionRoutes } from "./connections.tsx";

const house = testHouse();
const door = testDoor(house, { routes: connectionRoutes });

test("an administrator connects a system; the token is shown on that page alone", async () => {
  const { administrator, unit } = await aUnitScene(house);
  const browser = await door.signedIn(administrator.actor);
  const fields = {
    name: "Ekonomi",
    "scopes.handover-read": "yes",
    unit: "kardiologmottagningen",
    days: "30",
    password,
  };
  const wider = { ...fields, "scopes.collection-read": "yes" };
  const refused = await browser.submit("/connections/new", wider, "/connections/new");
  expect([refused.statusCode, refused.body.includes("rör hela regionen")]).toEqual([422, true]);
  const made = await browser.submit("/connections/new", fields, "/connections/new");
  expect(made.statusCode).toBe(200);
  const [token = ""] = /fp_live_[0-9a-f]{32}_[A-Za-z0-9_-]{43}/.exec(made.body) ?? [];
  const client = await house.perform({ kind: "visitor" }, (work) => findClient(work, token));
  expect(client).toMatchObject({ scopes: ["handover.read"], receiverIds: [unit] });
  const list = (await browser.get("/connections")).body;
  expect(list).toContain("Ekonomi");
  expect(list).not.toContain("fp_live_");
  await browser.submit("/connections", {}, `/connections/${client?.clientId ?? ""}/revoke`);
  expect(await house.perform({ kind: "visitor" }, (work) => findClient(work, token))).toBeUndefined();
});

test("what a system may do is a list in the order of the form, also where it was ticked in another", async () => {
  const { administrator } = await aUnitScene(house);
  const browser = await door.signedIn(administrator.actor);
  const boxes = { "scopes.webhook-write": "yes", "scopes.handover-receipt": "yes", "scopes.inbox-read": "yes" };
  await browser.submit("/connections/new", { name: "Ekonomi", days: "30", password, ...boxes }, "/connections/new");
  const [list = ""] = /<ul class="name-list">.*?<\/ul>/s.exec((await browser.get("/connections")).body) ?? [];
  expect([...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, name]) => name)).toEqual([
    "Läsa mottagna fakturor",
    "Kvittera fakturor som det har tagit emot",
    "Se webhookar och sända meddelanden igen",
  ]);
});

test("all faults are told at once, with what was typed and never the password", async () => {
  const { administrator } = await aUnitScene(house);
  const browser = await door.signedIn(administrator.actor);
  const empty = await browser.submit("/connections/new", { name: "", days: "7" }, "/connections/new");
  expect(empty.statusCode).toBe(422);
  for (const words of [
    "Skriv systemets namn",
    "Kryssa i minst en sak",
    "Välj hur länge nyckeln gäller",
    "Skriv ditt lösenord",
  ])
    expect(empty.body).toContain(words);
  const typed = { name: "Lön", "scopes.inbox-read": "yes", days: "30", password: "fel-losenord-1234" };
  const wrong = await browser.submit("/connections/new", typed, "/connections/new");
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Lösenordet stämmer inte");
  expect(wrong.body).toContain('value="Lön"');
  expect(wrong.body).not.toContain("fel-losenord-1234");
  const unknown = await browser.submit("/connections/new", { ...typed, unit: "Okänd", password }, "/connections/new");
  expect(unknown.body).toContain("Ingen av era enheter heter så");
});

test("an administrator who comes in through the region's own sign-in is told who can do it instead", async () => {
  const { administrator } = await aUnitScene(house);
  const { accountId } = administrator.actor;
  const row = { issuer: "https://idp.region.example", subject: "adam", account_id: accountId, linked_at: house.now() };
  await house.everything.insertInto("identities").values(row).execute();
  const browser = await door.signedIn(administrator.actor);
  const typed = { name: "Lön", "scopes.inbox-read": "yes", days: "30", password: "gissat-ord-1234" };
  const told = await browser.submit("/connections/new", typed, "/connections/new");
  expect(told.statusCode).toBe(422);
  expect(told.body).toContain("har inget lösenord här. Be en administratör som loggar in med lösenord");
});

test("a unit's hand-over is set by its name or number, and only by the administrator", async () => {
  const { administrator, officer, unit } = await aUnitScene(house);
  const browser = await door.signedIn(administrator.actor);
  const fields = { unit: "Kardiologmottagningen", way: "folder", occasion: "on-acceptance" };
  const saved = await browser.submit("/connections", fields, "/connections/policies");
  expect([saved.statusCode, saved.headers["location"]]).toEqual([303, "/connections"]);
  const policy = await house.perform(administrator.actor, (work) => findPolicy(work, unit));
  expect(policy).toEqual({ way: "folder", occasion: "on-acceptance" });
  const faulty = await browser.submit("/connections", { unit: "" }, "/connections/policies");
  expect(faulty.statusCode).toBe(422);
  expect(faulty.body).toContain("Välj hur fakturor lämnas över");
  expect((await (await door.signedIn(officer.actor)).get("/connections")).statusCode).toBe(403);
});
