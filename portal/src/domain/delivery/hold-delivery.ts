/** A supplier's invoice on its way, as its room holds it: its lifecycle, the invoice's events, letters to those who write invoices. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record, recordAll } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";
import { deliveryLifecycle, type DeliveryState } from "./delivery.ts";
import type { CourseMove, Held, Told } from "./held.ts";
import { moveDelivery } from "./move-delivery.ts";
import { tellBillersOfDelivery } from "./tell-billers.ts";

export async function lockDelivery(work: Work, invoiceId: string) {
  const delivery = await work.db
    .selectFrom("deliveries")
    .select(["state", "answer", "attempts", "route", "document_id", "changed_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (delivery === undefined) throw new Refusal("not-found");
  return delivery;
}

type Row = Awaited<ReturnType<typeof lockDelivery>>;

export async function holdDelivery(work: Work, invoiceId: string): Promise<Held> {
  return heldDelivery(work, invoiceId, await lockDelivery(work, invoiceId));
}

const stages: Readonly<Record<DeliveryState, Held["stage"]>> = {
  waiting: "waiting",
  accepted: "accepted",
  parked: "parked",
  "given-up": "ended",
  refused: "ended",
  delivered: "ended",
};

/** Of a row that this transaction has locked. */
export function heldDelivery(work: Work, invoiceId: string, row: Row): Held {
  const { state, attempts, route } = row;
  const organisationId = requireOrganisation(work);
  return {
    about: "invoice",
    id: invoiceId,
    name: row.document_id,
    route,
    attempts,
    changedAt: row.changed_at,
    stage: stages[state],
    allows: (move) => deliveryLifecycle.allows(state, move),
    count: (attempt) => countAttempt(work, { invoiceId, route, attempt }),
    move: (move, told) => moveAndTell(work, { invoiceId, row, move, told }),
    comeBack: (options) => work.enqueue("deliver-invoice", { organisationId, invoiceId }, options),
  };
}

interface Counted {
  readonly invoiceId: string;
  readonly route: Row["route"];
  readonly attempt: number;
}

async function countAttempt(work: Work, { invoiceId, route, attempt }: Counted): Promise<void> {
  await Promise.all([
    work.db
      .updateTable("deliveries")
      .set({ route, attempts: attempt, changed_at: work.now })
      .where("organisation_id", "=", requireOrganisation(work))
      .where("invoice_id", "=", invoiceId)
      .execute(),
    record(work, "invoice.delivery-attempted", { subject: invoiceId, facts: { attempt } }),
  ]);
}

interface Moving {
  readonly invoiceId: string;
  readonly row: Row;
  readonly move: CourseMove;
  readonly told: Told;
}

async function moveAndTell(work: Work, moving: Moving): Promise<void> {
  const { invoiceId, row, move, told } = moving;
  const to = deliveryLifecycle.next(row.state, move);
  const isStopped = move === "refuse" || move === "park" || move === "give-up";
  const written = moveDelivery(work, invoiceId, { to, answer: row.answer, ...(isStopped && { reason: told.reason }) });
  await Promise.all([written, tell(work, moving)]);
}

async function tell(work: Work, { invoiceId, row, move, told }: Moving): Promise<void> {
  const { reason } = told;
  if (move === "park") {
    await record(work, "invoice.delivery-parked", { subject: invoiceId, facts: { reason } });
    await tellBillersOfDelivery(work, invoiceId, "invoice-delivery-unclear");
  } else if (move === "refuse" || move === "give-up") {
    await record(work, "invoice.delivery-given-up", { subject: invoiceId, facts: { reason } });
    await tellBillersOfDelivery(work, invoiceId, "invoice-not-delivered");
  } else if (told.because !== undefined) {
    const facts = { resolution: move === "deliver" ? "delivered" : "resend", because: told.because };
    await record(work, "invoice.delivery-resolved", { subject: invoiceId, facts: { ...facts, by: told.by ?? null } });
  } else await tellTaken(work, { invoiceId, row, move, told });
}

/** That the receiver has it means that a carrier took it over: two facts, written together when both are news. */
async function tellTaken(work: Work, { invoiceId, row, move, told }: Moving): Promise<void> {
  const handsOver = row.route !== "portal" && deliveryLifecycle.allows(row.state, "accept");
  const event = { subject: invoiceId, facts: { attempt: told.attempt, route: row.route } };
  const kinds = [
    ...(handsOver ? ["invoice.handed-over" as const] : []),
    ...(move === "deliver" ? ["invoice.delivered" as const] : []),
  ];
  await Promise.all([
    recordAll(
      work,
      kinds.map((kind) => [kind, event] as const),
    ),
    move === "deliver" && tellWebhooks(work, "invoice.delivered", invoiceId),
  ]);
}
