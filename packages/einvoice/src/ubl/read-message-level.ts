import type { LocalDate } from "../calendar/local-date.ts";
import type { Endpoint } from "../model/party.ts";
import {
  type AnsweredMessage,
  type IssueReason,
  issueReasons,
  type MessageIssue,
  type MessageLevelResponse,
  messageLevelDocuments,
  type MessageOutcome,
  messageOutcomes,
} from "../responses/message-level.ts";
import { present, presentList, type ReadCursor } from "./read-cursor.ts";
import { cac, cbc } from "./read-names.ts";
import { readEndpoint } from "./read-party.ts";
import { responseNames as names } from "./read-response-names.ts";

const ROOT = 0;

/** Transaction T71, and the Message Level Status that has the same shape. */
export function readMessageLevel(read: ReadCursor, kind: MessageLevelResponse["kind"]): MessageLevelResponse {
  const answer = read.child(ROOT, names.documentResponse);
  const response = read.child(answer, names.response);
  const required = (text: string | undefined, path: string) => read.required(text, "", { within: ROOT, path });
  read.expect(ROOT, cbc.customizationID, messageLevelDocuments[kind].specification);
  read.expect(ROOT, cbc.profileID, messageLevelDocuments[kind].process);
  return present({
    kind,
    id: required(read.textIn(ROOT, cbc.id), "cbc:ID"),
    issuedOn: required(read.dateIn(ROOT, cbc.issueDate), "cbc:IssueDate") as LocalDate,
    issueTime: read.tokenIn(ROOT, names.issueTime),
    sender: readPartner(read, names.senderParty, "cac:SenderParty"),
    receiver: readPartner(read, names.receiverParty, "cac:ReceiverParty"),
    outcome: required(
      readOutcome(read, response),
      "cac:DocumentResponse/cac:Response/cbc:ResponseCode",
    ) as MessageOutcome,
    description: read.textIn(response, cbc.description),
    document: readMessage(read, read.child(answer, cac.documentReference)),
    issues: readIssues(read, answer),
  });
}

function readPartner(read: ReadCursor, name: number, path: string): Endpoint {
  const endpoint = readEndpoint(read, read.child(ROOT, name));
  return read.required(endpoint, { scheme: "", id: "" }, { within: ROOT, path: `${path}/cbc:EndpointID` });
}

function readOutcome(read: ReadCursor, response: number): MessageOutcome | undefined {
  const code = read.tokenIn(response, names.responseCode);
  if (code !== undefined && !(messageOutcomes as readonly string[]).includes(code)) read.fault(response, "not-a-code");
  return code as MessageOutcome | undefined;
}

function readMessage(read: ReadCursor, document: number): AnsweredMessage {
  const path = "cac:DocumentResponse/cac:DocumentReference/cbc:ID";
  return present({
    id: read.required(read.textIn(document, cbc.id), "", { within: ROOT, path }),
    typeCode: read.tokenIn(document, cbc.documentTypeCode),
    version: read.textIn(document, names.versionID),
  });
}

/** One issue for each response on each place; a place with several responses gives several issues. */
function readIssues(read: ReadCursor, answer: number): readonly MessageIssue[] | undefined {
  const issues: MessageIssue[] = [];
  for (const line of read.children(answer, names.lineResponse)) {
    read.take(line);
    const place = read.textIn(read.child(line, names.lineReference), cbc.lineID);
    const where = read.required(place, "", { within: line, path: "cac:LineReference/cbc:LineID" });
    for (const response of read.children(line, names.response)) issues.push(readIssue(read, response, where));
  }
  return presentList(issues);
}

function readIssue(read: ReadCursor, response: number, where: string): MessageIssue {
  read.take(response);
  const description = read.textIn(response, cbc.description);
  const reason = read.tokenIn(read.child(response, names.status), names.statusReasonCode);
  if (reason !== undefined && !(issueReasons as readonly string[]).includes(reason)) read.fault(response, "not-a-code");
  return present({
    at: where,
    description: read.required(description, "", { within: response, path: "cbc:Description" }),
    reason: read.required(reason, "BV", { within: response, path: "cac:Status/cbc:StatusReasonCode" }) as IssueReason,
    outcome: readOutcome(read, response),
  });
}
