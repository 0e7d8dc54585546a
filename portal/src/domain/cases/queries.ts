/** What pages and other rooms ask of one case. A case is seen by those on its side who may, and by nobody else. */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { may, requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { Case, CaseSide, MessageAct } from "./case.ts";
import { worksIt } from "./desk.ts";
import type { Queue } from "./kinds.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The case as this person's side has it. What they may not see is as if absent. */
export async function getCase(work: Work, id: string): Promise<Case> {
  if (!uuid.test(id)) throw new Refusal("not-found");
  const row = await seenBy(work, selectCases(work)).where("cases.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return describeCase(row);
}

/** How a case was decided, if it was; for the room that reacts, on whichever side it acts. */
export async function findDecision(work: Work, id: string): Promise<Case | undefined> {
  const row = await selectCases(work).where("cases.id", "=", id).executeTakeFirst();
  return row === undefined || row.decision === null ? undefined : describeCase(row);
}

/** Narrows to what the person may see; a machine acts for all of its organisation. */
export function seenBy<Q extends ReturnType<typeof selectCases>>(work: Work, query: Q): Q {
  const { actor } = work;
  if (actor.kind === "machine") return query;
  if (actor.kind !== "person") throw new Refusal("not-allowed");
  if (may(actor.role, "desk.work")) return query.where(worksIt(actor)) as Q;
  if (may(actor.role, "case.read")) return query.where("cases.side", "=", "party").where(ofOwnCustomers) as Q;
  throw new Refusal("not-allowed");
}

/**
 * What concerns one Kund-ID is seen by those who have access to it; in a supplier's cases there is none. What a person has asked for
 * themselves is nothing for their colleagues.
 */
export const ofOwnCustomers = sql<boolean>`((cases.about ->> 'customerId' is null
    or (cases.about ->> 'customerId')::uuid = any ((select current_customers())::uuid[]))
  and (cases.kind <> 'customer-access' or (cases.about ->> 'accountId')::uuid = current_account()))`;

export function selectCases(work: Work) {
  return work.db
    .selectFrom("cases")
    .leftJoin("accounts as owner", "owner.id", "cases.owner_account_id")
    .select([
      "cases.id",
      "cases.side",
      "cases.reference",
      "cases.kind",
      "cases.queue",
      "cases.receiver_id",
      "cases.state",
      "cases.decision",
      "cases.outcome",
      "cases.about",
      "cases.counterpart_id",
      "cases.party_name",
      "cases.party_number",
      "cases.owner_account_id",
      "owner.name as owner_name",
      "cases.due_on",
      "cases.opened_at",
      "cases.changed_at",
      "cases.closed_at",
      "cases.forget_on",
      "cases.forgotten_on",
    ])
    .where("cases.organisation_id", "=", requireOrganisation(work));
}

export type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>["executeTakeFirstOrThrow"]>>;

/** What stands in `about` was typed by `CaseAbout` when the case was opened. */
export function describeCase(row: CaseRow): Case {
  return {
    id: row.id,
    side: row.side,
    reference: row.reference,
    kind: row.kind,
    about: row.about,
    queue: row.queue as Queue,
    receiverId: row.receiver_id ?? undefined,
    state: row.state,
    decision: row.decision ?? undefined,
    outcome: row.outcome,
    counterpartId: (row.counterpart_id ?? undefined) as OrganisationId | undefined,
    partyName: row.party_name,
    partyNumber: row.party_number ?? undefined,
    owner:
      row.owner_account_id === null
        ? undefined
        : { accountId: row.owner_account_id as AccountId, name: row.owner_name ?? "" },
    dueOn: row.due_on ?? undefined,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    closedAt: row.closed_at ?? undefined,
    forgetOn: row.forget_on ?? undefined,
    forgottenOn: row.forgotten_on ?? undefined,
  } as Case;
}

export interface CaseMessage {
  readonly id: string;
  readonly side: CaseSide;
  readonly act: MessageAct;
  readonly words: string | undefined;
  readonly decision: string | undefined;
  readonly outcome: Readonly<Record<string, string>>;
  readonly authorName: string | undefined;
  readonly writtenAt: Instant;
  readonly files: readonly CaseFile[];
}

export interface CaseFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly pages: number;
}

/** Notes, and steps of the timeline, that are shown. */
const entriesMax = 1000;

/** Messages on one page of a thread. */
export const messagesOnPage = 200;

export interface ThreadPage {
  readonly messages: readonly CaseMessage[];
  /** Pages from the newest: none for the newest itself. */
  readonly back: number;
  readonly hasEarlier: boolean;
}

/** The newest page of the thread. */
export async function listMessages(work: Work, found: Pick<Case, "id">): Promise<readonly CaseMessage[]> {
  return (await listThread(work, found, 0)).messages;
}

/**
 * A page of the thread, counted from the newest; within it the oldest first, with the files of each message. Ask `getCase` first: it says
 * who may see it.
 */
export async function listThread(work: Work, { id }: Pick<Case, "id">, back: number): Promise<ThreadPage> {
  const organisationId = requireOrganisation(work);
  const found = await work.db
    .selectFrom("case_messages")
    .select(["id", "side", "act", "words", "decision", "outcome", "author_name", "written_at"])
    .where("organisation_id", "=", organisationId)
    .where("case_id", "=", id)
    .orderBy("written_at", "desc")
    // Within one moment an answer comes after what it had heard.
    .orderBy(sql`number + heard`, "desc")
    .orderBy("id", "desc")
    .limit(messagesOnPage + 1)
    .offset(back * messagesOnPage)
    .execute();
  const rows = found.slice(0, messagesOnPage).toReversed();
  const shown = rows.map((row) => row.id);
  const files = await work.db
    .selectFrom("case_files")
    .select(["id", "message_id", "name", "size_bytes", "pages"])
    .where("organisation_id", "=", organisationId)
    .where("case_id", "=", id)
    .where("message_id", "in", shown.length === 0 ? [id] : shown)
    .orderBy("place")
    .execute();
  const messages = rows.map((row) => ({
    id: row.id,
    side: row.side,
    act: row.act,
    words: row.words ?? undefined,
    decision: row.decision ?? undefined,
    outcome: row.outcome as Readonly<Record<string, string>>,
    authorName: row.author_name ?? undefined,
    writtenAt: row.written_at,
    files: files
      .filter((file) => file.message_id === row.id)
      .map((file) => ({ id: file.id, name: file.name, sizeBytes: file.size_bytes, pages: file.pages })),
  }));
  return { messages, back, hasEarlier: found.length > messagesOnPage };
}

/** Whether the desk has asked the party for more, however long ago. */
export async function wasAskedForMore(work: Work, { id }: Pick<Case, "id">): Promise<boolean> {
  const asked = await work.db
    .selectFrom("case_messages")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", id)
    .where("act", "=", "ask")
    .limit(1)
    .executeTakeFirst();
  return asked !== undefined;
}

/** A file of a case the person may see. */
export async function getCaseFile(work: Work, caseId: string, fileId: string) {
  const { id } = await getCase(work, caseId);
  if (!uuid.test(fileId)) throw new Refusal("not-found");
  const file = await work.db
    .selectFrom("case_files")
    .select(["name", "bytes"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", id)
    .where("id", "=", fileId)
    .executeTakeFirst();
  if (file === undefined) throw new Refusal("not-found");
  return file;
}

export interface CaseNote {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly writtenAt: Instant;
}

/** What the desk has written to itself; a party's side has none. */
export async function listNotes(work: Work, { id }: Pick<Case, "id">): Promise<readonly CaseNote[]> {
  const rows = await work.db
    .selectFrom("case_notes")
    .innerJoin("accounts", "accounts.id", "case_notes.written_by")
    .select(["case_notes.id", "words", "accounts.name", "written_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", id)
    .orderBy("written_at")
    .orderBy("case_notes.id")
    .limit(entriesMax)
    .execute();
  return rows.map(({ name, written_at, ...row }) => ({ ...row, by: name, writtenAt: written_at }));
}

/** One thing that happened to a case on this side, as recorded when it did. */
export interface CaseEvent {
  readonly kind: string;
  readonly at: Instant;
  readonly by: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** All that happened, oldest first. */
export async function listCaseEvents(work: Work, { id }: Pick<Case, "id">): Promise<readonly CaseEvent[]> {
  const rows = await work.db
    .selectFrom("events")
    .leftJoin("accounts", "accounts.id", "events.account_id")
    .select(["events.kind", "events.at", "events.facts", "accounts.name"])
    .where("events.organisation_id", "=", requireOrganisation(work))
    .where("subject_id", "=", id)
    .where("subject_kind", "=", "case")
    .orderBy("events.id")
    .limit(entriesMax)
    .execute();
  return rows.map(({ kind, at, facts, name }) => ({
    kind,
    at,
    by: name ?? undefined,
    facts: facts as Readonly<Record<string, unknown>>,
  }));
}
