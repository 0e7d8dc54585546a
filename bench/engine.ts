/**
 * How many invoices a second the engine calculates, writes and reads, on one core, beside the floor of each in the same
 * run: writing against a template literal that escapes nothing, reading against the scanner alone.
 *
 *   node --conditions=source bench/engine.ts
 */
import {
  calculate,
  completeInvoice,
  formatDecimal,
  type Invoice,
  readUbl,
  writeUblBytes,
} from "@fakturaporten/einvoice";
import { draftOf } from "./measured-drafts.ts";
import { cpuMs } from "./rates.ts";
import { scan } from "../packages/einvoice/src/ubl/scan.ts";

/** What a hasty program would do: no model, no escaping, nothing checked. The least that writing can cost. */
function template(invoice: Invoice): string {
  const lines = invoice.lines
    .map(
      (line) =>
        `<cac:InvoiceLine><cbc:ID>${line.id}</cbc:ID><cbc:InvoicedQuantity unitCode="${line.unit}">${formatDecimal(line.quantity)}</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="SEK">${formatDecimal(line.net)}</cbc:LineExtensionAmount><cac:Item><cbc:Description>${line.item.description}</cbc:Description><cbc:Name>${line.item.name}</cbc:Name><cac:SellersItemIdentification><cbc:ID>${line.item.sellersId}</cbc:ID></cac:SellersItemIdentification><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="SEK">${formatDecimal(line.price.net)}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`,
    )
    .join("");
  const { seller, buyer } = invoice;
  return `<Invoice><cbc:ID>${invoice.number}</cbc:ID><cbc:IssueDate>${invoice.issuedOn}</cbc:IssueDate><cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0007">${seller.endpoint?.id}</cbc:EndpointID><cac:PartyLegalEntity><cbc:RegistrationName>${seller.name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>${buyer.name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="SEK">${formatDecimal(invoice.totals.due)}</cbc:PayableAmount></cac:LegalMonetaryTotal>${lines}</Invoice>`;
}

/** Calls a second by this thread's processor time: the best of five rounds, each of at least a fifth of a second, after warming up. */
function perSecond(work: () => unknown): number {
  const round = (milliseconds: number): number => {
    const started = cpuMs();
    let calls = 0;
    while (cpuMs() - started < milliseconds) {
      work();
      calls += 1;
    }
    return (calls * 1000) / (cpuMs() - started);
  };
  round(300);
  return Math.max(...Array.from({ length: 5 }, () => round(200)));
}

const encoder = new TextEncoder();
const show = (figure: number) =>
  (figure >= 100 ? Math.round(figure) : Number(figure.toPrecision(3))).toString().padStart(10);
console.log("calls a second, one core");
console.log(
  ["lines", "calculate", "write", "template", "read", "scan", "all three", "all/floor"]
    .map((h) => h.padStart(10))
    .join(""),
);
for (const lineCount of [1, 20, 1000]) {
  const draft = draftOf(lineCount);
  const invoice = completeInvoice(draft);
  const bytes = writeUblBytes(invoice);
  const calculated = perSecond(() => calculate(draft));
  const written = perSecond(() => writeUblBytes(invoice));
  const floorWrite = perSecond(() => encoder.encode(template(invoice)));
  const read = perSecond(() => readUbl(bytes));
  const floorRead = perSecond(() => scan(bytes));
  const all = perSecond(() => readUbl(writeUblBytes(completeInvoice(draft))));
  const floor = 1 / (1 / floorWrite + 1 / floorRead);
  const row = [calculated, written, floorWrite, read, floorRead, all].map(show).join("");
  console.log(`${String(lineCount).padStart(10)}${row}${(all / floor).toFixed(2).padStart(10)}`);
}
