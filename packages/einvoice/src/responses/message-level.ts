import type { LocalDate } from "../calendar/local-date.ts";
import type { Endpoint } from "../model/party.ts";

/**
 * What became of a message on its way or at its gate, before anyone read it: a Message Level Response (MLR, T71, from
 * the receiver) or a Message Level Status (MLS, between service providers, which replaces it in practice).
 */
export interface MessageLevelResponse {
  readonly kind: "mlr" | "mls";
  readonly id: string;
  readonly issuedOn: LocalDate;
  /** Time of day with its zone; an MLS must have it (SCH-MLS-05, SCH-MLS-06). */
  readonly issueTime?: string;
  readonly sender: Endpoint;
  readonly receiver: Endpoint;
  readonly outcome: MessageOutcome;
  readonly description?: string;
  readonly document: AnsweredMessage;
  readonly issues?: readonly MessageIssue[];
}

/** The message answered: the instance identifier of its envelope. */
export interface AnsweredMessage {
  readonly id: string;
  readonly typeCode?: string;
  readonly version?: string;
}

/** Something wrong with the message, and where. */
export interface MessageIssue {
  /** A path into the document, or `NA`. */
  readonly at: string;
  readonly description: string;
  readonly reason: IssueReason;
  readonly outcome?: MessageOutcome;
}

/** AB received and being handled, AP accepted, RE rejected (UNCL4343). */
export const messageOutcomes = ["AB", "AP", "RE"] as const;
export type MessageOutcome = (typeof messageOutcomes)[number];

/** BV business rule broken, BW business rule warning, SV syntax, FD delivery failed (MLS only). */
export const issueReasons = ["BV", "BW", "SV", "FD"] as const;
export type IssueReason = (typeof issueReasons)[number];

/** What each kind says it is. */
export const messageLevelDocuments = {
  mlr: { specification: "urn:fdc:peppol.eu:poacc:trns:mlr:3", process: "urn:fdc:peppol.eu:poacc:bis:mlr:3" },
  mls: { specification: "urn:peppol:edec:mls:1.0", process: "urn:peppol:edec:mls" },
} as const satisfies Record<MessageLevelResponse["kind"], { specification: string; process: string }>;
