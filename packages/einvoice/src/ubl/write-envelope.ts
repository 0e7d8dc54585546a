import {
  documentTypeScheme,
  type Envelope,
  formatDocumentType,
  participantScheme,
  processScheme,
} from "../envelope/envelope.ts";
import { formatPeppolParticipant, type PeppolParticipant } from "../identifiers/peppol-participant.ts";
import { element, elementWith, group } from "./write-element.ts";

/**
 * Puts a UBL document into its envelope. The document's text stands inside unchanged, without its XML declaration; the same
 * envelope and document always give the same text, so that every attempt sends the same bytes.
 */
export function writeEnvelope(envelope: Envelope, document: string): string {
  const { documentType, process, country } = envelope;
  const header = group(
    "StandardBusinessDocumentHeader",
    element("HeaderVersion", "1.0") +
      group("Sender", writeParticipant(envelope.sender)) +
      group("Receiver", writeParticipant(envelope.receiver)) +
      group("DocumentIdentification", writeIdentification(envelope)) +
      group(
        "BusinessScope",
        writeScope("DOCUMENTID", formatDocumentType(documentType), documentTypeScheme) +
          writeScope("PROCESSID", process, processScheme) +
          writeScope("COUNTRY_C1", country, undefined),
      ),
  );
  const namespace = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<StandardBusinessDocument xmlns="${namespace}">${header}${withoutDeclaration(document)}</StandardBusinessDocument>\n`;
}

function writeParticipant(participant: PeppolParticipant): string {
  return elementWith("Identifier", formatPeppolParticipant(participant), { Authority: participantScheme });
}

function writeIdentification({ documentType, instanceId, createdAt }: Envelope): string {
  return (
    element("Standard", documentType.namespace) +
    element("TypeVersion", documentType.version) +
    element("InstanceIdentifier", instanceId) +
    element("Type", documentType.root) +
    element("CreationDateAndTime", createdAt)
  );
}

function writeScope(type: string, value: string, scheme: string | undefined): string {
  return group("Scope", element("Type", type) + element("InstanceIdentifier", value) + element("Identifier", scheme));
}

/** A declaration may stand only where a file begins (XML 1.0 §2.8); so may a byte order mark. */
function withoutDeclaration(document: string): string {
  return document.replace(/^\uFEFF?(?:<\?xml[^>]*\?>)?\s*/, "").trimEnd();
}
