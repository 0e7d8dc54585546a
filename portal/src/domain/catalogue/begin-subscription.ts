/** Begins and ends subscriptions, as the creditor's own deeds. Orders and cancellations lead here once they are approved. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { getService } from "./queries.ts";
import type { ServiceId } from "./service.ts";

export interface BeginSubscription {
  readonly customerId: CustomerId;
  readonly serviceId: ServiceId;
  readonly quantity: string;
  readonly unitName?: string | undefined;
  readonly ansvar?: string | undefined;
  readonly employee?: string | undefined;
  readonly fromOn: LocalDate;
  readonly untilOn?: LocalDate | undefined;
}

export async function beginSubscription(work: Work, begun: BeginSubscription): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "catalogue.write");
  const customer = await getCustomer(work, begun.customerId);
  const service = await getService(work, begun.serviceId);
  const id = work.newId();
  await work.db
    .insertInto("subscriptions")
    .values({
      organisation_id: organisationId,
      id,
      customer_id: customer.id,
      service_id: service.id,
      quantity: begun.quantity,
      unit_name: begun.unitName ?? null,
      ansvar: begun.ansvar ?? null,
      employee: begun.employee ?? null,
      from_on: begun.fromOn,
      until_on: begun.untilOn ?? null,
      begun_at: work.now,
      begun_by: accountId,
    })
    .execute();
  const facts = { customer: customer.customerNumber, service: service.code, fromOn: begun.fromOn };
  await record(work, "subscription.begun", { subject: id, facts });
  return id;
}

export interface EndSubscription {
  readonly subscriptionId: string;
  /** The last day that is billed. */
  readonly untilOn: LocalDate;
}

/** An end that stands is moved forwards only: what was promised to end is not prolonged by ending it. */
export async function endSubscription(work: Work, { subscriptionId, untilOn }: EndSubscription): Promise<void> {
  const { organisationId } = requirePermission(work, "catalogue.write");
  const found = await work.db
    .selectFrom("subscriptions")
    .select(["from_on", "until_on"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", subscriptionId)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Refusal("not-found");
  if (untilOn < found.from_on || (found.until_on !== null && found.until_on < untilOn))
    throw new Refusal("subscription-ended");
  await work.db
    .updateTable("subscriptions")
    .set({ until_on: untilOn })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", subscriptionId)
    .execute();
  await record(work, "subscription.ended", { subject: subscriptionId, facts: { untilOn } });
}
