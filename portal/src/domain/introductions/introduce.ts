/** Introduces a supplier to a region: opens the case that its supplier support decides, and lets what waited wait for that. */
import type { OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { openCase } from "../cases/open-case.ts";
import { record } from "../events/record.ts";
import { shownNumber } from "../parties/business-number.ts";
import { findIntroduction, type Introduction, lockAnswer } from "./introduction.ts";

export interface Introduce {
  readonly regionId: OrganisationId;
  readonly companyName: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  /** Names of the units it wants to invoice. */
  readonly receivers: readonly string[];
  readonly words?: string | undefined;
}

/** Introducing oneself twice is doing it once: of two colleagues at the same time, the second finds the first's. */
export async function introduce(work: Work, { regionId, words, ...about }: Introduce): Promise<Introduction> {
  const { organisationId } = requirePermission(work, "case.write");
  await lockAnswer(work, regionId, "change");
  const known = await findIntroduction(work, regionId);
  if (known !== undefined) return known;
  const company = await work.db
    .selectFrom("organisations")
    .select(["organisation_number", "number_kind"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const { id: caseId } = await openCase(work, {
    kind: "introduction",
    about: { ...about, organisationNumber: shownNumber(company) },
    deskId: regionId,
    words,
  });
  await work.db
    .insertInto("introductions")
    .values({ organisation_id: organisationId, region_id: regionId, case_id: caseId, state: "open", made_at: work.now })
    .execute();
  await work.db
    .updateTable("held_invoices")
    .set({ reason: "introduction-open" })
    .where("organisation_id", "=", organisationId)
    .where("region_id", "=", regionId)
    .where("released_at", "is", null)
    .execute();
  await record(work, "introduction.made", { subject: organisationId, facts: { region: regionId, case: caseId } });
  return { regionId, caseId, state: "open", madeAt: work.now };
}
