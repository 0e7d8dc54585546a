/** What the columns of a spreadsheet of invoices may hold, and which column holds what by its heading. */
import { createHash } from "node:crypto";

/** Said once for an invoice, on its first row or on each. */
export const invoiceColumns = [
  "number",
  "receiver",
  "reference1",
  "issueOn",
  "dueOn",
  "terms",
  "deliveryOn",
  "periodStart",
  "periodEnd",
  "order",
  "contract",
  "project",
  "reference2",
  "note",
  "kind",
  "credits",
] as const;
/** Said of each line. */
export const lineColumns = ["description", "quantity", "unit", "price", "vat", "vatReason", "allowance"] as const;

export type InvoiceColumn = (typeof invoiceColumns)[number];
export type LineColumn = (typeof lineColumns)[number];
/** Named as the fields of the invoice form, which judges them. */
export type SheetField = InvoiceColumn | LineColumn;
export const sheetFields: readonly SheetField[] = [...invoiceColumns, ...lineColumns];

/** Without these a file holds no invoices. */
export const requiredFields: readonly SheetField[] = [
  "number",
  "receiver",
  "description",
  "quantity",
  "unit",
  "price",
  "vat",
];

/** In which of the file's columns, from 0, each field stands. */
export type SheetColumns = Readonly<Partial<Record<SheetField, number>>>;

/** What people call each column in the spreadsheets they have, in small letters and without spaces and signs. */
const names: Readonly<Record<SheetField, readonly string[]>> = {
  number: ["fakturanummer", "fakturanr", "nummer", "invoicenumber", "invoiceno", "number"],
  receiver: ["mottagare", "kund", "köpare", "enhet gln", "gln", "mottagarensgln", "receiver", "buyer", "customer"],
  reference1: [
    "kundsreferens",
    "kundsreferens1",
    "referens",
    "erreferens",
    "beställarreferens",
    "yourreference",
    "buyerreference",
    "reference",
  ],
  issueOn: ["fakturadatum", "datum", "invoicedate", "issuedate", "date"],
  dueOn: ["förfallodatum", "förfaller", "betalassenast", "duedate"],
  terms: ["betalningsvillkor", "betalningsvillkordagar", "dagar", "dagarattbetala", "paymentdays", "paymentterms"],
  deliveryOn: ["leveransdatum", "levererat", "deliverydate"],
  periodStart: ["periodfrån", "periodensförstadag", "från", "periodfrom", "periodstart"],
  periodEnd: ["periodtill", "periodenssistadag", "till", "periodto", "periodend"],
  order: ["ordernummer", "inköpsordernummer", "order", "ordernumber", "purchaseorder"],
  contract: ["avtal", "avtalsnummer", "contract", "contractnumber"],
  project: ["projekt", "projektnummer", "project"],
  reference2: ["kundsreferens2", "referens2", "kontaktperson", "buyercontact", "reference2"],
  note: ["meddelande", "text", "notering", "note", "message"],
  kind: ["typ", "fakturatyp", "type", "invoicetype"],
  credits: ["krediterar", "krediterarfaktura", "kreditavfaktura", "credits", "creditsinvoice"],
  description: ["benämning", "beskrivning", "artikel", "vara", "tjänst", "description", "item"],
  quantity: ["antal", "kvantitet", "mängd", "quantity", "qty"],
  unit: ["enhet", "måttenhet", "unit"],
  price: ["pris", "àpris", "apris", "styckpris", "prisutanmoms", "unitprice", "price"],
  vat: ["moms", "momssats", "moms%", "vat", "vatrate"],
  vatReason: ["orsaktill0%moms", "orsak", "momsorsak", "undantag", "vatreason", "reasonfor0%vat"],
  allowance: ["rabatt", "discount", "allowance"],
};

const fieldOfName = new Map(sheetFields.flatMap((field) => names[field].map((name) => [plain(name), field] as const)));

/** `À-pris (kr)` → `àpris`. */
function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\([^)]*\)/g, "")
    .replace(/[^\p{L}\p{N}%]/gu, "");
}

/** The first column of each name counts. */
export function guessColumns(headings: readonly string[]): SheetColumns {
  const found: Partial<Record<SheetField, number>> = {};
  for (const [at, heading] of headings.entries()) {
    const field = fieldOfName.get(plain(heading));
    if (field !== undefined) found[field] ??= at;
  }
  return found;
}

/** Whether the file can be read without anybody saying what its columns hold. */
export function isComplete(columns: SheetColumns): boolean {
  return requiredFields.every((field) => columns[field] !== undefined);
}

/** Files with the same headings are read alike. */
export function printOfHeadings(headings: readonly string[]): Buffer {
  return createHash("sha256")
    .update(JSON.stringify(headings.map(plain)))
    .digest();
}
