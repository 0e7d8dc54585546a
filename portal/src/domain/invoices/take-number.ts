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
    const { number, isUsed } = await nextOfSeries(work, organisationId);
    if (!isUsed) return number;
  }
  throw new Refusal("invoice-not-ready");
}

/** So many typed numbers in a row ahead of the series would be a mistake in the settings. */
const PASSED_OVER_MAX = 1000;

interface Taken {
  readonly number: string;
  readonly isUsed: boolean;
}

/** A series' prefix is written in capitals, digits and plain signs, so that its numbers are their own keys. */
async function nextOfSeries(work: Work, organisationId: OrganisationId): Promise<Taken> {
  const { rows } = await sql<Taken>`
    update number_series set taken_through = next_number, next_number = next_number + 1
    where organisation_id = ${organisationId} and series = 'invoice' and in_use
    returning prefix || taken_through as number, exists (
      select from invoices
      where invoices.organisation_id = number_series.organisation_id
        and number_key = number_series.prefix || number_series.taken_through) as "isUsed"`.execute(work.db);
  const [taken] = rows;
  if (taken === undefined) throw new Refusal("invoice-not-ready");
  return taken;
}

export interface NumberOfSeller {
  readonly organisationId: OrganisationId;
  readonly number: string;
}

/** Whether the supplier has an invoice of this number already. */
export async function isUsed(work: Work, { organisationId, number }: NumberOfSeller): Promise<boolean> {
  const used = await work.db
    .selectFrom("invoices")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("number_key", "=", numberKey(number))
    .executeTakeFirst();
  return used !== undefined;
}
