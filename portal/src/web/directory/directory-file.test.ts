import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { ReceiverId } from "../../domain/receivers/receiver.ts";
import { findRuleSince, listRuleVersions } from "../../domain/receivers/rule-history.ts";
import { saveReceiver } from "../../domain/receivers/save-receiver.ts";
import { csvLine } from "../csv.ts";
import { directoryRoutes } from "./directory.tsx";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const door = testDoor(house, { routes: directoryRoutes });
let support: Known;
let browser: TestBrowser;
let units = 0;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
  browser = await door.signedIn(support.actor);
});

async function aNewUnit(name: string, bytesMax = 5_242_880): Promise<string> {
  units += 1;
  return house.perform(support.actor, (work) =>
    saveReceiver(work, {
      name,
      organisationNumber: "2399000013",
      gln: undefined,
      peppol: { scheme: "0192", value: `8${String(units).padStart(8, "0")}` },
      aliases: ["Ett", "=Två"],
      address: { street: "Gatan 1", postalCode: "12345", city: "Ort" },
      contact: { name: undefined, email: undefined, phone: "+46 40 12 34 56" },
      attachments: { countMax: 10, bytesMax },
      active: true,
      rule: {
        referencePattern: "\\d{6}",
        referenceExample: "123456",
        referenceHelp: { sv: 'Sex siffror; inte fler.\nFråga "Eva".', en: "Six digits." },
        orderNumberPattern: undefined,
        orderNumberExample: undefined,
      },
    }),
  );
}

const upload = async (text: string | Uint8Array) => {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const file = { field: "file", name: "enheter.csv", bytes };
  return browser.upload("/directory/import", {}, { action: "/directory/import", file });
};
const previewOf = async (text: string): Promise<string> => {
  const sent = await upload(text);
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location);
};
const exported = async (): Promise<string> => (await browser.get("/directory/directory.csv")).body;
const versionsOf = async (id: string): Promise<number> =>
  (await house.everything.selectFrom("reference_rules").select("version").where("receiver_id", "=", id).execute())
    .length;
const changesOf = async (id: string): Promise<number> =>
  (
    await house.everything
      .selectFrom("events")
      .select("id")
      .where("subject_id", "=", id)
      .where("kind", "=", "receiver.changed")
      .execute()
  ).length;

const row = (cells: Readonly<Record<string, string>>): string => {
  const columns = Object.keys(cells);
  return csvLine(columns) + csvLine(columns.map((column) => cells[column] ?? ""));
};
const newUnit = (change: Readonly<Record<string, string>> = {}) => ({
  Namn: "Giraffenheten",
  Organisationsnummer: "239900-0013",
  "Peppol-id": "0192:700000001",
  "Gata eller box": "Gatan 1",
  Postnummer: "123 45",
  Ort: "Ort",
  "Hjälptext på svenska": "Sex siffror",
  "Hjälptext på engelska": "Six digits",
  ...change,
});

describe("the directory as a file", () => {
  test("what is downloaded and uploaded again changes nothing, whatever stands in it, and writes no version", async () => {
    const id = await aNewUnit("Zebraenheten");
    const preview = await previewOf(await exported());
    const page = (await browser.get(preview)).body;
    expect(page).toContain("Det finns ingenting att ta in.");
    expect(page).not.toContain("Tas inte in");
    expect([await versionsOf(id), await changesOf(id)]).toEqual([1, 1]);
  });

  test("a limit that is no whole megabyte is kept to the byte, in the file and in the form", async () => {
    const id = await aNewUnit("Exakta enheten", 26_214_400);
    expect(await exported()).toContain("26,2144");
    await browser.submit(`/directory/${id}`, {
      ...fieldsIn((await browser.get(`/directory/${id}`)).body),
      active: "yes",
      route: "portal",
      aliases: "Ett",
    });
    const { attachment_bytes_max } = await house.everything
      .selectFrom("receivers")
      .select("attachment_bytes_max")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(attachment_bytes_max).toBe(26_214_400);
  });

  test("every row is told: new, changed with what, unchanged, faulty with cell and sentence; then the good go in together", async () => {
    const changed = await aNewUnit("Ändras");
    const untouched = await aNewUnit("Lämnas");
    const lines = [
      csvLine([
        "Enhetens id",
        "Namn",
        "Organisationsnummer",
        "Peppol-id",
        "Gata eller box",
        "Postnummer",
        "Ort",
        "Referensmönster",
        "Exempel på referens",
        "Hjälptext på svenska",
        "Hjälptext på engelska",
      ]),
      csvLine([
        changed,
        "Ändras",
        "2399000013",
        `0192:8${String(units - 1).padStart(8, "0")}`,
        "Nya gatan 2",
        "12345",
        "Ort",
        "\\d{8}",
        "12345678",
        "Åtta siffror",
        "Eight digits",
      ]),
      csvLine([
        "",
        "Ny enhet",
        "239900-0013",
        "0192:600000001",
        "Gatan 3",
        "123 45",
        "Ort",
        "",
        "",
        "Vad som helst",
        "Anything",
      ]),
      csvLine(["", "Trasig", "239900-0014", "0192:600000001", "", "1", "Ort", "(a+)+", "x", "Hjälp", "Help"]),
    ];
    const preview = await previewOf(lines.join(""));
    const page = (await browser.get(preview)).body;
    expect(page).toContain("Gata eller box: Gatan 1 → Nya gatan 2");
    expect(page).toContain("Referensmönster: \\d{6} → \\d{8}");
    expect(page).toContain("Läggs till");
    expect(page).toContain("Organisationsnummer: Organisationsnumrets kontrollsiffra stämmer inte");
    expect(page).toContain("Postnummer: Ett svenskt postnummer har fem siffror");
    expect(page).toContain("Gata eller box: Skriv gata eller box");
    expect(page).toContain("Ta in 2 enheter");
    await browser.submit(preview, { print: /name="print" value="([^"]+)"/.exec(page)?.[1] ?? "" });
    expect((await browser.get(preview)).body).toContain("Enheterna tas in");
    await house.runJobs();
    expect((await browser.get(preview)).body).toContain("enheter.csv är inläst");
    expect([await versionsOf(changed), await changesOf(changed)]).toEqual([2, 2]);
    expect([await versionsOf(untouched), await changesOf(untouched)]).toEqual([1, 1]);
    const made = await house.everything
      .selectFrom("receivers")
      .select("name")
      .where("peppol_value", "=", "600000001")
      .execute();
    expect(made).toEqual([{ name: "Ny enhet" }]);
  });

  test("a directory that changed after the preview is not overwritten: nothing goes in", async () => {
    const id = await aNewUnit("Rörlig");
    const preview = await previewOf(row({ "Enhetens id": id, Ort: "Nyort" }));
    const { print = "" } = fieldsIn((await browser.get(preview)).body);
    await house.everything.updateTable("receivers").set({ city: "Annanort" }).where("id", "=", id).execute();
    expect((await browser.submit(preview, { print })).statusCode).toBe(409);
    const { city } = await house.everything
      .selectFrom("receivers")
      .select("city")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(city).toBe("Annanort");
  });
});

test("a unit's form tells who changed its demands, when, and from what to what; the public does not read who", async () => {
  const id = await aNewUnit("Minnesgod");
  await house.turnBy({ days: 1 });
  browser = await door.signedIn(support.actor);
  const preview = await previewOf(
    row({ "Enhetens id": id, Referensmönster: "\\d{8}", "Exempel på referens": "12345678" }),
  );
  await browser.submit(preview, { print: fieldsIn((await browser.get(preview)).body)["print"] ?? "" });
  await house.runJobs();
  const page = (await browser.get(`/directory/${id}`)).body;
  expect(page).toContain("Så har kraven ändrats");
  expect(page).toContain("Referensmönster: \\d{6} → \\d{8}");
  expect(page).toContain("Exempel på referens: 123456 → 12345678");
  expect(page).toContain(support.name);
  expect(page).not.toContain("Hjälptext på svenska: Sex siffror; inte fler");
  await expect(
    house.perform((await aSupplier(house)).actor, (work) => listRuleVersions(work, id as ReceiverId)),
  ).rejects.toThrow("not-allowed");
  const other = await anOfficer(house, { role: "support" });
  expect(await house.perform(other.actor, (work) => listRuleVersions(work, id as ReceiverId))).toEqual([]);
  const since = await house.perform({ kind: "visitor" }, (work) => findRuleSince(work, id as ReceiverId));
  expect(since?.slice(0, 10)).toBe("2026-11-26");
});

describe("a row is faulty", () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "an id of nobody",
      { "Enhetens id": "0190aaaa-0000-7000-8000-000000000000" },
      "Det finns ingen enhet hos er med det id:t",
    ],
    ["a GLN written as a number by a spreadsheet", { GLN: "7,3E+12" }, "GLN:"],
    ["neither yes nor no", { "Tar emot fakturor": "kanske" }, "Tar emot fakturor: Skriv Ja eller Nej"],
    ["a route nobody knows", { Väg: "brevduva" }, "Väg: Skriv portal, access-point eller folder"],
    ["an attachment limit too large", { "Bilagor, högst MB": "27" }, "Skriv ett tal mellan 0 och 26"],
  ])("%s", async (_what, change, sentence) => {
    const page = (await browser.get(await previewOf(row(newUnit(change))))).body;
    expect(page).toContain(sentence);
    expect(page).toContain("Det finns ingenting att ta in.");
  });

  test("the same unit twice, and a number that another has", async () => {
    const id = await aNewUnit("Dubbel");
    const twice = csvLine(["Enhetens id", "Ort"]) + csvLine([id, "A"]) + csvLine([id, "B"]);
    expect((await browser.get(await previewOf(twice))).body).toContain("Enheten står på en tidigare rad också");
    const first = newUnit({ GLN: "7300010000001" });
    const both = row(first) + csvLine(Object.values(newUnit({ "Peppol-id": "0192:700000002", GLN: "7300010000001" })));
    expect((await browser.get(await previewOf(both))).body).toContain("GLN: En annan enhet har redan det numret");
  });
});

describe("a file is refused at its field", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["an unknown heading", "Namn;Färg\r\nA;grön\r\n", "Rubriken ”Färg” känns inte igen"],
    ["no way to know the unit", "Namn\r\nA\r\n", "Filen behöver kolumnen"],
    ["headings alone", "Enhetens id;Namn\r\n", "Filen har inga rader"],
    ["no text", new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), "Spara den som Excel (.xlsx) eller CSV"],
    ["an archive that is no workbook", Buffer.from("PK\u0003\u0004"), "Filen går inte att läsa"],
    ["too many rows", `Peppol-id;Namn\r\n${"0192:1;x\r\n".repeat(10_001)}`, "fler än 10000 rader"],
  ])("%s", async (_what, text, sentence) => {
    const answered = await upload(text);
    expect(answered.statusCode).toBe(422);
    expect(answered.body).toContain(sentence);
  });
});

test("another region's file and another supplier's way in are as if absent", async () => {
  const preview = await previewOf(row(newUnit()));
  const other = await door.signedIn((await anOfficer(house, { role: "support" })).actor);
  expect((await other.get(preview)).statusCode).toBe(404);
  const supplier = await door.signedIn((await aSupplier(house)).actor);
  expect((await supplier.get("/directory/directory.csv")).statusCode).toBe(403);
});

/** What stands in the inputs and text areas of a page's forms. */
function fieldsIn(html: string): Record<string, string> {
  const plain = (text: string): string =>
    text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const inputs = [...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*>/g)].map(([tag, name = ""]) => [
    name,
    plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ""),
  ]);
  const areas = [...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)].map(
    ([, name = "", text = ""]) => [name, plain(text)],
  );
  const fields = Object.fromEntries([...inputs, ...areas]) as Record<string, string>;
  for (const name of ["csrf", "form-key", "theme", "language", "back"]) delete fields[name];
  return fields;
}
