import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { aWorkbook } from "../../../test/support/workbook.ts";
import { readWorkbook } from "../../domain/sheets/read-workbook.ts";
import { rowsText } from "./sheet-cell-text.ts";
import { importRoutes } from "./import-pages.tsx";

const house = testHouse();
const door = testDoor(house, { routes: importRoutes });
let at: Market;
let browser: TestBrowser;
let receiver: string;

beforeAll(async () => {
  at = await openMarket(house);
  browser = await door.signedIn((await aSupplier(house, { organisationId: at.seller, role: "owner" })).actor);
  const unit = await house.everything
    .selectFrom("receivers")
    .select("name")
    .where("id", "=", at.unit)
    .executeTakeFirstOrThrow();
  receiver = unit.name;
});

const upload = async (bytes: Uint8Array, name = "fakturor.xlsx", replace = "yes") =>
  browser.upload(
    "/invoices/imports",
    { replace },
    { action: "/invoices/imports", file: { field: "file", name, bytes } },
  );
const headings = ["Fakturanr", "Mottagare", "Referens", "Leveransdatum", "Benämning", "Antal", "Enhet", "Pris", "Moms"];
const right = (number: string) => [number, receiver, "123456", "2026-11-20", "Konsultation", 2, "tim", 1250.5, "25 %"];
const plain = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** The preview's address and its words. */
async function uploaded(rows: Parameters<typeof aWorkbook>[0]): Promise<readonly [string, string]> {
  const sent = await upload(aWorkbook(rows));
  expect(sent.statusCode).toBe(303);
  const place = String(sent.headers.location);
  return [place, plain((await browser.get(place)).body)];
}

test("the template is a workbook that explains itself, and a text; filled in it makes an invoice, and its example none", async () => {
  const file = await browser.get("/invoices/sheets/template.xlsx");
  expect(file.headers["content-disposition"]).toContain("mall-fakturor.xlsx");
  const read = readWorkbook(file.rawPayload, 10);
  if (!read.ok) throw new Error(read.fault);
  const csv = await browser.get("/invoices/sheets/template.csv");
  const [heads, example] = csv.body.replace("\ufeff", "").split("\r\n");
  expect(heads?.split(";")).toEqual(read.rows[0]?.cells);
  const filled = (example ?? "").replace("EXEMPEL-1", "M-1").replace("Kardiologmottagningen", receiver);
  const sent = await upload(Buffer.from(`\ufeff${heads}\r\n${example}\r\n${filled}\r\n`), "mall.csv");
  const page = plain((await browser.get(String(sent.headers.location))).body);
  expect(page).toContain("Rad 2 är mallens exempel och tas inte med");
  expect(page).toContain("Ta in fakturan som är klar");
  expect(page).toContain("3 126,25 kr");
});

test("every cell to be mended is told at once by row and by the file's own heading, and the right ones are taken in", async () => {
  const [place, page] = await uploaded([
    { row: 1, cells: headings },
    { row: 2, cells: right("W-1") },
    { row: 7, cells: ["W-2", receiver, "123456", "2026-11-20", "Resa", "två", "tim", "mycket", "25 %"] },
    { row: 9, cells: ["W-3", "Okänd", "123456", "2026-11-20", { error: "#REF!" }, 1, "tim", 10, "25 %"] },
  ]);
  expect(page).toContain("Rad 7, kolumn Antal: Skriv antalet med siffror");
  expect(page).toContain("Rad 7, kolumn Pris: Skriv priset med siffror, till exempel 1 250,50");
  expect(page).toContain("Rad 9, kolumn Mottagare: Vi hittar ingen mottagare ”Okänd”");
  expect(page).toContain("Rad 9, kolumn Benämning: Cellen innehåller ett fel");
  expect(page).toContain("Att rätta (2)");
  const taken = await browser.submit(place, {}, `${place}/taking`);
  const there = String(taken.headers.location);
  await house.runJobs();
  const list = plain((await browser.get(there)).body);
  expect(list).toContain("fakturor.xlsx");
  expect(list).toContain("1. rad 2.xml W-1");
  expect(list).toContain("Sänd den som är klar");
  expect((await browser.get(place)).headers.location).toBe(there);
});

test("a long file is judged in the background; meanwhile the page tells how far it has come, and nothing can be taken in", async () => {
  const rows = Array.from({ length: 120 }, (_, nth) => ({ row: nth + 2, cells: right(`L-${nth}`) }));
  const [place, page] = await uploaded([{ row: 1, cells: headings }, ...rows]);
  expect(page).toContain("100 av 120");
  expect(page).not.toContain("Ta in de");
  expect((await browser.get("/invoices/imports")).body).toContain(place);
  await house.runJobs();
  const judged = (await browser.get(place)).body;
  expect(plain(judged)).toContain("Ta in de 120 fakturor som är klara");
  const again = await browser.submit(place, {}, `${place}/judging`);
  expect(again.headers.location).toBe(place);
  expect(plain((await browser.get(place)).body)).toContain("100 av 120");
});

test("another file than the one that waits replaces it only when that is said, and the same one mended at once", async () => {
  const book = (number: string) =>
    aWorkbook([
      { row: 1, cells: headings },
      { row: 2, cells: right(number) },
    ]);
  const [place] = await uploaded([
    { row: 1, cells: headings },
    { row: 2, cells: right("R-1") },
  ]);
  const asked = await upload(book("R-2"), "andra.xlsx", "");
  expect(asked.statusCode).toBe(422);
  expect(plain(asked.body)).toContain("fakturor.xlsx väntar på att tas in. Ta in den först");
  expect(asked.body).toContain("Ersätt fakturor.xlsx, som väntar på att tas in");
  expect((await browser.get(place)).statusCode).toBe(200);
  expect((await upload(book("R-3"), "fakturor.xlsx", "")).statusCode).toBe(303);
  expect((await browser.get(place)).statusCode).toBe(404);
  expect((await upload(book("R-4"), "andra.xlsx", "yes")).statusCode).toBe(303);
});

test("columns nobody knows are asked about, all faults at once with what was chosen, and are known the next time", async () => {
  const strange = ["Löp", "Vem", "Ref", "När", "Vad", "Hur mycket", "Sort", "Kronor", "Skatt"];
  const rows = [
    { row: 1, cells: strange },
    { row: 2, cells: right("C-1") },
  ];
  const [place, page] = await uploaded(rows);
  expect(place).toMatch(/\/columns$/);
  expect(page).toContain("H: Kronor");
  expect(page).toContain("Till exempel 1250,5");
  const fields = ["number", "receiver", "reference1", "deliveryOn", "description", "quantity", "unit", "price", "vat"];
  const chosen = Object.fromEntries(fields.map((field, column) => [`column${column}`, field]));
  const refused = await browser.submit(place, { ...chosen, column7: "quantity", column8: "" }, place);
  expect(refused.statusCode).toBe(422);
  expect(plain(refused.body)).toContain("Samma uppgift är vald för kolumn F");
  expect(plain(refused.body)).toContain("Välj också vilka kolumner som innehåller: À-pris, Moms");
  expect(refused.body).toContain('<option value="unit" selected>');
  const saved = await browser.submit(place, chosen, place);
  expect(plain((await browser.get(String(saved.headers.location))).body)).toContain("Ta in fakturan som är klar");
  expect((await uploaded(rows))[0]).not.toMatch(/\/columns$/);
});

describe("a file is refused at its field", () => {
  test.each<[string, Uint8Array, string]>([
    ["no rows", Buffer.from("Fakturanr;Mottagare\n"), "Kalkylbladet har inga rader under rubrikerna"],
    ["too many rows", Buffer.from(`Fakturanr\n${"1\n".repeat(10_001)}`), "fler än 10000 rader"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), "Filen går inte att läsa"],
    ["too large", Buffer.alloc(5 * 1024 * 1024 + 1, "a"), "större än 5 MB"],
  ])("%s", async (_, bytes, sentence) => {
    const refused = await upload(bytes, "x.csv");
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(sentence);
  });
});

describe("a hostile file is refused or read, and never a crash", () => {
  const empty = (count: number) => Array.from({ length: count }, (_, nth) => ({ row: nth + 3, cells: [] }));
  const heads = { row: 1, cells: headings };
  const first = () => ({ row: 2, cells: right("H-1") });
  test.each<[string, () => Parameters<typeof aWorkbook>[0], RegExp]>([
    ["a hundred thousand empty rows", () => [heads, first(), ...empty(100_000)], /Ta in fakturan som är klar/],
    [
      "numbers beyond all numbers",
      () => [heads, { row: 2, cells: [...right("H-2").slice(0, 5), 1e300, "tim", 1e300, 25] }],
      /Att rätta/,
    ],
    [
      "days as numbers",
      () => [heads, { row: 2, cells: [...right("H-3").slice(0, 3), 46_346, ...right("H-3").slice(4)] }],
      /Leveransdatum/,
    ],
    [
      "merged cells, of which the first alone is filled",
      () => [heads, first(), { row: 3, cells: ["", "", "", "", "Till", 1, "st", 5, 25] }],
      /Ta in fakturan/,
    ],
    [
      "markup and formulas as texts",
      () => [heads, { row: 2, cells: ["<b>1</b>", "=cmd()|1", "+1", "<script>", ...right("H-4").slice(4)] }],
      /&lt;b>1|&lt;b&gt;1/,
    ],
    ["a number in the place of a name", () => [heads, { row: 2, cells: [1, 2, 3, 4, 5, 6, 7, 8, 9] }], /Att rätta/],
  ])("%s", { timeout: 30_000 }, async (_, rows, expected) => {
    const sent = await upload(aWorkbook(rows()));
    expect([303, 422]).toContain(sent.statusCode);
    const { statusCode, body } = sent.statusCode === 422 ? sent : await browser.get(String(sent.headers.location));
    expect([200, 422]).toContain(statusCode);
    expect(body).toMatch(expected);
    expect(body).not.toContain("<script>1");
  });
});

test("another company's file is as if absent, and nothing can be taken in twice", async () => {
  const [place] = await uploaded([
    { row: 1, cells: headings },
    { row: 2, cells: right("T-1") },
  ]);
  const other = await door.signedIn((await aSupplier(house)).actor);
  for (const path of [place, `${place}/columns`]) expect((await other.get(path)).statusCode).toBe(404);
  const reader = await door.signedIn((await aSupplier(house, { organisationId: at.seller, role: "reader" })).actor);
  expect((await reader.get(place)).statusCode).toBe(403);
  const [first, second] = [await browser.submit(place, {}, `${place}/taking`), await browser.get(place)];
  expect(first.headers.location).toBe(second.headers.location);
});

test.each([
  [[2], "2"],
  [[2, 3, 4, 7], "2–4, 7"],
  [[], ""],
])("rows %j are %j", (rows, text) => {
  expect(rowsText(rows)).toBe(text);
});
