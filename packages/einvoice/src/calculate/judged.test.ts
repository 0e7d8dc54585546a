import { expect, test } from "vitest";
import { exempelbolaget, exempelregionen } from "../../examples/parties.ts";
import { dice, randomDraft } from "../../test/random-draft.ts";
import { localDate } from "../calendar/local-date.ts";
import { peppolBilling, typeCodes } from "../codelists/document-types.ts";
import { writeUblBytes } from "../ubl/write.ts";
import { validate } from "../validate.ts";
import { completeInvoice, type InvoiceDraft } from "./complete-invoice.ts";

/** Rules about sums and decimals, which calculation alone answers for. */
const arithmetic =
  /^BR-CO-1[0-8]$|^BR-DEC-|^BR-(S|Z|E|AE|K|G|O|AF|AG)-0[89]$|^PEPPOL-EN16931-(R120|R04[0136]|R05[345])$/;

function whole(terms: ReturnType<typeof randomDraft>, number: number): InvoiceDraft {
  const { lines, allowanceCharges, ...rest } = terms;
  return {
    ...peppolBilling,
    ...rest,
    ...(terms.vatCurrencyRate !== undefined && { vatCurrency: "EUR" }),
    kind: "invoice",
    number: String(number),
    issuedOn: localDate("2026-09-01"),
    dueOn: localDate("2026-10-01"),
    typeCode: typeCodes.invoice,
    currency: "SEK",
    buyerReference: "AB1234",
    seller: exempelbolaget,
    buyer: exempelregionen,
    ...(allowanceCharges !== undefined &&
      allowanceCharges.length > 0 && {
        allowanceCharges: allowanceCharges.map((part) => ({ ...part, reason: "Rabatt" })),
      }),
    lines: lines.map(({ allowanceCharges: parts = [], ...line }, index) => ({
      ...line,
      ...(parts.length > 0 && { allowanceCharges: parts.map((part) => ({ ...part, reason: "Rabatt" })) }),
      id: String(index + 1),
      unit: "C62",
      item: { name: "Vara" },
    })),
  };
}

test("what is calculated is right by the official rules too, on three hundred random invoices", () => {
  const roll = dice(7);
  for (let number = 1; number <= 300; number += 1) {
    const invoice = completeInvoice(whole(randomDraft(roll), number));
    const report = validate(writeUblBytes(invoice));
    expect(report.structure).toEqual([]);
    expect(report.stopped).toEqual([]);
    expect(
      report.faults.filter(({ id }) => arithmetic.test(id)).map(({ id, path }) => `${number} ${id} ${path}`),
    ).toEqual([]);
  }
}, 30_000);
