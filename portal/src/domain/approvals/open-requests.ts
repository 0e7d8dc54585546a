/** Whether something is already asked about a subscription: a change of quantity and a cancellation do not cross. */
import type { Work } from "../../work.ts";

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
