import type { LocalDate } from "../calendar/local-date.ts";
import type { Contact, Endpoint, Identifier } from "../model/party.ts";

/** What a buyer tells the seller about one invoice: Peppol BIS Invoice Response 3, transaction T111. Not a legal act. */
export interface InvoiceResponse {
  readonly specification: string;
  readonly process: string;
  /** The response's own identifier. */
  readonly id: string;
  readonly issuedOn: LocalDate;
  /** Time of day with its zone, `14:05:00+01:00`. */
  readonly issueTime?: string;
  readonly note?: string;
  readonly sender: ResponseParty & { readonly contact?: Contact };
  readonly receiver: ResponseParty;
  readonly status: InvoiceStatus;
  /** The day the status took effect. */
  readonly effectiveOn?: LocalDate;
  readonly clarifications?: readonly Clarification[];
  readonly document: RespondedDocument;
  /** The seller, when someone else receives the response. */
  readonly issuer?: NamedParty;
  /** The buyer, when someone else sends the response. */
  readonly recipient?: NamedParty;
}

export interface ResponseParty {
  readonly endpoint: Endpoint;
  readonly id?: Identifier;
  readonly name: string;
}

export interface NamedParty {
  readonly id?: Identifier;
  readonly name: string;
}

/** The invoice or credit note responded to: BT-1, BT-2 and BT-3. */
export interface RespondedDocument {
  readonly id: string;
  readonly issuedOn?: LocalDate;
  readonly typeCode: string;
}

/** Why, and what the seller should do: by code, or in words alone. */
export type Clarification = ClarificationText &
  (
    | { readonly list: "OPStatusReason"; readonly code: StatusReason }
    | { readonly list: "OPStatusAction"; readonly code: StatusAction }
    | { readonly list?: never; readonly code?: never }
  );

interface ClarificationText {
  readonly text?: string;
  /** Which term is wrong (its BT number) and what it should be. */
  readonly conditions?: readonly Condition[];
}

export interface Condition {
  readonly term: string;
  readonly shouldBe?: string;
}

/** Status codes (UNCL4343, the subset of T111), in the order they may come. */
export const invoiceStatuses = ["AB", "IP", "UQ", "CA", "RE", "AP", "PD"] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/**
 * AB received · IP in process · UQ under query · CA conditionally accepted · RE rejected · AP accepted · PD paid. Any may
 * come first or be left out; none comes back, and after RE and PD comes nothing.
 */
export const statusesAfter: Readonly<Record<InvoiceStatus, readonly InvoiceStatus[]>> = {
  AB: ["IP", "UQ", "CA", "RE", "AP", "PD"],
  IP: ["UQ", "CA", "RE", "AP", "PD"],
  UQ: ["CA", "RE", "AP", "PD"],
  CA: ["RE", "AP", "PD"],
  RE: [],
  AP: ["PD"],
  PD: [],
};

/** Statuses that tell the seller nothing without a clarification (PEPPOL-T111-R001). */
export const statusesToClarify: readonly InvoiceStatus[] = ["UQ", "CA", "RE"];

/** NON no issue, REF references, LEG legal, REC receiver unknown, QUA quality, DEL delivery, PRI prices, QTY quantity, … */
export const statusReasons = [
  ...(["NON", "REF", "LEG", "REC", "QUA", "DEL", "PRI"] as const),
  ...(["QTY", "ITM", "PAY", "UNR", "FIN", "PPD", "OTH"] as const),
] as const;
export type StatusReason = (typeof statusReasons)[number];

/** NOA none, PIN provide information, NIN new invoice, CNF credit fully, CNP partly, CNA the amount, OTH other. */
export const statusActions = ["NOA", "PIN", "NIN", "CNF", "CNP", "CNA", "OTH"] as const;
export type StatusAction = (typeof statusActions)[number];

/** What every invoice response says it is, and the process it may belong to (PEPPOL-T111-R003, R008). */
export const invoiceResponseDocument = {
  specification: "urn:fdc:peppol.eu:poacc:trns:invoice_response:3",
  process: "urn:fdc:peppol.eu:poacc:bis:invoice_response:3",
  otherProcess: "urn:peppol:bis:billing_with_response",
} as const;
