/** Opens the cases in which the region is asked: about a change that needs its yes, and about a stop. Done by jobs, once each. */
import { sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { CaseKind } from "../cases/kinds.ts";
import { openCase } from "../cases/open-case.ts";
import { findWaitingChange } from "./account-change.ts";
import { changesOf } from "./account-changes.ts";
import { getSendSettings } from "./queries.ts";
import { isStopped } from "./stop-payments.ts";

export async function askAboutChange(work: Work, changeId: string): Promise<void> {
  const change = await findWaitingChange(work);
  if (change === undefined || change.id !== changeId || (await hasCase(work, "account-change", changeId))) return;
  const changes = changesOf(await getSendSettings(work), change).map(
    ({ what, from, to }) => `${what}: ${from ?? "–"} → ${to ?? "–"}`,
  );
  const about = { changeId, changes, beginsOn: change.beginsOn };
  await openCase(work, { kind: "account-change", about, deskId: await regionOf(work) });
}

export async function askAboutStop(work: Work): Promise<void> {
  if (!(await isStopped(work)) || (await hasOpenCase(work, "payment-stop"))) return;
  await openCase(work, { kind: "payment-stop", about: { stoppedAt: work.now }, deskId: await regionOf(work) });
}

async function hasCase(work: Work, kind: CaseKind, changeId: string): Promise<boolean> {
  const row = await casesOf(work, kind).where(sql<boolean>`about ->> 'changeId' = ${changeId}`).executeTakeFirst();
  return row !== undefined;
}

async function hasOpenCase(work: Work, kind: CaseKind): Promise<boolean> {
  return (await casesOf(work, kind).where("closed_at", "is", null).executeTakeFirst()) !== undefined;
}

function casesOf(work: Work, kind: CaseKind) {
  return work.db
    .selectFrom("cases")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("kind", "=", kind);
}

/** The region that runs the portal. */
async function regionOf(work: Work): Promise<OrganisationId> {
  const { id } = await work.db
    .selectFrom("organisations")
    .select("id")
    .where("kind", "=", "region")
    .orderBy("registered_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return id as OrganisationId;
}
