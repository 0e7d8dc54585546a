/**
 * Lists of drafts and invoices: searched, filtered by where they stand, and paged by place in the list (keyset), so that
 * the hundredth page costs what the first does. Every question runs along one index of the organisation's own rows.
 */
import { parseSwedishAmount, toMinor } from "@fakturaporten/einvoice";
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { searchReceivers } from "../receivers/search-receivers.ts";
import type { Invoice } from "./invoice.ts";
import { numberKey } from "./number-key.ts";
import { describeInvoice, type InvoiceRow } from "./queries.ts";
import { type Standing, standingOf } from "./standing.ts";

export const invoiceFilters = ["all", "needs-you", "sent", "delivered", "answered", "paid"] as const;
export type InvoiceFilter = (typeof invoiceFilters)[number];

export interface ListQuestion {
  /** A number or its beginning, a receiver, or a whole amount; empty for all. */
  readonly text: string;
  readonly filter: InvoiceFilter;
  /** Go on below this place. */
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** Where in the list a row stands: the latest issued first. */
export interface Place {
  readonly at: Instant;
  readonly id: string;
}

export interface ListedInvoice extends Invoice {
  readonly standing: Standing;
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
  return { rows: shown, next: rows.length > question.limit && last ? { at: last.issuedAt, id: last.id } : undefined };
}

/** The question as SQL, with one row more than is shown. Apart, so that its plan can be looked at. */
export async function listQuery(work: Work, question: ListQuestion): Promise<RawBuilder<Row>> {
  const limit = question.limit + 1;
  const stands = standsAs(work, question.filter);
  const arms = (await armsOf(work, question)).flatMap((meant) => stands.map((stand) => sql`${meant} and ${stand}`));
  const parts = arms.map((where) => sql`(${selectArm(work, { where, question, limit })})`);
  return sql<Row>`
    select * from (${sql.join(parts, sql` union `)}) as found
    order by issued_at desc, id desc limit ${limit}`;
}

/** The code of the buyer's latest answer, if there is one. */
export async function findLatestAnswer(work: Work, invoiceId: string): Promise<string | undefined> {
  const row = await work.db
    .selectFrom("invoice_answers")
    .select("status")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .orderBy("answered_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.status;
}

type Row = InvoiceRow & { readonly delivery_state: string | null; readonly answer: string | null };

function listed({ delivery_state, answer, ...row }: Row): ListedInvoice {
  return { ...describeInvoice(row), standing: standingOf({ deliveryState: delivery_state, answer }) };
}

/** One question for each thing the text may mean; without a text, one for everything. */
async function armsOf(work: Work, { text }: ListQuestion): Promise<readonly RawBuilder<unknown>[]> {
  const asked = text.trim().slice(0, 100);
  if (asked === "") return [sql`true`];
  const key = numberKey(asked);
  const amount = parseSwedishAmount(asked.replace(/\s*(kr|sek)$/i, ""), 2);
  const receivers = amount.ok && !isIdentifier(asked) ? [] : await searchReceivers(work, { text: asked, limit: 20 });
  const ids = receivers.map(({ id }) => id as string);
  return [
    sql`number_key >= ${key} and number_key < ${`${key}\u{10FFFF}`}`,
    ...(amount.ok ? [sql`payable_minor = ${toMinor(amount.value, "SEK").minor}`] : []),
    ...(ids.length > 0 ? [sql`receiver_id = any(${ids}::uuid[])`] : []),
  ];
}

/** Digits that may be an organisation number or a GLN, and no amount anybody would search for. */
function isIdentifier(text: string): boolean {
  return /^\d[\d -]{8,}$/.test(text);
}

interface Arm {
  readonly where: RawBuilder<unknown>;
  readonly question: ListQuestion;
  readonly limit: number;
}

function selectArm(work: Work, { where, question, limit }: Arm): RawBuilder<unknown> {
  const { after } = question;
  const organisationId = requireOrganisation(work);
  const below = after === undefined ? sql`true` : sql`(issued_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  return sql`
    select invoices.id, kind, number, receiver_id, receiver_name, buyer_reference, issue_on, due_on, currency, net_minor,
           vat_minor, payable_minor, credits_invoice_id, issued_at, deliveries.state as delivery_state, latest.status as answer
    from invoices
    left join deliveries on deliveries.organisation_id = invoices.organisation_id and deliveries.invoice_id = invoices.id
    left join lateral (
      select status from invoice_answers
      where invoice_answers.organisation_id = invoices.organisation_id and invoice_answers.invoice_id = invoices.id
      order by answered_at desc, invoice_answers.id desc limit 1
    ) as latest on true
    where invoices.organisation_id = ${organisationId} and ${where} and ${below}
    order by issued_at desc, invoices.id desc limit ${limit}`;
}

/**
 * Where an invoice must stand to be listed: one condition, or several that exclude each other. What is rare is found by its
 * own partial index instead of by looking through everything.
 */
function standsAs(work: Work, filter: InvoiceFilter): readonly RawBuilder<unknown>[] {
  const organisationId = requireOrganisation(work);
  const unanswered = sql`not exists (
    select from invoice_answers as any_answer
    where any_answer.organisation_id = invoices.organisation_id and any_answer.invoice_id = invoices.id)`;
  switch (filter) {
    case "all":
      return [sql`true`];
    case "needs-you":
      return [
        sql`invoices.id in (
            select invoice_id from deliveries as stopped
            where stopped.organisation_id = ${organisationId} and state in ('refused', 'given-up')
            union all
            select invoice_id from invoice_answers as asking
            where asking.organisation_id = ${organisationId} and status in ('UQ', 'RE'))
          and (latest.status in ('UQ', 'RE') or (latest.status is null and deliveries.state in ('refused', 'given-up')))`,
      ];
    case "sent":
      return [
        sql`${unanswered} and invoices.id in (
            select invoice_id from deliveries as waiting
            where waiting.organisation_id = ${organisationId} and state = 'waiting')`,
        sql`deliveries.state is null and issued_at > ${work.now}::timestamptz - interval '7 days'`,
      ];
    case "delivered":
      return [sql`${unanswered} and deliveries.state = 'delivered'`];
    case "answered":
      return [sql`latest.status in ('AB', 'IP', 'AP')`];
    case "paid":
      return [sql`latest.status = 'PD'`];
  }
}
