/** Puts a service into the catalogue, or changes what may change: code, unit and way of charging are what invoices already say. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { Charge, ServiceFacts, ServiceId } from "./service.ts";

export interface AddService extends ServiceFacts {
  readonly code: string;
  readonly unit: string;
  readonly charged: Charge;
}

export async function addService(work: Work, { code, unit, charged, ...facts }: AddService): Promise<ServiceId> {
  const { organisationId } = requirePermission(work, "catalogue.write");
  const id = work.newId() as ServiceId;
  const added = await work.db
    .insertInto("services")
    .values({ organisation_id: organisationId, id, code, unit, charged, ...columnsOf(facts), changed_at: work.now })
    .onConflict((conflict) => conflict.columns(["organisation_id", "code"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) throw new Refusal("service-code-taken", { code });
  await record(work, "service.saved", { subject: id, facts: { code } });
  return id;
}

export async function changeService(work: Work, id: ServiceId, facts: ServiceFacts): Promise<void> {
  const { organisationId } = requirePermission(work, "catalogue.write");
  const changed = await work.db
    .updateTable("services")
    .set({ ...columnsOf(facts), changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .returning("code")
    .executeTakeFirst();
  if (changed === undefined) throw new Refusal("not-found");
  await record(work, "service.saved", { subject: id, facts: { code: changed.code } });
}

function columnsOf(facts: ServiceFacts) {
  return {
    offering: facts.offering,
    name: facts.name,
    description: facts.description ?? null,
    part_months: facts.partMonths,
    notice_months: facts.noticeMonths,
    vat_percent: facts.vatPercent,
    last_sold_on: facts.lastSoldOn ?? null,
  };
}
