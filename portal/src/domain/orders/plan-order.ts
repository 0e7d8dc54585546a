/** What an order would mean, before it is asked: what it costs, when it begins, and what stands in its way. */
import { decimal, equal, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { hasOpenRequest } from "../approvals/open-requests.ts";
import type { Named } from "../catalogue/needs.ts";
import { getOffered, listSubscriptions } from "../catalogue/queries.ts";
import type { Service } from "../catalogue/service.ts";
import { monthlyMinorOf, type Subscription } from "../catalogue/subscription.ts";
import type { Customer } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import { listMissingNeeds } from "./missing-needs.ts";
import { beginsOn } from "./order.ts";

export interface NewService {
  readonly kind: "new";
  readonly customerId: string;
  readonly serviceId: string;
  readonly quantity: string;
  readonly unitName: string | undefined;
  readonly ansvar: string | undefined;
  readonly employee: string | undefined;
  readonly wantedOn: LocalDate;
}

export interface NewQuantity {
  readonly kind: "quantity";
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly quantity: string;
  readonly wantedOn: LocalDate;
}

export type AskOrder = NewService | NewQuantity;

/** Why something cannot be ordered. */
export type Hindrance =
  | "wanted-past"
  | "by-use"
  | "not-sold"
  | "not-priced"
  | "needs-other"
  | "same-quantity"
  | "subscription-ended"
  | "asked-already";

export interface Plan {
  readonly customer: Customer;
  readonly service: Service;
  /** What is changed, when it is a change. */
  readonly subscription: Subscription | undefined;
  readonly ansvar: string | undefined;
  /** In a month, in öre without VAT, at the price of the day it is wanted from. */
  readonly monthlyMinor: bigint;
  readonly monthlyMinorBefore: bigint;
  /** When it begins if it is approved today. */
  readonly beginsOn: LocalDate;
  readonly missing: readonly Named[];
  readonly hindrance: Hindrance | undefined;
}

export async function planOrder(work: Work, asked: AskOrder): Promise<Plan> {
  const customer = await getCustomer(work, asked.customerId);
  const subscription = asked.kind === "quantity" ? await ownSubscription(work, customer, asked) : undefined;
  const serviceId = asked.kind === "new" ? asked.serviceId : (subscription?.serviceId ?? "");
  const service = await getOffered(work, { creditorId: customer.creditorId, serviceId, on: asked.wantedOn });
  const missing = asked.kind === "new" ? await listMissingNeeds(work, { customerId: customer.id, serviceId }) : [];
  return {
    customer,
    service,
    subscription,
    ansvar: asked.kind === "new" ? asked.ansvar : subscription?.ansvar,
    monthlyMinor: monthlyMinorOf({ quantity: asked.quantity, price: service.price }) ?? 0n,
    monthlyMinorBefore: (subscription && monthlyMinorOf(subscription)) ?? 0n,
    beginsOn: beginsOn({
      approvedOn: work.today,
      wantedOn: asked.wantedOn,
      change: changeOf(asked, service, subscription),
    }),
    missing,
    hindrance: await hindranceOf(work, { asked, service, subscription, missing }),
  };
}

async function ownSubscription(work: Work, { id }: Customer, { subscriptionId }: NewQuantity): Promise<Subscription> {
  const found = (await listSubscriptions(work, id)).find((one) => one.id === subscriptionId);
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

export function changeOf(
  { quantity }: Pick<AskOrder, "quantity">,
  { noticeMonths, partMonths }: Service,
  subscription: Pick<Subscription, "quantity" | "fromOn"> | undefined,
) {
  if (subscription === undefined) return undefined;
  return { quantity, quantityBefore: subscription.quantity, noticeMonths, partMonths, fromOn: subscription.fromOn };
}

interface Judged extends Pick<Plan, "service" | "subscription" | "missing"> {
  readonly asked: AskOrder;
}

async function hindranceOf(work: Work, judged: Judged): Promise<Hindrance | undefined> {
  const { asked, service, subscription, missing } = judged;
  if (asked.wantedOn < work.today) return "wanted-past";
  if (service.charged === "by-use") return "by-use";
  if (service.price === undefined) return "not-priced";
  if (subscription === undefined) {
    if (service.lastSoldOn !== undefined && service.lastSoldOn < asked.wantedOn) return "not-sold";
    return missing.length > 0 ? "needs-other" : undefined;
  }
  if (subscription.untilOn !== undefined) return "subscription-ended";
  if (equal(decimal(asked.quantity), decimal(subscription.quantity))) return "same-quantity";
  return (await hasOpenRequest(work, subscription.id)) ? "asked-already" : undefined;
}
