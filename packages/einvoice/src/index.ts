/** The package's face: all that others may use. */
export * from "./amount/decimal.ts";
export * from "./amount/money.ts";
export * from "./amount/swedish-amount.ts";
export * from "./calculate/calculate.ts";
export * from "./calculate/complete-invoice.ts";
export * from "./calculate/terms.ts";
export * from "./calendar/bank-days.ts";
export * from "./calendar/local-date.ts";
export * from "./calendar/parse-date.ts";
export * from "./codelists/document-types.ts";
export * from "./codelists/endpoint-schemes.ts";
export * from "./codelists/units.ts";
export * from "./codelists/vat.ts";
export * from "./credit/credit-balance.ts";
export * from "./envelope/envelope.ts";
export * from "./fault-codes.ts";
export * from "./identifiers/bank-account.ts";
export * from "./identifiers/clearing-table.ts";
export * from "./identifiers/giro.ts";
export * from "./identifiers/gln.ts";
export * from "./identifiers/iban.ts";
export * from "./identifiers/ocr-reference.ts";
export * from "./identifiers/organisation-number.ts";
export * from "./identifiers/peppol-participant.ts";
export * from "./identifiers/personal-number.ts";
export * from "./identifiers/postal-code.ts";
export * from "./identifiers/vat-number.ts";
export * from "./model/base64.ts";
export * from "./model/invoice.ts";
export * from "./model/line.ts";
export * from "./model/party.ts";
export * from "./model/payment.ts";
export * from "./model/period.ts";
export * from "./model/totals.ts";
export { type Parsed, parsed, refused } from "./parsed.ts";
export { type EnvelopeReadResult, readEnvelope } from "./ubl/read-envelope.ts";
export { writeUbl, writeUblBytes } from "./ubl/write.ts";
export { writeEnvelope } from "./ubl/write-envelope.ts";
export { isWritable, UnwritableInvoice } from "./ubl/write-entities.ts";
export { readScan, type ReadResult, readUbl } from "./ubl/read.ts";
export type { ReadFault } from "./ubl/read-cursor.ts";
export type { Unread } from "./ubl/read-unread.ts";
export * from "./responses/invoice-response.ts";
export { sayRule } from "./rules/say-rule.ts";
export { judgeResponse, type ResponseVerdict } from "./responses/judge-response.ts";
export * from "./responses/message-level.ts";
export type { ResponseFault } from "./responses/response-fault.ts";
export { type ResponseReadResult, readResponse } from "./ubl/read-response.ts";
export { writeInvoiceResponse, writeMessageLevelResponse } from "./ubl/write-response.ts";
export {
  type Fault,
  findingsMax,
  type ReleaseId,
  releases,
  type Repair,
  type Report,
  type Stop,
  type StructureFinding,
  validate,
  type ValidateOptions,
} from "./validate.ts";
