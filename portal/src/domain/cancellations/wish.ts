/**
 * A wish for a cancellation: somebody who may not cancel, as a care unit's own people at a public provider, asks the orderers of the
 * Kund-ID. The portal finds them; one of them cancels, or says why not.
 */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { ordersFor } from "../approvals/approval.ts";
import { listOwnAccess, requireOrderer } from "../approvals/queries.ts";
import { listSubscriptions } from "../catalogue/queries.ts";
import { getCustomer, isId } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { tellWisher } from "./tell-of-wish.ts";

export interface Wish {
  readonly id: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly subscriptionId: string;
  readonly serviceName: string;
  readonly unitName: string | undefined;
  readonly ansvar: string | undefined;
  readonly words: string | undefined;
  readonly state: "open" | "asked" | "refused";
  readonly wishedAt: Instant;
  readonly wishedBy: AccountId;
  readonly wishedByName: string;
  readonly reason: string | undefined;
  readonly cancellationId: string | undefined;
}

export interface MakeWish {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly words: string | undefined;
}

/** Whoever sees the Kund-ID may wish; once at a time for a service that goes on. */
export async function makeWish(work: Work, { customerId, subscriptionId, words }: MakeWish): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const customer = await getCustomer(work, customerId);
  const subscription = (await listSubscriptions(work, customer.id)).find(({ id }) => id === subscriptionId);
  if (subscription === undefined) throw new Refusal("not-found");
  if (subscription.untilOn !== undefined) throw new Refusal("subscription-ended");
  const id = work.newId();
  const made = await work.db
    .insertInto("cancellation_wishes")
    .values({
      organisation_id: organisationId,
      id,
      creditor_id: customer.creditorId,
      customer_id: customer.id,
      subscription_id: subscription.id,
      service_name: subscription.serviceName,
      unit_name: subscription.unitName ?? null,
      ansvar: subscription.ansvar ?? null,
      words: words ?? null,
      state: "open",
      wished_at: work.now,
      wished_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Refusal("changed-meanwhile");
  await record(work, "cancellation.wished", { subject: id, facts: { service: subscription.serviceName } });
  await work.enqueue("tell-of-wish", { organisationId, wishId: id });
  return id;
}

/** An orderer says why not. */
export async function refuseWish(
  work: Work,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  const { accountId } = requirePermission(work, "purchase.read");
  const wish = await getWish(work, id);
  await requireOrderer(work, wish);
  const answered = { state: "refused" as const, answered_at: work.now, answered_by: accountId, reason };
  const { numUpdatedRows } = await work.db
    .updateTable("cancellation_wishes")
    .set(answered)
    .where("id", "=", wish.id)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  await record(work, "cancellation.wish-refused", { subject: id });
  const { customerNumber } = await getCustomer(work, wish.customerId);
  await tellWisher(work, wish, { customerNumber, outcome: "refused" });
}

/** An orderer has asked for what was wished: the wish is answered by it. */
export async function answerWish(
  work: Work,
  { subscriptionId, cancellationId }: { readonly subscriptionId: string; readonly cancellationId: string },
): Promise<void> {
  const { accountId } = requirePermission(work, "purchase.read");
  const answered = await work.db
    .updateTable("cancellation_wishes")
    .set({ state: "asked", answered_at: work.now, answered_by: accountId, cancellation_id: cancellationId })
    .where("subscription_id", "=", subscriptionId)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();
  if (answered === undefined) return;
  const wish = await getWish(work, answered.id);
  const { customerNumber } = await getCustomer(work, wish.customerId);
  await tellWisher(work, wish, { customerNumber, outcome: "asked" });
}

export async function getWish(work: Work, id: string): Promise<Wish> {
  const row = isId(id) ? await selectWishes(work).where("wishes.id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return wishOf(row);
}

/** The latest that was said about a service. */
export async function findWish(work: Work, subscriptionId: string): Promise<Wish | undefined> {
  const row = await selectWishes(work)
    .where("subscription_id", "=", subscriptionId)
    .orderBy("wished_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && wishOf(row);
}

const listed = 100;

/** Those that wait for whoever asks, as an orderer, the one that has waited longest first. */
export async function listWishesToAnswer(work: Work): Promise<readonly Wish[]> {
  const rows = await selectWishes(work).where("state", "=", "open").orderBy("wished_at").limit(listed).execute();
  const mine: Wish[] = [];
  for (const [customerId, wishes] of Map.groupBy(rows.map(wishOf), (one) => one.customerId)) {
    const access = await listOwnAccess(work, customerId);
    mine.push(...wishes.filter(({ ansvar }) => ordersFor(access, ansvar)));
  }
  return mine;
}

function selectWishes(work: Work) {
  return work.db
    .selectFrom("cancellation_wishes as wishes")
    .innerJoin("accounts", "accounts.id", "wishes.wished_by")
    .select([
      "wishes.id",
      "customer_id",
      "creditor_id",
      "subscription_id",
      "service_name",
      "unit_name",
      "ansvar",
      "words",
    ])
    .select(["state", "wished_at", "wished_by", "accounts.name", "reason", "cancellation_id"])
    .where(
      sql<boolean>`(${work.actor.kind === "machine"} or wishes.customer_id = any ((select current_customers())::uuid[]))`,
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWishes>["executeTakeFirstOrThrow"]>>;

function wishOf(row: Row): Wish {
  return {
    id: row.id,
    customerId: row.customer_id,
    creditorId: row.creditor_id,
    subscriptionId: row.subscription_id,
    serviceName: row.service_name,
    unitName: row.unit_name ?? undefined,
    ansvar: row.ansvar ?? undefined,
    words: row.words ?? undefined,
    state: row.state,
    wishedAt: row.wished_at,
    wishedBy: row.wished_by as AccountId,
    wishedByName: row.name,
    reason: row.reason ?? undefined,
    cancellationId: row.cancellation_id ?? undefined,
  };
}
