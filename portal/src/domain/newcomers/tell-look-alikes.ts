/** A company has registered whose name looks like another's: supplier support is told, as a case that nobody outside sees. */
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { openAtDesk } from "../cases/open-case.ts";
import { shownNumber } from "../parties/business-number.ts";
import { findLookAlikes, type LookAlike } from "../parties/look-alike.ts";

export interface LookAlikeFound {
  readonly company: { readonly name: string; readonly number: string; readonly shown: string };
  readonly likes: readonly LookAlike[];
}

/** Asked on the newcomer's side; nothing when no name is close. */
export async function lookForAlikes(work: Work, organisationId: OrganisationId): Promise<LookAlikeFound | undefined> {
  const likes = await findLookAlikes(work, organisationId);
  if (likes.length === 0) return undefined;
  const company = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number", "number_kind"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const { name, organisation_number: number } = company;
  return { company: { name, number, shown: shownNumber(company) }, likes };
}

/** At a region's desk. Told twice it is one case. */
export async function tellLookAlikes(work: Work, { company, likes }: LookAlikeFound): Promise<void> {
  const known = await work.db
    .selectFrom("cases")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("party_number", "=", company.number)
    .where("kind", "=", "look-alike-name")
    .executeTakeFirst();
  if (known !== undefined) return;
  await openAtDesk(work, {
    kind: "look-alike-name",
    about: { companyName: company.name, organisationNumber: company.shown, likes: likes.map(wordsOf) },
    party: company,
  });
}

function wordsOf({ name, organisationNumber, numberKind }: LookAlike): string {
  return `${name} (${shownNumber({ organisation_number: organisationNumber, number_kind: numberKind })})`;
}
