/** Setting up organisations and their people by hand: by the demo, the administrator's commands and tests. No mails are sent. */
import type { Person, Role } from "../access/permissions.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { record } from "../events/record.ts";
import { createAccount, type NewAccount } from "./account.ts";
import { actAsPerson, within } from "./act-as.ts";
import { addMember } from "./membership.ts";
import { claimOrganisation, type NewOrganisation } from "./organisation.ts";

/** Creates an organisation; its number being taken is a bug of the caller. */
export async function createOrganisation(work: Work, made: NewOrganisation): Promise<OrganisationId> {
  const organisationId = await claimOrganisation(work, made);
  if (organisationId === undefined) throw new Error("The organisation number is already registered.");
  await within(work, organisationId, () =>
    record(work, "organisation.registered", { subject: organisationId, organisationId }),
  );
  return organisationId;
}

export interface CreateMember extends NewAccount {
  readonly organisationId: OrganisationId;
  readonly role: Role;
}

/** Creates an account, already confirmed, and makes it a member. Returns the person as an actor. */
export async function createMember(work: Work, made: CreateMember): Promise<Person> {
  const accountId = await createAccount(work, made);
  if (accountId === undefined) throw new Error("The e-mail address already has an account.");
  const person = { accountId, organisationId: made.organisationId, role: made.role };
  await addMember(await actAsPerson(work, person), person);
  return { kind: "person", ...person };
}
