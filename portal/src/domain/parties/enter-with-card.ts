/** Cards: given to a member's account by whoever decides about the region's members, and signed in with. */
import { findCardHolder, findHsaId, keepHsaId, removeHsaId } from "../access/card-holders.ts";
import { endHalfway } from "../access/halfway.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePermission } from "../access/permissions.ts";
import { actAs, endSessionsOf } from "../access/sessions.ts";
import { enterAs, type SignedInOutcome } from "../access/sign-in.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { AccountId, Work } from "../../work.ts";
import { hasIdentity } from "./enter-with-identity.ts";
import { getMember } from "./members.ts";
import { requireActsHereAlone } from "./reset-second-step.ts";
import { tellOfSecondStep } from "./tell-of-second-step.ts";

export interface GiveCard {
  readonly accountId: AccountId;
  /** None takes it away. */
  readonly hsaId: string | undefined;
  readonly proof: PasswordProof | undefined;
}

/** Says whose card opens a member's account. Like a reset it reaches no further than the organisation that says it. */
export async function giveCard(work: Work, { accountId, hsaId, proof }: GiveCard): Promise<void> {
  const { organisationId } = requirePermission(work, "member.write");
  requireRecentPassword(work, proof);
  const { kind } = await work.db
    .selectFrom("organisations")
    .select("kind")
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  if (kind !== "region") throw new Refusal("not-allowed");
  await getMember(work, accountId);
  await requireActsHereAlone(work, accountId);
  if ((await findHsaId(work, accountId)) === hsaId) return;
  await removeHsaId(work, accountId);
  if (hsaId !== undefined && !(await keepHsaId(work, accountId, hsaId))) throw new Refusal("card-given-already");
  const given = hsaId !== undefined;
  if (!given) await endSessionsOf(work, accountId);
  await record(work, given ? "account.card-given" : "account.card-taken", { subject: accountId });
  await tellOfSecondStep(work, accountId, given ? "card-given" : "card-taken");
}

export interface EnterWithCard {
  /** Of a card that has been read and judged. */
  readonly hsaId: string;
  readonly network: string;
  readonly browserMark: string;
}

export type EnteredWithCard = SignedInOutcome | { readonly kind: "unknown" };

/**
 * A card and its code are two factors. Who comes in through the region's own sign-in comes in there, and leaves there. Whoever has
 * come to act for somebody else since the card was given proves themselves anew for that: the region does not decide who is them.
 */
export async function enterWithCard(
  work: Work,
  { hsaId, network, browserMark }: EnterWithCard,
): Promise<EnteredWithCard> {
  const accountId = await findCardHolder(work, hsaId);
  if (accountId === undefined || (await hasIdentity(work, accountId))) return { kind: "unknown" };
  if (!(await actsForRegionsAlone(work, accountId))) return { kind: "unknown" };
  await endHalfway(work, browserMark);
  return enterAs(work, { accountId, network, provedBy: "card" });
}

async function actsForRegionsAlone(work: Work, accountId: AccountId): Promise<boolean> {
  await actAs(work, accountId);
  const others = await work.db
    .selectFrom("memberships")
    .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
    .select("organisations.id")
    .where("memberships.account_id", "=", accountId)
    .where("organisations.kind", "!=", "region")
    .limit(1)
    .execute();
  return others.length === 0;
}
