import { later } from "../../time.ts";
import type { Work } from "../../work.ts";

const registrationDays = 7;

/** Removes what has had its day: registrations nobody confirmed. */
export async function sweepParties(work: Work): Promise<void> {
  await work.db
    .deleteFrom("registrations")
    .where("asked_at", "<", later(work.now, { days: -registrationDays }))
    .execute();
}
