/** For whom a form was filled in whose session has ended, and going on as them. */
import type { OrganisationId, Work } from "../../work.ts";
import { secretHash } from "./secret-hash.ts";
import type { SignedIn } from "./sessions.ts";
import { switchOrganisation } from "./switch-organisation.ts";

/** For whom a session acts or acted, also when it has ended. */
export async function findFormerOrganisation(work: Work, secret: string): Promise<OrganisationId | undefined> {
  const former = await work.db
    .selectFrom("sessions")
    .select("organisation_id")
    .where("secret_hash", "=", secretHash(secret))
    .executeTakeFirst();
  return former?.organisation_id as OrganisationId | undefined;
}

export type GoneOn =
  | { readonly kind: "here" }
  /** The session has become another, with a secret of its own. */
  | { readonly kind: "moved"; readonly secret: string }
  | { readonly kind: "not-theirs" };

/** Goes on as the organisation, if whoever is signed in still is a member. */
export async function goOnFor(work: Work, viewer: SignedIn, organisationId: OrganisationId): Promise<GoneOn> {
  const { actor, sessionId, alsoActsFor } = viewer;
  if (actor.organisationId === organisationId) return { kind: "here" };
  if (!alsoActsFor.some(({ id }) => id === organisationId)) return { kind: "not-theirs" };
  const secret = await switchOrganisation({ ...work, actor }, { sessionId, organisationId });
  return { kind: "moved", secret };
}
