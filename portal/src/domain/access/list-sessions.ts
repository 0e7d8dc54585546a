import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePerson } from "./permissions.ts";

export interface OwnSession {
  readonly id: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly network: string;
  readonly organisationName: string;
}

/** The living sessions of whoever asks, newest first. One left idle stands here until it is used or swept away. */
export async function listOwnSessions(work: Work): Promise<readonly OwnSession[]> {
  const { accountId } = requirePerson(work);
  const rows = await work.db
    .selectFrom("sessions")
    .innerJoin("organisations", "organisations.id", "sessions.organisation_id")
    .select(["sessions.id", "started_at", "last_seen_at", "network", "organisations.name"])
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", work.now)
    .orderBy("last_seen_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
    network: row.network,
    organisationName: row.name,
  }));
}

/** Ends one of one's own sessions. Somebody else's is as if absent. */
export async function endOwnSession(work: Work, sessionId: string): Promise<void> {
  const { accountId } = requirePerson(work);
  await work.db
    .updateTable("sessions")
    .set({ ended_at: work.now })
    .where("id", "=", sessionId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .execute();
}
