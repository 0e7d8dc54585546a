/** An unpaid invoice as reminders see it: its account, its customer, its policy, what has been done, and what comes next. */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { Customer } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { heldMinorOf, heldWholeUntil } from "../disputes/dispute.ts";
import { type AccountInvoice, getInvoiceAccount } from "../ledger/queries.ts";
import { type Dunned, type NextStep, nextStep } from "./next-step.ts";
import { policyOn, type ReminderPolicy } from "./policy.ts";
import { getHistory, type History, listHistories, listPolicies, noHistory } from "./queries.ts";

export interface Dunning {
  readonly invoice: AccountInvoice;
  readonly customer: Customer;
  readonly policy: ReminderPolicy | undefined;
  readonly history: History;
  readonly next: NextStep | undefined;
  /** What needs not be paid today, while a dispute is looked into. */
  readonly heldMinor: bigint;
}

export async function getDunning(work: Work, invoiceId: string): Promise<Dunning> {
  const invoice = await getInvoiceAccount(work, invoiceId);
  const customer = await getCustomer(work, invoice.customerId);
  const policies = await listPolicies(work, customer.creditorId);
  return dunningOf({ invoice, customer, policies, history: await getHistory(work, invoiceId) }, work.today);
}

/** All of a customer's invoices at once. */
export async function listDunnings(
  work: Work,
  customer: Customer,
  invoices: readonly AccountInvoice[],
): Promise<readonly Dunning[]> {
  const policies = await listPolicies(work, customer.creditorId);
  const histories = await listHistories(
    work,
    invoices.map(({ id }) => id),
  );
  return invoices.map((invoice) =>
    dunningOf({ invoice, customer, policies, history: histories.get(invoice.id) ?? noHistory }, work.today),
  );
}

interface DunningParts extends Omit<Dunning, "policy" | "next" | "heldMinor"> {
  readonly policies: readonly ReminderPolicy[];
}

function dunningOf({ policies, ...parts }: DunningParts, today: LocalDate): Dunning {
  const { invoice, customer, history } = parts;
  const policy = policyOn(policies, customer.kind, invoice.issuedOn);
  const { dueOn, balanceMinor, payableMinor } = invoice;
  const dunned = dunnedOf({ policy, dueOn, balanceMinor, payableMinor, history }, today);
  const heldMinor = heldMinorOf(history.disputes, today, invoice);
  return { ...parts, policy, heldMinor, next: nextStep(dunned, today) };
}

interface DunnedParts extends Pick<Dunned, "policy" | "dueOn" | "balanceMinor"> {
  readonly payableMinor: bigint;
  readonly history: History;
}

/** Disputes that hold the whole balance are a stop; those that hold a part leave the rest to be reminded of. */
export function dunnedOf({ history, payableMinor, ...facts }: DunnedParts, today: LocalDate): Dunned {
  const { steps, stops, collection, disputes } = history;
  const owed = { balanceMinor: facts.balanceMinor, payableMinor };
  const heldUntil = heldWholeUntil(disputes, today, owed);
  return {
    ...facts,
    balanceMinor:
      heldUntil === undefined ? facts.balanceMinor - heldMinorOf(disputes, today, owed) : facts.balanceMinor,
    steps,
    stops: heldUntil === undefined ? stops : [...stops, { kind: "dispute", fromOn: today, untilOn: heldUntil }],
    isHandedOver: collection !== undefined && collection.state !== "held",
  };
}
