/** Cancellations as pages ask for them: those of the Kund-IDs that whoever asks has access to. */
import { sql } from "kysely";
import type { AccountId, Work } from "../../work.ts";
import { shortText } from "../catalogue/queries.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { Cancellation } from "./cancellation.ts";

const listed = 100;

/** Of one Kund-ID, newest first. */
export async function listCancellations(work: Work, customerId: string): Promise<readonly Cancellation[]> {
  const rows = await selectCancellations(work)
    .where("cancellations.customer_id", "=", customerId)
    .orderBy("asked_at", "desc")
    .orderBy("cancellations.id", "desc")
    .limit(listed)
    .execute();
  return rows.map(cancellationOf);
}

/** Those that wait for somebody's decision, the one that has waited longest first. */
export async function listWaiting(work: Work): Promise<readonly Cancellation[]> {
  const rows = await selectCancellations(work)
    .where("cancellations.state", "=", "waiting")
    .orderBy("asked_at")
    .limit(listed)
    .execute();
  return rows.map(cancellationOf);
}

export async function getCancellation(work: Work, id: string): Promise<Cancellation> {
  const row = isId(id)
    ? await selectCancellations(work).where("cancellations.id", "=", id).executeTakeFirst()
    : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return cancellationOf(row);
}

function selectCancellations(work: Work) {
  return work.db
    .selectFrom("cancellations")
    .innerJoin("accounts as askers", "askers.id", "cancellations.asked_by")
    .leftJoin("accounts as deciders", "deciders.id", "cancellations.decided_by")
    .leftJoin("accounts as withdrawers", "withdrawers.id", "cancellations.withdrawn_by")
    .select(["cancellations.id", "cancellations.customer_id", "creditor_id", "subscription_id", "service_name"])
    .select(["unit_name", "ansvar", "quantity", "monthly_minor", "notice_months", "state", "asked_at", "asked_by"])
    .select(["decided_at", "reason", "last_billed_on", "askers.name as asked_by_name"])
    .select(["decided_by", "deciders.name as decided_by_name", "withdrawn_at", "withdrawers.name as withdrawn_by_name"])
    .where(
      sql<boolean>`(${work.actor.kind === "machine"} or cancellations.customer_id = any ((select current_customers())::uuid[]))`,
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCancellations>["executeTakeFirstOrThrow"]>>;

function cancellationOf(row: Row): Cancellation {
  return {
    id: row.id,
    customerId: row.customer_id,
    creditorId: row.creditor_id,
    subscriptionId: row.subscription_id,
    serviceName: row.service_name,
    unitName: row.unit_name ?? undefined,
    ansvar: row.ansvar ?? undefined,
    quantity: shortText(row.quantity),
    monthlyMinor: row.monthly_minor ?? undefined,
    noticeMonths: row.notice_months,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.asked_by as AccountId,
    askedByName: row.asked_by_name,
    decidedAt: row.decided_at ?? undefined,
    decidedBy: (row.decided_by ?? undefined) as AccountId | undefined,
    decidedByName: row.decided_by_name ?? undefined,
    reason: row.reason ?? undefined,
    lastBilledOn: row.last_billed_on ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnByName: row.withdrawn_by_name ?? undefined,
  };
}
