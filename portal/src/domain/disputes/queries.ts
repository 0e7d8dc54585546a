/** What pages and other rooms ask about disputes. The wall decides who sees which: the creditor all, a customer its own Kund-IDs'. */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { DisputeReason } from "../cases/kinds.ts";
import type { CustomerId } from "../customers/customer.ts";
import { Refusal } from "../refusal.ts";
import type { Dispute, DisputeLine } from "./dispute.ts";

export async function getDispute(work: Work, caseId: string): Promise<Dispute> {
  const found = await findDispute(work, caseId);
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

/** None until the customer's message has arrived at the creditor. */
export async function findDispute(work: Work, caseId: string): Promise<Dispute | undefined> {
  const row = await selectDisputes(work).where(creditorOfCase(caseId)).where("case_id", "=", caseId).executeTakeFirst();
  return row && disputeOf(row);
}

export async function listDisputeLines(work: Work, caseId: string): Promise<readonly DisputeLine[]> {
  const rows = await work.db
    .selectFrom("dispute_lines")
    .select(["place", "net_minor", "reason", "words"])
    .where(creditorOfCase(caseId))
    .where("case_id", "=", caseId)
    .orderBy("place")
    .execute();
  return rows.map(({ place, net_minor, reason, words }) => ({
    place,
    netMinor: net_minor,
    reason: reason as DisputeReason,
    words: words ?? undefined,
  }));
}

/** Disputes of invoices, the latest first; for reminders, which ask of many at once. */
export async function listDisputesOf(
  work: Work,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Dispute[]>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await selectDisputes(work)
    .where(creditorsOf(invoiceIds))
    .where(sql<boolean>`disputes.invoice_id = any (${[...invoiceIds]}::uuid[])`)
    .orderBy("opened_at", "desc")
    .execute();
  return Map.groupBy(rows.map(disputeOf), ({ invoiceId }) => invoiceId);
}

/** Lines of an invoice that an open dispute is about already. */
export async function listDisputedPlaces(work: Work, invoiceId: string): Promise<ReadonlySet<number>> {
  const rows = await work.db
    .selectFrom("disputes")
    .innerJoin("dispute_lines", (join) =>
      join
        .onRef("dispute_lines.organisation_id", "=", "disputes.organisation_id")
        .onRef("dispute_lines.case_id", "=", "disputes.case_id"),
    )
    .select("dispute_lines.place")
    .where(creditorsOf([invoiceId]))
    .where("disputes.invoice_id", "=", invoiceId)
    .where("disputes.state", "=", "open")
    .execute();
  return new Set(rows.map(({ place }) => place));
}

/** What was said of lines before, in disputes that are over: the latest of each line. */
export interface EarlierLine {
  readonly place: number;
  readonly state: Exclude<Dispute["state"], "open">;
  readonly reason: DisputeReason;
  readonly words: string | undefined;
}

export async function listEarlierLines(work: Work, invoiceId: string): Promise<ReadonlyMap<number, EarlierLine>> {
  const rows = await work.db
    .selectFrom("disputes")
    .innerJoin("dispute_lines", (join) =>
      join
        .onRef("dispute_lines.organisation_id", "=", "disputes.organisation_id")
        .onRef("dispute_lines.case_id", "=", "disputes.case_id"),
    )
    .select(["dispute_lines.place", "disputes.state", "dispute_lines.reason", "dispute_lines.words"])
    .where(creditorsOf([invoiceId]))
    .where("disputes.invoice_id", "=", invoiceId)
    .orderBy("disputes.opened_at")
    .execute();
  return new Map(
    rows.flatMap(({ place, state, reason, words }) =>
      state === "open" ? [] : [[place, { place, state, reason: reason as DisputeReason, words: words ?? undefined }]],
    ),
  );
}

/** Until when each line of a dispute need not be paid; a line that is paid meanwhile, since it was held before, is missing. */
export async function listLineHolds(work: Work, dispute: Dispute): Promise<ReadonlyMap<number, LocalDate>> {
  const { caseId, state, rule, heldUntil, heldMinor, disputedMinor } = dispute;
  if (state !== "open" || rule === "pay-anyway" || heldUntil === undefined || heldUntil < work.today) return new Map();
  const isWhole = rule === "hold-all" || heldMinor === disputedMinor;
  const before = isWhole ? new Set() : await listPlacesBefore(work, dispute);
  const lines = await listDisputeLines(work, caseId);
  return new Map(lines.flatMap(({ place }) => (before.has(place) ? [] : [[place, heldUntil] as const])));
}

async function listPlacesBefore(work: Work, { invoiceId, caseId, openedAt }: Dispute): Promise<ReadonlySet<number>> {
  const rows = await work.db
    .selectFrom("disputes")
    .innerJoin("dispute_lines", (join) =>
      join
        .onRef("dispute_lines.organisation_id", "=", "disputes.organisation_id")
        .onRef("dispute_lines.case_id", "=", "disputes.case_id"),
    )
    .select("dispute_lines.place")
    .where(creditorsOf([invoiceId]))
    .where("disputes.invoice_id", "=", invoiceId)
    .where("disputes.case_id", "<>", caseId)
    .where("disputes.opened_at", "<=", openedAt)
    .execute();
  return new Set(rows.map(({ place }) => place));
}

/** What is open of the Kund-IDs somebody sees. */
export async function listOpenDisputes(work: Work): Promise<readonly (Dispute & { readonly number: string })[]> {
  const rows = await selectDisputes(work)
    .innerJoin("customer_invoices as invoice", "invoice.id", "disputes.invoice_id")
    .select("invoice.number")
    .where(
      sql<boolean>`disputes.organisation_id = any (array_append((select current_creditors())::uuid[], current_organisation()))`,
    )
    .where("disputes.state", "=", "open")
    .orderBy("opened_at", "desc")
    .limit(openListed)
    .execute();
  return rows.map((row) => ({ ...disputeOf(row), number: row.number }));
}

const openListed = 100;

/** The creditor, as the case says at either side: indexes begin with it. */
function creditorOfCase(caseId: string) {
  return sql<boolean>`organisation_id in (select case side when 'desk' then organisation_id else counterpart_id end
    from cases where id = ${caseId})`;
}

function creditorsOf(invoiceIds: readonly string[]) {
  return sql<boolean>`disputes.organisation_id in (select organisation_id from customer_invoices
    where id = any (${[...invoiceIds]}::uuid[]))`;
}

export function selectDisputes(work: Work) {
  return work.db
    .selectFrom("disputes")
    .select(["disputes.case_id", "disputes.kind", "disputes.invoice_id", "disputes.customer_id", "disputes.state"])
    .select(["disputes.rule", "disputes.held_until", "disputes.disputed_minor", "disputes.opened_at"])
    .select(["disputes.settled_at", "disputes.credit_note_id", "disputes.held_minor", "disputes.held_from"]);
}

export function disputeOf(
  row: Awaited<ReturnType<ReturnType<typeof selectDisputes>["executeTakeFirstOrThrow"]>>,
): Dispute {
  return {
    caseId: row.case_id,
    kind: row.kind,
    invoiceId: row.invoice_id,
    customerId: row.customer_id as CustomerId,
    state: row.state,
    rule: row.rule,
    heldUntil: row.held_until ?? undefined,
    heldFrom: row.held_from ?? undefined,
    disputedMinor: row.disputed_minor,
    heldMinor: row.held_minor ?? undefined,
    openedAt: row.opened_at,
    settledAt: row.settled_at ?? undefined,
    creditNoteId: row.credit_note_id ?? undefined,
  };
}
