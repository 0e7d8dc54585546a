import type { Endpoint } from "../model/party.ts";
import type { Clarification, InvoiceResponse, NamedParty, ResponseParty } from "../responses/invoice-response.ts";
import { type MessageIssue, type MessageLevelResponse, messageLevelDocuments } from "../responses/message-level.ts";
import { each, element, elementWith, group } from "./write-element.ts";
import { writeContact, writeId } from "./write-party.ts";

const NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";

/** An Invoice Response (T111) as UBL 2.1. */
export function writeInvoiceResponse(response: InvoiceResponse): string {
  return writeRoot(
    element("cbc:CustomizationID", response.specification) +
      element("cbc:ProfileID", response.process) +
      element("cbc:ID", response.id) +
      element("cbc:IssueDate", response.issuedOn) +
      element("cbc:IssueTime", response.issueTime) +
      element("cbc:Note", response.note) +
      group("cac:SenderParty", writeParty(response.sender) + writeContact(response.sender.contact)) +
      group("cac:ReceiverParty", writeParty(response.receiver)) +
      group("cac:DocumentResponse", writeDocumentResponse(response)),
  );
}

/** A Message Level Response (T71) or Message Level Status as UBL 2.1. */
export function writeMessageLevelResponse(response: MessageLevelResponse): string {
  const { specification, process } = messageLevelDocuments[response.kind];
  const { document } = response;
  return writeRoot(
    element("cbc:CustomizationID", specification) +
      element("cbc:ProfileID", process) +
      element("cbc:ID", response.id) +
      element("cbc:IssueDate", response.issuedOn) +
      element("cbc:IssueTime", response.issueTime) +
      group("cac:SenderParty", writeEndpoint(response.sender)) +
      group("cac:ReceiverParty", writeEndpoint(response.receiver)) +
      group(
        "cac:DocumentResponse",
        group(
          "cac:Response",
          element("cbc:ResponseCode", response.outcome) + element("cbc:Description", response.description),
        ) +
          group(
            "cac:DocumentReference",
            element("cbc:ID", document.id) +
              element("cbc:DocumentTypeCode", document.typeCode) +
              element("cbc:VersionID", document.version),
          ) +
          each(response.issues, writeIssue),
      ),
  );
}

function writeRoot(content: string): string {
  const namespaces =
    `xmlns="${NAMESPACE}ApplicationResponse-2" xmlns:cac="${NAMESPACE}CommonAggregateComponents-2" ` +
    `xmlns:cbc="${NAMESPACE}CommonBasicComponents-2"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ApplicationResponse ${namespaces}>${content}</ApplicationResponse>\n`;
}

function writeParty({ endpoint, id, name }: ResponseParty): string {
  return (
    writeEndpoint(endpoint) +
    group("cac:PartyIdentification", writeId("cbc:ID", id)) +
    group("cac:PartyLegalEntity", element("cbc:RegistrationName", name))
  );
}

function writeEndpoint(endpoint: Endpoint): string {
  return writeId("cbc:EndpointID", endpoint);
}

function writeDocumentResponse({
  status,
  effectiveOn,
  clarifications,
  document,
  issuer,
  recipient,
}: InvoiceResponse): string {
  return (
    group(
      "cac:Response",
      element("cbc:ResponseCode", status) +
        element("cbc:EffectiveDate", effectiveOn) +
        each(clarifications, writeClarification),
    ) +
    group(
      "cac:DocumentReference",
      element("cbc:ID", document.id) +
        element("cbc:IssueDate", document.issuedOn) +
        element("cbc:DocumentTypeCode", document.typeCode),
    ) +
    writeNamedParty("cac:IssuerParty", issuer) +
    writeNamedParty("cac:RecipientParty", recipient)
  );
}

function writeClarification({ list, code, text, conditions }: Clarification): string {
  return group(
    "cac:Status",
    elementWith("cbc:StatusReasonCode", code, { listID: list }) +
      element("cbc:StatusReason", text) +
      each(conditions, ({ term, shouldBe }) =>
        group("cac:Condition", element("cbc:AttributeID", term) + element("cbc:Description", shouldBe)),
      ),
  );
}

function writeNamedParty(name: string, party: NamedParty | undefined): string {
  if (party === undefined) return "";
  return group(
    name,
    group("cac:PartyIdentification", writeId("cbc:ID", party.id)) +
      group("cac:PartyName", element("cbc:Name", party.name)),
  );
}

function writeIssue({ at, description, reason, outcome }: MessageIssue): string {
  return group(
    "cac:LineResponse",
    group("cac:LineReference", element("cbc:LineID", at)) +
      group(
        "cac:Response",
        element("cbc:ResponseCode", outcome) +
          element("cbc:Description", description) +
          group("cac:Status", element("cbc:StatusReasonCode", reason)),
      ),
  );
}
