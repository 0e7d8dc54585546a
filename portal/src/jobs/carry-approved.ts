/** What a customer asks for, between two organisations: read at the customer, acted on at the creditor, closed at the customer again. */
import type { Asked, RequestKind } from "../domain/approvals/approval.ts";
import { tellDeciders } from "../domain/approvals/tell.ts";
import {
  closeCancellation,
  closeWithdrawal,
  endSubscriptionOf,
  restoreSubscriptionOf,
} from "../domain/cancellations/carry-out.ts";
import { getCancellation } from "../domain/cancellations/queries.ts";
import { tellOrderers } from "../domain/cancellations/tell-of-wish.ts";
import { getWish } from "../domain/cancellations/wish.ts";
import { getCustomer } from "../domain/customers/queries.ts";
import {
  beginSubscriptionOf,
  closeOrder,
  closeTakenBack,
  listNeedsUnmet,
  undoSubscriptionOf,
} from "../domain/orders/carry-out.ts";
import type { Order } from "../domain/orders/order.ts";
import { getOrder, listApprovedOf } from "../domain/orders/queries.ts";
import type { Actor, OrganisationId, Work } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

export const tellOfCancellation: JobHandler<"tell-of-cancellation"> = ({ perform }, payload) =>
  tell(perform, payload.organisationId, {
    about: "cancellation",
    read: (work) => getCancellation(work, payload.cancellationId),
  });

export const tellOfOrder: JobHandler<"tell-of-order"> = ({ perform }, payload) =>
  tell(perform, payload.organisationId, { about: "order", read: (work) => getOrder(work, payload.orderId) });

/** A customer who does not cancel itself asks its orderers, whom the creditor knows. */
export const tellOfWish: JobHandler<"tell-of-wish"> = async ({ perform }, { organisationId, wishId }) => {
  const wish = await perform(machineOf(organisationId), (work) => getWish(work, wishId));
  if (wish.state !== "open") return;
  await perform(machineOf(wish.creditorId as OrganisationId), (work) => tellOrderers(work, wish));
};

/** Brings the creditor's subscription to where the customer's cancellation stands, also when that is taken back meanwhile. */
export const carryCancellation: JobHandler<"carry-cancellation"> = async ({ perform }, payload) => {
  const { organisationId, cancellationId: id } = payload;
  const customer = machineOf(organisationId);
  const cancellation = await perform(customer, (work) => getCancellation(work, id));
  let { state } = cancellation;
  if (state === "approved") {
    const { customerNumber, outcome: ended } = await atCreditor(perform, cancellation, endSubscriptionOf);
    state = await perform(customer, (work) => closeCancellation(work, { id, ended, customerNumber }));
  }
  if ((state !== "withdrawing" && state !== "withdrawn") || cancellation.lastBilledOn === undefined) return;
  const { customerNumber, outcome: restored } = await atCreditor(perform, cancellation, restoreSubscriptionOf);
  await perform(customer, (work) => closeWithdrawal(work, { id, restored, customerNumber }));
};

/** Brings the creditor's subscription to where the customer's order stands, also when that is taken back meanwhile. */
export const carryOrder: JobHandler<"carry-order"> = async ({ perform }, { organisationId, orderId: id }) => {
  const customer = machineOf(organisationId);
  const order = await perform(customer, (work) => getOrder(work, id));
  let { state } = order;
  if (state === "approved") {
    await carryNeeded(perform, customer, order);
    const { customerNumber, outcome: begun } = await atCreditor(perform, order, beginSubscriptionOf);
    state = await perform(customer, (work) => closeOrder(work, { id, begun, customerNumber }));
  }
  if ((state !== "withdrawing" && state !== "withdrawn") || order.beginsOn === undefined) return;
  const { customerNumber, outcome: undone } = await atCreditor(perform, order, undoSubscriptionOf);
  await perform(customer, (work) => closeTakenBack(work, { id, undone, customerNumber }));
};

/** What it needs, approved as well, begins first: whichever of the jobs is first. Services need each other in no ring. */
async function carryNeeded(perform: JobTools["perform"], customer: Machine, order: Order): Promise<void> {
  const { outcome: serviceIds } = await atCreditor(perform, order, listNeedsUnmet);
  const { customerId } = order;
  for (const needed of await perform(customer, (work) => listApprovedOf(work, { customerId, serviceIds }))) {
    await carryNeeded(perform, customer, needed);
    await atCreditor(perform, needed, beginSubscriptionOf);
  }
}

interface Telling {
  readonly about: RequestKind;
  readonly read: (work: Work) => Promise<Asked & { readonly state: string }>;
}

async function tell(
  perform: JobTools["perform"],
  organisationId: OrganisationId,
  { about, read }: Telling,
): Promise<void> {
  const asked = await perform(machineOf(organisationId), read);
  if (asked.state !== "waiting") return;
  await perform(machineOf(asked.creditorId as OrganisationId), (work) => tellDeciders(work, about, asked));
}

async function atCreditor<A extends Asked, O>(
  perform: JobTools["perform"],
  asked: A,
  act: (work: Work, asked: A) => Promise<O>,
): Promise<{ readonly customerNumber: string; readonly outcome: O }> {
  return perform(machineOf(asked.creditorId as OrganisationId), async (work) => {
    const { customerNumber } = await getCustomer(work, asked.customerId);
    return { customerNumber, outcome: await act(work, asked) };
  });
}

type Machine = Extract<Actor, { kind: "machine" }>;

function machineOf(organisationId: OrganisationId): Machine {
  return { kind: "machine", job: "carry-approved", organisationId };
}
