/** What commands and pages ask about approving: what a person's own access lets them do today, and the policy of the day. */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission, requirePerson } from "../access/permissions.ts";
import type { AccessRole } from "../customers/access.ts";
import { Refusal } from "../refusal.ts";
import {
  type ApprovalPolicy,
  type Asked,
  mayDecide,
  ordersFor,
  type OwnAccess,
  policyUnsaid,
  type RecordedPolicy,
} from "./approval.ts";

/** The person's own access to a Kund-ID that holds today. */
export async function listOwnAccess(work: Work, customerId: string): Promise<readonly OwnAccess[]> {
  const { accountId } = requirePerson(work);
  const rows = await work.db
    .selectFrom("customer_access")
    .select(["role", "scope", "amount_minor_max"])
    .where("customer_id", "=", customerId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("from_on", "<=", work.today)
    .where((where) => where.or([where("until_on", "is", null), where("until_on", ">=", work.today)]))
    .execute();
  return rows.map((row) => ({
    role: row.role satisfies AccessRole,
    scope: row.scope ?? undefined,
    amountMinorMax: row.amount_minor_max ?? undefined,
  }));
}

/** Refuses whoever is not an orderer for the ansvar. */
export async function requireOrderer(
  work: Work,
  { customerId, ansvar }: { readonly customerId: string; readonly ansvar: string | undefined },
): Promise<void> {
  requirePermission(work, "purchase.read");
  if (!ordersFor(await listOwnAccess(work, customerId), ansvar)) throw new Refusal("not-allowed");
}

/** Whether whoever asks may decide about this today. */
export async function isDecider(work: Work, asked: Asked): Promise<boolean> {
  const { accountId } = requirePermission(work, "purchase.read");
  const access = await listOwnAccess(work, asked.customerId);
  return mayDecide({ accountId, access, policy: await getPolicy(work, asked.creditorId) }, asked);
}

/** Of those that wait, those that whoever asks may decide about. */
export async function onlyToDecide<A extends Asked>(work: Work, waiting: readonly A[]): Promise<readonly A[]> {
  const { accountId } = requirePermission(work, "purchase.read");
  const own: A[] = [];
  for (const [customerId, asked] of Map.groupBy(waiting, (one) => one.customerId)) {
    const access = await listOwnAccess(work, customerId);
    const policy = await getPolicy(work, asked[0]?.creditorId ?? "");
    own.push(...asked.filter((one) => mayDecide({ accountId, access, policy }, one)));
  }
  return own;
}

export async function requireDecider(work: Work, asked: Asked): Promise<void> {
  if (!(await isDecider(work, asked))) throw new Refusal("not-allowed");
}

/** The creditor's policy of today, or what holds where nothing was said. */
export async function getPolicy(work: Work, creditorId: string): Promise<Omit<ApprovalPolicy, "fromOn">> {
  const [latest] = await listPolicies(work, creditorId, { until: work.today });
  return latest ?? policyUnsaid;
}

/** Everything a creditor has said, latest day first. */
export async function listPolicies(
  work: Work,
  creditorId: string,
  { until }: { readonly until?: LocalDate } = {},
): Promise<readonly RecordedPolicy[]> {
  const rows = await work.db
    .selectFrom("approval_policies")
    .selectAll()
    .where("organisation_id", "=", creditorId)
    .$if(until !== undefined, (query) => query.where("from_on", "<=", until as LocalDate))
    .orderBy("from_on", "desc")
    .orderBy("recorded_at", "desc")
    .limit(listed)
    .execute();
  return rows.map((row) => ({
    fromOn: row.from_on,
    recordedAt: row.recorded_at,
    ownRequests: row.own_requests,
    nudgeDays: row.nudge_days,
    deputyDays: row.deputy_days,
  }));
}

const listed = 100;
