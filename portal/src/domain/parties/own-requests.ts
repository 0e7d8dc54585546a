import { actAs } from "../access/sessions.ts";
import type { Instant } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";

export interface OwnRequest {
  readonly companyName: string;
  readonly askedAt: Instant;
  readonly state: "open" | "accepted" | "declined";
}

/** What has become of a person's wishes to join companies, newest first: told to one who has signed in but acts for nobody. */
export async function listOwnRequests(work: Work, accountId: AccountId): Promise<readonly OwnRequest[]> {
  await actAs(work, accountId);
  const rows = await work.db
    .selectFrom("join_requests")
    .innerJoin("organisations", "organisations.id", "join_requests.organisation_id")
    .select(["organisations.name", "asked_at", "state"])
    .where("account_id", "=", accountId)
    .orderBy("asked_at", "desc")
    .limit(10)
    .execute();
  return rows.map((row) => ({ companyName: row.name, askedAt: row.asked_at, state: row.state }));
}
