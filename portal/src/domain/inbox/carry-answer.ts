/**
 * A unit's answer to a seller outside the portal, on the course of every message (domain/delivery/take-turn.ts): its own id is the
 * message's name, attempts are rows, and what nobody saw end is asked about or waits for a person (TRUST G2).
 */
import {
  documentTypeScheme,
  formatDocumentType,
  type InvoiceResponse,
  invoiceResponseDocument,
  parsePeppolParticipant,
  readUbl,
  ublDocumentType,
  writeEnvelope,
  writeInvoiceResponse,
} from "@fakturaporten/einvoice";
import { dayOf } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { CarrierPromise, OutgoingMessage } from "../delivery/carrier.ts";
import { deliveryLifecycle, type DeliveryState } from "../delivery/delivery.ts";
import type { CourseMove, Held, MessageTurn, Told } from "../delivery/held.ts";
import { takeTurn } from "../delivery/take-turn.ts";
import { getReceiver } from "../receivers/queries.ts";
import type { Receiver } from "../receivers/receiver.ts";
import type { Answer } from "./answer.ts";
import type { OutgoingAnswer } from "./queries.ts";

/** What is to be done now; nothing when there is nothing left to do. */
export async function beginAnswer(
  work: Work,
  { answer, ubl, receiverId }: Pick<OutgoingAnswer, "answer" | "ubl" | "receiverId">,
  promise: CarrierPromise,
): Promise<MessageTurn | undefined> {
  await work.db
    .insertInto("answer_carriages")
    .values({
      organisation_id: requireOrganisation(work),
      answer_id: answer.id,
      state: "waiting",
      changed_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "answer_id"]).doNothing())
    .execute();
  const held = await holdAnswer(work, answer.id);
  const turn = held && (await takeTurn(work, held, promise));
  if (turn === undefined) return undefined;
  const unit = await getReceiver(work, receiverId);
  return { ...turn, message: () => writeAnswer({ answer, ubl, unit }) ?? { unwritable: "seller-has-no-address" } };
}

const stages: Readonly<Record<DeliveryState, Held["stage"]>> = {
  waiting: "waiting",
  accepted: "accepted",
  parked: "parked",
  "given-up": "ended",
  refused: "ended",
  delivered: "ended",
};

/** Nothing before the answer has been tried to be carried out of the portal. */
export async function holdAnswer(work: Work, answerId: string): Promise<Held | undefined> {
  const organisationId = requireOrganisation(work);
  const row = await work.db
    .selectFrom("answer_carriages")
    .select(["state", "attempts", "changed_at"])
    .where("organisation_id", "=", organisationId)
    .where("answer_id", "=", answerId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { state, attempts, changed_at: changedAt } = row;
  return {
    about: "answer",
    id: answerId,
    name: answerId,
    route: "access-point",
    attempts,
    changedAt,
    stage: stages[state],
    allows: (move) => deliveryLifecycle.allows(state, move),
    count: (attempt) => write(work, answerId, { attempts: attempt }),
    move: (move, told) => write(work, answerId, moved(state, move, told)),
    comeBack: (options) => work.enqueue("deliver-answer", { organisationId, answerId }, options),
  };
}

function moved(state: DeliveryState, move: CourseMove, { reason }: Told): Written {
  const isStopped = move === "refuse" || move === "park" || move === "give-up";
  return { state: deliveryLifecycle.next(state, move), reason: isStopped ? reason : null };
}

interface Written {
  readonly state?: DeliveryState;
  readonly attempts?: number;
  readonly reason?: string | null;
}

async function write(work: Work, answerId: string, written: Written): Promise<void> {
  await work.db
    .updateTable("answer_carriages")
    .set({ ...written, changed_at: work.now })
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

/** The answer as a Peppol Invoice Response (T111) in its envelope; nothing when the document does not say where its seller is. */
export function writeAnswer({ answer, ubl, unit }: AnswerToWrite): OutgoingMessage | undefined {
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
