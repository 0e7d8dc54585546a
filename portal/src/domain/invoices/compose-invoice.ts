/** A form understood becomes an invoice in the field's terms: who sells, who buys, how to pay, and what the form says. */
import {
  type Attachment,
  type Buyer,
  completeInvoice,
  type DraftLine,
  type Invoice,
  type Payee,
  type PaymentMeans,
  type PrecedingInvoice,
  peppolBilling,
  type Seller,
  typeCodes,
} from "@fakturaporten/einvoice";
import type { WrittenInvoice } from "./read-draft.ts";
import type { WrittenLine } from "./read-lines.ts";

/** Everything on an invoice that its form does not say. */
export interface InvoiceParts {
  readonly number: string;
  readonly seller: Seller;
  readonly buyer: Buyer;
  /** Who is paid instead of the seller: a factoring company. */
  readonly payee?: Payee;
  /** That the claim is assigned, in the words the factoring company wants. */
  readonly assignment?: string;
  readonly paymentMeans: readonly PaymentMeans[];
  readonly attachments: readonly Attachment[];
  /** The credited or replaced invoice, when it is one of ours. */
  readonly preceding?: PrecedingInvoice;
}

export function composeInvoice(written: WrittenInvoice, parts: InvoiceParts): Invoice {
  const { period, deliveredOn, adjustments } = written;
  return completeInvoice({
    ...peppolBilling,
    kind: written.kind,
    number: parts.number,
    issuedOn: written.issuedOn,
    currency: "SEK",
    ...termsOfKind(written, parts),
    buyerReference: written.reference1,
    ...notesOf(written, parts),
    ...(period && { period }),
    ...referencesOf(written),
    ...(parts.attachments.length > 0 && { attachments: parts.attachments }),
    seller: parts.seller,
    buyer: buyerOf(written, parts),
    ...(parts.payee && { payee: parts.payee }),
    ...(deliveredOn && { delivery: { deliveredOn } }),
    ...(parts.paymentMeans.length > 0 && { paymentMeans: quoting(parts) }),
    ...(adjustments.length > 0 && { allowanceCharges: adjustments }),
    ...(written.rounding && { rounding: "whole" as const }),
    lines: written.lines.map(lineOf),
  });
}

/** A credit note has nothing to pay by a day; it says which invoice it takes back from (ML 17 kap. 22 §). */
function termsOfKind(written: WrittenInvoice, { preceding }: InvoiceParts) {
  const named = preceding ?? (written.credits === undefined ? undefined : { number: written.credits });
  const precedingInvoices = named === undefined ? {} : { precedingInvoices: [named] };
  if (written.kind === "credit-note") return { typeCode: typeCodes.creditNote, ...precedingInvoices };
  const days = written.termsDays;
  return {
    typeCode: typeCodes.invoice,
    ...precedingInvoices,
    dueOn: written.dueOn,
    ...(days !== undefined && { paymentTerms: `${days} dagar netto` }),
  };
}

/** The payer quotes the invoice's number (BT-83). */
function quoting({ paymentMeans, number }: InvoiceParts): PaymentMeans[] {
  return paymentMeans.map((means) => ({ ...means, reference: number }));
}

/** Peppol allows one note (PEPPOL-EN16931-R002): the assignment of the claim comes first in it. */
function notesOf({ note }: WrittenInvoice, { assignment }: InvoiceParts): Pick<Invoice, "notes"> {
  const texts = [assignment, note].filter((text) => text !== undefined);
  return texts.length === 0 ? {} : { notes: [texts.join("\n")] };
}

/** Kunds referens 2 is whom it concerns at the buyer (BT-56); kunds referens 1 is what the buyer matches by (BT-10). */
function buyerOf({ reference2 }: WrittenInvoice, { buyer }: InvoiceParts): Buyer {
  return reference2 === undefined ? buyer : { ...buyer, contact: { name: reference2 } };
}

function referencesOf({ order, contract, project }: WrittenInvoice): Pick<Invoice, "references"> {
  const references = {
    ...(order !== undefined && { order }),
    ...(contract !== undefined && { contract }),
    ...(project !== undefined && { project }),
  };
  return Object.keys(references).length === 0 ? {} : { references };
}

function lineOf({ place: _place, description, ...line }: WrittenLine, index: number): DraftLine {
  return { ...line, id: String(index + 1), item: { name: description } };
}
