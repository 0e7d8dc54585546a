/** Takes the next number of the supplier's series: the last lock of a sending, given back if the sending is rolled back. */
import { sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import { numberKey } from "./number-key.ts";

/**
 * The counter row is held until the commit, so that numbers become visible in their own order and a rolled back sending
 * leaves no gap. Numbers the supplier has already used by typing them are passed over.
 */
export async function takeNumber(work: Work, organisationId: OrganisationId): Promise<string> {
  for (let tries = 0; tries < PASSED_OVER_MAX; tries += 1) {
    const number = await nextOfSeries(work, organisationId);
    if (!(await isUsed(work, { organisationId, number }))) return number;
  }
  throw new Refusal("invoice-not-ready");
}

/** So many typed numbers in a row ahead of the series would be a mistake in the settings. */
const PASSED_OVER_MAX = 1000;

async function nextOfSeries(work: Work, organisationId: OrganisationId): Promise<string> {
  const taken = await work.db
    .updateTable("number_series")
    .set({ taken_through: sql`next_number`, next_number: sql`next_number + 1` })
    .where("organisation_id", "=", organisationId)
    .where("series", "=", "invoice")
    .where("in_use", "=", true)
    .returning(["prefix", "taken_through"])
    .executeTakeFirst();
  if (taken === undefined) throw new Refusal("invoice-not-ready");
  return `${taken.prefix}${taken.taken_through}`;
}

export interface NumberOfSeller {
  readonly organisationId: OrganisationId;
  readonly number: string;
}

export async function isUsed(work: Work, { organisationId, number }: NumberOfSeller): Promise<boolean> {
  const used = await work.db
    .selectFrom("invoices")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("number_key", "=", numberKey(number))
    .executeTakeFirst();
  return used !== undefined;
}
