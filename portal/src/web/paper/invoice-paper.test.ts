import { decimal, type Invoice, readUbl, writeUblBytes } from "@fakturaporten/einvoice";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import jsqr from "jsqr";
import { describe, expect, test } from "vitest";
import { readPaper } from "../../../test/paper/read-paper.ts";
import { drawPage } from "../../domain/attachments/pdf/look-at-pdf.ts";
import { setPaper } from "../../domain/paper/set-paper.ts";
import { creditNote, fullInvoice, ordinaryInvoice } from "../components/invoice-sheet/sample-invoices.ts";
import { type Language, messages } from "../messages/messages.ts";
import { invoicePaper } from "./invoice-paper.ts";
import { paymentQrText } from "./payment-qr.ts";

interface Wish {
  readonly language?: Language;
  readonly draft?: boolean;
}

function printed(invoice: Invoice, { language = "sv", draft = false }: Wish = {}) {
  const paper = invoicePaper(invoice, { language, say: messages[language], draft });
  return readPaper(setPaper({ paper, document: draft ? undefined : writeUblBytes(invoice) }).pdf);
}

const withLines = (count: number): Invoice => ({
  ...ordinaryInvoice,
  lines: Array.from({ length: count }, (_, place) => ({
    ...(ordinaryInvoice.lines[0] as Invoice["lines"][number]),
    id: String(place + 1),
    item: { name: `Rad nummer ${place + 1}` },
  })),
});

describe("an invoice on paper", () => {
  test("says what the sheet on the screen says: who, to whom, what, VAT per rate, and how to pay", async () => {
    const [page = ""] = (await printed(ordinaryInvoice)).pages;
    for (const said of ["Björkviks Elteknik AB", "FAKTURA", "2026-1042", "RK10452", "Felsökning av nödbelysning"])
      expect(page).toContain(said);
    for (const said of ["6 320,30", "1 580,08", "41,40", "8 631,78 kr", "5402-9681", "2026104217", "Sida 1 av 1"])
      expect(page).toContain(said);
    expect(page).toContain("Godkänd för F-skatt");
  });

  test("is titled, tells its language, is tagged for reading aloud and promises what archives ask for", async () => {
    const paper = await printed(ordinaryInvoice);
    expect(paper.title).toBe("Faktura 2026-1042");
    expect(paper.language).toBe("sv");
    for (const role of ["H1", "H2", "Table", "TH", "TD", "Figure"]) expect(paper.roles).toContain(role);
    expect(paper.alternatives).toEqual(["QR-kod för betalning: beloppet, kontot och referensen ovan"]);
    expect(paper.metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    expect(paper.metadata).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
  });

  test("carries the document itself, byte for byte", async () => {
    const { files } = await printed(fullInvoice);
    expect([...files.keys()]).toEqual(["Faktura-2026-1044.xml"]);
    const content = files.get("Faktura-2026-1044.xml");
    expect(Buffer.from(content ?? []).equals(writeUblBytes(fullInvoice))).toBe(true);
    expect(readUbl(content ?? new Uint8Array()).ok).toBe(true);
  });

  test("runs over as many pages as it needs, with its heads and its number on each", async () => {
    const { pages } = await printed(withLines(90));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, place) => {
      expect(page).toContain(`Sida ${place + 1} av ${pages.length}`);
      expect(page).toContain("2026-1042");
    });
    for (const page of pages.slice(0, 2)) expect(page).toContain("Benämning");
    const text = pages.join("\n");
    for (let place = 1; place <= 90; place += 1) expect(text).toContain(`Rad nummer ${place} `);
  });

  test("speaks English when asked, with the same figures", async () => {
    const paper = await printed(ordinaryInvoice, { language: "en" });
    expect(paper.title).toBe("Invoice 2026-1042");
    expect(paper.language).toBe("en");
    for (const said of ["INVOICE", "Due date", "To pay", "8 631,78 kr", "Page 1 of 1"])
      expect(paper.pages[0]).toContain(said);
    expect(paper.pages[0]).not.toContain("Förfallodatum");
  });

  test("is called a credit note when it is one, and asks nobody to pay", async () => {
    const { pages, alternatives } = await printed(creditNote);
    expect(pages[0]).toContain("KREDITFAKTURA");
    expect(pages[0]).toContain("Betala inte den här kreditfakturan");
    expect(pages[0]).not.toContain("Bankgiro");
    expect(alternatives).toEqual([]);
  });

  test("says whom alone to pay when assigned, why no VAT is charged, and what files came with it", async () => {
    const [page = ""] = (await printed(fullInvoice)).pages;
    expect(page).toContain("Betala bara till Nordkassa Finans AB");
    expect(page).toContain("Omvänd betalningsskyldighet");
    expect(page).toContain("arbetsorder-7781.pdf");
    expect(page).toContain("−200,00");
  });

  test("as a draft says so on every page, carries no document and no code to pay by", async () => {
    const { pages, files, alternatives } = await printed(withLines(60), { draft: true });
    for (const page of pages) expect(page).toContain("Utkast");
    expect(pages[0]).toContain("inte en faktura");
    expect([files.size, alternatives]).toEqual([0, []]);
  });

  test("of a negative amount tells what one gets back, and offers no code", async () => {
    const due = decimal("-100");
    const back = { ...ordinaryInvoice, totals: { ...ordinaryInvoice.totals, due } };
    const { pages, alternatives } = await printed(back);
    expect(pages[0]).toContain("Att få tillbaka");
    expect(alternatives).toEqual([]);
  });
});

describe("whatever a document says is set as text", () => {
  const markup = [
    '#import "@preview/cetz:0.4.0": canvas',
    '#read("/etc/passwd")',
    '#eval("panic()")',
    "$ x^2 $ *fet* _kursiv_ `kod`",
    "= Rubrik\n- punkt\n+ nummer",
    "<etikett> @hänvisning \\ // kommentar /* */ [ ] { }",
    "#panic(1)",
    "\\u{41} \\#",
  ];

  test.each(markup)("%j", async (text) => {
    const [line] = ordinaryInvoice.lines as [Invoice["lines"][number]];
    const everywhere: Invoice = {
      ...ordinaryInvoice,
      number: text.slice(0, 30),
      notes: [text],
      paymentTerms: text,
      seller: { ...ordinaryInvoice.seller, name: text, tradingName: text },
      buyer: { ...ordinaryInvoice.buyer, name: text },
      lines: [{ ...line, item: { name: text, description: text } }],
    };
    const { pages } = await printed(everywhere);
    const flat = pages.join("").replace(/\s+/g, "");
    expect(flat.split(text.replace(/\s+/g, "")).length).toBeGreaterThan(5);
  });

  test("endless words wrap, and what no font can draw keeps the paper from nothing", async () => {
    const name = `日本語 \u{1f600} ${"å".repeat(300)} \ue000\u202e`;
    const { pages, roles } = await printed({ ...ordinaryInvoice, buyer: { ...ordinaryInvoice.buyer, name } });
    expect(pages.join("").replace(/\s/g, "")).toContain("å".repeat(300));
    expect(roles).toContain("H1");
  });
});

test("a camera reads the payment code off the printed page", async () => {
  const paper = invoicePaper(ordinaryInvoice, { language: "sv", say: messages.sv });
  const { pdf } = setPaper({ paper, document: undefined });
  const picture = await loadImage(Buffer.from(await drawPage(pdf, 1)));
  const canvas = createCanvas(picture.width * 2, picture.height * 2);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  expect(jsqr.default(data, canvas.width, canvas.height)?.data).toBe(paymentQrText(ordinaryInvoice));
});

test("the same invoice is the same bytes, so that a copy can be told from a forgery of it", () => {
  const order = {
    paper: invoicePaper(ordinaryInvoice, { language: "sv", say: messages.sv }),
    document: writeUblBytes(ordinaryInvoice),
  };
  expect(Buffer.from(setPaper(order).pdf).equals(setPaper(order).pdf)).toBe(true);
});
