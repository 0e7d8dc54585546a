/** Says what holds of a customer from a day on: a move, another ansvar, another reference. Earlier invoices keep what they say. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type InsertVersion, insertVersion } from "./insert-version.ts";
import { getCustomer } from "./queries.ts";

export interface ChangeCustomer extends InsertVersion {
  /** The version whoever changes it has seen. */
  readonly version: number;
}

export async function changeCustomer(work: Work, { version, ...said }: ChangeCustomer): Promise<void> {
  const { organisationId } = requirePermission(work, "customer.write");
  const { id } = await getCustomer(work, said.customerId);
  const { numUpdatedRows } = await work.db
    .updateTable("customers")
    .set({ version: version + 1 })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  await insertVersion(work, said);
  await record(work, "customer.changed", { subject: id, facts: { fromOn: said.fromOn } });
}
