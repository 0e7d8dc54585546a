/** A change that has waited its time and has every yes it needs is used from now on. Otherwise nothing happens. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { recordAll } from "../events/record.ts";
import { endWait, findWaitingChange, lockWaitingChange } from "./account-change.ts";
import { changesOf } from "./account-changes.ts";
import { getSendSettings } from "./queries.ts";
import { tellOfChange } from "./tell-owners.ts";
import { writeAccounts } from "./write-accounts.ts";

export async function beginAccountChange(work: Work, changeId: string): Promise<void> {
  const organisationId = requireOrganisation(work);
  await lockSettings(work);
  const waiting = await findWaitingChange(work);
  if (waiting === undefined || waiting.id !== changeId || waiting.beginsOn > work.today) return;
  if (waiting.secondPerson !== "nobody" && waiting.approvedAt === undefined) return;
  const change = await lockWaitingChange(work, changeId);
  const before = await getSendSettings(work);
  const changes = changesOf(before, change);
  await writeAccounts(work, organisationId, { before, entry: change });
  await endWait(work, change, "begin");
  await recordAll(
    work,
    changes.map(
      ({ what, from, to }) =>
        ["payment-account.changed", { subject: organisationId, facts: { what, from, to } }] as const,
    ),
  );
  await tellOfChange(work, { organisationId, changes });
}

/** Whoever has the form open is told that something changed meanwhile. */
async function lockSettings(work: Work): Promise<void> {
  await work.db
    .updateTable("send_settings")
    .set(({ eb }) => ({ version: eb("version", "+", 1) }))
    .where("organisation_id", "=", requireOrganisation(work))
    .execute();
}
