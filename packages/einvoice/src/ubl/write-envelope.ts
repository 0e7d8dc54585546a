import {
  documentTypeScheme,
  type Envelope,
  formatDocumentType,
  participantScheme,
  processScheme,
} from "../envelope/envelope.ts";
import { formatPeppolParticipant, type PeppolParticipant } from "../identifiers/peppol-participant.ts";
import { XmlBytes } from "./write-bytes.ts";
import { attribute, type Tag, tagsOf } from "./write-tags.ts";

const authority = attribute("Authority");
const tags = tagsOf("", [
  "BusinessScope",
  "CreationDateAndTime",
  "DocumentIdentification",
  "HeaderVersion",
  "Identifier",
  "InstanceIdentifier",
  "Receiver",
  "Scope",
  "Sender",
  "Standard",
  "StandardBusinessDocumentHeader",
  "Type",
  "TypeVersion",
]);

/**
 * Puts a UBL document into its envelope. The document's text stands inside unchanged, without its XML declaration; the same
 * envelope and document always give the same text, so that every attempt sends the same bytes.
 */
export function writeEnvelope(envelope: Envelope, document: string): string {
  const namespace = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<StandardBusinessDocument xmlns="${namespace}">${headerOf(envelope)}${withoutDeclaration(document)}</StandardBusinessDocument>\n`;
}

function headerOf(envelope: Envelope): string {
  const { documentType, process, country } = envelope;
  const out = new XmlBytes();
  const from = out.open(tags.StandardBusinessDocumentHeader);
  out.element(tags.HeaderVersion, "1.0");
  writeParticipant(out, tags.Sender, envelope.sender);
  writeParticipant(out, tags.Receiver, envelope.receiver);
  writeIdentification(out, envelope);
  const scopes = out.open(tags.BusinessScope);
  writeScope(out, "DOCUMENTID", formatDocumentType(documentType), documentTypeScheme);
  writeScope(out, "PROCESSID", process, processScheme);
  writeScope(out, "COUNTRY_C1", country, undefined);
  out.close(tags.BusinessScope, scopes);
  out.close(tags.StandardBusinessDocumentHeader, from);
  return out.text();
}

function writeParticipant(out: XmlBytes, name: Tag, participant: PeppolParticipant): void {
  const from = out.open(name);
  out.elementWith(tags.Identifier, formatPeppolParticipant(participant), authority, participantScheme);
  out.close(name, from);
}

function writeIdentification(out: XmlBytes, { documentType, instanceId, createdAt }: Envelope): void {
  const from = out.open(tags.DocumentIdentification);
  out.element(tags.Standard, documentType.namespace);
  out.element(tags.TypeVersion, documentType.version);
  out.element(tags.InstanceIdentifier, instanceId);
  out.element(tags.Type, documentType.root);
  out.element(tags.CreationDateAndTime, createdAt);
  out.close(tags.DocumentIdentification, from);
}

function writeScope(out: XmlBytes, type: string, value: string, scheme: string | undefined): void {
  const from = out.open(tags.Scope);
  out.element(tags.Type, type);
  out.element(tags.InstanceIdentifier, value);
  out.element(tags.Identifier, scheme);
  out.close(tags.Scope, from);
}

/** A declaration may stand only where a file begins (XML 1.0 §2.8); so may a byte order mark. */
function withoutDeclaration(document: string): string {
  return document.replace(/^\uFEFF?(?:<\?xml[^>]*\?>)?\s*/, "").trimEnd();
}
