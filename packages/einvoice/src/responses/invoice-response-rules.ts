import { endpointSchemes } from "../codelists/endpoint-schemes.ts";
import { icdSchemes } from "../codelists/icd-schemes.ts";
import {
  invoiceResponseDocument,
  invoiceStatuses,
  statusActions,
  statusesToClarify,
  statusReasons,
} from "./invoice-response.ts";
import type { ResponseDocument } from "./response-document.ts";
import { type ElementShape, judgeShapes } from "./shape.ts";

const response = "cac:DocumentResponse/cac:Response";
const identification = { needs: (rule: string) => ({ "cbc:ID": rule }), schemes: "@schemeID" } as const;

/** An identifier of a party, whose scheme, if any, is an ICD. */
function partyIdentification(at: string, needed: string, scheme: string): ElementShape[] {
  return [
    { at: `${at}/cac:PartyIdentification`, needs: identification.needs(needed) },
    {
      at: `${at}/cac:PartyIdentification/cbc:ID`,
      codes: { of: identification.schemes, among: icdSchemes, rule: scheme },
    },
  ];
}

/** What may stand in an Invoice Response: PEPPOL-T111-B00101 to B05301, release 2026.5. */
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
    allows: ["cbc:IssueTime", "cbc:Note"],
    stranger: "00109",
  },
  {
    at: "cac:SenderParty",
    needs: { "cbc:EndpointID": "00801", "cac:PartyLegalEntity": "00802" },
    allows: ["cac:PartyIdentification", "cac:Contact"],
    stranger: "00803",
  },
  {
    at: "cac:SenderParty/cbc:EndpointID",
    needs: { "@schemeID": "00901" },
    codes: { of: "@schemeID", among: endpointSchemes, rule: "00902" },
  },
  ...partyIdentification("cac:SenderParty", "01101", "01201"),
  { at: "cac:SenderParty/cac:PartyLegalEntity", needs: { "cbc:RegistrationName": "01401" }, stranger: "01402" },
  {
    at: "cac:SenderParty/cac:Contact",
    allows: ["cbc:Name", "cbc:Telephone", "cbc:ElectronicMail"],
    stranger: "01601",
  },
  {
    at: "cac:ReceiverParty",
    needs: { "cbc:EndpointID": "02001", "cac:PartyLegalEntity": "02002" },
    allows: ["cac:PartyIdentification"],
    stranger: "02003",
  },
  {
    at: "cac:ReceiverParty/cbc:EndpointID",
    needs: { "@schemeID": "02101" },
    codes: { of: "@schemeID", among: endpointSchemes, rule: "02102" },
  },
  ...partyIdentification("cac:ReceiverParty", "02301", "02401"),
  { at: "cac:ReceiverParty/cac:PartyLegalEntity", needs: { "cbc:RegistrationName": "02601" }, stranger: "02602" },
  {
    at: "cac:DocumentResponse",
    needs: { "cac:Response": "02801", "cac:DocumentReference": "02802" },
    allows: ["cac:IssuerParty", "cac:RecipientParty"],
    stranger: "02803",
  },
  {
    at: response,
    needs: { "cbc:ResponseCode": "02901" },
    allows: ["cbc:EffectiveDate", "cac:Status"],
    stranger: "02902",
  },
  { at: `${response}/cbc:ResponseCode`, codes: { among: new Set(invoiceStatuses), rule: "03001" } },
  {
    at: `${response}/cac:Status`,
    allows: ["cbc:StatusReasonCode", "cbc:StatusReason", "cac:Condition"],
    stranger: "03201",
  },
  {
    at: `${response}/cac:Status/cbc:StatusReasonCode`,
    needs: { "@listID": "03302" },
    codes: { among: new Set<string>([...statusReasons, ...statusActions]), rule: "03301" },
  },
  {
    at: `${response}/cac:Status/cbc:StatusReasonCode`,
    codes: { of: "@listID", among: new Set(["OPStatusReason", "OPStatusAction"]), rule: "03303" },
  },
  {
    at: `${response}/cac:Status/cac:Condition`,
    needs: { "cbc:AttributeID": "03601" },
    allows: ["cbc:Description"],
    stranger: "03602",
  },
  {
    at: "cac:DocumentResponse/cac:DocumentReference",
    needs: { "cbc:ID": "03901", "cbc:DocumentTypeCode": "03902" },
    allows: ["cbc:IssueDate"],
    stranger: "03903",
  },
  {
    at: "cac:DocumentResponse/cac:IssuerParty",
    needs: { "cac:PartyName": "04301" },
    allows: ["cac:PartyIdentification"],
    stranger: "04302",
  },
  ...partyIdentification("cac:DocumentResponse/cac:IssuerParty", "04401", "04501"),
  { at: "cac:DocumentResponse/cac:IssuerParty/cac:PartyName", needs: { "cbc:Name": "04701" } },
  {
    at: "cac:DocumentResponse/cac:RecipientParty",
    needs: { "cac:PartyName": "04901" },
    allows: ["cac:PartyIdentification"],
    stranger: "04902",
  },
  ...partyIdentification("cac:DocumentResponse/cac:RecipientParty", "05001", "05101"),
  { at: "cac:DocumentResponse/cac:RecipientParty/cac:PartyName", needs: { "cbc:Name": "05301" } },
];

/** Judges an Invoice Response (T111) by the rules of its own; the common ones are judged beside. */
export function judgeInvoiceResponse(document: ResponseDocument): void {
  judgeShapes(document, shapes, "PEPPOL-T111-B");
  judgeSpecification(document);
  for (const element of document.every(response)) {
    const status = document.text("cbc:ResponseCode", element);
    const clarified = document.every("cac:Status/cbc:StatusReasonCode", element).length > 0;
    const needsClarification = (statusesToClarify as readonly string[]).includes(status);
    document.expect(clarified || !needsClarification, { id: "PEPPOL-T111-R001" }, element, {
      sv: "Status UQ, CA och RE måste förklaras med en orsak eller åtgärd.",
      en: "Statuses UQ, CA and RE must be clarified by a reason or an action.",
    });
    for (const clarification of document.every("cac:Status", element))
      judgeClarification(document, clarification, status);
  }
}

function judgeSpecification(document: ResponseDocument): void {
  const { specification, process, otherProcess } = invoiceResponseDocument;
  for (const element of document.every("cbc:CustomizationID")) {
    document.expect(document.text("", element).startsWith(specification), { id: "PEPPOL-T111-R003" }, element, {
      sv: `Specifikationen ska vara ${specification}.`,
      en: `The specification must be ${specification}.`,
    });
  }
  for (const element of document.every("cbc:ProfileID")) {
    document.expect(
      [process, otherProcess].includes(document.text("", element) as typeof process),
      { id: "PEPPOL-T111-R008" },
      element,
      {
        sv: `Processen ska vara ${process} eller ${otherProcess}.`,
        en: `The process must be ${process} or ${otherProcess}.`,
      },
    );
  }
}

/** R005 is judged by what it says: the official expression can never be false, and partial payment of what is not paid is nonsense. */
function judgeClarification(document: ResponseDocument, element: number, status: string): void {
  const [codeElement] = document.every("cbc:StatusReasonCode", element);
  if (codeElement === undefined) return;
  const code = document.text("", codeElement);
  const list = document.attribute(codeElement, "@listID");
  const explained = document.every("cbc:StatusReason", element).length > 0;
  document.expect(code !== "OTH" || explained, { id: "PEPPOL-T111-R002", severity: "warning" }, element, {
    sv: "Koden OTH (annat) bör förklaras i text.",
    en: "The code OTH (other) should be explained in words.",
  });
  document.expect(code !== "PPD" || explained, { id: "PEPPOL-T111-R004" }, element, {
    sv: "Delbetalning (PPD) måste förklaras i text.",
    en: "Partial payment (PPD) must be explained in words.",
  });
  document.expect(code !== "PPD" || status === "PD", { id: "PEPPOL-T111-R005" }, element, {
    sv: "Delbetalning (PPD) får bara anges tillsammans med status PD.",
    en: "Partial payment (PPD) may be given only with status PD.",
  });
  const among = (codes: readonly string[]) => codes.includes(code);
  document.expect(list !== "OPStatusAction" || among(statusActions), { id: "PEPPOL-T111-R006" }, element, {
    sv: `”${code}” är inte en åtgärdskod.`,
    en: `"${code}" is not an action code.`,
  });
  document.expect(list !== "OPStatusReason" || among(statusReasons), { id: "PEPPOL-T111-R007" }, element, {
    sv: `”${code}” är inte en orsakskod.`,
    en: `"${code}" is not a reason code.`,
  });
}
