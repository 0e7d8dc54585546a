/** Responses with every term absent or present, and text at its worst. */
import fc, { type Arbitrary } from "fast-check";
import type { Clarification, InvoiceResponse } from "../src/responses/invoice-response.ts";
import {
  invoiceResponseDocument,
  invoiceStatuses,
  statusActions,
  statusReasons,
} from "../src/responses/invoice-response.ts";
import {
  issueReasons,
  type MessageIssue,
  type MessageLevelResponse,
  messageOutcomes,
} from "../src/responses/message-level.ts";
import { anyDay, code, contact, endpoint, identifier, list, terms, text, whole } from "./arbitrary-invoice.ts";

const issueTime = fc.constantFrom("14:05:00Z", "23:59:59+01:00");
const namedParty = terms<NonNullable<InvoiceResponse["issuer"]>, "name">({ name: text }, { id: identifier });
const responseParty = terms<InvoiceResponse["receiver"], "endpoint" | "name">(
  { endpoint, name: text },
  { id: identifier },
);
const condition = terms<NonNullable<Clarification["conditions"]>[number], "term">({ term: text }, { shouldBe: text });

const clarification: Arbitrary<Clarification> = fc
  .tuple(
    fc.oneof(
      whole({ list: fc.constant("OPStatusReason" as const), code: fc.constantFrom(...statusReasons) }),
      whole({ list: fc.constant("OPStatusAction" as const), code: fc.constantFrom(...statusActions) }),
      fc.constant({}),
    ),
    fc.record({ text, conditions: list(condition) }, { requiredKeys: ["text"], noNullPrototype: true }),
  )
  .map(([coded, words]) => ({ ...coded, ...words }));

export const anyInvoiceResponse: Arbitrary<InvoiceResponse> = terms<
  InvoiceResponse,
  "specification" | "process" | "id" | "issuedOn" | "sender" | "receiver" | "status" | "document"
>(
  {
    specification: fc.constant(invoiceResponseDocument.specification),
    process: fc.constantFrom(invoiceResponseDocument.process, invoiceResponseDocument.otherProcess),
    id: text,
    issuedOn: anyDay,
    sender: terms<InvoiceResponse["sender"], "endpoint" | "name">(
      { endpoint, name: text },
      { id: identifier, contact },
    ),
    receiver: responseParty,
    status: fc.constantFrom(...invoiceStatuses),
    document: terms<InvoiceResponse["document"], "id" | "typeCode">({ id: text, typeCode: code }, { issuedOn: anyDay }),
  },
  {
    issueTime,
    note: text,
    effectiveOn: anyDay,
    clarifications: list(clarification),
    issuer: namedParty,
    recipient: namedParty,
  },
);

export const anyMessageLevelResponse: Arbitrary<MessageLevelResponse> = terms<
  MessageLevelResponse,
  "kind" | "id" | "issuedOn" | "sender" | "receiver" | "outcome" | "document"
>(
  {
    kind: fc.constantFrom<MessageLevelResponse["kind"]>("mlr", "mls"),
    id: text,
    issuedOn: anyDay,
    sender: endpoint,
    receiver: endpoint,
    outcome: fc.constantFrom(...messageOutcomes),
    document: terms<MessageLevelResponse["document"], "id">({ id: text }, { typeCode: code, version: text }),
  },
  {
    issueTime,
    description: text,
    issues: list(
      terms<MessageIssue, "at" | "description" | "reason">(
        { at: text, description: text, reason: fc.constantFrom(...issueReasons) },
        { outcome: fc.constantFrom(...messageOutcomes) },
      ),
    ),
  },
);
