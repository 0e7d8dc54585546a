/** Every page that takes files, handed one that the antivirus program knows: refused with a sentence, and nothing of it kept. */
import { expect, test } from "vitest";
import { goodPdfs } from "../../test/pdf/good-pdfs.ts";
import { zipSync } from "fflate";
import { testDoor } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { anOfficer, aSupplier } from "../../test/support/people.ts";
import type { Scanned } from "../domain/attachments/scan.ts";
import { openCase } from "../domain/cases/open-case.ts";
import { caseFileField } from "./case-files.ts";
import { routesOf } from "./routes.ts";

/** The file that antivirus programs agree to find, in two parts, so that none finds it here. */
const eicar = Buffer.from(
  [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$`, "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);
const sickPdf = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);
const antivirus = {
  mustAnswer: true,
  scan: async (bytes: Uint8Array): Promise<Scanned> =>
    Buffer.from(bytes).includes("EICAR-STANDARD") || Buffer.from(bytes).equals(sickPdf) ? "infected" : "clean",
};
const house = testHouse();
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: false }), parts: { antivirus } });

const text = (before: string): Buffer => Buffer.concat([Buffer.from(before), eicar]);

const tables = [
  "imports",
  "invoice_sheets",
  "directory_imports",
  "bank_files",
  "usage_imports",
  "attachments",
  "cases",
  "case_messages",
] as const;
const rows = async (): Promise<readonly number[]> =>
  Promise.all(
    tables.map(
      async (table) => (await house.everything.selectFrom(table).select(["organisation_id"]).execute()).length,
    ),
  );

const supplier = async () => (await aSupplier(house)).actor;
const staff = (role: "support" | "billing") => async () => (await anOfficer(house, { role })).actor;

test.each([
  ["an e-invoice", supplier, "/invoices/imports", "faktura.xml", text("<Invoice>")],
  [
    "a ZIP of e-invoices",
    supplier,
    "/invoices/imports",
    "fakturor.zip",
    zipSync({ "faktura.xml": eicar }, { level: 0 }),
  ],
  ["invoices in XLSX", supplier, "/invoices/imports", "fakturor.xlsx", zipSync({ "xl/a.xml": eicar }, { level: 0 })],
  [
    "units in XLSX",
    staff("support"),
    "/directory/import",
    "enheter.xlsx",
    zipSync({ "xl/a.xml": eicar }, { level: 0 }),
  ],
  ["a bank file in XML", staff("billing"), "/ledger/payments", "camt.xml", text("<Document>")],
  ["invoices in a spreadsheet", supplier, "/invoices/imports", "fakturor.csv", text("Fakturanummer;Belopp\r\n1;")],
  ["units in a spreadsheet", staff("support"), "/directory/import", "enheter.csv", text("Namn;GLN\r\n")],
  ["usage", staff("billing"), "/billing/usage", "april.csv", text("Kund-ID;Tjänst\r\n")],
  ["a bank file", staff("billing"), "/ledger/payments", "bg.txt", text("01BANKGIROT\r\n")],
] as const)("%s", async (_, who, page, name, bytes) => {
  const browser = await door.signedIn(await who());
  const before = await rows();
  const answer = await browser.upload(page, {}, { action: page, file: { field: "file", name, bytes } });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("Antivirusprogrammet hittade något i filen");
  expect(await rows()).toEqual(before);
});

test("a case's file", async () => {
  const sender = await supplier();
  const browser = await door.signedIn(sender);
  const before = await rows();
  const file = { field: caseFileField, name: "brev.pdf", bytes: sickPdf };
  const answer = await browser.upload("/cases/new", { topic: "other", words: "Hej" }, { action: "/cases", file });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("Antivirusprogrammet hittade något i brev.pdf");
  expect(await rows()).toEqual(before);
});

test("a further message of a case, from either side", async () => {
  const desk = await anOfficer(house, { role: "support" });
  const sender = await supplier();
  const about = { topic: "other", invoiceNumber: "" } as const;
  const deskId = desk.actor.organisationId;
  const { id } = await house.perform(sender, (work) =>
    openCase(work, { kind: "question", about, deskId, words: "Hej" }),
  );
  await house.runJobs();
  const { id: counterpart } = await house.everything
    .selectFrom("cases")
    .select("id")
    .where("organisation_id", "=", deskId)
    .where("side", "=", "desk")
    .executeTakeFirstOrThrow();
  const file = { field: caseFileField, name: "brev.pdf", bytes: sickPdf };
  const before = await rows();
  for (const [who, page, action, fields] of [
    [sender, `/cases/${id}`, `/cases/${id}/messages`, { do: "say", words: "En sak till." }],
    [desk.actor, `/desk/${counterpart}`, `/desk/${counterpart}/replies`, { act: "ask", words: "Vilken faktura?" }],
  ] as const) {
    const answer = await (await door.signedIn(who)).upload(page, fields, { action, file });
    expect(answer.statusCode, action).toBe(422);
    expect(answer.body).toContain("Antivirusprogrammet hittade något i brev.pdf");
  }
  expect(await rows()).toEqual(before);
});
