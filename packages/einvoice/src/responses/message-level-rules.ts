import { endpointSchemes } from "../codelists/endpoint-schemes.ts";
import { issueReasons, messageLevelDocuments, messageOutcomes } from "./message-level.ts";
import type { ResponseDocument } from "./response-document.ts";
import type { Sentence } from "./response-fault.ts";
import { type ElementShape, judgeShapes } from "./shape.ts";

const answer = "cac:DocumentResponse";
const outcomes = new Set<string>(messageOutcomes);

function partner(at: string, rules: readonly [string, string, string, string]): ElementShape[] {
  const [endpoint, stranger, scheme, list] = rules;
  return [
    { at, needs: { "cbc:EndpointID": endpoint }, stranger },
    {
      at: `${at}/cbc:EndpointID`,
      needs: { "@schemeID": scheme },
      codes: { of: "@schemeID", among: endpointSchemes, rule: list },
    },
  ];
}

/** What may stand in a Message Level Response: PEPPOL-T71-B00101 to B02801, release 2026.5. */
const shapes: readonly ElementShape[] = [
  {
    at: "",
    needs: {
      "cbc:CustomizationID": "00101",
      "cbc:ProfileID": "00102",
      "cbc:ID": "00103",
      "cbc:IssueDate": "00104",
      "cac:SenderParty": "00105",
      "cac:ReceiverParty": "00106",
      "cac:DocumentResponse": "00107",
    },
    forbids: { "@xsi:schemaLocation": "00108" },
    allows: ["cbc:IssueTime"],
    stranger: "00109",
  },
  { at: "cbc:ProfileID", codes: { among: new Set([messageLevelDocuments.mlr.process]), rule: "00301" } },
  ...partner("cac:SenderParty", ["00701", "00702", "00801", "00802"]),
  ...partner("cac:ReceiverParty", ["01001", "01002", "01101", "01102"]),
  {
    at: answer,
    needs: { "cac:Response": "01301", "cac:DocumentReference": "01302" },
    allows: ["cac:LineResponse"],
    stranger: "01303",
  },
  {
    at: `${answer}/cac:Response`,
    needs: { "cbc:ResponseCode": "01401" },
    allows: ["cbc:Description"],
    stranger: "01402",
  },
  { at: `${answer}/cac:Response/cbc:ResponseCode`, codes: { among: outcomes, rule: "01501" } },
  {
    at: `${answer}/cac:DocumentReference`,
    needs: { "cbc:ID": "01701" },
    allows: ["cbc:DocumentTypeCode", "cbc:VersionID"],
    stranger: "01702",
  },
  { at: `${answer}/cac:LineResponse`, needs: { "cac:LineReference": "02101", "cac:Response": "02102" } },
  { at: `${answer}/cac:LineResponse/cac:LineReference`, needs: { "cbc:LineID": "02201" }, stranger: "02202" },
  {
    at: `${answer}/cac:LineResponse/cac:Response`,
    needs: { "cbc:Description": "02401", "cac:Status": "02402" },
    allows: ["cbc:ResponseCode"],
    stranger: "02403",
  },
  { at: `${answer}/cac:LineResponse/cac:Response/cbc:ResponseCode`, codes: { among: outcomes, rule: "02501" } },
  {
    at: `${answer}/cac:LineResponse/cac:Response/cac:Status`,
    needs: { "cbc:StatusReasonCode": "02701" },
    stranger: "02702",
  },
  {
    at: `${answer}/cac:LineResponse/cac:Response/cac:Status/cbc:StatusReasonCode`,
    codes: { among: new Set(["BV", "BW", "SV"]), rule: "02801" },
  },
];

/** Judges a Message Level Response (T71). */
export function judgeMessageLevelResponse(document: ResponseDocument): void {
  judgeShapes(document, shapes, "PEPPOL-T71-B");
  const { specification } = messageLevelDocuments.mlr;
  for (const element of document.every("cbc:CustomizationID")) {
    document.expect(document.text("", element).startsWith(specification), { id: "PEPPOL-T71-R001" }, element, {
      sv: `Specifikationen ska vara ${specification}.`,
      en: `The specification must be ${specification}.`,
    });
  }
}

interface StatusRule {
  readonly id: string;
  readonly holds: (document: ResponseDocument, element: number) => boolean;
  readonly says: Sentence;
}

const is = (path: string, pattern: RegExp) => (document: ResponseDocument, element: number) =>
  pattern.test(document.text(path, element));
const there = (path: string) => (document: ResponseDocument, element: number) =>
  document.every(path, element).length > 0;
const one = (path: string) => (document: ResponseDocument, element: number) =>
  document.every(path, element).length === 1;
const schemed = (path: string, pattern: RegExp) => (document: ResponseDocument) =>
  pattern.test(document.attribute(document.every(path)[0] ?? 0, "@schemeID") ?? "");

const { mls } = messageLevelDocuments;
const sender = "cac:SenderParty/cbc:EndpointID";
const receiver = "cac:ReceiverParty/cbc:EndpointID";

const rootRules: readonly StatusRule[] = [
  {
    id: "01",
    holds: (d) => d.text("cbc:CustomizationID") === mls.specification,
    says: says(`Specifikationen ska vara ${mls.specification}.`, `The specification must be ${mls.specification}.`),
  },
  {
    id: "02",
    holds: (d) => d.text("cbc:ProfileID") === mls.process,
    says: says(`Processen ska vara ${mls.process}.`, `The process must be ${mls.process}.`),
  },
  {
    id: "03",
    holds: is("cbc:ID", /./),
    says: says("Statusens id får inte vara tomt.", "The status's id may not be empty."),
  },
  {
    id: "04",
    holds: is("cbc:IssueDate", /^.{10}$/),
    says: says("Datumet får inte ha någon tidszon.", "The date may not have a time zone."),
  },
  { id: "05", holds: there("cbc:IssueTime"), says: says("Klockslaget måste finnas.", "The time must be there.") },
  {
    id: "06",
    holds: is("cbc:IssueTime", /(?:[+-]\d{2}:\d{2}|Z)$/),
    says: says("Klockslaget måste ha en tidszon.", "The time must have a time zone."),
  },
  {
    id: "07",
    holds: there(sender),
    says: says("Avsändarens adress måste finnas.", "The sender's endpoint must be there."),
  },
  {
    id: "08",
    holds: is(sender, /./),
    says: says("Avsändarens adress får inte vara tom.", "The sender's endpoint may not be empty."),
  },
  {
    id: "09",
    holds: schemed(sender, /^/),
    says: says("Avsändarens adress måste ha en adresstyp.", "The sender's endpoint must have a scheme."),
  },
  {
    id: "10",
    holds: schemed(sender, /^\s*\d{4}\s*$/),
    says: says("Avsändarens adresstyp ska vara fyra siffror.", "The sender's scheme must be four digits."),
  },
  {
    id: "11",
    holds: there(receiver),
    says: says("Mottagarens adress måste finnas.", "The receiver's endpoint must be there."),
  },
  {
    id: "12",
    holds: is(receiver, /./),
    says: says("Mottagarens adress får inte vara tom.", "The receiver's endpoint may not be empty."),
  },
  {
    id: "13",
    holds: schemed(receiver, /^/),
    says: says("Mottagarens adress måste ha en adresstyp.", "The receiver's endpoint must have a scheme."),
  },
  {
    id: "14",
    holds: schemed(receiver, /^\s*\d{4}\s*$/),
    says: says("Mottagarens adresstyp ska vara fyra siffror.", "The receiver's scheme must be four digits."),
  },
  {
    id: "15",
    holds: one(answer),
    says: says("Statusen ska gälla exakt ett dokument.", "The status must answer exactly one document."),
  },
];

const rejected = (document: ResponseDocument, element: number) =>
  document.text("cac:Response/cbc:ResponseCode", element) === "RE";
const fails = (document: ResponseDocument, element: number) =>
  document
    .every("cac:LineResponse/cac:Response/cac:Status/cbc:StatusReasonCode", element)
    .some((reason) => ["BV", "FD", "SV"].includes(document.text("", reason)));

const answerRules: readonly StatusRule[] = [
  {
    id: "17",
    holds: there("cac:Response/cbc:ResponseCode"),
    says: says("Utfallet måste finnas.", "The outcome must be there."),
  },
  {
    id: "18",
    holds: (d, e) => outcomes.has(d.text("cac:Response/cbc:ResponseCode", e)),
    says: says("Utfallet ska vara AP, AB eller RE.", "The outcome must be AP, AB or RE."),
  },
  {
    id: "19",
    holds: (d, e) => !rejected(d, e) || is("cac:Response/cbc:Description", /./)(d, e),
    says: says("Ett avvisande måste förklaras.", "A rejection must be explained."),
  },
  {
    id: "20",
    holds: one("cac:DocumentReference"),
    says: says("Exakt ett dokument ska pekas ut.", "Exactly one document must be referred to."),
  },
  {
    id: "21",
    holds: is("cac:DocumentReference/cbc:ID", /./),
    says: says(
      "Det utpekade dokumentets id får inte vara tomt.",
      "The id of the document referred to may not be empty.",
    ),
  },
  {
    id: "22",
    holds: (d, e) => !rejected(d, e) || there("cac:LineResponse")(d, e),
    says: says("Ett avvisande måste nämna minst ett fel.", "A rejection must name at least one issue."),
  },
  {
    id: "23",
    holds: (d, e) => !rejected(d, e) || fails(d, e),
    says: says(
      "Minst ett av felen måste vara ett verkligt fel (BV, FD eller SV).",
      "At least one issue must be a failure (BV, FD or SV).",
    ),
  },
  {
    id: "24",
    holds: (d, e) => rejected(d, e) || !fails(d, e),
    says: says("Ett positivt utfall får inte nämna verkliga fel.", "A positive outcome may not name failures."),
  },
];

const lineRules: readonly StatusRule[] = [
  {
    id: "25",
    holds: is("cac:LineReference/cbc:LineID", /./),
    says: says("Felets plats får inte vara tom.", "The issue's place may not be empty."),
  },
];

const issueRules: readonly StatusRule[] = [
  { id: "26", holds: there("cbc:Description"), says: says("Felet måste beskrivas.", "The issue must be described.") },
  {
    id: "27",
    holds: is("cbc:Description", /./),
    says: says("Felets beskrivning får inte vara tom.", "The issue's description may not be empty."),
  },
  { id: "28", holds: there("cac:Status"), says: says("Felets slag måste anges.", "The issue's kind must be given.") },
];

const kindRules: readonly StatusRule[] = [
  {
    id: "29",
    holds: (d, e) => (issueReasons as readonly string[]).includes(d.text("cbc:StatusReasonCode", e)),
    says: says("Felets slag ska vara BV, BW, FD eller SV.", "The issue's kind must be BV, BW, FD or SV."),
  },
];

/** Judges a Message Level Status: SCH-MLS-01 to SCH-MLS-29. */
export function judgeMessageLevelStatus(document: ResponseDocument): void {
  const line = `${answer}/cac:LineResponse`;
  const levels: readonly (readonly [string, readonly StatusRule[]])[] = [
    ["", rootRules],
    [answer, answerRules],
    [line, lineRules],
    [`${line}/cac:Response`, issueRules],
    [`${line}/cac:Response/cac:Status`, kindRules],
  ];
  for (const [path, rules] of levels) {
    for (const element of document.every(path)) {
      for (const rule of rules)
        document.expect(rule.holds(document, element), { id: `SCH-MLS-${rule.id}` }, element, rule.says);
    }
  }
}

function says(sv: string, en: string): Sentence {
  return { sv, en };
}
