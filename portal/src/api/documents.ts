/** Received documents of a unit: the list, one of them, its very bytes, and the unit's answer. */
import { z } from "zod";
import { answerDocument } from "../domain/inbox/answer-document.ts";
import {
  answerActions,
  type AnswerMove,
  answerMoves,
  answerReasons,
  clarificationCharactersMax,
  conditionCharactersMax,
  conditionsMax,
  documentStates,
} from "../domain/inbox/answer.ts";
import { listDocuments } from "../domain/inbox/list-documents.ts";
import { getDocument, getDocumentBytes } from "../domain/inbox/queries.ts";
import type { ReceivedDocument } from "../domain/inbox/received-document.ts";
import { findUnit, listUnits } from "../domain/inbox/units.ts";
import { Refusal } from "../domain/refusal.ts";
import { isInstant } from "../time.ts";
import { operation } from "./operation.ts";
import { askedDay, cursor, cursorOf, day, id, moment, money, moneyOf } from "./shapes.ts";

const unit = z.object({ id, name: z.string() }).meta({ id: "Unit" });

const document = z
  .object({
    id,
    unitId: id,
    receivedAt: moment,
    state: z.enum(documentStates),
    kind: z.enum(["invoice", "credit-note"]),
    number: z.string(),
    issuedOn: day,
    dueOn: day.optional(),
    payable: money,
    sellerNumber: z.string().describe("The seller's organisation number, or another identifier when it has none."),
    sellerName: z.string(),
    buyerReference: z.string().optional(),
    attachments: z.number().int(),
    faults: z.number().int().describe("How many rules of EN 16931 and Peppol the document breaks."),
    accountChanged: z.boolean().describe("The seller's document before this one asked to be paid to another account."),
    likelyDuplicate: z.boolean(),
  })
  .meta({ id: "ReceivedDocument" });

function shown(one: ReceivedDocument): z.input<typeof document> {
  return {
    id: one.id,
    unitId: one.receiverId,
    receivedAt: one.receivedAt,
    state: one.state,
    kind: one.kind,
    number: one.number,
    issuedOn: one.issueOn,
    dueOn: one.dueOn,
    payable: moneyOf({ minor: one.payableMinor, currency: one.currency }),
    sellerNumber: one.sellerNumber,
    sellerName: one.sellerName,
    buyerReference: one.buyerReference,
    attachments: one.attachments,
    faults: one.faults,
    accountChanged: one.accountChanged,
    likelyDuplicate: one.likelyDuplicate,
  };
}

const documentParams = z.object({ documentId: id });

export const units = operation({
  method: "GET",
  path: "/units",
  id: "listUnits",
  scope: "inbox.read",
  summary: "The units that the token reaches",
  says: "A thousand at most.",
  refusals: [],
  answers: z.object({ units: z.array(unit) }),
  handle: async (work) => ({ units: [...(await listUnits(work))] }),
});

const inboxPlace = z.object({ at: z.string().refine(isInstant), id });

export const documents = operation({
  method: "GET",
  path: "/documents",
  id: "listDocuments",
  scope: "inbox.read",
  summary: "A unit's received documents",
  says: "The newest first, fifty a page. `search` finds by number, supplier, amount, reference and words.",
  refusals: ["not-found"],
  query: z.object({
    unit: id,
    state: z.enum(documentStates).optional(),
    receivedFrom: askedDay.optional(),
    receivedTo: askedDay.optional(),
    search: z.string().trim().min(1).max(200).optional(),
    cursor: cursor(inboxPlace).optional(),
  }),
  answers: z.object({ documents: z.array(document), next: z.string().optional() }),
  handle: async (work, { query: { cursor: place, ...filter } }) => {
    if ((await findUnit(work, filter.unit)) === undefined) throw new Refusal("not-found");
    const after = place && { receivedAt: place.at, id: place.id };
    const page = await listDocuments(work, { ...filter, after });
    const next = page.next && cursorOf({ at: page.next.receivedAt, id: page.next.id });
    return { documents: page.documents.map(shown), next };
  },
});

export const oneDocument = operation({
  method: "GET",
  path: "/documents/{documentId}",
  id: "getDocument",
  scope: "inbox.read",
  summary: "One received document",
  says: "What lists know of it. The document itself is its UBL.",
  refusals: ["not-found"],
  params: documentParams,
  answers: document,
  handle: async (work, { params }) => shown(await getDocument(work, params.documentId)),
});

export const documentUbl = operation({
  method: "GET",
  path: "/documents/{documentId}/ubl",
  id: "getDocumentUbl",
  scope: "inbox.read",
  summary: "The very bytes that came",
  says: "UBL 2.1 with what is attached inside. The SHA-256 stands in Repr-Digest and, in hexadecimal, in ETag.",
  refusals: ["not-found"],
  params: documentParams,
  answers: { mediaType: "application/xml" },
  handle: async (work, { params }) => {
    const { number, ubl, sha256 } = await getDocumentBytes(work, params.documentId);
    return { name: `${number}.xml`, type: "application/xml", bytes: ubl, sha256 };
  },
});

const moves = answerMoves as readonly [AnswerMove, ...AnswerMove[]];

export const documentAnswers = operation({
  method: "POST",
  path: "/documents/{documentId}/answers",
  id: "answerDocument",
  scope: "inbox.answer",
  summary: "Answer the seller",
  says: "One step of the Peppol Invoice Response. query, accept-conditionally and reject need a reason and words; pay-partly needs words.",
  refusals: ["not-found", "already-answered", "answer-needs-reason"],
  params: documentParams,
  body: z.strictObject({
    answer: z.enum(moves),
    reason: z.enum(answerReasons).optional(),
    action: z.enum(answerActions).optional(),
    conditions: z
      .array(
        z.strictObject({
          term: z.string().regex(/^B[TG]-\d{1,3}$/),
          shouldBe: z.string().trim().min(1).max(conditionCharactersMax),
        }),
      )
      .max(conditionsMax)
      .optional(),
    clarification: z.string().trim().max(clarificationCharactersMax).optional(),
  }),
  answers: z.object({ id, code: z.string().describe("UNCL4343: AB, IP, UQ, CA, RE, AP or PD."), answeredAt: moment }),
  handle: async (work, { params, body: { answer: move, ...why } }) => {
    const { id: answerId, code, answeredAt } = await answerDocument(work, { ...params, move, ...why });
    return { id: answerId, code, answeredAt };
  },
});
