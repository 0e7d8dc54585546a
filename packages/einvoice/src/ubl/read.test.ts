import { describe, expect, test } from "vitest";
import { bankgiroTwoRates } from "../../examples/invoices.ts";
import { completeInvoice } from "../calculate/complete-invoice.ts";
import { readUbl } from "./read.ts";
import { writeUbl } from "./write.ts";

const xml = writeUbl(completeInvoice(bankgiroTwoRates));
const read = (text: string) => readUbl(new TextEncoder().encode(text));

/** The faults met when the document is changed. */
function faults(from: string | RegExp, to: string): string[] {
  const result = read(xml.replace(from, to));
  if (result.ok || result.reason !== "incomplete") throw new Error("it was read");
  return result.faults.map(({ path, code }) => `${path} ${code}`);
}

describe("a document that lacks what an invoice must have is not read, and every place is named", () => {
  test.each([
    [/<cbc:ID>2026-0001<\/cbc:ID>/, "", "/Invoice/cbc:ID missing"],
    [/<cbc:IssueDate>.*?<\/cbc:IssueDate>/, "", "/Invoice/cbc:IssueDate missing"],
    ["2026-09-01", "2026-09-31", "/Invoice/cbc:IssueDate not-a-date"],
    ["2026-09-01", "2026-09-01Z", "/Invoice/cbc:IssueDate not-a-date"],
    [
      /<cbc:RegistrationName>Exempelregionen<\/cbc:RegistrationName>/,
      "",
      "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName missing",
    ],
    [/<cac:TaxTotal>.*?<\/cac:TaxTotal>/, "", "/Invoice/cac:TaxTotal/cbc:TaxAmount missing"],
    [
      /<cbc:PayableAmount currencyID="SEK">[^<]*/,
      '<cbc:PayableAmount currencyID="SEK">1e3',
      "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount not-a-decimal",
    ],
    [/<cbc:PriceAmount.*?<\/cbc:PriceAmount>/, "", "/Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount missing"],
    [' unitCode="DAY"', "", "/Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity/@unitCode missing"],
    [
      /<cac:ClassifiedTaxCategory><cbc:ID>S/,
      "<cac:ClassifiedTaxCategory><cbc:ID>Q",
      "/Invoice/cac:InvoiceLine[1]/cac:Item/cac:ClassifiedTaxCategory not-a-code",
    ],
    [' schemeID="0007"', "", "/Invoice/cac:AccountingSupplierParty/cac:Party/cbc:EndpointID/@schemeID missing"],
  ])("%s → %j: %s", (from, to, fault) => {
    expect(faults(from, to)).toContain(fault);
  });
});

describe("what the model cannot hold is told of", () => {
  const unread = (from: string | RegExp, to: string) => {
    const result = read(xml.replace(from, to));
    return result.ok ? result.unread : result;
  };

  test.each([
    ["<cbc:IssueDate>", "<cbc:UUID>7</cbc:UUID><cbc:IssueDate>", "/Invoice/cbc:UUID", "7"],
    [
      "<cbc:StreetName>",
      "<cbc:Postbox>Box 1</cbc:Postbox><cbc:StreetName>",
      "/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cbc:Postbox",
      "Box 1",
    ],
    ['currencyID="SEK">', 'currencyID="NOK">', "/Invoice/cac:TaxTotal/cbc:TaxAmount/@currencyID", "NOK"],
    ["<cac:InvoiceLine>", '<cac:InvoiceLine xml:lang="sv">', "/Invoice/cac:InvoiceLine[1]/@xml:lang", "sv"],
    [
      "<cac:PaymentMeans>",
      "<cac:DeliveryTerms><cbc:ID>DAP</cbc:ID></cac:DeliveryTerms><cac:PaymentMeans>",
      "/Invoice/cac:DeliveryTerms",
      "DAP",
    ],
    [
      "</cbc:PaymentID>",
      "</cbc:PaymentID><cbc:PaymentID>2</cbc:PaymentID>",
      "/Invoice/cac:PaymentMeans/cbc:PaymentID[2]",
      "2",
    ],
    ["<cbc:CompanyLegalForm>", "", "", ""],
    [
      /<cbc:BuyerReference>.*?<\/cbc:BuyerReference>/,
      "<cbc:BuyerReference></cbc:BuyerReference>",
      "/Invoice/cbc:BuyerReference",
      "",
    ],
  ])("%s → %j", (from, to, path, text) => {
    expect(unread(from, to)).toEqual(path === "" ? [] : [{ path, text }]);
  });

  // Counted one by one, this would outlast the time limit many times over.
  test("a hundred thousand strangers are told of without counting for hours", () => {
    const found = unread("<cbc:IssueDate>", `${"<cbc:UUID/>".repeat(100_000)}<cbc:IssueDate>`);
    expect(found).toHaveLength(100_000);
  }, 30_000);
});

test("bytes that are not XML, and XML that is not an invoice, are told apart", () => {
  expect(read("hej")).toMatchObject({ ok: false, reason: "refused" });
  expect(read("<Order/>")).toEqual({ ok: false, reason: "not-an-invoice" });
});

test("white space around codes, dates and numbers means nothing; in text it is text", () => {
  const result = read(
    xml
      .replace(">380<", ">\n 380 <")
      .replace(">2026-10-01<", "> 2026-10-01\t<")
      .replace(">Konsulttimme<", "> Konsulttimme <"),
  );
  expect(result).toMatchObject({
    ok: true,
    invoice: { typeCode: "380", dueOn: "2026-10-01", lines: [{ item: { name: " Konsulttimme " } }, {}] },
  });
});
