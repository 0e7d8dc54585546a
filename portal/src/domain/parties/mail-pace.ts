/** How often a person wants mail about what needs somebody: at once, gathered once a day or once a week, or not at all. */
import { addDays, weekdayOf } from "@fakturaporten/einvoice";
import { dayOf, type Instant, type LocalDate, momentAt } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";

export const mailPaces = ["at-once", "daily", "weekly", "none"] as const;
export type MailPace = (typeof mailPaces)[number];

/** When digests are written, by the wall clock in Sweden. */
export const digestClock = "07:00";

/** The civil day of the next digest: today before seven, else tomorrow; on Mondays when it comes weekly. */
export function digestDay(pace: "daily" | "weekly", now: Instant): LocalDate {
  const today = dayOf(now);
  const next = now < momentAt(today, digestClock) ? today : addDays(today, 1);
  return pace === "daily" ? next : addDays(next, (MONDAY - weekdayOf(next) + 7) % 7);
}

const MONDAY = 1;

export async function getMailPace(work: Work): Promise<MailPace> {
  const { organisationId, accountId } = requirePermission(work, "invoice.send");
  const row = await work.db
    .selectFrom("mail_choices")
    .select("pace")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.pace ?? "at-once";
}

/** For the organisation one acts for: whoever bills for two companies chooses for each. What is set aside already still goes. */
export async function chooseMailPace(work: Work, pace: MailPace): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.send");
  await work.db
    .insertInto("mail_choices")
    .values({ organisation_id: organisationId, account_id: accountId, pace, chosen_at: work.now })
    .onConflict((conflict) =>
      conflict.columns(["organisation_id", "account_id"]).doUpdateSet({ pace, chosen_at: work.now }),
    )
    .execute();
}
