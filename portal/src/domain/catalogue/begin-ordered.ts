/** Begins a subscription for a job of the creditor's, when its customer's attestant has approved an order. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface BeginOrdered {
  readonly orderId: string;
  readonly customerId: string;
  readonly serviceId: string;
  readonly quantity: string;
  readonly unitName: string | undefined;
  readonly ansvar: string | undefined;
  readonly employee: string | undefined;
  readonly beginsOn: LocalDate;
  /** The subscription whose quantity is changed: it ends the day before, as another quantity is another row. */
  readonly replaces: string | undefined;
}

/** Whether it has begun; not when what was to be replaced has an end already. Asked again it changes nothing. */
export async function beginOrdered(work: Work, ordered: BeginOrdered): Promise<boolean> {
  const { orderId, replaces, beginsOn } = ordered;
  const isOpen = replaces === undefined || (await lockOpen(work, replaces));
  if (await hasBegun(work, orderId)) return true;
  if (!isOpen) return false;
  if (replaces !== undefined) await endBefore(work, replaces, { day: beginsOn, orderId });
  await insertBegun(work, ordered);
  return true;
}

/** Whether something was begun for an order; also when that was taken back. */
export async function hasBegun(work: Work, orderId: string): Promise<boolean> {
  const begun = await work.db
    .selectFrom("subscriptions")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("begun_for", "=", orderId)
    .executeTakeFirst();
  return begun !== undefined;
}

/** Locks it, so that a cancellation carried out at the same time is seen; whether it goes on. */
async function lockOpen(work: Work, subscriptionId: string): Promise<boolean> {
  const found = await work.db
    .selectFrom("subscriptions")
    .select("until_on")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", subscriptionId)
    .forUpdate()
    .executeTakeFirst();
  return found?.until_on === null;
}

interface EndBefore {
  readonly day: LocalDate;
  readonly orderId: string;
}

async function endBefore(work: Work, subscriptionId: string, { day, orderId }: EndBefore): Promise<void> {
  const untilOn = addDays(day, -1);
  await work.db
    .updateTable("subscriptions")
    .set({ until_on: untilOn, ended_for: orderId })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", subscriptionId)
    .execute();
  await record(work, "subscription.ended", { subject: subscriptionId, facts: { untilOn } });
}

async function insertBegun(work: Work, ordered: BeginOrdered): Promise<void> {
  const id = work.newId();
  const made = await work.db
    .insertInto("subscriptions")
    .values({
      organisation_id: requireOrganisation(work),
      id,
      customer_id: ordered.customerId,
      service_id: ordered.serviceId,
      quantity: ordered.quantity,
      unit_name: ordered.unitName ?? null,
      ansvar: ordered.ansvar ?? null,
      employee: ordered.employee ?? null,
      from_on: ordered.beginsOn,
      begun_at: work.now,
      begun_for: ordered.orderId,
    })
    .onConflict((conflict) =>
      conflict.columns(["organisation_id", "begun_for"]).where("begun_for", "is not", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) return;
  await record(work, "subscription.begun", {
    subject: id,
    facts: { order: ordered.orderId, fromOn: ordered.beginsOn },
  });
}
