/** Ends a subscription for a job of the creditor's, when its customer's attestant has approved a cancellation. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface EndApproved {
  readonly subscriptionId: string;
  readonly cancellationId: string;
  /** The last day that is billed. */
  readonly untilOn: LocalDate;
}

/** Whether it ends on that day; not when it ends sooner already. Asked again it changes nothing. */
export async function endApproved(
  work: Work,
  { subscriptionId, cancellationId, untilOn }: EndApproved,
): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const found = await work.db
    .selectFrom("subscriptions")
    .select(["from_on", "until_on"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", subscriptionId)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined || (found.until_on !== null && found.until_on < untilOn)) return false;
  if (found.until_on === untilOn) return true;
  await work.db
    .updateTable("subscriptions")
    .set({ until_on: untilOn > found.from_on ? untilOn : found.from_on, ended_for: cancellationId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", subscriptionId)
    .execute();
  await record(work, "subscription.ended", { subject: subscriptionId, facts: { untilOn } });
  return true;
}
