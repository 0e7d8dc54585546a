/**
 * One deed with many documents: each is done or refused on its own, and what became of each is kept, so that it can be read
 * after the page has been left. One transaction; a refused document leaves nothing behind.
 */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { askHandover } from "../handover/ask-handover.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import { answerDocument } from "./answer-document.ts";
import { assignDocument } from "./assign-document.ts";
import { getDocument } from "./queries.ts";

export const batchDeeds = ["assign", "unassign", "receive", "accept", "hand-over"] as const;
export type BatchDeed = (typeof batchDeeds)[number];

export const batchMax = 50;

export interface Batch {
  readonly deed: BatchDeed;
  /** To whom, when the deed is to assign. */
  readonly accountId?: string | undefined;
  readonly documentIds: readonly string[];
}

export interface BatchResult {
  readonly documentId: string;
  /** Nothing, when it is not one's own to see. */
  readonly number?: string;
  readonly sellerName?: string;
  readonly refused?: RefusalCode;
}

/** Does it, and returns the id of what became of it. */
export async function doBatch(work: Work, batch: Batch): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "inbox.assign");
  if (batch.accountId !== undefined) await requireColleague(work, batch.accountId);
  const results: BatchResult[] = [];
  for (const documentId of batch.documentIds.slice(0, batchMax)) results.push(await doOne(work, batch, documentId));
  const id = work.newId();
  await work.db
    .insertInto("inbox_batches")
    .values({
      organisation_id: organisationId,
      id,
      deed: batch.deed,
      assigned_to: batch.accountId ?? null,
      results: JSON.stringify(results),
      done_at: work.now,
      done_by: accountId,
    })
    .execute();
  return id;
}

/** Accounts are everybody's: whoever is not a colleague is not kept with the batch, where their name would be told. */
async function requireColleague(work: Work, accountId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "inbox.assign");
  const colleague = await work.db
    .selectFrom("memberships")
    .select("account_id")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (colleague === undefined) throw new Refusal("assignee-unknown");
}

async function doOne(work: Work, batch: Batch, documentId: string): Promise<BatchResult> {
  let facts: BatchResult = { documentId };
  await sql`savepoint one_document`.execute(work.db);
  try {
    const { number, sellerName, receiverId } = await getDocument(work, documentId);
    facts = { documentId, number, sellerName };
    await deeds[batch.deed](work, { documentId, receiverId, accountId: batch.accountId });
    await sql`release savepoint one_document`.execute(work.db);
    return facts;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await sql`rollback to savepoint one_document`.execute(work.db);
    return { ...facts, refused: error.code };
  }
}

interface OneDocument {
  readonly documentId: string;
  readonly receiverId: string;
  readonly accountId: string | undefined;
}

const deeds: Readonly<Record<BatchDeed, (work: Work, one: OneDocument) => Promise<unknown>>> = {
  assign: (work, { documentId, accountId }) => assignDocument(work, { documentId, accountId }),
  unassign: (work, { documentId }) => assignDocument(work, { documentId, accountId: undefined }),
  receive: (work, { documentId }) => answerDocument(work, { documentId, move: "receive" }),
  accept: (work, { documentId }) => answerDocument(work, { documentId, move: "accept" }),
  "hand-over": (work, { documentId, receiverId }) => askHandover(work, { documentId, receiverId }),
};

export interface DoneBatch {
  readonly deed: BatchDeed;
  readonly assignedTo: string | undefined;
  readonly results: readonly BatchResult[];
  readonly doneAt: Instant;
}

/** What became of one's own batch. */
export async function getBatch(work: Work, id: string): Promise<DoneBatch> {
  const { organisationId, accountId } = requirePermission(work, "inbox.assign");
  const row = await work.db
    .selectFrom("inbox_batches as batch")
    .leftJoin("accounts", "accounts.id", "batch.assigned_to")
    .select(["deed", "results", "done_at", "accounts.name"])
    .where("batch.organisation_id", "=", organisationId)
    .where("batch.id", "=", id)
    .where("done_by", "=", accountId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return {
    deed: row.deed,
    assignedTo: row.name ?? undefined,
    results: row.results as readonly BatchResult[],
    doneAt: row.done_at,
  };
}
