/**
 * What to look at twice before paying: another account than the seller's last document asked for, and a document that is likely
 * the same claim as an earlier one. Found once, when the document comes, so that what comes later changes nothing.
 */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import type { DocumentSummary } from "./received-document.ts";

/** A document that is about to be received, as warnings know it. */
export type ComparedDocument = Pick<
  DocumentSummary,
  | "seller_number"
  | "payment_account"
  | "payment_reference"
  | "number"
  | "type_code"
  | "issue_on"
  | "payable_minor"
  | "buyer_reference"
>;

interface Forerunners {
  account_before: string | null;
  duplicate_of: string | null;
}

/** Compared with what the same unit has received from the seller, and with nothing of anybody else's. */
export async function findForerunners(
  work: Work,
  unit: { readonly organisationId: string; readonly receiverId: string },
  document: ComparedDocument,
): Promise<Forerunners> {
  const { rows } = await forerunnersQuery(unit, document).execute(work.db);
  return rows[0] ?? { account_before: null, duplicate_of: null };
}

/**
 * The seller's last document that named another account, unless the very last named this one; and an earlier document with the
 * same number, kind and date, else one of the same amount, date and reference under another number.
 */
export function forerunnersQuery(
  { organisationId, receiverId }: { readonly organisationId: string; readonly receiverId: string },
  document: ComparedDocument,
): RawBuilder<Forerunners> {
  const ofSeller = sql`organisation_id = ${organisationId} and receiver_id = ${receiverId} and seller_number = ${document.seller_number}`;
  return sql<Forerunners>`select
    (select id from (
      select id, payment_account from inbox_documents
      where ${ofSeller} and payment_account is not null
      order by received_at desc, id desc limit 1
    ) last where last.payment_account <> ${document.payment_account}::text) as account_before,
    coalesce(
      (select id from inbox_documents
        where ${ofSeller} and number = ${document.number} and type_code = ${document.type_code} and issue_on = ${document.issue_on}
        order by received_at, id limit 1),
      (select id from inbox_documents
        where ${ofSeller} and payable_minor = ${document.payable_minor} and issue_on = ${document.issue_on} and type_code = ${document.type_code}
          and coalesce(payment_reference, buyer_reference) is not distinct from ${document.payment_reference ?? document.buyer_reference}::text
        order by received_at, id limit 1)
    ) as duplicate_of`;
}

export interface DocumentWarnings {
  /** The document asks to be paid to another account than the seller's document before it. */
  readonly accountChange: AccountChange | undefined;
  readonly duplicateOf: EarlierDocument | undefined;
}

export interface AccountChange {
  readonly before: EarlierDocument;
  /** The accounts as the documents write them, `SE:BANKGIRO 54029681`; masked before they are shown. */
  readonly oldAccount: string;
  readonly newAccount: string;
  /** When the unit first saw the seller ask for the account. */
  readonly oldSeenAt: Instant;
  readonly newSeenAt: Instant;
}

export interface EarlierDocument {
  readonly documentId: string;
  readonly number: string;
  readonly receivedAt: Instant;
  /** Whether the same number is what makes it likely; otherwise amount, date and reference are. */
  readonly sameNumber: boolean;
}

export async function findWarnings(work: Work, documentId: string): Promise<DocumentWarnings> {
  const { organisationId } = requireGrant(work, "inbox.read");
  const { rows } = await warningsQuery(organisationId, documentId).execute(work.db);
  const [row] = rows;
  return { accountChange: accountChangeIn(row), duplicateOf: duplicateIn(row) };
}

interface WarningsRow {
  account_id: string | null;
  account_number: string;
  account_at: Instant;
  old_account: string;
  new_account: string;
  old_seen_at: Instant;
  new_seen_at: Instant;
  twin_id: string | null;
  twin_number: string;
  twin_at: Instant;
  same_number: boolean;
}

/** What a received document was found to follow, with when each account was first seen. */
export function warningsQuery(organisationId: string, documentId: string): RawBuilder<WarningsRow> {
  const seen = (account: RawBuilder<unknown>) => sql`(select min(received_at) from inbox_documents
    where organisation_id = ${organisationId} and receiver_id = this.receiver_id and seller_number = this.seller_number
      and payment_account = ${account})`;
  return sql<WarningsRow>`
    select before.id as account_id, before.number as account_number, before.received_at as account_at,
      before.payment_account as old_account, this.payment_account as new_account,
      ${seen(sql.ref("before.payment_account"))} as old_seen_at, ${seen(sql.ref("this.payment_account"))} as new_seen_at,
      twin.id as twin_id, twin.number as twin_number, twin.received_at as twin_at, twin.number = this.number as same_number
    from inbox_documents this
    left join inbox_documents before on before.organisation_id = ${organisationId} and before.id = this.account_before
    left join inbox_documents twin on twin.organisation_id = ${organisationId} and twin.id = this.duplicate_of
    where this.organisation_id = ${organisationId} and this.id = ${documentId}`;
}

function accountChangeIn(row: WarningsRow | undefined): AccountChange | undefined {
  if (row?.account_id === null || row === undefined) return undefined;
  return {
    before: { documentId: row.account_id, number: row.account_number, receivedAt: row.account_at, sameNumber: false },
    oldAccount: row.old_account,
    newAccount: row.new_account,
    oldSeenAt: row.old_seen_at,
    newSeenAt: row.new_seen_at,
  };
}

function duplicateIn(row: WarningsRow | undefined): EarlierDocument | undefined {
  if (row?.twin_id === null || row === undefined) return undefined;
  return {
    documentId: row.twin_id,
    number: row.twin_number,
    receivedAt: row.twin_at,
    sameNumber: row.same_number,
  };
}
