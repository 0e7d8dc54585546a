/** What a customer's orderer and attestant may do on a day: ordered, changed, cancelled, decided and taken back, as chance will have it. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { House } from "./house.ts";
import { aCustomerUser } from "./outbound.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import { askCancellation, decideCancellation, withdrawCancellation } from "../../src/domain/cancellations/cancel.ts";
import { listCancellations } from "../../src/domain/cancellations/queries.ts";
import { listSubscriptions } from "../../src/domain/catalogue/queries.ts";
import type { ServiceId } from "../../src/domain/catalogue/service.ts";
import type { Subscription } from "../../src/domain/catalogue/subscription.ts";
import type { CustomerId } from "../../src/domain/customers/customer.ts";
import { askOrder } from "../../src/domain/orders/ask-order.ts";
import { decideOrder, withdrawOrder } from "../../src/domain/orders/decide-order.ts";
import { listOrders } from "../../src/domain/orders/queries.ts";
import { Refusal } from "../../src/domain/refusal.ts";

export interface Ordering {
  readonly customerId: CustomerId;
  readonly orderer: Person;
  readonly attestant: Person;
  readonly services: readonly ServiceId[];
}

export async function anOrderer(
  house: House,
  officer: Person,
  { customerId, services }: Pick<Ordering, "customerId" | "services">,
): Promise<Ordering> {
  const orderer = await aCustomerUser(house, officer, customerId, { role: "orderer" });
  const attestant = await aCustomerUser(house, officer, customerId, { role: "attestant" });
  return { customerId, orderer, attestant, services };
}

/** Refusals that the rules themselves ask for when chance asks for what cannot be. */
const asItShouldBe = ["order-not-possible", "changed-meanwhile", "subscription-ended"];

export async function liveOrdering(
  house: House,
  ordering: Ordering,
  { day, chance }: { readonly day: LocalDate; readonly chance: (max: number) => number },
): Promise<void> {
  const deeds = [order, change, change, cancel, decide, decide, decide, takeBack];
  const deed = deeds[chance(deeds.length)] ?? decide;
  try {
    await deed({ house, ...ordering, day, chance });
  } catch (error) {
    if (!(error instanceof Refusal) || !asItShouldBe.includes(error.code)) throw error;
  }
  await house.runJobs();
}

type Deed = Ordering & {
  readonly house: House;
  readonly day: LocalDate;
  readonly chance: (max: number) => number;
};

async function order({ house, customerId, orderer, services, day, chance }: Deed): Promise<void> {
  const serviceId = services[chance(services.length)];
  if (serviceId === undefined) return;
  const many = { quantity: String(1 + chance(5)), wantedOn: addDays(day, chance(40)) };
  const nobody = { unitName: undefined, ansvar: undefined, employee: undefined };
  await house.perform(orderer, (work) => askOrder(work, { kind: "new", customerId, serviceId, ...many, ...nobody }));
}

/** Not the identifier, which is drawn anew each time. */
const sameEachTime = ({ serviceName, fromOn, untilOn, quantity }: Subscription) =>
  [serviceName, fromOn, untilOn, quantity].join(" ");

async function oneHad({ house, customerId, orderer, chance }: Deed): Promise<string | undefined> {
  const had = await house.perform(orderer, (work) => listSubscriptions(work, customerId));
  const inOrder = had.toSorted((one, other) => sameEachTime(one).localeCompare(sameEachTime(other)));
  return inOrder[chance(Math.max(inOrder.length, 1))]?.id;
}

async function change(deed: Deed): Promise<void> {
  const { house, customerId, orderer, day, chance } = deed;
  const subscriptionId = await oneHad(deed);
  if (subscriptionId === undefined) return;
  const many = { quantity: String(1 + chance(9)), wantedOn: addDays(day, chance(40)) };
  await house.perform(orderer, (work) => askOrder(work, { kind: "quantity", customerId, subscriptionId, ...many }));
}

async function cancel(deed: Deed): Promise<void> {
  const { house, customerId, orderer } = deed;
  const subscriptionId = await oneHad(deed);
  if (subscriptionId === undefined) return;
  await house.perform(orderer, (work) => askCancellation(work, { customerId, subscriptionId }));
}

async function decide({ house, customerId, attestant, chance }: Deed): Promise<void> {
  const decision =
    chance(4) === 0 ? ({ kind: "decline", reason: "För dyrt" } as const) : ({ kind: "approve" } as const);
  await house.perform(attestant, async (work) => {
    const waiting = (await listOrders(work, customerId)).find(({ state }) => state === "waiting");
    if (waiting !== undefined) return decideOrder(work, { id: waiting.id, decision });
    const asked = (await listCancellations(work, customerId)).find(({ state }) => state === "waiting");
    return asked === undefined ? undefined : decideCancellation(work, { id: asked.id, decision });
  });
}

/** The latest of what was asked; when that is over already, it is refused. */
async function takeBack({ house, customerId, orderer, chance }: Deed): Promise<void> {
  await house.perform(orderer, async (work) => {
    const [ordered] = await listOrders(work, customerId);
    const [cancelled] = await listCancellations(work, customerId);
    if (chance(2) === 0 && ordered !== undefined) return withdrawOrder(work, ordered.id);
    return cancelled === undefined ? undefined : withdrawCancellation(work, cancelled.id);
  });
}
