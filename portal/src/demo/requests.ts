/** What the demo's customers ask for: a cancellation and an order that wait for their attestant, and a wish that waits for an orderer. */
import type { Person } from "../domain/access/permissions.ts";
import { askCancellation } from "../domain/cancellations/cancel.ts";
import { listCancellations } from "../domain/cancellations/queries.ts";
import { makeWish } from "../domain/cancellations/wish.ts";
import { addNeed } from "../domain/catalogue/needs.ts";
import { findServiceByCode, listSubscriptions } from "../domain/catalogue/queries.ts";
import type { Subscription } from "../domain/catalogue/subscription.ts";
import type { Customer } from "../domain/customers/customer.ts";
import { listOwnCustomers } from "../domain/customers/queries.ts";
import { askOrder } from "../domain/orders/ask-order.ts";
import type { OrganisationId, Work } from "../work.ts";
import type { DemoTime } from "./demo-time.ts";

const orderingEmail = "petra@solhojden.example";
const wishingEmail = "lena@primarvard.example";

/** Harmless when it is there already. */
export async function loadDemoRequests(time: DemoTime, officer: Person): Promise<void> {
  const now = time.daysAgo(0);
  const { petra, lena, isThere } = await now.perform(officer, async (work) => ({
    petra: await personOf(work, orderingEmail),
    lena: await personOf(work, wishingEmail),
    isThere: await keepNeed(work),
  }));
  if (isThere || petra === undefined || lena === undefined) return;
  // Somebody who tries the demo may have taken the need away; what was asked for stays asked.
  if (await now.perform(petra, hasAsked)) return;
  await time.daysAgo(2).perform(petra, cancelOne);
  await now.perform(petra, orderOne);
  await time.daysAgo(1).perform(lena, wishOne);
}

/** Whether it was said before: from outside, a laptop of the region's is needed. */
async function keepNeed(work: Work): Promise<boolean> {
  const remote = await findServiceByCode(work, "DISTANS");
  const laptop = await findServiceByCode(work, "BARBAR");
  if (remote === undefined || laptop === undefined) throw new Error("The demo sells neither.");
  const known = await work.db.selectFrom("service_needs").select("service_id").limit(1).execute();
  if (known.length === 0) await addNeed(work, { serviceId: remote.id, needsId: laptop.id });
  return known.length > 0;
}

async function hasAsked(work: Work): Promise<boolean> {
  const [customer] = await listOwnCustomers(work);
  return customer !== undefined && (await listCancellations(work, customer.id)).length > 0;
}

async function personOf(work: Work, email: string): Promise<Person | undefined> {
  const row = await work.db
    .selectFrom("customer_access")
    .innerJoin("accounts", "accounts.id", "customer_access.account_id")
    .select(["accounts.id", "customer_access.party_id"])
    .where("accounts.email", "=", email)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const accountId = row.id as Person["accountId"];
  return { kind: "person", accountId, organisationId: row.party_id as OrganisationId, role: "customer" };
}

async function ownOf(work: Work, code: string): Promise<{ readonly customer: Customer; readonly had: Subscription }> {
  const [customer] = await listOwnCustomers(work);
  const all = customer === undefined ? [] : await listSubscriptions(work, customer.id);
  const had = all.find(({ serviceCode, untilOn }) => serviceCode === code && untilOn === undefined);
  if (customer === undefined || had === undefined) throw new Error(`Nobody in the demo has ${code}.`);
  return { customer, had };
}

async function cancelOne(work: Work): Promise<void> {
  const { customer, had } = await ownOf(work, "DATOR");
  await askCancellation(work, { customerId: customer.id, subscriptionId: had.id });
}

async function orderOne(work: Work): Promise<void> {
  const { customer, had } = await ownOf(work, "BARBAR");
  const { id: customerId } = customer;
  await askOrder(work, { kind: "quantity", customerId, subscriptionId: had.id, quantity: "8", wantedOn: work.today });
}

async function wishOne(work: Work): Promise<void> {
  const { customer, had } = await ownOf(work, "MOBIL");
  const words = "Barnavårdscentralen delar numera telefoner med vårdcentralen.";
  await makeWish(work, { customerId: customer.id, subscriptionId: had.id, words });
}
