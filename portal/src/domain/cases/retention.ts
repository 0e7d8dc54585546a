/** How long what was said in a closed case is kept: the region's decision, and the law where a case is about money owed. */
import { addDays } from "@fakturaporten/einvoice";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import type { CaseKind } from "./kinds.ts";

export interface Retention {
  readonly fromOn: LocalDate;
  /** Whole months after a case was closed; absent keeps everything. */
  readonly months: number | undefined;
  /** The region's own decision, as it is found in its register. */
  readonly decision: string;
}

export const retentionMonthsMax = 1200;
export const decisionCharactersMax = 200;
/** The desk is told so long before. */
export const noticeDays = 30;

/** What was said of an invoice explains entries in the accounts, and is kept with them (bokföringslagen 7 kap. 2 §). */
export const accountKinds: readonly CaseKind[] = ["dispute", "item-credit", "account-change", "payment-stop"];
export const accountYears = 7;

/** The first day on which the words of a closed case may be removed. */
export function forgettableOn(kind: CaseKind, closedOn: LocalDate, months: number): LocalDate {
  const decided = monthsAfter(closedOn, months);
  if (!accountKinds.includes(kind)) return decided;
  const byLaw = `${Number(closedOn.slice(0, 4)) + accountYears + 1}-01-01` as LocalDate;
  return decided > byLaw ? decided : byLaw;
}

/** The same day so many months later, or the day after the month's last where it has none. */
function monthsAfter(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = year * 12 + month - 1 + months;
  const start = `${String(Math.floor(first / 12)).padStart(4, "0")}-${String((first % 12) + 1).padStart(2, "0")}-01`;
  return addDays(start as LocalDate, date - 1);
}

/** Never sooner than the desk can be told. */
export function forgetDay(forgettable: LocalDate, today: LocalDate): LocalDate {
  const soonest = addDays(today, noticeDays);
  return forgettable > soonest ? forgettable : soonest;
}

/** The decision in force on a day: of those that have begun, the latest. */
export async function findRetention(work: Work, on: LocalDate): Promise<Retention | undefined> {
  const row = await work.db
    .selectFrom("case_retentions")
    .select(["from_on", "months", "decision"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("from_on", "<=", on)
    .orderBy("from_on", "desc")
    .orderBy("set_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { fromOn: row.from_on, months: row.months ?? undefined, decision: row.decision };
}

/** From today on. The desk is told anew of every case whose words are still there. */
export async function setRetention(work: Work, { months, decision }: Omit<Retention, "fromOn">): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "desk.manage");
  await work.db
    .insertInto("case_retentions")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      from_on: work.today,
      months: months ?? null,
      decision,
      set_by: accountId,
      set_at: work.now,
    })
    .execute();
  await work.db
    .updateTable("cases")
    .set({ told_on: null, forget_on: null })
    .where("organisation_id", "=", organisationId)
    .where("forget_on", "is not", null)
    .where("forgotten_on", "is", null)
    .execute();
  await record(work, "case-retention.changed", { subject: organisationId, facts: { months: months ?? 0 } });
}
