import type { LocalDate } from "../calendar/local-date.ts";
import type { Contact } from "../model/party.ts";
import {
  type Clarification,
  type Condition,
  type InvoiceResponse,
  type InvoiceStatus,
  invoiceStatuses,
  type NamedParty,
  type RespondedDocument,
  type ResponseParty,
  type StatusAction,
  type StatusReason,
  statusActions,
  statusReasons,
} from "../responses/invoice-response.ts";
import { present, presentList, type ReadCursor } from "./read-cursor.ts";
import { at, cac, cbc } from "./read-names.ts";
import { readContact, readEndpoint } from "./read-party.ts";
import { responseNames as names } from "./read-response-names.ts";

const ROOT = 0;

/** Transaction T111. */
export function readInvoiceResponse(read: ReadCursor): InvoiceResponse {
  const answer = read.child(ROOT, names.documentResponse);
  const response = read.child(answer, names.response);
  const required = (text: string | undefined, path: string) => read.required(text, "", { within: ROOT, path });
  return present({
    specification: required(read.textIn(ROOT, cbc.customizationID), "cbc:CustomizationID"),
    process: required(read.textIn(ROOT, cbc.profileID), "cbc:ProfileID"),
    id: required(read.textIn(ROOT, cbc.id), "cbc:ID"),
    issuedOn: required(read.dateIn(ROOT, cbc.issueDate), "cbc:IssueDate") as LocalDate,
    issueTime: read.tokenIn(ROOT, names.issueTime),
    note: read.textIn(ROOT, cbc.note),
    sender: readSender(read),
    receiver: readParty(read, read.child(ROOT, names.receiverParty), "cac:ReceiverParty"),
    status: readStatus(read, response),
    effectiveOn: read.dateIn(response, names.effectiveDate),
    clarifications: readClarifications(read, response),
    document: readDocument(read, read.child(answer, cac.documentReference)),
    issuer: readNamedParty(read, read.child(answer, names.issuerParty)),
    recipient: readNamedParty(read, read.child(answer, names.recipientParty)),
  });
}

function readSender(read: ReadCursor): ResponseParty & { readonly contact?: Contact } {
  const sender = read.child(ROOT, names.senderParty);
  return present({ ...readParty(read, sender, "cac:SenderParty"), contact: readContact(read, sender) });
}

function readParty(read: ReadCursor, party: number, path: string): ResponseParty {
  const endpoint = readEndpoint(read, party);
  const name = read.textIn(read.child(party, cac.partyLegalEntity), cbc.registrationName);
  return present({
    endpoint: read.required(endpoint, { scheme: "", id: "" }, { within: ROOT, path: `${path}/cbc:EndpointID` }),
    id: read.identifierIn(read.child(party, cac.partyIdentification), cbc.id),
    name: read.required(name, "", { within: ROOT, path: `${path}/cac:PartyLegalEntity/cbc:RegistrationName` }),
  });
}

function readNamedParty(read: ReadCursor, party: number): NamedParty | undefined {
  if (party < 0) return undefined;
  const name = read.textIn(read.child(party, cac.partyName), cbc.name);
  return present({
    id: read.identifierIn(read.child(party, cac.partyIdentification), cbc.id),
    name: read.required(name, "", { within: party, path: "cac:PartyName/cbc:Name" }),
  });
}

function readStatus(read: ReadCursor, response: number): InvoiceStatus {
  const path = "cac:DocumentResponse/cac:Response/cbc:ResponseCode";
  const code = read.required(read.tokenIn(response, names.responseCode), "AB", { within: ROOT, path });
  if (!isOneOf(invoiceStatuses, code)) read.fault(response, "not-a-code");
  return code as InvoiceStatus;
}

function readClarifications(read: ReadCursor, response: number): readonly Clarification[] | undefined {
  return presentList(
    read.children(response, names.status).map((status) => {
      read.take(status);
      const text = read.textIn(status, names.statusReason);
      return { ...readCode(read, status), ...present({ text, conditions: readConditions(read, status) }) };
    }),
  );
}

/** A code belongs to one of two lists, and the list says which; a clarification may also be words alone. */
function readCode(read: ReadCursor, status: number): Clarification {
  const element = read.child(status, names.statusReasonCode);
  const list = read.attribute(element, at.listID);
  const code = read.token(element);
  if (code === undefined) return {};
  if (list === "OPStatusReason" && isOneOf(statusReasons, code)) return { list, code: code as StatusReason };
  if (list === "OPStatusAction" && isOneOf(statusActions, code)) return { list, code: code as StatusAction };
  read.fault(status, "not-a-code");
  return {};
}

function readConditions(read: ReadCursor, status: number): readonly Condition[] | undefined {
  return presentList(
    read.children(status, names.condition).map((condition) => {
      read.take(condition);
      const term = read.textIn(condition, names.attributeID);
      return present({
        term: read.required(term, "", { within: condition, path: "cbc:AttributeID" }),
        shouldBe: read.textIn(condition, cbc.description),
      });
    }),
  );
}

function readDocument(read: ReadCursor, document: number): RespondedDocument {
  const path = "cac:DocumentResponse/cac:DocumentReference";
  const typeCode = read.tokenIn(document, cbc.documentTypeCode);
  return present({
    id: read.required(read.textIn(document, cbc.id), "", { within: ROOT, path: `${path}/cbc:ID` }),
    issuedOn: read.dateIn(document, cbc.issueDate),
    typeCode: read.required(typeCode, "", { within: ROOT, path: `${path}/cbc:DocumentTypeCode` }),
  });
}

function isOneOf(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}
