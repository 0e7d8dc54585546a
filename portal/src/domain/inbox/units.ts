/** The units an officer works for. Nobody reads a unit's documents without being bound to it. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";

export interface Unit {
  readonly id: string;
  readonly name: string;
}

export async function listUnits(work: Work): Promise<readonly Unit[]> {
  const officer = requirePermission(work, "inbox.read");
  return work.db
    .selectFrom("officer_receivers as bound")
    .innerJoin("receivers", "receivers.id", "bound.receiver_id")
    .select(["receivers.id", "receivers.name"])
    .where("bound.organisation_id", "=", officer.organisationId)
    .where("bound.account_id", "=", officer.accountId)
    .orderBy("receivers.name_folded")
    .orderBy("receivers.id")
    .execute();
}
