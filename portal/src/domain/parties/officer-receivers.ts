/** Which receiving units an officer of the region works for. */
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import type { AccountId, Work } from "../../work.ts";

export interface AssignReceiver {
  readonly accountId: AccountId;
  readonly receiverId: string;
}

/** Gives an officer a unit to answer for. Given twice it is given once. Done by administrators and the demo. */
export async function assignReceiver(work: Work, { accountId, receiverId }: AssignReceiver): Promise<void> {
  if (work.actor.kind !== "machine") requirePermission(work, "member.write");
  await work.db
    .insertInto("officer_receivers")
    .values({ organisation_id: requireOrganisation(work), account_id: accountId, receiver_id: receiverId })
    .onConflict((conflict) => conflict.columns(["organisation_id", "account_id", "receiver_id"]).doNothing())
    .execute();
}
