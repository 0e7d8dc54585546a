/** Takes a subscription back for a job of the creditor's, when its customer has taken the order back before the first day. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { restoreEnded } from "./restore-ended.ts";

export interface UnbeginOrdered {
  readonly orderId: string;
  readonly beginsOn: LocalDate;
  /** The subscription that was to be replaced, and goes on. */
  readonly replaces: string | undefined;
}

/** Whether nothing of it is left: not when what was begun ends or has been changed for another reason. Asked again it changes nothing. */
export async function unbeginOrdered(work: Work, { orderId, beginsOn, replaces }: UnbeginOrdered): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const begun = await work.db
    .selectFrom("subscriptions")
    .select(["id", "from_on", "until_on"])
    .where("organisation_id", "=", organisationId)
    .where("begun_for", "=", orderId)
    .forUpdate()
    .executeTakeFirst();
  if (begun === undefined) return true;
  const never = addDays(begun.from_on, -1);
  if (begun.until_on === never) return true;
  if (begun.until_on !== null) return false;
  const ended = { cancellationId: orderId, untilOn: addDays(beginsOn, -1) };
  if (replaces !== undefined && !(await restoreEnded(work, { ...ended, subscriptionId: replaces }))) return false;
  await work.db
    .updateTable("subscriptions")
    .set({ until_on: never, ended_for: orderId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", begun.id)
    .execute();
  await record(work, "subscription.ended", { subject: begun.id, facts: { untilOn: never, order: orderId } });
  return true;
}
