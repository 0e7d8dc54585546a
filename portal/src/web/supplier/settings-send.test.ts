import { describe, expect, test } from "vitest";
import { type Answered, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known, password } from "../../../test/support/people.ts";
import { getSendSettings } from "../../domain/settings/queries.ts";
import { settingsRoutes } from "./settings-send.tsx";

const house = testHouse();
const door = testDoor(house, { routes: settingsRoutes });
const page = "/settings/send";

/** A form with nothing wrong in it. */
const filled = {
  bankgiro: "5402-9681",
  factoringAccountKind: "bankgiro",
  paymentTermsDays: "30",
  vatPercent: "25",
} as const;

const factoring = {
  factoringName: "Fordran & Köp AB",
  factoringOrganisationNumber: "556677-8899",
  factoringAccountNumber: "991-2346",
  assignmentText: "Överlåten.",
} as const;

type Typed = Readonly<Record<string, string>>;

const settingsOf = ({ actor }: Known) => house.perform(actor, getSendSettings);

/** Fills in the form and sends it; then, where it asks, the password. */
async function save(browser: TestBrowser, typed: Typed, proof: Typed = { password }): Promise<Answered> {
  const asked = await browser.submit(page, { ...filled, ...typed });
  return asked.statusCode === 200 ? confirm(browser, asked, proof) : asked;
}

function confirm(browser: TestBrowser, asked: Answered, proof: Typed): Promise<Answered> {
  return browser.post(page, { ...hiddenIn(asked.body), do: "confirm", ...proof });
}

function hiddenIn(html: string): Record<string, string> {
  const main = html.slice(html.indexOf("<main"));
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      plain(value),
    ]),
  );
}

function plain(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** The sentence at a field, and the one in the summary that leads to it. */
function told(html: string, field: string): readonly [atField: string, inSummary: string] {
  const atField = new RegExp(`id="${field}-error"[^>]*><span[^>]*>[^<]*</span>([^<]*)`).exec(html)?.[1];
  const inSummary = new RegExp(`<li[^>]*><a href="#${field}">([^<]*)`).exec(html)?.[1];
  return [plain(atField ?? "").trim(), plain(inSummary ?? "").trim()];
}

describe("a number whose check failed may be insisted on, by whoever holds the bank's paper", () => {
  const typed = { clearing: "1274", accountNumber: "0235306", iban: "SE4550000000058398257466", bic: "ESSESESS" };

  test("the tick is there only after the fault, and with it the account is kept and confirmed", async () => {
    const owner = await aSupplier(house);
    const browser = await door.signedIn(owner.actor);
    expect((await browser.get(page)).body).not.toContain("accountInsists");
    expect((await save(browser, typed)).body).toContain('name="accountInsists"');
    const insisted = { ...typed, accountInsists: "yes" };
    const unconfirmed = await save(browser, insisted);
    expect(told(unconfirmed.body, "warningsConfirmed")[0]).toBe(
      "Kryssa i att du har sett efter, eller ändra uppgifterna",
    );
    const saved = await save(browser, insisted, { password, warningsConfirmed: "yes" });
    expect(saved.statusCode).toBe(303);
    expect((await settingsOf(owner)).accounts).toContainEqual(
      expect.objectContaining({ kind: "bank-account", warningConfirmed: true }),
    );
  });
});

describe("a change of where money goes", () => {
  test("is shown old beside new, asks for the password, and is told to the owners", async () => {
    const owner = await aSupplier(house);
    const browser = await door.signedIn(owner.actor);
    expect((await save(browser, {})).statusCode).toBe(303);
    const asked = await browser.submit(page, { ...filled, bankgiro: "9912346" });
    expect(asked.body).toContain("<h1>Kontrollera och bekräfta</h1>");
    expect(plain(asked.body)).toMatch(/5402-9681.*991-2346/s);
    const saved = await confirm(browser, asked, { password });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, page]);
    expect((await browser.get(page)).body).toContain("Alla ägare får ett mejl");
    const mails = await house.everything
      .selectFrom("mails")
      .select("kind")
      .where("to_address", "=", owner.email)
      .execute();
    expect(mails).toHaveLength(2);
  });

  test.each<[string, Typed, string]>([
    ["no password", {}, "Skriv ditt lösenord"],
    ["another password", { password: "inte det rätta alls" }, "Lösenordet stämmer inte. Skriv det en gång till"],
  ])("with %s nothing is saved, and everything typed is still there", async (_, proof, sentence) => {
    const owner = await aSupplier(house);
    const browser = await door.signedIn(owner.actor);
    const refused = await save(browser, { ...factoring, ourReference: "Kim & Co" }, proof);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("<title>Fel: Kontrollera och bekräfta");
    expect(told(refused.body, "password")).toEqual([sentence, sentence]);
    expect(refused.body).not.toContain("inte det rätta alls");
    expect((await settingsOf(owner)).version).toBe(0);
    expect((await confirm(browser, refused, { password })).statusCode).toBe(303);
    expect(await settingsOf(owner)).toMatchObject({
      version: 1,
      ourReference: "Kim & Co",
      factoring: { name: "Fordran & Köp AB" },
    });
  });

  test("can be gone back from with everything still typed", async () => {
    const browser = await door.signedIn((await aSupplier(house)).actor);
    const asked = await browser.submit(page, { ...filled, ourReference: "Kim" });
    const back = await browser.post(page, { ...hiddenIn(asked.body), do: "edit" });
    expect(back.statusCode).toBe(200);
    expect(back.body).toContain('value="5402-9681"');
    expect(back.body).toContain('value="Kim"');
  });

  test("of other settings alone, no password is asked for", async () => {
    const owner = await aSupplier(house);
    const browser = await door.signedIn(owner.actor);
    await save(browser, {});
    const saved = await browser.submit(page, {
      ...filled,
      paymentTermsDays: "20",
      numberAutomatic: "yes",
      nextNumber: "7",
    });
    expect(saved.statusCode).toBe(303);
    expect(await settingsOf(owner)).toMatchObject({ version: 2, paymentTermsDays: 20, numbering: { nextNumber: 7n } });
  });

  test("guessing the password is slowed down", async () => {
    const browser = await door.signedIn((await aSupplier(house)).actor);
    const asked = await browser.submit(page, { ...filled });
    let last = asked;
    for (let tries = 0; tries < 15 && last.statusCode !== 429; tries++)
      last = await confirm(browser, last, { password: "gissning" });
    expect(last.statusCode).toBe(429);
    expect(told(last.body, "password")[0]).toMatch(/^Vänta|minut/);
  });
});

describe("two owners at once", () => {
  test("the second sees what is saved beside what they wrote, and may save again", async () => {
    const owner = await aSupplier(house);
    const second = await aSupplier(house, { organisationId: owner.actor.organisationId });
    const [one, other] = [await door.signedIn(owner.actor), await door.signedIn(second.actor)];
    const stale = hiddenIn((await other.get(page)).body);
    await save(one, { ourReference: "Den första" });
    const late = await other.post(page, { ...stale, ...filled, ourReference: "Den andra" });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("Någon annan har ändrat inställningarna medan du skrev");
    expect(late.body).toContain("Den första");
    expect(late.body).toContain('value="Den andra"');
    const again = await other.post(page, { ...hiddenIn(late.body), ...filled, ourReference: "Den andra" });
    expect(again.statusCode).toBe(303);
    expect((await settingsOf(owner)).ourReference).toBe("Den andra");
  });
});

test("the next number may not be one that an invoice carries already", async () => {
  const owner = await aSupplier(house);
  const receiverId = await aUnit(house, [(await anOfficer(house)).actor]);
  const { invoiceId } = await anIssuedInvoice(house, owner.actor, { receiverId });
  await house.everything.updateTable("invoices").set({ number_key: "F-17" }).where("id", "=", invoiceId).execute();
  const browser = await door.signedIn(owner.actor);
  const { statusCode, body } = await save(browser, { numberPrefix: "f-", nextNumber: "17" });
  expect(statusCode).toBe(422);
  expect(told(body, "nextNumber")[0]).toBe("Numret F-17 står redan på en faktura. Välj ett högre");
  expect((await save(browser, { numberPrefix: "f-", nextNumber: "18" })).statusCode).toBe(303);
});

describe("who may do what", () => {
  test.each(["biller", "reader"] as const)("a %s reads, and cannot save", async (role) => {
    const owner = await aSupplier(house);
    await save(await door.signedIn(owner.actor), {});
    const { organisationId } = owner.actor;
    const reader = await door.signedIn((await aSupplier(house, { role, organisationId })).actor);
    const { body } = await reader.get(page);
    expect(body).toContain("5402-9681");
    expect(body).not.toContain("<span>Spara</span>");
    const token = await reader.get(page);
    const posted = await reader.post(page, { ...filled, ...hiddenIn(token.body), csrf: csrfIn(token.body) });
    expect(posted.statusCode).toBe(403);
    expect((await settingsOf(owner)).version).toBe(1);
  });

  test("an officer of the region has no such page, a visitor signs in first", async () => {
    expect((await (await door.signedIn((await anOfficer(house)).actor)).get(page)).statusCode).toBe(403);
    expect((await door.visitor().get(page)).headers.location).toBe("/sign-in?then=%2Fsettings%2Fsend");
  });

  test("one company's account is never on another's page", async () => {
    await save(await door.signedIn((await aSupplier(house)).actor), { bankgiro: "5050-1055" });
    const other = await (await door.signedIn((await aSupplier(house)).actor)).get(page);
    expect(other.body).not.toContain("5050-1055");
    expect(other.body).toContain("Det saknas ett konto att få betalt till");
  });
});

function csrfIn(html: string): string {
  return /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? "";
}

test("accounts that were replaced are listed with their days", async () => {
  const browser = await door.signedIn((await aSupplier(house)).actor);
  await save(browser, {});
  expect((await browser.get(page)).body).not.toContain("Konton ni har haft");
  await house.turnBy({ days: 1 });
  const known = await aSupplier(house);
  const again = await door.signedIn(known.actor);
  await save(again, {});
  await save(again, { bankgiro: "9912346" });
  expect((await again.get(page)).body).not.toContain("Konton ni har haft");
  await house.turnBy({ days: 40 });
  await house.runJobs();
  const later = await door.signedIn(known.actor);
  expect((await later.get(page)).body).toMatch(/Konton ni har haft.*Gäller nu/s);
});
