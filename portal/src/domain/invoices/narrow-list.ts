/**
 * A list narrowed by issue date, kind and receiver. It is in the order of the issue date. Each kind, receiver and standing that
 * may be shown gives its latest rows along its own stretch of one index, and the page is the latest of those (decision 41).
 */
import { type RawBuilder, sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Standing } from "../delivery/standing.ts";
import type { Place } from "./list-invoices.ts";
import type { InvoiceKind } from "./read-draft.ts";

export interface Narrowing {
  /** Issue dates (BT-2), both included. */
  readonly issuedFrom?: LocalDate | undefined;
  readonly issuedTo?: LocalDate | undefined;
  readonly kind?: InvoiceKind | undefined;
  /** Any of these; nothing for all. */
  readonly receiverIds?: readonly string[] | undefined;
}

export function isNarrowed(narrowing: Narrowing | undefined): narrowing is Narrowing {
  return narrowing !== undefined && Object.values(narrowing).some((one) => one !== undefined);
}

export interface NarrowedPage {
  readonly organisationId: string;
  readonly narrowing: Narrowing;
  /** What the text may mean, each along an index of its own; nothing where no text is asked for. */
  readonly meanings: readonly RawBuilder<unknown>[];
  /** How rows may stand; nothing for any way. */
  readonly standings: readonly Standing[] | undefined;
  /** More that must hold of a delivery. */
  readonly ofDelivery: readonly RawBuilder<unknown>[];
  readonly after: Place | undefined;
  readonly limit: RawBuilder<unknown>;
}

/** The identifiers of the page, with `standing` where it is known. */
export function narrowedPage(asked: NarrowedPage): RawBuilder<unknown> {
  const arms = asked.meanings.length === 0 ? [stretches(asked)] : asked.meanings.map((one) => meantArm(asked, one));
  return sql`
    select id, standing from (${sql.join(
      arms.map((arm) => sql`(${arm})`),
      sql` union `,
    )}) as found
    ${inOrder(sql`found`)} limit ${asked.limit}`;
}

const kinds: readonly InvoiceKind[] = ["invoice", "credit-note"];

/** One stretch of an index for each kind, receiver and standing, read from its latest row on. */
function stretches({ organisationId, narrowing, standings, ofDelivery, after, limit }: NarrowedPage) {
  const { kind, receiverIds } = narrowing;
  const table = standings === undefined ? sql.table("invoices") : sql.table("deliveries");
  const id = standings === undefined ? sql`listed.id` : sql`listed.invoice_id`;
  const asked = [
    sql`unnest(${kind === undefined ? kinds : [kind]}::text[]) as asked_kind(kind)`,
    ...(receiverIds === undefined ? [] : [sql`unnest(${receiverIds}::uuid[]) as asked_receiver(id)`]),
    ...(standings === undefined ? [] : [sql`unnest(${standings}::text[]) as asked_standing(standing)`]),
  ];
  const conditions = [
    sql`listed.organisation_id = ${organisationId}`,
    sql`listed.kind = asked_kind.kind`,
    ...(receiverIds === undefined ? [] : [sql`listed.receiver_id = asked_receiver.id`]),
    ...(standings === undefined ? [] : [sql`listed.standing = asked_standing.standing`, ...ofDelivery]),
    ...within(narrowing, sql`listed`),
    ...(after === undefined ? [] : [below(after, sql`listed`, id)]),
  ];
  return sql`
    select stretch.id, stretch.issue_on, stretch.issued_at, ${
      standings === undefined ? sql`null` : sql`asked_standing.standing`
    } as standing
    from ${sql.join(asked, sql` cross join `)} cross join lateral (
      select ${id} as id, listed.issue_on, listed.issued_at from ${table} as listed
      where ${sql.join(conditions, sql` and `)}
      order by listed.issue_on desc, listed.issued_at desc, ${id} desc limit ${limit}
    ) as stretch`;
}

/** What a text means is few enough to be looked through. */
function meantArm({ organisationId, narrowing, standings, ofDelivery, after, limit }: NarrowedPage, meant: unknown) {
  const { kind, receiverIds } = narrowing;
  const isStanding = standings !== undefined;
  const conditions = [
    sql`invoices.organisation_id = ${organisationId}`,
    sql`${meant}`,
    ...(kind === undefined ? [] : [sql`invoices.kind = ${kind}`]),
    ...(receiverIds === undefined ? [] : [sql`invoices.receiver_id = any(${receiverIds}::uuid[])`]),
    ...(isStanding ? [sql`listed.standing = any(${standings}::text[])`, ...ofDelivery] : []),
    ...within(narrowing, sql`invoices`),
    ...(after === undefined ? [] : [below(after, sql`invoices`, sql`invoices.id`)]),
  ];
  const beside = sql`join deliveries as listed on listed.organisation_id = invoices.organisation_id and listed.invoice_id = invoices.id`;
  return sql`
    select invoices.id, invoices.issue_on, invoices.issued_at, ${isStanding ? sql`listed.standing` : sql`null`} as standing
    from invoices ${isStanding ? beside : sql``}
    where ${sql.join(conditions, sql` and `)}
    ${inOrder(sql`invoices`)} limit ${limit}`;
}

function within({ issuedFrom, issuedTo }: Narrowing, of: RawBuilder<unknown>): readonly RawBuilder<unknown>[] {
  return [
    ...(issuedFrom === undefined ? [] : [sql`${of}.issue_on >= ${issuedFrom}::date`]),
    ...(issuedTo === undefined ? [] : [sql`${of}.issue_on <= ${issuedTo}::date`]),
  ];
}

/** A place without an issue date is another list's: then the day it was sent stands in for it. */
function below({ at, id: placeId, issueOn }: Place, of: RawBuilder<unknown>, id: RawBuilder<unknown>) {
  return sql`(${of}.issue_on, ${of}.issued_at, ${id}) < (${issueOn ?? at.slice(0, 10)}::date, ${at}::timestamptz, ${placeId}::uuid)`;
}

function inOrder(of: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`order by ${of}.issue_on desc, ${of}.issued_at desc, ${of}.id desc`;
}
