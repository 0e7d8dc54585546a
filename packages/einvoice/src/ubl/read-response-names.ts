import { nameId } from "./scan.ts";

/** Names that only responses have; the rest they share with invoices. */
export const responseNames = {
  root: nameId("ar:ApplicationResponse"),
  attributeID: nameId("cbc:AttributeID"),
  documentResponse: nameId("cac:DocumentResponse"),
  condition: nameId("cac:Condition"),
  effectiveDate: nameId("cbc:EffectiveDate"),
  issueTime: nameId("cbc:IssueTime"),
  issuerParty: nameId("cac:IssuerParty"),
  lineReference: nameId("cac:LineReference"),
  lineResponse: nameId("cac:LineResponse"),
  receiverParty: nameId("cac:ReceiverParty"),
  recipientParty: nameId("cac:RecipientParty"),
  response: nameId("cac:Response"),
  responseCode: nameId("cbc:ResponseCode"),
  senderParty: nameId("cac:SenderParty"),
  status: nameId("cac:Status"),
  statusReason: nameId("cbc:StatusReason"),
  statusReasonCode: nameId("cbc:StatusReasonCode"),
  versionID: nameId("cbc:VersionID"),
} as const;
