/** Tells the owners how much of the month is used: each mark once a month on each level, kept by the notice's own key. */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { postMail } from "../mail/post-mail.ts";
import { listDeciders } from "../parties/membership.ts";
import { markOf, monthOf } from "./plan-level.ts";
import { getQuota } from "./queries.ts";

/** A month that is over is no longer told of. */
export async function tellOfQuota(work: Work, month: LocalDate): Promise<void> {
  if (month !== monthOf(work.today)) return;
  const quota = await getQuota(work);
  const mark = markOf(quota);
  const { level, used } = quota;
  if (mark === undefined) return;
  const organisationId = requireOrganisation(work);
  const told = await work.db
    .insertInto("quota_notices")
    .values({ organisation_id: organisationId, month, level: level.id, mark, told_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (told.numInsertedOrUpdatedRows !== 1n) return;
  const company = await work.db
    .selectFrom("organisations")
    .select("name")
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  for (const { email, name, language } of await listDeciders(work, organisationId))
    await postMail(
      work,
      { address: email, name, language },
      {
        kind: mark === "near" ? "quota-near" : level.beyond === "stop" ? "quota-reached" : "quota-passed",
        facts: {
          companyName: company.name,
          levelName: language === "sv" ? level.nameSv : level.nameEn,
          used: String(used),
          max: String(level.invoicesPerMonthMax ?? 0),
        },
      },
    );
}
