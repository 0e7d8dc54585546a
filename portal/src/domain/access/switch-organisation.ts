import type { OrganisationId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import { requirePerson } from "./permissions.ts";
import { actAs, startSession } from "./sessions.ts";

export interface SwitchOrganisation {
  readonly sessionId: string;
  readonly organisationId: OrganisationId;
}

/**
 * Goes on as another of one's organisations: a new session with a new secret, not living longer than the one it follows, and
 * proved as that was.
 */
export async function switchOrganisation(
  work: Work,
  { sessionId, organisationId }: SwitchOrganisation,
): Promise<string> {
  const { accountId } = requirePerson(work);
  await actAs(work, accountId);
  const member = await work.db
    .selectFrom("memberships")
    .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
    .select("organisations.kind")
    .where("account_id", "=", accountId)
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  if (member === undefined) throw new Refusal("not-found");
  const former = await work.db
    .updateTable("sessions")
    .set({ ended_at: work.now })
    .where("id", "=", sessionId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .returning(["network", "expires_at", "proved_by"])
    .executeTakeFirst();
  if (former === undefined) throw new Refusal("not-found");
  const { network, expires_at: expiresAtMost, proved_by } = former;
  // A card opens the region that gave it, and nothing that its holder does elsewhere.
  if (proved_by === "card" && member.kind !== "region") throw new Refusal("not-allowed");
  return startSession(work, {
    accountId,
    organisationId,
    network,
    expiresAtMost,
    provedBy: proved_by,
  });
}
