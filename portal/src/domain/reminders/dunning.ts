/** An unpaid invoice as reminders see it: its account, its customer, its policy, what has been done, and what comes next. */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
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

/** An invoice with a step to come, as lists show it. */
export interface PlannedStep {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly dueOn: LocalDate;
  readonly balanceMinor: bigint;
  readonly currency: string;
  readonly next: NextStep;
}

interface OverdueRow {
  readonly id: string;
  readonly number: string;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly kind: Customer["kind"];
  readonly issue_on: LocalDate;
  readonly due_on: LocalDate;
  readonly currency: string;
  readonly payable_minor: bigint;
  readonly balance: string;
}

/** Everything that will happen up to a day with what is unpaid now: the first next. Each invoice stands once, with its next step. */
export async function planSteps(work: Work, upTo: LocalDate): Promise<readonly PlannedStep[]> {
  const organisationId = requireOrganisation(work);
  const { rows } = await sql<OverdueRow>`
    select i.id, i.number, i.customer_id, i.customer_name, c.kind, i.issue_on, i.due_on, i.currency, i.payable_minor,
      s.left_minor::text as balance
    from ledger_sums s
      join customer_invoices i on i.organisation_id = ${organisationId} and i.id = s.invoice_id
      join customers c on c.organisation_id = i.organisation_id and c.id = i.customer_id
    where s.organisation_id = ${organisationId} and s.left_minor <> 0 and s.left_minor > 0 and i.due_on < ${upTo}
    order by i.due_on, i.id`.execute(work.db);
  const policies = await listPolicies(work, organisationId);
  const histories = await listHistories(
    work,
    rows.map(({ id }) => id),
  );
  const planned = rows.flatMap((row): PlannedStep[] => {
    const history = histories.get(row.id) ?? noHistory;
    const balanceMinor = BigInt(row.balance);
    const policy = policyOn(policies, row.kind, row.issue_on);
    const next = nextStep(
      dunnedOf({ policy, dueOn: row.due_on, balanceMinor, payableMinor: row.payable_minor, history }, work.today),
      work.today,
    );
    if (next === undefined || next.on > upTo) return [];
    const {
      id: invoiceId,
      number,
      customer_id: customerId,
      customer_name: customerName,
      due_on: dueOn,
      currency,
    } = row;
    return [{ invoiceId, number, customerId, customerName, dueOn, balanceMinor, currency, next }];
  });
  return planned.toSorted((a, b) => (a.next.on < b.next.on ? -1 : a.next.on > b.next.on ? 1 : 0));
}
