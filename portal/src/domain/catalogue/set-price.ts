/** Sets what a service costs from a day on. A price that is set stays: another day gets another price. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { getService } from "./queries.ts";
import type { ServiceId } from "./service.ts";

export interface SetPrice {
  readonly serviceId: ServiceId;
  readonly fromOn: LocalDate;
  /** Without VAT, as an exact decimal with at most six digits. */
  readonly price: string;
  /** The price list it belongs to, by name. */
  readonly listName: string;
}

export async function setPrice(work: Work, { serviceId, fromOn, price, listName }: SetPrice): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "catalogue.write");
  await getService(work, serviceId);
  const row = { service_id: serviceId, from_on: fromOn, price, list_name: listName };
  const set = await work.db
    .insertInto("service_prices")
    .values({ organisation_id: organisationId, ...row, recorded_at: work.now, recorded_by: accountId })
    .onConflict((conflict) => conflict.columns(["organisation_id", "service_id", "from_on"]).doNothing())
    .returning("service_id")
    .executeTakeFirst();
  if (set === undefined) throw new Refusal("price-set-already", { fromOn });
  await record(work, "service.priced", { subject: serviceId, facts: { fromOn, price } });
}
