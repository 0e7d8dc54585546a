import { later } from "../../time.ts";
import type { Work } from "../../work.ts";

const linkDays = 7;
const throttleDays = 2;
const sessionDays = 30;
const networkDays = 90;

/** Removes what has had its day: old links, full buckets, ended sessions, networks not used for long. */
export async function sweepAccess(work: Work): Promise<void> {
  const before = (days: number) => later(work.now, { days: -days });
  await work.db.deleteFrom("one_time_links").where("expires_at", "<", before(linkDays)).execute();
  await work.db.deleteFrom("sign_ins_halfway").where("expires_at", "<=", work.now).execute();
  await work.db.deleteFrom("passkey_challenges").where("expires_at", "<=", work.now).execute();
  await work.db.deleteFrom("throttles").where("counted_at", "<", before(throttleDays)).execute();
  await work.db.deleteFrom("sessions").where("expires_at", "<", before(sessionDays)).execute();
  await work.db.deleteFrom("account_networks").where("last_used_at", "<", before(networkDays)).execute();
}
