/** A document a unit has received: its bytes as they came, and what lists need to know of it, read from those bytes. */
import { type Invoice, type PaymentMeans, toMinor } from "@fakturaporten/einvoice";
import type { Instant, LocalDate } from "../../time.ts";
import type { DocumentState } from "./answer.ts";

export interface ReceivedDocument {
  readonly id: string;
  readonly receiverId: string;
  readonly receivedAt: Instant;
  readonly state: DocumentState;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate | undefined;
  readonly currency: string;
  readonly payableMinor: bigint;
  readonly sellerNumber: string;
  readonly sellerName: string;
  readonly buyerReference: string | undefined;
  readonly attachments: number;
  /** Who at the unit takes care of it. */
  readonly assignedTo: string | undefined;
  /** How many rules it breaks. */
  readonly faults: number;
  readonly accountChanged: boolean;
  readonly likelyDuplicate: boolean;
}

/** What lists and warnings know of a document. */
export interface DocumentSummary {
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly type_code: string;
  readonly issue_on: LocalDate;
  readonly due_on: LocalDate | null;
  readonly currency: string;
  readonly payable_minor: bigint;
  readonly seller_number: string;
  readonly seller_name: string;
  readonly buyer_reference: string | null;
  readonly payment_account: string | null;
  readonly payment_reference: string | null;
  readonly attachments: number;
  readonly search_number: string;
  readonly search_seller: string;
}

export function summarise(invoice: Invoice): DocumentSummary {
  return {
    kind: invoice.kind,
    number: invoice.number,
    type_code: invoice.typeCode,
    issue_on: invoice.issuedOn,
    due_on: invoice.dueOn ?? null,
    currency: invoice.currency,
    payable_minor: toMinor(invoice.totals.due, invoice.currency).minor,
    seller_number: sellerNumberOf(invoice),
    seller_name: invoice.seller.name,
    buyer_reference: invoice.buyerReference ?? null,
    payment_account: accountOf(invoice.paymentMeans ?? []),
    payment_reference: invoice.paymentMeans?.find(({ reference }) => reference !== undefined)?.reference ?? null,
    attachments: invoice.attachments?.length ?? 0,
    search_number: searchText(invoice.number),
    search_seller: searchText(invoice.seller.name),
  };
}

/** Who the seller is: the legal number, else the address documents are sent to, else the VAT number. */
function sellerNumberOf({ seller }: Invoice): string {
  return seller.legalId?.id ?? seller.endpoint?.id ?? seller.vatNumber ?? "";
}

/** The accounts a document asks to be paid to, as one text to compare: `SE:BANKGIRO 54029681`. */
function accountOf(means: readonly PaymentMeans[]): string | null {
  const accounts = means.flatMap(({ account }) =>
    account === undefined ? [] : [`${account.provider ?? ""} ${account.id}`.trim()],
  );
  return accounts.length === 0 ? null : [...new Set(accounts)].sort().join(", ");
}

/** How texts are compared in search: small letters without marks and spaces. */
export function searchText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
