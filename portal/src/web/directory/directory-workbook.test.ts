import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, type Known } from "../../../test/support/people.ts";
import { aWorkbook } from "../../../test/support/workbook.ts";
import { type ReceiverEntry, saveReceiver } from "../../domain/receivers/save-receiver.ts";
import { directoryRoutes } from "./directory.tsx";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const door = testDoor(house, { routes: directoryRoutes });
let support: Known;
let browser: TestBrowser;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
  browser = await door.signedIn(support.actor);
});

const aUnit: ReceiverEntry = {
  name: "=Formelenheten",
  organisationNumber: "2399000013",
  gln: undefined,
  peppol: { scheme: "0192", value: "812345678" },
  aliases: ["Ett", "=Två"],
  address: { street: "Gatan 1", postalCode: "12345", city: "Ort" },
  contact: { name: undefined, email: undefined, phone: "+46 40 12 34 56" },
  attachments: { countMax: 10, bytesMax: 5_242_880 },
  active: true,
  rule: {
    referencePattern: "\\d{6}",
    referenceExample: "012345",
    referenceHelp: { sv: 'Sex siffror; inte fler.\nFråga "Eva".', en: "Six digits." },
    orderNumberPattern: undefined,
    orderNumberExample: undefined,
  },
};

describe("as a workbook", () => {
  const workbook = async (): Promise<Uint8Array> => (await browser.get("/directory/directory.xlsx")).rawPayload;
  const uploadWorkbook = async (bytes: Uint8Array) =>
    browser.upload(
      "/directory/import",
      {},
      { action: "/directory/import", file: { field: "file", name: "e.xlsx", bytes } },
    );

  test("what is downloaded and uploaded again changes nothing, whatever stands in it", async () => {
    await house.perform(support.actor, (work) => saveReceiver(work, aUnit));
    const sent = await uploadWorkbook(await workbook());
    const page = (await browser.get(String(sent.headers.location))).body;
    expect(page).toContain("Det finns ingenting att ta in.");
    expect(page).not.toContain("Tas inte in");
  });

  test("rows keep the numbers they have in the spreadsheet, and its numbers and empty rows are understood", async () => {
    const rows = [
      { row: 1, cells: ["Peppol-id", "Namn", "GLN", "Tar emot fakturor"] },
      { row: 5, cells: ["0192:1", "Femte raden", 7_300_010_000_001, "kanske"] },
    ];
    const sent = await uploadWorkbook(aWorkbook(rows));
    const page = (await browser.get(String(sent.headers.location))).body;
    expect(page.replace(/<[^>]*>/g, "|")).toMatch(/\|5\|+(?:Enhet\|+)?Femte raden/);
    expect(page).toContain("Tar emot fakturor: Skriv Ja eller Nej");
    expect(page).not.toContain("GLN:");
  });

  test("a cell with an error is named, and nothing is read past it", async () => {
    const sent = await uploadWorkbook(aWorkbook([{ row: 1, cells: ["Peppol-id", { error: "#REF!" }] }]));
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain("Cell B1 innehåller ett fel");
  });
});
