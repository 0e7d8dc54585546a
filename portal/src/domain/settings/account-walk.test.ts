import type { Bankgiro } from "@fakturaporten/einvoice";
import { readUbl } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import { openMarket } from "../../../test/support/seller.ts";
import { provedPassword, saveAs, settingsAs } from "../../../test/support/settings-form.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { saveDraft } from "../invoices/save-draft.ts";
import { Refusal } from "../refusal.ts";
import { findWaitingChange } from "./account-change.ts";
import { approveAccountChange, withdrawAccountChange } from "./decide-account-change.ts";
import { stopPayments } from "./stop-payments.ts";

const house = testHouse({ startsAt: "2026-09-01T08:00:00.000Z" });
const numbers = ["54029681", "9912346", "50501055"] as const;

type Step =
  | { readonly does: "change"; readonly to: number }
  | { readonly does: "approve" | "approve-own" | "withdraw" | "stop" | "send" }
  | { readonly does: "wait"; readonly days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant("change" as const), to: fc.nat(numbers.length - 1) }),
  fc.record({ does: fc.constantFrom("approve", "approve-own", "withdraw", "send", "send") }),
  fc.record({ does: fc.constant("stop" as const) }),
  fc.record({ does: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 12 }) }),
);

/** What must be true, kept by hand beside the portal: which account may stand on an invoice right now. */
interface Model {
  inUse: string;
  waiting: { to: string; fromDay: number; approved: boolean } | undefined;
  stopped: boolean;
  day: number;
}

test("however changes, approvals, stops and days follow each other, an invoice carries the account that has waited and has its yes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await walk(steps);
    }),
    { numRuns: 15, seed: 20261128 },
  );
}, 120_000);

async function walk(steps: readonly Step[]): Promise<void> {
  await house.forgetJobs();
  const { seller, unit } = await openMarket(house);
  const [owner, second] = [
    await aSupplier(house, { organisationId: seller }),
    await aSupplier(house, { organisationId: seller }),
  ];
  const model: Model = { inUse: "54029681", waiting: undefined, stopped: false, day: 0 };
  for (const one of steps) {
    const waiting = await house.perform(owner.actor, findWaitingChange);
    await take(one, { owner, second, unit, model, waitingId: waiting?.id ?? "" });
    expect((await settingsAs(house, owner)).accounts.map(({ number }) => number)).toEqual([model.inUse]);
  }
}

interface Walking {
  readonly owner: Known;
  readonly second: Known;
  readonly unit: string;
  readonly model: Model;
  readonly waitingId: string;
}

async function take(step: Step, walking: Walking): Promise<void> {
  const { owner, second, model, waitingId } = walking;
  switch (step.does) {
    case "change":
      return change(walking, numbers[step.to] ?? "");
    case "approve":
    case "approve-own": {
      const who = step.does === "approve" ? second : owner;
      const proof = await provedPassword(house, who.actor);
      const did = await tried(() =>
        house.perform(who.actor, (work) => approveAccountChange(work, { id: waitingId, proof })),
      );
      if (did && model.waiting !== undefined && who === second) model.waiting.approved = true;
      return;
    }
    case "withdraw":
      if (await tried(() => house.perform(owner.actor, (work) => withdrawAccountChange(work, waitingId))))
        model.waiting = undefined;
      return;
    case "stop":
      return stop(walking);
    case "wait":
      await house.turnBy({ days: step.days });
      model.day += step.days;
      await house.runJobs();
      return begin(model);
    case "send":
      return send(walking);
  }
}

/** A new company waits ten whole bank days: never fewer than twelve days, never more than twenty-four. */
function begin(model: Model): void {
  const { waiting } = model;
  if (waiting === undefined || !waiting.approved || model.day < waiting.fromDay) return;
  model.inUse = waiting.to;
  model.waiting = undefined;
}

async function change({ owner, model }: Walking, to: string): Promise<void> {
  const { version } = await settingsAs(house, owner);
  const accounts = [{ kind: "bankgiro", number: to as Bankgiro }] as const;
  const numbering = { automatic: true, prefix: "F-", nextNumber: undefined };
  const did = await tried(() => saveAs(house, owner, { accounts, numbering }, { version }));
  expect(did).toBe(!model.stopped);
  const waiting = await house.perform(owner.actor, findWaitingChange);
  if (!did || to === model.inUse || waiting === undefined) return;
  const days = Math.round((Date.parse(waiting.beginsOn) - Date.parse(house.now().slice(0, 10))) / 86_400_000);
  expect(days).toBeGreaterThanOrEqual(4);
  model.waiting = { to, fromDay: model.day + days, approved: false };
}

async function stop({ owner, model }: Walking): Promise<void> {
  const letter = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("to_address", "=", owner.email)
    .where("kind", "in", ["payment-account-proposed", "payment-account-changed"])
    .orderBy("posted_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const { token = "" } = (letter?.facts ?? {}) as { token?: string };
  const did = await tried(() =>
    house.perform({ kind: "visitor" }, (work) => stopPayments(work, { token, network: owner.email })),
  );
  if (!did) return;
  model.stopped = true;
  model.waiting = undefined;
}

/** The account on the document itself, read back from its bytes. */
async function send({ owner, unit, model }: Walking): Promise<void> {
  const fields = {
    kind: "invoice",
    receiver: unit,
    reference1: "123456",
    deliveryOn: house.now().slice(0, 10),
    "lines.1.description": "Arbete",
    "lines.1.quantity": "1",
    "lines.1.unit": "tim",
    "lines.1.price": "100",
    "lines.1.vat": "25",
  };
  const { id } = await house.perform(owner.actor, (work) => saveDraft(work, { id: work.newId(), version: 0, fields }));
  const did = await tried(() => house.perform(owner.actor, (work) => issueInvoice(work, { draftId: id, version: 1 })));
  expect(did).toBe(!model.stopped);
  if (!did) return;
  const { ubl } = await house.everything
    .selectFrom("invoice_documents")
    .select("ubl")
    .where("invoice_id", "=", id)
    .executeTakeFirstOrThrow();
  const read = readUbl(ubl);
  if (!read.ok) throw new Error("unreadable");
  expect(read.invoice.paymentMeans?.map(({ account }) => account?.id)).toEqual([model.inUse]);
}

/** Whether it was done; what the domain refuses is as good an answer, a bug is not. */
async function tried(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && error.name === "InvoiceNotReady")) return false;
    throw error;
  }
}
