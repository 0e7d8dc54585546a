import { beforeAll, describe, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { demoReceivers } from "../../demo/receivers.ts";
import type { ReceiverId } from "../../domain/receivers/receiver.ts";
import { type ReceiverEntry, saveReceiver } from "../../domain/receivers/save-receiver.ts";
import { receiverRoutes } from "./receivers.tsx";

const house = testHouse();
const door = testDoor(house, { routes: receiverRoutes });
const ids = new Map<string, ReceiverId>();
let support: Known;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
  for (const entry of demoReceivers) ids.set(entry.name, await save(entry));
});

const save = (entry: ReceiverEntry) => house.perform(support.actor, (work) => saveReceiver(work, entry));
const get = (path: string, headers?: Record<string, string>) => door.visitor().get(path, headers);
const cardOf = (name: string) => `/receivers/${ids.get(name) ?? ""}`;

function like(facts: Partial<ReceiverEntry>): ReceiverEntry {
  const [first] = demoReceivers;
  if (first === undefined) throw new Error("The demo region has units.");
  return { ...first, gln: undefined, peppol: { scheme: "0088", value: `prov-${facts.name}` }, ...facts };
}

describe("searching, as a plain form", () => {
  test("needs no sign-in, and leads to the card", async () => {
    const { statusCode, body } = await get("/receivers?q=kardoilog");
    expect(statusCode).toBe(200);
    expect(body).toContain(`href="${cardOf("Kardiologmottagningen, Exempelstads sjukhus")}"`);
    expect(body).toContain('value="kardoilog"');
  });

  test("an empty question shows the form and no list", async () => {
    const { body } = await get("/receivers");
    expect(body).toContain('name="q"');
    expect(body).not.toContain("data-table");
  });

  test("nothing found says what to try", async () => {
    expect((await get("/receivers?q=qqqqzzzz")).body).toContain("Ingen mottagare liknar ”qqqqzzzz”");
  });

  test.each(["%25", "%5C", "%27%3B--", "%00", "%EF%BF%BF", "x".repeat(10_000), "%3Cscript%3Ealert(1)%3C/script%3E"])(
    "%.30s is answered calmly and escaped",
    async (asked) => {
      const { statusCode, body } = await get(`/receivers?q=${asked}`);
      expect(statusCode).toBe(200);
      expect(body).not.toContain("<script>alert");
    },
  );

  test("a name with markup is shown as it is written", async () => {
    await save(like({ name: "Enheten <img src=x onerror=alert(1)>", aliases: [] }));
    const { body } = await get("/receivers?q=enheten img");
    expect(body).toContain("&lt;img src=x");
    expect(body).not.toContain("<img src=x");
  });

  test("in English", async () => {
    expect((await get("/receivers?q=hmc", { "accept-language": "en" })).body).toContain("Find a receiver");
  });
});

describe("suggestions while typing", () => {
  test("name, what tells it apart, and where its card is", async () => {
    const { headers, body } = await get("/receivers/suggestions?q=hjartmott");
    expect(headers["content-type"]).toContain("application/json");
    const name = "Kardiologmottagningen, Exempelstads sjukhus";
    expect(JSON.parse(body)).toEqual({
      told: "1 förslag. Pil ned för att välja.",
      suggestions: [
        { id: ids.get(name), name, facts: "Exempelstad · 239900-0013 · GLN 7300099000015", href: cardOf(name) },
      ],
    });
  });

  test("never more than eight, and none for nothing", async () => {
    expect(JSON.parse((await get("/receivers/suggestions?q=239900")).body).suggestions).toHaveLength(8);
    expect(JSON.parse((await get("/receivers/suggestions")).body)).toEqual({ told: "Inga förslag", suggestions: [] });
  });
});

describe("the card", () => {
  test("tells reference, example, order number, limits, addresses and whom to ask", async () => {
    const { body } = await get(cardOf("Hjälpmedelscentralen"));
    for (const text of [
      "Skriv referenskoden, tre till fem versaler eller siffror. Den står på beställningen.",
      "R1234",
      "61002345",
      "Högst 10 PDF-filer, var och en högst 5\u00a0MB.",
      "0088:7300099000107",
      "239900-0013",
      "hjalpmedel@region.example",
      "HMC, Hjälpmedel",
    ])
      expect(body).toContain(text);
  });

  test.each([
    ["R1234", "”R1234” är skriven som mottagaren vill ha den"],
    ["r1234", "Skriv den som i exemplet: R1234"],
    ["", "Skriv en referens"],
  ])("a reference can be tried: %j", async (reference, told) => {
    expect((await get(`${cardOf("Hjälpmedelscentralen")}?reference=${reference}`)).body).toContain(told);
  });

  test("invites a supplier to write, and nobody else", async () => {
    const path = cardOf("IT-avdelningen");
    const invitation = `/invoices/new?receiver=${ids.get("IT-avdelningen")}`;
    expect((await get(path)).body).not.toContain(invitation);
    expect((await (await door.signedIn((await aSupplier(house)).actor)).get(path)).body).toContain(invitation);
    expect((await (await door.signedIn(support.actor)).get(path)).body).not.toContain(invitation);
  });

  test("of a unit that has closed says so, and invites nobody", async () => {
    const id = await save(like({ name: "Nedlagda enheten", active: false }));
    const browser = await door.signedIn((await aSupplier(house)).actor);
    const { statusCode, body } = await browser.get(`/receivers/${id}`);
    expect(statusCode).toBe(200);
    expect(body).toContain("Tar inte längre emot fakturor");
    expect(body).not.toContain("/invoices/new?receiver=");
  });

  test.each(["01999999-0000-7000-8000-000000000099", "inte-ett-id", "%2e%2e"])("%s is not found", async (id) => {
    expect((await get(`/receivers/${id}`)).statusCode).toBe(404);
  });
});
