import { type LocalDate } from "../calendar/local-date.ts";
import { type InvoiceLine } from "./line.ts";
import {
  type Buyer,
  type Delivery,
  type Identifier,
  type Payee,
  type Seller,
  type TaxRepresentative,
} from "./party.ts";
import { type PaymentMeans } from "./payment.ts";
import { type Period } from "./period.ts";
import { type AllowanceCharge, type Totals, type VatSubtotal } from "./totals.ts";

/**
 * An invoice or credit note in the terms of EN 16931-1, as far as Peppol BIS Billing 3.0 allows them in UBL. An absent
 * property is an absent term; no list is ever empty. A credit note's amounts are positive and mean the reverse.
 */
export interface Invoice {
  readonly kind: "invoice" | "credit-note";
  /** BT-24, specification identifier. */
  readonly specification: string;
  /** BT-23, business process type. */
  readonly process?: string;
  /** BT-1, invoice number. */
  readonly number: string;
  /** BT-2, issue date. */
  readonly issuedOn: LocalDate;
  /** BT-3, invoice type code (UNCL1001): 380 invoice, 381 credit note, 393 factored. */
  readonly typeCode: string;
  /** BT-5, invoice currency. All amounts are in it unless they say otherwise. */
  readonly currency: string;
  /** BT-6, VAT accounting currency. */
  readonly vatCurrency?: string;
  /** BT-7, value added tax point date. */
  readonly taxPointOn?: LocalDate;
  /** BT-9, payment due date. UBL keeps a credit note's inside its first payment means. */
  readonly dueOn?: LocalDate;
  /** BT-10, buyer reference: the receiver's own "Er referens". */
  readonly buyerReference?: string;
  /** BT-19, buyer accounting reference. */
  readonly buyerAccountingReference?: string;
  /** BT-20, payment terms. */
  readonly paymentTerms?: string;
  /** BT-22, invoice notes. Peppol allows one (PEPPOL-EN16931-R002), except between two German parties. */
  readonly notes?: readonly string[];
  /** BG-14, invoicing period. */
  readonly period?: InvoicePeriod;
  readonly references?: References;
  /** BG-3, preceding invoice references. */
  readonly precedingInvoices?: readonly PrecedingInvoice[];
  /** BG-24, additional supporting documents. */
  readonly attachments?: readonly Attachment[];
  /** BG-4. */
  readonly seller: Seller;
  /** BG-7. */
  readonly buyer: Buyer;
  /** BG-10. */
  readonly payee?: Payee;
  /** BG-11. */
  readonly taxRepresentative?: TaxRepresentative;
  /** BG-13. */
  readonly delivery?: Delivery;
  /** BG-16. Several describe the same debt; the buyer picks one. */
  readonly paymentMeans?: readonly PaymentMeans[];
  /** BG-20 and BG-21, document level allowances and charges in the order written. */
  readonly allowanceCharges?: readonly AllowanceCharge[];
  /** BG-23, VAT breakdown. */
  readonly vatBreakdown: readonly VatSubtotal[];
  /** BG-22, document totals. */
  readonly totals: Totals;
  /** BG-25, invoice lines. */
  readonly lines: readonly InvoiceLine[];
}

export interface InvoicePeriod extends Period {
  /** BT-8, value added tax point date code (UNCL2005): 3 issue date, 35 delivery date, 432 paid date. */
  readonly vatPointCode?: string;
}

/** What the buyer matches the invoice with. */
export interface References {
  /** BT-11, project. In a credit note UBL carries it as a document reference of type 50. */
  readonly project?: string;
  /** BT-12, contract. */
  readonly contract?: string;
  /** BT-13, purchase order. */
  readonly order?: string;
  /** BT-14, sales order. */
  readonly salesOrder?: string;
  /** BT-15, receiving advice. */
  readonly receivingAdvice?: string;
  /** BT-16, despatch advice. */
  readonly despatchAdvice?: string;
  /** BT-17, tender or lot. */
  readonly tender?: string;
  /** BT-18, invoiced object such as a subscription or a meter; its scheme is from UNCL1153. */
  readonly invoicedObject?: Identifier;
}

/** An earlier invoice this one credits or corrects (BG-3). */
export interface PrecedingInvoice {
  /** BT-25. */
  readonly number: string;
  /** BT-26. */
  readonly issuedOn?: LocalDate;
}

/** A supporting document (BG-24): described, pointed at or carried along. */
export interface Attachment {
  /** BT-122. */
  readonly id: string;
  /** BT-123. */
  readonly description?: string;
  /** BT-124, where the document can be fetched. */
  readonly uri?: string;
  /** BT-125. */
  readonly embedded?: EmbeddedDocument;
}

/** A document inside the invoice (BT-125), kept as the base64 text it travels in: see `bytesOf`. */
export interface EmbeddedDocument {
  /** BT-125-1. */
  readonly mimeType: string;
  /** BT-125-2; EN 16931 wants it, but no rule demands it. */
  readonly fileName?: string;
  readonly base64: string;
}
