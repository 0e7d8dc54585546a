import { describe, expect, test } from "vitest";
import { decimal } from "../amount/decimal.ts";
import { bankgiroTwoRates, creditNote } from "../../examples/invoices.ts";
import { completeInvoice } from "../calculate/complete-invoice.ts";
import type { Invoice } from "../model/invoice.ts";
import { readUbl } from "./read.ts";
import { writeUbl, writeUblBytes } from "./write.ts";
import { isWritable, UnwritableInvoice } from "./write-entities.ts";

const invoice = completeInvoice(bankgiroTwoRates);
const credit = completeInvoice(creditNote);

function readBack(one: Invoice): Invoice {
  const result = readUbl(writeUblBytes(one));
  if (!result.ok) throw new Error(result.reason);
  return result.invoice;
}

describe("text", () => {
  test.each(["<script>", "A & B", "]]>", '"quoted"', "a\r\nb", "\ttab", "𝄞 clef", "e\u0301"])(
    "%j arrives as it was",
    (text) => {
      expect(readBack({ ...invoice, notes: [text] }).notes).toEqual([text]);
      const legalId = { id: text, scheme: text };
      expect(readBack({ ...invoice, seller: { ...invoice.seller, legalId } }).seller.legalId).toEqual(legalId);
    },
  );

  test.each(["\u0000", "\u0008", "\u000b", "\u001f", "\ufffe", "\uffff", "\ud834", "\udd1e"])(
    "%j cannot stand in XML and is refused",
    (text) => {
      expect(isWritable(text)).toBe(false);
      expect(() => writeUbl({ ...invoice, number: `a${text}b` })).toThrow(UnwritableInvoice);
    },
  );

  test("that is empty is left out, for no element may be empty (PEPPOL-EN16931-R008)", () => {
    expect(writeUbl({ ...invoice, buyerReference: "", seller: { ...invoice.seller, tradingName: "" } })).toBe(
      writeUbl({ ...invoice, buyerReference: "" }),
    );
    expect(writeUbl({ ...invoice, buyerReference: "" })).not.toContain("BuyerReference");
  });
});

describe("a credit note", () => {
  test("keeps its due date in the first payment means", () => {
    expect(readBack(credit).dueOn).toBe(creditNote.dueOn);
    expect(writeUbl(credit)).not.toContain("cbc:DueDate");
  });

  test("with a due date but no way to pay cannot be written", () => {
    const { paymentMeans: _, ...without } = credit;
    expect(() => writeUbl(without)).toThrow(
      new UnwritableInvoice("due-date-without-payment-means", "a credit note has its due date in a payment means"),
    );
  });

  test("has its project as a document of type 50", () => {
    expect(readBack(credit).references?.project).toBe("Nytt sjukhus");
    expect(writeUbl(credit)).not.toContain("ProjectReference");
  });
});

test("a sales order without a purchase order is written with the order NA, and read without", () => {
  const xml = writeUbl({ ...invoice, references: { salesOrder: "SO-1" } });
  expect(xml).toContain(
    "<cac:OrderReference><cbc:ID>NA</cbc:ID><cbc:SalesOrderID>SO-1</cbc:SalesOrderID></cac:OrderReference>",
  );
  expect(readBack({ ...invoice, references: { salesOrder: "SO-1" } }).references).toEqual({ salesOrder: "SO-1" });
});

test("an embedded document that is not base64 cannot smuggle markup in", () => {
  const embedded = { mimeType: "text/csv", fileName: "a.csv", base64: "</cbc:ID><x/>" };
  expect(() => writeUbl({ ...invoice, attachments: [{ id: "1", embedded }] })).toThrow(RangeError);
});

test("a gross price alone is written with the discount that leads to the net price", () => {
  const [line, ...rest] = invoice.lines;
  if (line === undefined) throw new Error("no line");
  const priced = { ...line, price: { net: decimal("950.00"), gross: decimal("1000.00") } };
  expect(readBack({ ...invoice, lines: [priced, ...rest] }).lines[0]?.price).toEqual({
    net: decimal("950.00"),
    gross: decimal("1000.00"),
    discount: decimal("50.00"),
  });
});

test("a base quantity without a unit has the line's", () => {
  const [line, ...rest] = invoice.lines;
  if (line === undefined) throw new Error("no line");
  const priced = { ...line, price: { net: decimal("950.00"), baseQuantity: decimal("10") } };
  expect(readBack({ ...invoice, lines: [priced, ...rest] }).lines[0]?.price.baseUnit).toBe(line.unit);
});
