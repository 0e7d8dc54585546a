/** Removes what was said in cases whose time is over, as the region has decided; the desk is told a month before. */
import { sql } from "kysely";
import { dayOf } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { postMailOnce } from "../mail/post-mail.ts";
import { listDeciders } from "../parties/membership.ts";
import type { CaseKind } from "./kinds.ts";
import { accountKinds, accountYears, findRetention, forgetDay, forgettableOn, noticeDays } from "./retention.ts";

/** Cases told of, or forgotten, in one transaction. */
const atOnce = 100;

/** Says whether there may be more to tell of or to forget today. */
export async function forgetCases(work: Work): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  await keepOpened(work);
  const months = (await findRetention(work, work.today))?.months;
  if (months === undefined) return false;
  const told = await tellOfCases(work, months);
  const due = await work.db
    .selectFrom("cases")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("forget_on", "<=", work.today)
    .where("forgotten_on", "is", null)
    .orderBy("forget_on")
    .limit(atOnce)
    .execute();
  for (const { id } of due) {
    await sql`select forget_case(${id}::uuid, ${work.today}::date)`.execute(work.db);
    await record(work, "case.forgotten", { subject: id });
  }
  return told === atOnce || due.length === atOnce;
}

/** Opened again a case is of today: what was told of it does not hold, and what is said from now on is told of anew. */
async function keepOpened(work: Work): Promise<void> {
  await work.db
    .updateTable("cases")
    .set({ told_on: null, forget_on: null, forgotten_on: null })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("forget_on", "is not", null)
    .where("state", "<>", "closed")
    .execute();
}

async function tellOfCases(work: Work, months: number): Promise<number> {
  const organisationId = requireOrganisation(work);
  const closed = await work.db
    .selectFrom("cases")
    .select(["id", "kind", "closed_at"])
    .where("organisation_id", "=", organisationId)
    .where("side", "=", "desk")
    .where("state", "=", "closed")
    .where("forget_on", "is", null)
    .where("forgotten_on", "is", null)
    .where(
      sql<boolean>`closed_at < ${work.today}::date + ${noticeDays}::int + 1 - make_interval(months => ${months}::int)`,
    )
    .where(sql<boolean>`(kind <> all (${[...accountKinds]}::text[]) or extract(year from closed_at at time zone 'Europe/Stockholm')
      < extract(year from ${work.today}::date + ${noticeDays}::int) - ${accountYears}::int)`)
    .orderBy("closed_at")
    .limit(atOnce)
    .execute();
  for (const one of closed) {
    if (one.closed_at === null) continue;
    const forgettable = forgettableOn(one.kind as CaseKind, dayOf(one.closed_at), months);
    await work.db
      .updateTable("cases")
      .set({ told_on: work.today, forget_on: forgetDay(forgettable, work.today) })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", one.id)
      .execute();
  }
  return closed.length;
}

/** To the administrators, when the night's work is done: what will be removed, while it can still be kept, and what has been. */
export async function tellOfForgetting(work: Work): Promise<void> {
  const organisationId = requireOrganisation(work);
  const { told, forgotten, first_on } = await work.db
    .selectFrom("cases")
    .select((is) => [
      is.fn.countAll<bigint>().filterWhere("told_on", "=", work.today).as("told"),
      is.fn.countAll<bigint>().filterWhere("forgotten_on", "=", work.today).as("forgotten"),
      is.fn.min("forget_on").filterWhere("told_on", "=", work.today).as("first_on"),
    ])
    .where("organisation_id", "=", organisationId)
    .where((is) => is.or([is("told_on", "=", work.today), is("forgotten_on", "=", work.today)]))
    .executeTakeFirstOrThrow();
  if (told + forgotten === 0n) return;
  const facts = { told: String(told), firstOn: first_on ?? "", forgotten: String(forgotten) };
  const letter = { kind: "cases-forgotten", facts } as const;
  const occasion = `${organisationId} ${work.today}`;
  for (const { email: address, name, language } of await listDeciders(work, organisationId))
    await postMailOnce(work, { address, name, language }, { letter, occasion });
}
