/**
 * The envelope a document travels in on the Peppol network: the Standard Business Document with its header (Peppol Business
 * Message Envelope, SBDH 1.0). It says from whom, to whom, what kind of document in which process, and which message it is.
 */
import type { PeppolParticipant } from "../identifiers/peppol-participant.ts";

export interface Envelope {
  /** Names the message for ever: the same on every attempt to send it. */
  readonly instanceId: string;
  readonly sender: PeppolParticipant;
  readonly receiver: PeppolParticipant;
  readonly documentType: DocumentType;
  /** `urn:fdc:peppol.eu:2017:poacc:billing:01:1.0`, in the scheme `cenbii-procid-ubl`. */
  readonly process: string;
  /** The sender's country (C1), two letters. */
  readonly country: string;
  /** When the envelope was made, with its zone: `2026-11-21T09:00:00.000Z`. */
  readonly createdAt: string;
}

/** What kind of document is inside: `{namespace}::{root}##{specification}::{version}`. */
export interface DocumentType {
  readonly namespace: string;
  readonly root: string;
  readonly specification: string;
  readonly version: string;
}

export const documentTypeScheme = "busdox-docid-qns";
export const processScheme = "cenbii-procid-ubl";
export const participantScheme = "iso6523-actorid-upis";

export function formatDocumentType({ namespace, root, specification, version }: DocumentType): string {
  return `${namespace}::${root}##${specification}::${version}`;
}

export function parseDocumentType(text: string): DocumentType | undefined {
  const match = /^([^#]+?)::([A-Za-z]+)##(.+)::([^:]+)$/.exec(text);
  if (match === null) return undefined;
  const [, namespace = "", root = "", specification = "", version = ""] = match;
  return { namespace, root, specification, version };
}

const ublNamespace = "urn:oasis:names:specification:ubl:schema:xsd:";
type UblRoot = "Invoice" | "CreditNote" | "ApplicationResponse";

/** The document type of a UBL 2.1 document by its root and what it says it follows (BT-24). */
export function ublDocumentType(root: UblRoot, specification: string): DocumentType {
  return { namespace: `${ublNamespace}${root}-2`, root, specification, version: "2.1" };
}
