/** Whether something is already asked about a subscription: a change of quantity and a cancellation do not cross. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";

/** Of two who ask about the same subscription at once the second waits, and then sees what the first asked. */
export async function holdRequests(work: Work, subscriptionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`requests ${subscriptionId}`}, 0))`.execute(work.db);
}

export async function hasOpenRequest(work: Work, subscriptionId: string): Promise<boolean> {
  const order = await work.db
    .selectFrom("orders")
    .select("id")
    .where("subscription_id", "=", subscriptionId)
    .where("state", "in", ["waiting", "approved", "withdrawing"])
    .executeTakeFirst();
  if (order !== undefined) return true;
  const cancellation = await work.db
    .selectFrom("cancellations")
    .select("id")
    .where("subscription_id", "=", subscriptionId)
    .where("state", "in", ["waiting", "approved", "withdrawing"])
    .executeTakeFirst();
  return cancellation !== undefined;
}
