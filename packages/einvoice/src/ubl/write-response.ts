import type { Endpoint } from "../model/party.ts";
import type { Clarification, InvoiceResponse, NamedParty, ResponseParty } from "../responses/invoice-response.ts";
import { type MessageIssue, type MessageLevelResponse, messageLevelDocuments } from "../responses/message-level.ts";
import { XmlBytes } from "./write-bytes.ts";
import { writeContact, writeId } from "./write-party.ts";
import { attribute, cac, cbc, rootOf, type Tag } from "./write-tags.ts";

const root = rootOf("ApplicationResponse");
const listId = attribute("listID");

/** An Invoice Response (T111) as UBL 2.1. */
export function writeInvoiceResponse(response: InvoiceResponse): string {
  return written((out) => {
    out.element(cbc.CustomizationID, response.specification);
    out.element(cbc.ProfileID, response.process);
    writeHead(out, response);
    out.element(cbc.Note, response.note);
    writeParty(out, cac.SenderParty, response.sender);
    writeParty(out, cac.ReceiverParty, response.receiver);
    writeDocumentResponse(out, response);
  });
}

/** A Message Level Response (T71) or Message Level Status as UBL 2.1. */
export function writeMessageLevelResponse(response: MessageLevelResponse): string {
  const { specification, process } = messageLevelDocuments[response.kind];
  return written((out) => {
    out.element(cbc.CustomizationID, specification);
    out.element(cbc.ProfileID, process);
    writeHead(out, response);
    writeEndpoint(out, cac.SenderParty, response.sender);
    writeEndpoint(out, cac.ReceiverParty, response.receiver);
    writeMessageOutcome(out, response);
  });
}

function written(write: (out: XmlBytes) => void): string {
  const out = new XmlBytes();
  out.raw(root.open);
  write(out);
  out.raw(root.close);
  return out.text();
}

function writeHead(out: XmlBytes, { id, issuedOn, issueTime }: InvoiceResponse | MessageLevelResponse): void {
  out.element(cbc.ID, id);
  out.element(cbc.IssueDate, issuedOn);
  out.element(cbc.IssueTime, issueTime);
}

function writeParty(out: XmlBytes, name: Tag, party: ResponseParty & Pick<InvoiceResponse["sender"], "contact">): void {
  const from = out.open(name);
  writeId(out, cbc.EndpointID, party.endpoint);
  writePartyId(out, party.id);
  out.elementIn(cac.PartyLegalEntity, cbc.RegistrationName, party.name);
  writeContact(out, party.contact);
  out.close(name, from);
}

function writePartyId(out: XmlBytes, id: ResponseParty["id"]): void {
  const from = out.open(cac.PartyIdentification);
  writeId(out, cbc.ID, id);
  out.close(cac.PartyIdentification, from);
}

function writeEndpoint(out: XmlBytes, name: Tag, endpoint: Endpoint): void {
  const from = out.open(name);
  writeId(out, cbc.EndpointID, endpoint);
  out.close(name, from);
}

function writeDocumentResponse(out: XmlBytes, response: InvoiceResponse): void {
  const { document } = response;
  const from = out.open(cac.DocumentResponse);
  const status = out.open(cac.Response);
  out.element(cbc.ResponseCode, response.status);
  out.element(cbc.EffectiveDate, response.effectiveOn);
  for (const clarification of response.clarifications ?? []) writeClarification(out, clarification);
  out.close(cac.Response, status);
  const reference = out.open(cac.DocumentReference);
  out.element(cbc.ID, document.id);
  out.element(cbc.IssueDate, document.issuedOn);
  out.element(cbc.DocumentTypeCode, document.typeCode);
  out.close(cac.DocumentReference, reference);
  writeNamedParty(out, cac.IssuerParty, response.issuer);
  writeNamedParty(out, cac.RecipientParty, response.recipient);
  out.close(cac.DocumentResponse, from);
}

function writeClarification(out: XmlBytes, { list, code, text, conditions = [] }: Clarification): void {
  const from = out.open(cac.Status);
  out.elementWith(cbc.StatusReasonCode, code, listId, list);
  out.element(cbc.StatusReason, text);
  for (const { term, shouldBe } of conditions) {
    const condition = out.open(cac.Condition);
    out.element(cbc.AttributeID, term);
    out.element(cbc.Description, shouldBe);
    out.close(cac.Condition, condition);
  }
  out.close(cac.Status, from);
}

function writeNamedParty(out: XmlBytes, name: Tag, party: NamedParty | undefined): void {
  if (party === undefined) return;
  const from = out.open(name);
  writePartyId(out, party.id);
  out.elementIn(cac.PartyName, cbc.Name, party.name);
  out.close(name, from);
}

function writeMessageOutcome(
  out: XmlBytes,
  { outcome, description, document, issues = [] }: MessageLevelResponse,
): void {
  const from = out.open(cac.DocumentResponse);
  const response = out.open(cac.Response);
  out.element(cbc.ResponseCode, outcome);
  out.element(cbc.Description, description);
  out.close(cac.Response, response);
  const reference = out.open(cac.DocumentReference);
  out.element(cbc.ID, document.id);
  out.element(cbc.DocumentTypeCode, document.typeCode);
  out.element(cbc.VersionID, document.version);
  out.close(cac.DocumentReference, reference);
  for (const issue of issues) writeIssue(out, issue);
  out.close(cac.DocumentResponse, from);
}

function writeIssue(out: XmlBytes, { at, description, reason, outcome }: MessageIssue): void {
  const from = out.open(cac.LineResponse);
  out.elementIn(cac.LineReference, cbc.LineID, at);
  const response = out.open(cac.Response);
  out.element(cbc.ResponseCode, outcome);
  out.element(cbc.Description, description);
  out.elementIn(cac.Status, cbc.StatusReasonCode, reason);
  out.close(cac.Response, response);
  out.close(cac.LineResponse, from);
}
