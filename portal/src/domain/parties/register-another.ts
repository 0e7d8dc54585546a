import { requirePerson } from "../access/permissions.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import { askToJoin } from "./ask-to-join.ts";
import { becomeOwner } from "./confirm-registration.ts";
import { claimOrganisation, type Company, findOrganisationByNumber } from "./organisation.ts";

export interface RegisterAnother {
  readonly company: Company;
  readonly planLevel: string;
  readonly greeting: string | undefined;
}

export type RegisteredAnother =
  | { readonly kind: "registered"; readonly organisationId: OrganisationId }
  | { readonly kind: "asked-to-join"; readonly companyName: string }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number };

/** A signed-in person, whose e-mail is confirmed already, registers one more company, or asks to join it. */
export async function registerAnother(work: Work, input: RegisterAnother): Promise<RegisteredAnother> {
  const { accountId } = requirePerson(work);
  const taken = await takeTry(work, buckets.joinRequest, accountId);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  const { company, planLevel, greeting } = input;
  const organisationId = await claimOrganisation(work, { ...company, kind: "supplier", planLevel });
  if (organisationId !== undefined) {
    await becomeOwner(work, accountId, organisationId);
    return { kind: "registered", organisationId };
  }
  const organisation = await findOrganisationByNumber(work, company.organisation_number);
  if (organisation === undefined) throw new Refusal("changed-meanwhile");
  await askToJoin(work, { organisation, accountId, greeting });
  return { kind: "asked-to-join", companyName: organisation.name };
}
