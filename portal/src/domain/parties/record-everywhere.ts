import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { actAs } from "../access/sessions.ts";
import { type EventFacts, type EventKind, record } from "../events/record.ts";
import { within } from "./act-as.ts";

/** Each organisation the person acts for sees in its own log what happened to the account. */
export async function recordEverywhere(
  work: Work,
  accountId: AccountId,
  kind: EventKind,
  facts?: NonNullable<EventFacts["facts"]>,
): Promise<void> {
  for (const organisationId of await listOwnOrganisations(work, accountId)) {
    const event = { subject: accountId, organisationId, ...(facts === undefined ? {} : { facts }) };
    await within(work, organisationId, () => record(work, kind, event));
  }
}

/** For whom a person acts. From here on the transaction sees that person's own memberships. */
export async function listOwnOrganisations(work: Work, accountId: AccountId): Promise<readonly OrganisationId[]> {
  await actAs(work, accountId);
  const memberships = await work.db
    .selectFrom("memberships")
    .select("organisation_id")
    .where("account_id", "=", accountId)
    .execute();
  return memberships.map(({ organisation_id }) => organisation_id as OrganisationId);
}
