/** Removes what has had its day: unconfirmed registrations, old links and sessions, old letters, spent form keys. */
import { sweepAccess } from "../domain/access/sweep-access.ts";
import { listOrganisationsWithClients, sweepAnswers } from "../domain/clients/answer-once.ts";
import { deleteOldMails } from "../domain/mail/queries.ts";
import { sweepParties } from "../domain/parties/sweep-parties.ts";
import { later } from "../time.ts";
import type { Actor, Work } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

const machine = { kind: "machine", job: "sweep-expired" } as const satisfies Actor;

/** Whoever returns to a tab after a month and presses again does a new deed (TRUST G3). */
const formKeyDays = 30;

export const sweepExpired: JobHandler<"sweep-expired"> = async ({ perform }) => {
  for (const sweep of [sweepParties, sweepAccess, deleteOldMails, sweepFormKeys]) await perform(machine, sweep);
  for (const organisationId of await perform(machine, listOrganisationsWithClients))
    await perform({ ...machine, organisationId }, (work) => sweepAnswers(work, organisationId));
};

async function sweepFormKeys(work: Work): Promise<void> {
  await work.db
    .deleteFrom("form_keys")
    .where("used_at", "<", later(work.now, { days: -formKeyDays }))
    .execute();
}
