import { type Invoice as Document, type LocalDate, readUbl, validate, writeUblBytes } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeInvoice } from "./compose-invoice.ts";
import { type DraftFields, draftFieldsFrom } from "./draft-fields.ts";
import { judgeDocument } from "./judge-document.ts";
import { readDraft, type WrittenInvoice } from "./read-draft.ts";

const today = "2026-11-21" as LocalDate;
const anyText = {
  version: 1,
  referencePattern: undefined,
  referenceExample: undefined,
  referenceHelp: { sv: "", en: "" },
};
const rule = { ...anyText, orderNumberPattern: undefined, orderNumberExample: undefined };
const context = { today, numberAutomatic: false, termsDays: 30, receiver: { rule } };

const good: DraftFields = {
  kind: "invoice",
  receiver: "x",
  number: "1",
  reference1: "123456",
  deliveryOn: "2026-11-20",
  "lines.1.description": "Kabel",
  "lines.1.quantity": "1",
  "lines.1.unit": "st",
  "lines.1.price": "100",
  "lines.1.vat": "25",
  "adjustments.1.kind": "charge",
  "adjustments.1.amount": "10",
  "adjustments.1.reason": "Frakt",
  "adjustments.1.vat": "25",
};

const address = { street: "Gatan 1", city: "Staden", postalCode: "12345", country: "SE" };
const party = { name: "Bolaget AB", legalId: { id: "5566778899", scheme: "0007" }, address };
const endpoint = { scheme: "0007", id: "5566778899" };

const documentOf = (written: WrittenInvoice): Document =>
  composeInvoice(written, {
    number: written.number ?? "",
    seller: { ...party, endpoint, vatNumber: "SE556677889901" },
    buyer: { ...party, endpoint },
    paymentMeans: [{ code: "30", reference: "1", account: { id: "54029681", provider: "SE:BANKGIRO" } }],
    attachments: [],
  });

/** Where each field's text is found again in the document that was read back. */
const places: Readonly<Record<string, (document: Document) => string | undefined>> = {
  number: (document) => document.number,
  reference1: (document) => document.buyerReference,
  reference2: (document) => document.buyer.contact?.name,
  order: (document) => document.references?.order,
  contract: (document) => document.references?.contract,
  project: (document) => document.references?.project,
  note: (document) => document.notes?.[0],
  "lines.1.description": (document) => document.lines[0]?.item.name,
  "adjustments.1.reason": (document) => document.allowanceCharges?.[0]?.reason,
};

function outcomeOf(field: string, text: string): "refused" | "same" | "changed" {
  const fields = draftFieldsFrom({ ...good, [field]: text });
  const { written, faults } = readDraft(fields, context);
  if (written === undefined) {
    expect(faults.every(({ path }) => path === field)).toBe(true);
    return "refused";
  }
  const bytes = writeUblBytes(documentOf(written));
  const read = readUbl(bytes);
  if (!read.ok) throw new Error(`unreadable after ${JSON.stringify(text)}: ${read.reason}`);
  const verdict = judgeDocument(bytes, { lines: written.lines, today });
  if (verdict.faults.length > 0) {
    expect(verdict.faults.map(({ path }) => path)).toContain(field);
    return "refused";
  }
  const found = places[field]?.(read.invoice);
  const expected = text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/\r\n?/g, "\n")
    .trim();
  return found === (expected === "" ? undefined : expected) ? "same" : "changed";
}

const hostile: readonly string[] = [
  `<script>alert("1")</script>`,
  `</cbc:Note><cbc:Note>två`,
  "]]>&amp;&#0;&lt;",
  `"'\`= =cmd|' /C calc'!A0`,
  "\u0000",
  "a\u0008b",
  "a\u001Fb",
  "a\u007Fb",
  "a\u0085b",
  "a\u2028b",
  "a\u2029b",
  "fdsa\u202Egnp.exe",
  "\u2066dold\u2069",
  "\uD800",
  "a\uDC00b",
  "\uFFFE\uFFFF",
  "\uFFFD",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 😀 åäö ÅÄÖ é\u0301",
  "rad ett\nrad två",
  "rad ett\r\nrad två",
  "en\ttab",
  "  mellanslag  ",
  "\u00A0hårt\u00A0mellanslag\u00A0",
  "${7*7} {{7*7}} %s %n",
  "../../etc/passwd",
  "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
  "x".repeat(6000),
];

describe.each(Object.keys(places))(
  "whatever is typed into %s arrives as typed, or is refused at that field",
  (field) => {
    test.each(hostile)("%j", (text) => {
      expect(outcomeOf(field, text)).not.toBe("changed");
    });

    test("any text", () => {
      const text = fc.string({ unit: "binary", maxLength: 40 });
      fc.assert(
        fc.property(text, (typed) => outcomeOf(field, typed) !== "changed"),
        { numRuns: 150 },
      );
    });
  },
);

test("the form's own examples are valid invoices by the complete rule set", () => {
  const { written } = readDraft(good, context);
  if (written === undefined) throw new Error("not ready");
  expect(validate(writeUblBytes(documentOf(written))).faults).toEqual([]);
});
