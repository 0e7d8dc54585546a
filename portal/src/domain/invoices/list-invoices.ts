/**
 * Lists of drafts and invoices: searched, filtered by where they stand, and paged by place in the list (keyset), so that
 * the hundredth page costs what the first does. Every question runs along one index of the organisation's own rows.
 */
import { parseSwedishAmount, toMinor } from "@fakturaporten/einvoice";
import { type RawBuilder, sql } from "kysely";
import type { Instant, LocalDate } from "../../time.ts";
import { plannedAnew } from "../../planned-anew.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Standing } from "../delivery/standing.ts";
import { searchReceivers } from "../receivers/search-receivers.ts";
import type { Invoice } from "./invoice.ts";
import { isNarrowed, narrowedPage, type Narrowing } from "./narrow-list.ts";
import { numberKey } from "./number-key.ts";
import { describeInvoice, type InvoiceRow } from "./queries.ts";

export const invoiceFilters = ["all", "needs-you", "unanswered", "sent", "delivered", "answered", "paid"] as const;
export type InvoiceFilter = (typeof invoiceFilters)[number];

export interface ListQuestion {
  /** With "unanswered": issued before this moment. */
  readonly unansweredBefore?: Instant | undefined;
  /** A number or its beginning, a receiver, or a whole amount; empty for all. */
  readonly text: string;
  readonly filter: InvoiceFilter;
  /** By issue date, kind and receiver: then the list is in the order of the issue date. */
  readonly narrowing?: Narrowing | undefined;
  /** Go on below this place. */
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** Where in the list a row stands: the latest issued first. */
export interface Place {
  /** Where the list is in the order of the issue date. */
  readonly issueOn?: LocalDate | undefined;
  readonly at: Instant;
  readonly id: string;
}

/** What an issued invoice waits for before it may leave: a word of `held_invoices`. */
export type HeldFor = "introduction-missing" | "introduction-open" | "introduction-refused";

export interface ListedInvoice extends Invoice {
  readonly standing: Standing;
  readonly heldFor: HeldFor | undefined;
}

export interface InvoicePage {
  readonly rows: readonly ListedInvoice[];
  /** Where the next page begins, when there is one. */
  readonly next: Place | undefined;
}

export async function listInvoices(work: Work, question: ListQuestion): Promise<InvoicePage> {
  const { rows } = await (await listQuery(work, question)).execute(work.db);
  const shown = rows.slice(0, question.limit).map(listed);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > question.limit && last ? placeOf(last, question) : undefined };
}

function placeOf({ issueOn, issuedAt: at, id }: ListedInvoice, { narrowing }: ListQuestion): Place {
  return isNarrowed(narrowing) ? { issueOn, at, id } : { at, id };
}

/**
 * The question as SQL, with one row more than is shown. Apart, so that its plan can be looked at. How many rows are wanted is
 * written into the text: a plan made for any number of them would read a seller's whole list.
 */
export async function listQuery(work: Work, question: ListQuestion): Promise<RawBuilder<Row>> {
  const limit = sql.lit(question.limit + 1);
  if (isNarrowed(question.narrowing)) return narrowedQuery(work, question, question.narrowing);
  const sources = sourcesOf(work, question);
  const arms = (await meaningsOf(work, question)).flatMap((meant) =>
    sources.map((source) => sql`(${selectArm({ meant, source, question, limit })})`),
  );
  const page = sql`
    select id, standing from (${sql.join(arms, sql` union `)}) as found
    order by issued_at desc, id desc limit ${limit}`;
  return sql<Row>`${shownOf(work, page)} order by issued_at desc, id desc`;
}

type Row = InvoiceRow & { readonly standing: Standing; readonly held_for: HeldFor | null };

function listed({ standing, held_for: heldFor, ...row }: Row): ListedInvoice {
  return { ...describeInvoice(row), standing, heldFor: heldFor ?? undefined };
}

async function narrowedQuery(work: Work, question: ListQuestion, narrowing: Narrowing): Promise<RawBuilder<Row>> {
  const { filter, unansweredBefore, after } = question;
  const meanings = (await meaningsOf(work, question)).filter((one) => one !== undefined);
  const page = narrowedPage({
    organisationId: requireOrganisation(work),
    narrowing,
    meanings,
    standings: filter === "all" ? undefined : standingsShown[filter],
    ofDelivery:
      filter === "unanswered" && unansweredBefore !== undefined ? [sentBefore(unansweredBefore, sql`listed`)] : [],
    after,
    limit: sql.lit(question.limit + 1),
  });
  const plan = sql.raw(meanings.length > 0 ? plannedAnew : "");
  return sql<Row>`${plan}${shownOf(work, page)} order by issue_on desc, issued_at desc, id desc`;
}

function sentBefore(moment: Instant, of: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${of}.issued_at < ${moment}::timestamptz`;
}

/**
 * What a list shows of the invoices whose identifiers, and where it is known how they stand, are found as `page`. Each is looked up
 * for itself, one row and no more: as a plain join it would be planned for a seller with a handful of invoices, and for the
 * largest read all of them.
 */
function shownOf(work: Work, page: RawBuilder<unknown>): RawBuilder<unknown> {
  const organisationId = requireOrganisation(work);
  return sql`
    select invoice.*, coalesce(page.standing, (select standing from deliveries
             where organisation_id = ${organisationId} and invoice_id = page.id)) as standing,
           (select reason from held_invoices
             where organisation_id = ${organisationId} and invoice_id = page.id and released_at is null) as held_for
    from (${page}) as page cross join lateral (
      select id, kind, number, receiver_id, receiver_name, buyer_reference, issue_on, due_on, currency, net_minor, vat_minor,
             payable_minor, credits_invoice_id, replaces_invoice_id, revision, issued_at
      from invoices where organisation_id = ${organisationId} and id = page.id limit 1
    ) as invoice`;
}

/** Everything the text may mean, each along an index of its own; without a text, nothing in particular. */
async function meaningsOf(work: Work, { text }: ListQuestion): Promise<readonly (RawBuilder<unknown> | undefined)[]> {
  const asked = text.trim().slice(0, 100);
  if (asked === "") return [undefined];
  const key = numberKey(asked);
  const amount = parseSwedishAmount(asked.replace(/\s*(kr|sek)$/i, ""), 2);
  const receivers = amount.ok && !isIdentifier(asked) ? [] : await searchReceivers(work, { text: asked, limit: 20 });
  const ids = receivers.map(({ id }) => id as string);
  return [
    sql`invoices.number_key >= ${key} and invoices.number_key < ${`${key}\u{10FFFF}`}`,
    ...(amount.ok ? [sql`invoices.payable_minor = ${toMinor(amount.value, "SEK").minor}`] : []),
    ...(ids.length > 0 ? [sql`invoices.receiver_id = any(${ids}::uuid[])`] : []),
  ];
}

/** Digits that may be an organisation number or a GLN, and no amount anybody would search for. */
function isIdentifier(text: string): boolean {
  return /^\d[\d -]{8,}$/.test(text);
}

interface Arm {
  /** What the text may mean; nothing when no text is asked for. */
  readonly meant: RawBuilder<unknown> | undefined;
  readonly source: Source;
  readonly question: ListQuestion;
  readonly limit: RawBuilder<unknown>;
}

/**
 * The page first, along one index that has its order, and only then what else is shown of each row: a plan made for a seller of
 * average size stays right for the largest.
 */
function selectArm({ meant, source, question, limit }: Arm): RawBuilder<unknown> {
  const { after } = question;
  const { issuedAt, id, standing } = source;
  const conditions = [
    source.where,
    ...(meant === undefined ? [] : [meant]),
    ...(after === undefined ? [] : [sql`(${issuedAt}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)`]),
  ];
  return sql`
    select ${id} as id, ${issuedAt} as issued_at, ${standing} as standing from ${meant === undefined ? source.table : source.tables}
    where ${sql.join(conditions, sql` and `)}
    order by ${issuedAt} desc, ${id} desc limit ${limit}`;
}

/** What a page is read from, in the order of which columns, and how its rows must stand. */
interface Source {
  readonly table: RawBuilder<unknown>;
  /** The same with the invoices beside, for what a text may mean. */
  readonly tables: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly issuedAt: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  /** How each row found stands, where that is known. */
  readonly standing: RawBuilder<unknown>;
}

/** Which standings a filter shows. Each is read along its own stretch of one index, the latest first. */
const standingsShown: Readonly<Record<Exclude<InvoiceFilter, "all">, readonly Standing[]>> = {
  "needs-you": ["queried", "rejected", "stopped"],
  unanswered: ["delivered"],
  sent: ["sent"],
  delivered: ["delivered"],
  answered: ["received", "in-process", "accepted"],
  paid: ["paid"],
};

function sourcesOf(work: Work, { filter, unansweredBefore }: ListQuestion): readonly Source[] {
  const organisationId = requireOrganisation(work);
  if (filter === "all") {
    const [table, where] = [sql`invoices`, sql`invoices.organisation_id = ${organisationId}`];
    const [issuedAt, id] = [sql`invoices.issued_at`, sql`invoices.id`];
    return [{ table, tables: table, where, issuedAt, id, standing: sql`null` }];
  }
  return standingsShown[filter].map((standing) => ({
    table: sql`deliveries`,
    tables: sql`deliveries join invoices on invoices.organisation_id = deliveries.organisation_id and invoices.id = invoice_id`,
    where: sql`deliveries.organisation_id = ${organisationId} and standing = ${sql.lit(standing)}${
      filter === "unanswered" && unansweredBefore !== undefined
        ? sql` and ${sentBefore(unansweredBefore, sql`deliveries`)}`
        : sql``
    }`,
    issuedAt: sql`deliveries.issued_at`,
    id: sql`deliveries.invoice_id`,
    standing: sql.lit(standing),
  }));
}
