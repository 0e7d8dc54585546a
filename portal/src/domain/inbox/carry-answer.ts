/**
 * A unit's answer to a seller outside the portal, on its way over a carrier. Written as sending before it is handed over; when
 * nobody saw how that ended the carrier is asked, or the answer is parked: it is never sent again on a guess (TRUST G2).
 */
import {
  documentTypeScheme,
  formatDocumentType,
  type InvoiceResponse,
  invoiceResponseDocument,
  parsePeppolParticipant,
  type PeppolParticipant,
  readUbl,
  ublDocumentType,
  writeEnvelope,
  writeInvoiceResponse,
} from "@fakturaporten/einvoice";
import { dayOf, epochMsOf, type Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Receiver } from "../receivers/receiver.ts";
import type { Answer } from "./answer.ts";

/** What a carrier answers and promises; the same words as for invoices (domain/delivery/carrier.ts). */
interface CarrierWord {
  readonly kind: "received" | "accepted" | "refused" | "not-sent" | "unknown" | "never-came";
  readonly reason: string;
  readonly evidence: string | undefined;
}

interface Promised {
  readonly statusQuery: boolean;
  readonly settleSeconds: number;
}

export interface AnswerStep {
  readonly act: "submit" | "ask";
  readonly startedAt: Instant;
}

/** What is to be done now; nothing when it has come to its end. */
export async function beginAnswer(work: Work, answerId: string, promise: Promised): Promise<AnswerStep | undefined> {
  const organisation_id = requireOrganisation(work);
  await work.db
    .insertInto("answer_carriages")
    .values({ organisation_id, answer_id: answerId, state: "waiting", started_at: work.now, changed_at: work.now })
    .onConflict((conflict) => conflict.columns(["organisation_id", "answer_id"]).doNothing())
    .execute();
  const { state, started_at } = await lock(work, answerId);
  if (state === "accepted") return promise.statusQuery ? { act: "ask", startedAt: started_at } : undefined;
  if (state === "sending") {
    if (promise.statusQuery) return { act: "ask", startedAt: started_at };
    await endAttempt(work, answerId, { outcome: "unknown", reason: "not-seen-to-end" });
    await move(work, answerId, { state: "parked", reason: "not-seen-to-end" });
    return undefined;
  }
  if (state !== "waiting") return undefined;
  const { attempts: number } = await work.db
    .updateTable("answer_carriages")
    .set((is) => ({ state: "sending", attempts: is("attempts", "+", 1), started_at: work.now, changed_at: work.now }))
    .where("organisation_id", "=", organisation_id)
    .where("answer_id", "=", answerId)
    .returning("attempts")
    .executeTakeFirstOrThrow();
  await work.db
    .insertInto("answer_attempts")
    .values({ organisation_id, answer_id: answerId, number, started_at: work.now, outcome: "started" })
    .execute();
  return { act: "submit", startedAt: work.now };
}

export interface AnswerEnd {
  readonly answerId: string;
  readonly word: CarrierWord;
  readonly promise: Promised;
  readonly startedAt: Instant;
}

/** So long is asked after an answer whose fate is unknown; then a person is. */
const unknownSecondsMax = 900;

/** Writes what the carrier said; says whether there is something left to do later. */
export async function endAnswer(work: Work, { answerId, word, promise, startedAt }: AnswerEnd): Promise<boolean> {
  const { state } = await lock(work, answerId);
  if (state !== "sending" && state !== "accepted") return false;
  const { reason, evidence } = word;
  await endAttempt(work, answerId, { outcome: outcomes[word.kind], reason });
  const age = (epochMsOf(work.now) - epochMsOf(startedAt)) / 1000;
  switch (word.kind) {
    case "received":
      await move(work, answerId, { state: "delivered", evidence });
      return false;
    case "accepted":
      await move(work, answerId, { state: "accepted", evidence });
      return promise.statusQuery;
    case "refused":
      await move(work, answerId, { state: "refused", reason, evidence });
      return false;
    case "not-sent":
      await move(work, answerId, { state: "waiting" });
      return true;
    case "never-came":
      if (state === "sending" && age >= promise.settleSeconds) await move(work, answerId, { state: "waiting" });
      return true;
    case "unknown":
      if (promise.statusQuery && age < unknownSecondsMax) return true;
      await move(work, answerId, { state: "parked", reason, evidence });
      return false;
  }
}

type Outcome = "accepted" | "refused" | "not-sent" | "unknown";

/** What each word says of the attempt. One that never came was not sent; one not asked about long enough may still have been. */
const outcomes: Readonly<Record<CarrierWord["kind"], Outcome>> = {
  received: "accepted",
  accepted: "accepted",
  refused: "refused",
  "not-sent": "not-sent",
  "never-came": "not-sent",
  unknown: "unknown",
};

/** The latest attempt, when its end is not known yet. */
async function endAttempt(
  work: Work,
  answerId: string,
  { outcome, reason }: { readonly outcome: Outcome; readonly reason: string },
): Promise<void> {
  await work.db
    .updateTable("answer_attempts")
    .set({ outcome, ended_at: work.now, reason: outcome === "accepted" ? null : reason })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("answer_id", "=", answerId)
    .where("outcome", "in", ["started", "unknown"])
    .where("number", "=", (is) =>
      is
        .selectFrom("answer_carriages")
        .select("attempts")
        .where("organisation_id", "=", requireOrganisation(work))
        .where("answer_id", "=", answerId),
    )
    .execute();
}

async function lock(work: Work, answerId: string) {
  return work.db
    .selectFrom("answer_carriages")
    .select(["state", "started_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("answer_id", "=", answerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

interface Move {
  readonly state: "waiting" | "accepted" | "delivered" | "refused" | "parked";
  readonly reason?: string;
  readonly evidence?: string | undefined;
}

async function move(work: Work, answerId: string, { state, reason, evidence }: Move): Promise<void> {
  await work.db
    .updateTable("answer_carriages")
    .set({ state, reason: reason ?? null, changed_at: work.now, ...(evidence !== undefined && { evidence }) })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("answer_id", "=", answerId)
    .execute();
}

export interface AnswerToWrite {
  readonly answer: Answer;
  /** The document it answers. */
  readonly ubl: Uint8Array;
  readonly unit: Pick<Receiver, "name" | "peppol">;
}

export interface WrittenAnswer {
  readonly instanceId: string;
  readonly envelope: Uint8Array;
  readonly document: Uint8Array;
  readonly receiver: PeppolParticipant;
  readonly documentType: string;
}

/** The answer as a Peppol Invoice Response (T111) in its envelope; nothing when the document does not say where its seller is. */
export function writeAnswer({ answer, ubl, unit }: AnswerToWrite): WrittenAnswer | undefined {
  const read = readUbl(ubl);
  if (!read.ok) return undefined;
  const { seller, number, typeCode, issuedOn } = read.invoice;
  const receiver = parsePeppolParticipant(`${seller.endpoint?.scheme ?? ""}:${seller.endpoint?.id ?? ""}`);
  if (!receiver.ok) return undefined;
  const sender = { scheme: unit.peppol.scheme, id: unit.peppol.value };
  const { specification, process } = invoiceResponseDocument;
  const response: InvoiceResponse = {
    specification,
    process,
    id: answer.id,
    issuedOn: dayOf(answer.answeredAt),
    sender: { endpoint: sender, name: unit.name },
    receiver: { endpoint: receiver.value, name: seller.name },
    status: answer.code,
    ...clarificationsOf(answer),
    document: { id: number, typeCode, issuedOn },
  };
  const document = writeInvoiceResponse(response);
  const documentType = ublDocumentType("ApplicationResponse", specification);
  const header = { instanceId: answer.id, sender, receiver: receiver.value, documentType, process };
  const envelope = writeEnvelope({ ...header, country: "SE", createdAt: answer.answeredAt }, document);
  return {
    instanceId: answer.id,
    envelope: Buffer.from(envelope),
    document: Buffer.from(document),
    receiver: receiver.value,
    documentType: `${documentTypeScheme}::${formatDocumentType(documentType)}`,
  };
}

function clarificationsOf({
  reason,
  action,
  conditions,
  clarification,
}: Answer): Pick<InvoiceResponse, "clarifications"> {
  const text = clarification === undefined ? {} : { text: clarification };
  const why = conditions.length === 0 ? text : { ...text, conditions };
  const clarifications = [
    ...(reason === undefined ? [] : [{ list: "OPStatusReason" as const, code: reason, ...why }]),
    ...(action === undefined ? [] : [{ list: "OPStatusAction" as const, code: action }]),
    ...(reason === undefined && clarification !== undefined ? [{ text: clarification }] : []),
  ];
  return clarifications.length === 0 ? {} : { clarifications };
}
