/** A supplier's introduction to a region: made once, then open, approved or refused by the region's supplier support. */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { lifecycle } from "../lifecycle.ts";
import { getReceiver } from "../receivers/queries.ts";
import { getPolicy } from "./policy.ts";

/** A refusal can be mended: the supplier answers in the case, and the region decides again. */
export const introductionLifecycle = lifecycle(
  {
    open: { approve: "approved", refuse: "refused" },
    refused: { approve: "approved", refuse: "refused" },
    approved: {},
  },
  "case-already-decided",
);

export type IntroductionState = "open" | "approved" | "refused";

export interface Introduction {
  readonly regionId: OrganisationId;
  readonly caseId: string;
  readonly state: IntroductionState;
  readonly madeAt: Instant;
}

export async function findIntroduction(work: Work, regionId: OrganisationId): Promise<Introduction | undefined> {
  const row = await work.db
    .selectFrom("introductions")
    .select(["case_id", "state", "made_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("region_id", "=", regionId)
    .executeTakeFirst();
  return row && { regionId, caseId: row.case_id, state: row.state, madeAt: row.made_at };
}

export type IntroductionNeed =
  /** The region asks for one, and there is none. */
  | { readonly kind: "missing"; readonly regionId: OrganisationId; readonly waits: boolean }
  /** There is one that is not approved, and the region lets nothing through before. */
  | { readonly kind: "waits"; readonly introduction: Introduction }
  | { readonly kind: "none" };

/** What stands between an invoice to this receiver and its way there. */
export async function introductionNeed(work: Work, receiverId: string): Promise<IntroductionNeed> {
  return introductionNeedOf(work, (await getReceiver(work, receiverId)).organisationId as OrganisationId);
}

/** What stands between an invoice to any of a region's units and its way there. */
export async function introductionNeedOf(work: Work, regionId: OrganisationId): Promise<IntroductionNeed> {
  const policy = await getPolicy(work, regionId);
  if (policy === "none" || regionId === requireOrganisation(work)) return { kind: "none" };
  const introduction = await findIntroduction(work, regionId);
  if (introduction === undefined) return { kind: "missing", regionId, waits: policy === "wait" };
  return policy === "wait" && introduction.state !== "approved" ? { kind: "waits", introduction } : { kind: "none" };
}

/**
 * Orders those who ask whether an invoice may go against those who change the answer: what is held is seen by the release, or the
 * release is seen by whoever would hold. Askers share the lock.
 */
export async function lockAnswer(work: Work, regionId: OrganisationId, how: "ask" | "change"): Promise<void> {
  const key = `introduction ${requireOrganisation(work)} ${regionId}`;
  await (how === "ask"
    ? sql`select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`
    : sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  ).execute(work.db);
}
