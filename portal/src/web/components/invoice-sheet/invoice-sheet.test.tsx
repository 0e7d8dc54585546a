import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { messages } from "../../messages/messages.ts";
import { InvoiceSheet } from "./invoice-sheet.tsx";
import { creditNote, fullInvoice, ordinaryInvoice } from "./sample-invoices.ts";

const drawn = (invoice: typeof ordinaryInvoice): string =>
  render(<InvoiceSheet invoice={invoice} language="sv" say={messages.sv} />)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replaceAll("\u00a0", " ");

describe("the invoice sheet", () => {
  test("shows what Swedish law and practice look for on an invoice", () => {
    const text = drawn(ordinaryInvoice);
    for (const said of ["Faktura", "Leveransdatum 2026-11-18", "Er referens RK10452", "Förfallodatum 2026-12-21"]) {
      expect(text).toContain(said);
    }
    expect(text).toContain("Godkänd för F-skatt");
    expect(text).toContain("Bankgiro 5402-9681");
    expect(text).toContain("OCR eller referens 2026104217");
    expect(text).toContain("Org.nr 556677-8899");
  });

  test("shows VAT per rate and the amount due as the document states them", () => {
    const text = drawn(ordinaryInvoice);
    expect(text).toContain("25 % 6 320,30 1 580,08");
    expect(text).toContain("6 % 690,00 41,40");
    expect(text).toContain("Att betala 8 631,78 kr");
  });

  test("titles a credit note plainly, names what it credits and asks nobody to pay", () => {
    const text = drawn(creditNote);
    expect(text).toContain("Kreditfaktura");
    expect(text).toContain("Krediterar faktura 2026-1042 av den 2026\u201111\u201121");
    expect(text).toContain("Krediteras");
    expect(text).not.toContain("Att betala");
    expect(text).not.toContain("Bankgiro");
  });

  test("says whom alone to pay when the claim is assigned", () => {
    const text = drawn(fullInvoice);
    expect(text).toContain("Betala till Nordkassa Finans AB");
    expect(text).toContain("Betala bara till Nordkassa Finans AB.");
    expect(text).toContain("Öresavrundning");
    expect(text).toContain("Omvänd betalningsskyldighet");
  });

  test("draws markup in a document as text", () => {
    const html = render(
      <InvoiceSheet
        invoice={{ ...ordinaryInvoice, notes: ["<script>alert(1)</script>"] }}
        language="sv"
        say={messages.sv}
      />,
    );
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script>");
  });
});
