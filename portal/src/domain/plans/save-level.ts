/** The region's desk writes a level's terms from today on. What a level was before stays as versions; who has it gets the new. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type PlanLevel, printOf } from "./plan-level.ts";
import { findLevel, listOfferedLevels } from "./queries.ts";

export type LevelTerms = Pick<
  PlanLevel,
  "id" | "place" | "nameSv" | "nameEn" | "price" | "invoicesPerMonthMax" | "beyond" | "features"
> & {
  readonly offered: boolean;
  /** The print of the terms that were shown; absent for a level that is to be new. */
  readonly seen: string | undefined;
};

/** Refuses to leave newcomers without any level to choose. */
export async function saveLevel(work: Work, terms: LevelTerms): Promise<void> {
  const { organisationId } = requirePermission(work, "desk.manage");
  const before = await findLevel(work, terms.id);
  if ((before && printOf(before)) !== terms.seen) throw new Refusal("changed-meanwhile");
  const others = (await listOfferedLevels(work)).filter(({ id, offeredThrough }) => id !== terms.id && !offeredThrough);
  if (!terms.offered && others.length === 0) throw new Refusal("last-plan-level");
  const version = {
    valid_to: terms.offered ? null : (before?.offeredThrough ?? work.today),
    place: terms.place,
    name_sv: terms.nameSv,
    name_en: terms.nameEn,
    price_minor: terms.price.minor,
    invoices_per_month_max: terms.invoicesPerMonthMax ?? null,
    beyond: terms.beyond,
    features: [...terms.features],
  };
  await work.db
    .insertInto("plan_levels")
    .values({ id: terms.id, valid_from: work.today, currency: terms.price.currency, ...version })
    .onConflict((conflict) => conflict.columns(["id", "valid_from"]).doUpdateSet(version))
    .execute();
  await record(work, "plan-level.saved", {
    subject: organisationId,
    facts: {
      level: terms.id,
      priceMinor: String(terms.price.minor),
      invoicesPerMonthMax: terms.invoicesPerMonthMax ?? null,
      beyond: terms.beyond,
      offered: terms.offered,
    },
  });
}
