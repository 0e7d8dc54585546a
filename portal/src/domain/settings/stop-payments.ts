/**
 * "That was not me": somebody who was told of a changed account stops everything with the link in the letter, without signing
 * in. Nothing is sent and no account is changed until the region has looked into it and lifts the stop.
 */
import type { OrganisationId, Work } from "../../work.ts";
import { findLink, type FoundLink, useLink } from "../access/one-time-links.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { buckets, takeTry, type Taken } from "../access/throttle.ts";
import type { Case } from "../cases/case.ts";
import { record } from "../events/record.ts";
import { within } from "../parties/act-as.ts";
import { endWait, findWaitingChange } from "./account-change.ts";
import { tellOwnersThat } from "./tell-owners.ts";

export interface StopPayments {
  readonly token: string;
  /** As `networkOf` tells it. */
  readonly network: string;
}

/** What has become of the link, and whose payments it stops. Looking changes nothing. */
export async function findStop(work: Work, token: string): Promise<FoundLink & { readonly companyName?: string }> {
  const link = await findLink(work, "not-me", token);
  if (link.state !== "usable") return link;
  const { name } = await work.db
    .selectFrom("organisations")
    .select("name")
    .where("id", "=", link.subjectId)
    .executeTakeFirstOrThrow();
  return { ...link, companyName: name };
}

export async function stopPayments(work: Work, { token, network }: StopPayments): Promise<Taken> {
  const taken = await takeTry(work, buckets.askFromNetwork, network);
  if (!taken.ok) return taken;
  const organisationId = (await useLink(work, "not-me", token)) as OrganisationId;
  // The visitor acts as nobody: what follows is written by the portal itself, on the company's behalf.
  const machine: Work = { ...work, actor: { kind: "machine", job: "stop-payments", organisationId } };
  await within(work, organisationId, () => stop(machine, organisationId));
  return taken;
}

async function stop(work: Work, organisationId: OrganisationId): Promise<void> {
  const id = work.newId();
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("payment_stops")
    .values({ organisation_id: organisationId, id, stopped_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  const waiting = await findWaitingChange(work);
  if (waiting !== undefined) await endWait(work, waiting, "stop");
  await record(work, "payments.stopped", { subject: organisationId });
  await tellOwnersThat(work, organisationId, "payments-stopped");
  await work.enqueue("ask-about-stop", { organisationId });
}

/** The region has looked into it. On the supplier's side; twice is harmless. */
export async function settleStop(work: Work, decided: Case): Promise<void> {
  if (decided.side !== "party" || decided.decision !== "lift") return;
  const organisationId = requireOrganisation(work);
  const { numUpdatedRows } = await work.db
    .updateTable("payment_stops")
    .set({ lifted_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("lifted_at", "is", null)
    .where("stopped_at", "<=", decided.openedAt)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await record(work, "payments.lifted", { subject: organisationId });
  await tellOwnersThat(work, organisationId, "payments-lifted");
}

export async function isStopped(work: Work): Promise<boolean> {
  const row = await work.db
    .selectFrom("payment_stops")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
