/** What is asked about plan levels: which can be chosen, which one an organisation has, and how much of it is used. */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { beginningOf, monthOf, type PlanFeature, type PlanLevel, type Quota } from "./plan-level.ts";

/** Every level as it stands today, those no longer offered too, in their order. */
export async function listLevels(work: Work): Promise<readonly PlanLevel[]> {
  const rows = await work.db
    .selectFrom("plan_levels")
    .selectAll()
    .distinctOn("id")
    .where("valid_from", "<=", work.today)
    .orderBy("id")
    .orderBy("valid_from", "desc")
    .execute();
  return rows.map(levelOf).sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}

/** The levels one may choose among today. */
export async function listOfferedLevels(work: Work): Promise<readonly PlanLevel[]> {
  return (await listLevels(work)).filter(
    ({ offeredThrough }) => offeredThrough === undefined || offeredThrough >= work.today,
  );
}

export async function findLevel(work: Work, id: string): Promise<PlanLevel | undefined> {
  return (await listLevels(work)).find((level) => level.id === id);
}

/** The level of the organisation one acts for. An organisation with a level nobody knows would be a bug. */
export async function getOwnLevel(work: Work, organisationId: OrganisationId = requireOrganisation(work)) {
  const row = await work.db
    .selectFrom("organisations")
    .innerJoin("plan_levels", "plan_levels.id", "organisations.plan_level")
    .selectAll("plan_levels")
    .where("organisations.id", "=", organisationId)
    .where("plan_levels.valid_from", "<=", work.today)
    .orderBy("plan_levels.valid_from", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return levelOf(row);
}

export async function getQuota(work: Work): Promise<Quota> {
  const level = await getOwnLevel(work);
  const month = monthOf(work.today);
  return { level, month, used: await countIssued(work, level) };
}

/**
 * Invoices issued this month, counted along their index and no further than to the quota. What corrects an invoice (a credit
 * note, a document that goes again under its number) is owed, and so never counted.
 */
export async function countIssued(work: Work, { invoicesPerMonthMax }: PlanLevel): Promise<number> {
  if (invoicesPerMonthMax === undefined) return 0;
  const { rows } = await sql<{ used: number }>`
    select count(*)::int as used from (
      select from invoices
      where organisation_id = ${requireOrganisation(work)}
        and issued_at >= ${beginningOf(monthOf(work.today))}
        and kind = 'invoice' and revision = 1
      limit ${invoicesPerMonthMax}) as issued`.execute(work.db);
  return rows[0]?.used ?? 0;
}

interface LevelRow {
  readonly id: string;
  readonly valid_from: LocalDate;
  readonly valid_to: LocalDate | null;
  readonly place: number;
  readonly name_sv: string;
  readonly name_en: string;
  readonly price_minor: bigint;
  readonly currency: string;
  readonly invoices_per_month_max: number | null;
  readonly beyond: "tell" | "stop";
  readonly features: readonly string[];
}

function levelOf(row: LevelRow): PlanLevel {
  return {
    id: row.id,
    validFrom: row.valid_from,
    offeredThrough: row.valid_to ?? undefined,
    place: row.place,
    nameSv: row.name_sv,
    nameEn: row.name_en,
    price: { minor: row.price_minor, currency: row.currency },
    invoicesPerMonthMax: row.invoices_per_month_max ?? undefined,
    beyond: row.beyond,
    features: row.features as readonly PlanFeature[],
  };
}
