/** Opens a subscription again for a job of the creditor's, when its customer has taken its cancellation back in time. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface RestoreEnded {
  readonly subscriptionId: string;
  readonly cancellationId: string;
  /** The last day that the cancellation gave. */
  readonly untilOn: LocalDate;
}

/** Whether it goes on: not when it ends for another reason. Asked again it changes nothing. */
export async function restoreEnded(
  work: Work,
  { subscriptionId, cancellationId, untilOn }: RestoreEnded,
): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const found = await work.db
    .selectFrom("subscriptions")
    .select(["until_on", "ended_for"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", subscriptionId)
    .forUpdate()
    .executeTakeFirst();
  if (found?.until_on === null) return true;
  if (found === undefined || found.ended_for !== cancellationId || found.until_on !== untilOn) return false;
  await work.db
    .updateTable("subscriptions")
    .set({ until_on: null, ended_for: null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", subscriptionId)
    .execute();
  await record(work, "subscription.restored", { subject: subscriptionId, facts: { cancellation: cancellationId } });
  return true;
}
