import type { OrganisationId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import type { SettledNumbering } from "./read-numbering.ts";

/**
 * Puts a prefix in use and sets its next number. Numbers that invoices have taken are behind for ever, also those taken
 * while the page was open: the row is locked against a sending, and the schema forbids going back.
 */
export async function saveNumbering(
  work: Work,
  organisationId: OrganisationId,
  { prefix, nextNumber, automatic }: SettledNumbering,
): Promise<void> {
  const series = { organisation_id: organisationId, series: "invoice", prefix };
  const known = await work.db
    .selectFrom("number_series")
    .select(["taken_through", "in_use"])
    .where((is) => is.and(series))
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined && nextNumber === undefined && !automatic) return;
  if (nextNumber !== undefined && nextNumber <= (known?.taken_through ?? 0n)) throw new Refusal("changed-meanwhile");
  if (known?.in_use !== true) {
    await work.db
      .updateTable("number_series")
      .set({ in_use: false })
      .where("organisation_id", "=", organisationId)
      .where("series", "=", "invoice")
      .where("in_use", "=", true)
      .execute();
  }
  const set = { in_use: true, ...(nextNumber !== undefined && { next_number: nextNumber }) };
  await work.db
    .insertInto("number_series")
    .values({ ...series, next_number: nextNumber ?? 1n, in_use: true })
    .onConflict((conflict) => conflict.columns(["organisation_id", "series", "prefix"]).doUpdateSet(set))
    .execute();
}
