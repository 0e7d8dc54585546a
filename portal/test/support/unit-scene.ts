/** A unit with two officers, an administrator of its region, and a seller who sends to it. */
import { anIssuedInvoice, aUnit, type IssuedAs } from "./documents.ts";
import type { House } from "./house.ts";
import { anOfficer, aSupplier, type Known } from "./people.ts";

export interface UnitScene {
  readonly seller: Known;
  readonly officer: Known;
  readonly colleague: Known;
  readonly administrator: Known;
  readonly unit: string;
}

export async function aUnitScene(house: House): Promise<UnitScene> {
  const officer = await anOfficer(house);
  const { organisationId } = officer.actor;
  const colleague = await anOfficer(house, { organisationId, name: "Karl Kollega" });
  const administrator = await anOfficer(house, { organisationId, role: "administrator" });
  const unit = await aUnit(house, [officer.actor, colleague.actor]);
  return { seller: await aSupplier(house), officer, colleague, administrator, unit };
}

/** A document received by the unit; each a little later than the one before. */
export async function receivedAt(
  house: House,
  { seller, unit }: Pick<UnitScene, "seller" | "unit">,
  document: IssuedAs["document"] = {},
): Promise<string> {
  const { documentId } = await anIssuedInvoice(house, seller.actor, { receiverId: unit, document });
  await house.runJobs();
  await house.turnBy({ seconds: 1 });
  const found = house.everything.selectFrom("inbox_documents").select("id").where("instance_id", "=", documentId);
  return (await found.executeTakeFirstOrThrow()).id;
}
