import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answered, formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, registers } from "../../../test/support/newcomer.ts";
import { aSupplier, nextOrganisationNumber } from "../../../test/support/people.ts";
import { verifyPassword, waitingMax } from "../../domain/access/password-hash.ts";
import { buckets, takeTry } from "../../domain/access/throttle.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: accessRoutes({ developmentMail: false }) });
let people = 0;

/** A form with nothing wrong in it. */
function filled(): Record<string, string> {
  people += 1;
  return {
    number: nextOrganisationNumber(),
    companyName: "Åkerlund Bygg AB",
    vatNumber: "",
    fSkatt: "yes",
    street: "Hantverkargatan 7",
    postalCode: "123 45",
    city: "Exempelstad",
    contactName: "",
    phone: "08-123 456 78",
    personName: "Nils Ny",
    email: `nils${people}@prov.example`,
    password: "gröna moln över tallriken",
    planLevel: "bas",
  };
}

const posted = (fields: Readonly<Record<string, string>>): Promise<Answered> =>
  door.visitor().submit("/register", fields);

const textOf = (html: string): string =>
  html.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The sentence at a field, and the one in the summary that leads to it. */
function told(html: string, field: string): { readonly atField: string; readonly inSummary: string } {
  const atField = new RegExp(`id="${field}-error"[^>]*><span[^>]*>[^<]*</span>([^<]*)`).exec(html)?.[1];
  const inSummary = new RegExp(`<li[^>]*><a href="#${field}">([^<]*)`).exec(html)?.[1];
  return { atField: textOf(atField ?? ""), inSummary: textOf(inSummary ?? "") };
}

const faultsByField: readonly (readonly [field: string, typed: string, sentence: string])[] = [
  ["number", "", "Skriv organisationsnumret, till exempel 556677-8899"],
  ["number", "12345", "Skriv organisationsnumret med tio siffror, till exempel 556677-8899"],
  ["number", "556677-8898", "Kontrollera organisationsnumret. Den sista siffran stämmer inte med de andra"],
  ["number", "121312-1211", "Kontrollera personnumret. Det börjar inte med ett datum som finns"],
  ["companyName", "", "Skriv företagets namn"],
  ["companyName", "\u200b", "Skriv företagets namn"],
  ["companyName", "x".repeat(201), "Skriv högst 200 tecken"],
  ["companyName", "Аtea AB", "Skriv med vanliga latinska bokstäver, som i ett svenskt register"],
  ["companyName", "www.bygg.se", "Skriv bara namnet, utan webbadress eller tecknen < och >"],
  ["vatNumber", "DE123456789", "Skriv ett svenskt momsregistreringsnummer. Det börjar med SE"],
  ["vatNumber", "SE5566778899", "Skriv SE och tolv siffror, till exempel SE556677889901"],
  ["vatNumber", "SE556677889801", "Kontrollera momsregistreringsnumret. Någon siffra stämmer inte med de andra"],
  ["fSkatt", "", "Välj om företaget är godkänt för F-skatt"],
  ["fSkatt", "kanske", "Välj om företaget är godkänt för F-skatt"],
  ["street", "", "Skriv gata eller box"],
  ["postalCode", "", "Skriv postnumret"],
  ["postalCode", "1234", "Skriv postnumret med fem siffror, till exempel 123 45"],
  ["city", "", "Skriv ort"],
  ["contactName", "<b>", "Skriv med vanliga latinska bokstäver, som i ett svenskt register"],
  ["phone", "", "Skriv ett telefonnummer"],
  ["phone", "ring mig", "Skriv telefonnumret med siffror, till exempel 08-123 456 78"],
  ["personName", "", "Skriv ditt namn"],
  ["email", "", "Skriv din e-postadress"],
  ["email", "nils@", "Skriv en hel e-postadress, till exempel namn@foretag.se"],
  ["email", `n@${"a".repeat(260)}.se`, "Skriv en e-postadress med högst 254 tecken"],
  ["password", "", "Skriv ett lösenord"],
  ["password", "kort", "Skriv ett lösenord med minst 12 tecken"],
  ["password", "x".repeat(129), "Skriv ett lösenord med högst 128 tecken"],
  [
    "password",
    "Sommar2026!!",
    "Det lösenordet är lätt att gissa. Välj några ord som inte hör ihop med varandra, ditt namn eller företaget",
  ],
  ["planLevel", "", "Välj den nivå som passar"],
  ["planLevel", "guld", "Välj den nivå som passar"],
];

describe("every field, every fault: told at the field and in the summary, and in the title", () => {
  test.each(faultsByField)("%s: %j", async (field, typed, sentence) => {
    const answered = await posted({ ...filled(), [field]: typed });
    expect(answered.statusCode).toBe(422);
    const html = answered.body;
    expect(html).toMatch(/<title>Fel: Registrera ditt företag/);
    expect(told(html, field).inSummary).toBe(sentence);
    expect(told(html, field).atField).toBe(sentence);
    expect([...html.matchAll(/<li[^>]*><a href="#/g)]).toHaveLength(1);
  });
});

test("all faults at once, in the order of the page", async () => {
  const answered = await posted({});
  const fields = [...answered.body.matchAll(/<li[^>]*><a href="#([^"]+)"/g)].map(([, field]) => field);
  expect(fields).toEqual([
    "number",
    "companyName",
    "fSkatt",
    "street",
    "postalCode",
    "city",
    "phone",
    "personName",
    "email",
    "password",
    "planLevel",
  ]);
});

test("what was typed stands there again, except the password", async () => {
  const typed: Record<string, string> = {
    ...filled(),
    companyName: 'Bygg & "Måla" AB',
    phone: "",
    fSkatt: "no",
    planLevel: "stor",
  };
  const html = (await posted(typed)).body;
  for (const name of ["number", "street", "postalCode", "city", "personName", "email"] as const) {
    expect(html).toContain(`value="${typed[name]}"`);
  }
  expect(textOf(html)).toContain('Bygg & "Måla" AB');
  expect(html).toMatch(/value="no" checked/);
  expect(html).toMatch(/value="stor" checked/);
  expect(html).not.toContain(typed["password"] ?? "-");
  expect(textOf(html)).toContain("Av säkerhetsskäl behöver du skriva lösenordet igen.");
});

test("a VAT number and the statement that there is none contradict each other", async () => {
  const answered = await posted({ ...filled(), vatNumber: "SE556677889901", notVatRegistered: "yes" });
  expect(told(answered.body, "vatNumber").inSummary).toContain("Ta bort numret");
});

const hostileTexts = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "Bygg\u202egggB AB",
  "Bygg\r\nBcc: elak@elak.example",
  "{{7*7}}${7*7}",
  "'; drop table accounts; --",
  "\u0000\u0001\u0002",
];

test.each(hostileTexts)("%j in every field is text and nothing else", async (text) => {
  const fields = Object.fromEntries(Object.keys(filled()).map((name) => [name, text]));
  const answered = await posted(fields);
  expect([400, 422]).toContain(answered.statusCode);
  expect(answered.body).not.toContain("<script>alert");
  expect(answered.body).not.toContain("<img src=x");
});

test("fields of other tables and names of machinery are not taken", async () => {
  const fields: Record<string, string> = {
    ...filled(),
    role: "administrator",
    kind: "region",
    "__proto__.kind": "region",
    confirmed_at: "now",
  };
  expect((await posted(fields)).statusCode).toBe(303);
  const saved = await house.everything
    .selectFrom("registrations")
    .selectAll()
    .where("email", "=", fields["email"] ?? "")
    .executeTakeFirstOrThrow();
  expect(saved).not.toHaveProperty("role");
});

test("what was left out is filled in: the VAT number from the number, the contact from the person", async () => {
  const fields = filled();
  await posted(fields);
  const saved = await house.everything
    .selectFrom("registrations")
    .selectAll()
    .where("email", "=", fields["email"] ?? "")
    .executeTakeFirstOrThrow();
  expect(saved).toMatchObject({
    vat_number: `SE${fields["number"]}01`,
    contact_name: "Nils Ny",
    postal_code: "12345",
    f_skatt: true,
  });
});

test("a sole trader registers with the personal number, and no page shows it whole", async () => {
  const fields: Record<string, string> = { ...filled(), number: "19121212-1212", companyName: "Tolvans Snickeri" };
  await posted(fields);
  const mail = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("to_address", "=", fields["email"] ?? "")
    .executeTakeFirstOrThrow();
  const { token } = mail.facts as { token: string };
  const html = (await door.visitor().get(`/confirm/${token}`)).body;
  expect(html).toContain("121212-****");
  expect(html).toContain("SE121212****01");
  expect(html).not.toMatch(/121212-?1212/);
});

test("a known address and a known company get the very same answer as unknown ones", async () => {
  const lena = await aSupplier(house);
  const { organisation_number: number } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", lena.actor.organisationId)
    .executeTakeFirstOrThrow();
  const answers = [filled(), { ...filled(), email: lena.email }, { ...filled(), number }].map(async (fields) => {
    const browser = door.visitor();
    const sent = await browser.submit("/register", fields);
    const next = await browser.get(String(sent.headers.location));
    const { email = "" } = fields;
    return {
      status: sent.statusCode,
      to: sent.headers.location,
      page: next.statusCode,
      body: scrubbed(next.body, email),
    };
  });
  const [unknown, ...known] = await Promise.all(answers);
  for (const answer of known) expect(answer).toEqual(unknown);
});

/** A page without what is new on every page: token, nonce, and the address just typed. */
function scrubbed(html: string, email: string): string {
  return html
    .replaceAll(email, "E-POST")
    .replace(/nonce="[^"]*"/g, "")
    .replace(/name="csrf" value="[^"]*"/g, "")
    .replace(/name="form-key" value="[^"]*"/g, "");
}

test("the same form sent twice registers once", async () => {
  const browser = door.visitor();
  const fields = filled();
  const page = await browser.get("/register");
  const hidden = Object.fromEntries(
    [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const answers = await Promise.all([1, 2].map(() => browser.post("/register", { ...hidden, ...fields })));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  const saved = await house.everything
    .selectFrom("registrations")
    .select("id")
    .where("email", "=", fields["email"] ?? "")
    .execute();
  expect(saved).toHaveLength(1);
});

describe("while too many passwords wait to be hashed", () => {
  const rush = { isOver: false };
  let queue: Promise<unknown>;
  /** Hashes that are none are refused at once, and come again at once: the queue stays full and costs nothing. */
  const queues = async (): Promise<void> => {
    while (!rush.isOver) await verifyPassword("not a hash", "x").catch(() => undefined);
  };
  beforeEach(() => {
    rush.isOver = false;
    queue = Promise.all(Array.from({ length: waitingMax + 4 }, queues));
  });
  afterEach(async () => {
    rush.isOver = true;
    await queue;
  });

  test("whoever has registered too often is told so: it is counted before a password costs anything", async () => {
    const newcomer = aNewcomer();
    for (let count = 0; count < buckets.registerFromNetwork.capacity; count += 1)
      await house.perform({ kind: "visitor" }, (work) => takeTry(work, buckets.registerFromNetwork, newcomer.email));
    expect(await registers(house, newcomer)).toMatchObject({ kind: "wait" });
  });

  test("everybody else is told to come back, and the same form is taken then", async () => {
    const browser = door.visitor();
    const form = formsIn((await browser.get("/register")).body).find(({ action }) => action === "/register");
    const fields = { ...form?.hidden, ...filled() };
    const refused = await browser.post("/register", fields);
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "10"]);
    expect(refused.body).toContain("Ingenting har sparats");
    rush.isOver = true;
    await queue;
    const taken = await browser.post("/register", fields);
    expect([taken.statusCode, taken.headers.location]).toEqual([303, "/register/sent"]);
  });
});
