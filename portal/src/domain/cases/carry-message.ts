/**
 * A message on its way: taken from the side that wrote it, received on the other. Messages of one case are received in the order
 * they were numbered; one that comes again changes nothing.
 */
import type { Instant } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { record, type EventKind } from "../events/record.ts";
import { type CaseSide, type CaseState, caseLifecycle, type MessageAct, moveOfParty, settle } from "./case.ts";
import { insertCase } from "./insert-case.ts";
import type { CaseAbout, CaseKind } from "./kinds.ts";
import { notifyDesk, notifyParty } from "./notify.ts";

/** One message with all that the other side needs to know. */
export interface CaseParcel {
  readonly from: OrganisationId;
  readonly to: OrganisationId;
  readonly head: {
    readonly caseId: string;
    readonly kind: CaseKind;
    readonly about: CaseAbout[CaseKind];
    readonly receiverId: string | undefined;
    readonly partyName: string;
    readonly partyNumber: string | undefined;
    readonly openedAt: Instant;
  };
  readonly message: {
    readonly id: string;
    readonly side: CaseSide;
    readonly number: number;
    readonly heard: number;
    readonly act: MessageAct;
    readonly state: CaseState;
    readonly words: string | null;
    readonly decision: string | null;
    readonly outcome: Readonly<Record<string, string>>;
    readonly authorName: string | null;
    readonly writtenAt: Instant;
  };
  readonly files: readonly ParcelFile[];
}

interface ParcelFile {
  readonly place: number;
  readonly name: string;
  readonly pages: number;
  readonly sha256: Buffer;
  readonly bytes: Buffer;
}

export async function getParcel(work: Work, messageId: string): Promise<CaseParcel> {
  const organisationId = requireOrganisation(work);
  const row = await work.db
    .selectFrom("case_messages as message")
    .innerJoin("cases", (join) =>
      join.onRef("cases.organisation_id", "=", "message.organisation_id").onRef("cases.id", "=", "message.case_id"),
    )
    .selectAll("message")
    .select(["cases.kind", "cases.about", "cases.receiver_id", "cases.counterpart_id"])
    .select(["cases.party_name", "cases.party_number", "cases.opened_at"])
    .where("message.organisation_id", "=", organisationId)
    .where("message.id", "=", messageId)
    .executeTakeFirst();
  if (row === undefined || row.counterpart_id === null) throw new Refusal("not-found");
  const files = await work.db
    .selectFrom("case_files")
    .select(["place", "name", "pages", "sha256", "bytes"])
    .where("organisation_id", "=", organisationId)
    .where("message_id", "=", messageId)
    .orderBy("place")
    .execute();
  return {
    from: organisationId,
    to: row.counterpart_id as OrganisationId,
    head: {
      caseId: row.case_id,
      kind: row.kind as CaseKind,
      about: row.about as CaseAbout[CaseKind],
      receiverId: row.receiver_id ?? undefined,
      partyName: row.party_name,
      partyNumber: row.party_number ?? undefined,
      openedAt: row.opened_at,
    },
    message: {
      id: row.id,
      side: row.side,
      number: row.number,
      heard: row.heard,
      act: row.act,
      state: row.state,
      words: row.words,
      decision: row.decision,
      outcome: row.outcome as Readonly<Record<string, string>>,
      authorName: row.author_name,
      writtenAt: row.written_at,
    },
    files,
  };
}

/** Receives a message on this side. Says nothing and does nothing when it is here already. */
export async function receiveMessage(work: Work, parcel: CaseParcel): Promise<void> {
  const { head, message } = parcel;
  const found = (await lockOwn(work, head.caseId)) ?? (await beginHere(work, parcel));
  if (found.counterpart_id !== parcel.from || found.side === message.side) throw new Refusal("not-found");
  if (message.number <= found.heard) return;
  if (message.number > found.heard + 1) throw new Error("An earlier message of the case has not arrived yet.");
  const state = found.side === "desk" ? heardAtDesk(found.state, message) : await toldToParty(work, parcel);
  await moveHere(work, { parcel, before: found.state, state });
  await keep(work, parcel);
  await record(work, eventOf(found.side, message.act), { subject: head.caseId, facts: factsOf(parcel) });
  if (found.side === "desk") await notifyDesk(work, head.caseId, message.act === "open" ? "arrived" : "heard");
  else await notifyParty(work, head.caseId, message.act);
  if (message.act === "decide")
    await work.enqueue("case-decided", { organisationId: requireOrganisation(work), caseId: head.caseId });
}

async function lockOwn(work: Work, caseId: string) {
  return work.db
    .selectFrom("cases")
    .select(["side", "state", "heard", "counterpart_id"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", caseId)
    .forUpdate()
    .executeTakeFirst();
}

/** The first message of a party makes the desk's row; nothing but a party's first message does. */
async function beginHere(work: Work, { from, head, message }: CaseParcel) {
  if (message.act !== "open" || message.number !== 1) throw new Error("The case's first message has not arrived yet.");
  await insertCase(work, { ...head, id: head.caseId, side: "desk", counterpartId: from });
  return { side: "desk", state: "new", heard: 0, counterpart_id: from } as const;
}

function heardAtDesk(state: CaseState, { act }: CaseParcel["message"]): CaseState {
  return act === "open" ? "new" : caseLifecycle.next(state, moveOfParty(act));
}

/** The desk's word, and after it what this side had written that the desk had not yet heard. */
async function toldToParty(work: Work, { head, message }: CaseParcel): Promise<CaseState> {
  const unheard = await work.db
    .selectFrom("case_messages")
    .select("act")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", head.caseId)
    .where("side", "=", "party")
    .where("number", ">", message.heard)
    .orderBy("number")
    .execute();
  return settle(
    message.state,
    unheard.map(({ act }) => act),
  );
}

interface MoveHere {
  readonly parcel: CaseParcel;
  readonly before: CaseState;
  readonly state: CaseState;
}

async function moveHere(work: Work, { parcel: { head, message }, before, state }: MoveHere): Promise<void> {
  await work.db
    .updateTable("cases")
    .set((is) => ({
      heard: message.number,
      state,
      changed_at: work.now,
      closed_at: state === "closed" ? work.now : null,
      ...(before === "closed" && state !== "closed" ? { reopened: is("reopened", "+", 1) } : {}),
      ...(message.decision === null ? {} : { decision: message.decision, outcome: JSON.stringify(message.outcome) }),
    }))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", head.caseId)
    .execute();
}

async function keep(work: Work, { head, message, files }: CaseParcel): Promise<void> {
  const organisation_id = requireOrganisation(work);
  const { authorName, writtenAt, outcome, ...same } = message;
  await work.db
    .insertInto("case_messages")
    .values({
      ...same,
      organisation_id,
      case_id: head.caseId,
      outcome: JSON.stringify(outcome),
      author_name: authorName,
      written_at: writtenAt,
      arrived_at: work.now,
    })
    .execute();
  for (const file of files)
    await work.db
      .insertInto("case_files")
      .values({
        ...file,
        organisation_id,
        id: work.newId(),
        case_id: head.caseId,
        message_id: message.id,
        size_bytes: file.bytes.length,
      })
      .execute();
}

const eventsAtDesk: Readonly<Partial<Record<MessageAct, EventKind>>> = {
  open: "case.arrived",
  close: "case.withdrawn",
};
const eventsAtParty: Readonly<Partial<Record<MessageAct, EventKind>>> = {
  ask: "case.asked",
  close: "case.closed",
  decide: "case.decided",
  reopen: "case.reopened",
};

function eventOf(side: CaseSide, act: MessageAct): EventKind {
  return side === "desk" ? (eventsAtDesk[act] ?? "case.heard") : (eventsAtParty[act] ?? "case.replied");
}

function factsOf({ head, message }: CaseParcel): Readonly<Record<string, string | null>> {
  return { kind: head.kind, decision: message.decision };
}
