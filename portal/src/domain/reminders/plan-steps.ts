/**
 * What will happen with what is unpaid, the first next. Invoices are read by the day they are due, some at a time: none that is due
 * later can have its step earlier than the shortest policy lets it, so whoever wants the first steps need not read the rest. What was due
 * before the first policy is never reminded of, and not read.
 */
import { addDays, bankDayOnOrAfter } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Customer } from "../customers/customer.ts";
import { dunnedOf } from "./dunning.ts";
import { type NextStep, nextStep } from "./next-step.ts";
import { policyOn, type ReminderPolicy } from "./policy.ts";
import { listHistories, listPolicies, noHistory } from "./queries.ts";

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

/** Everything that will happen up to a day, or the first of it. Each invoice stands once, with its next step. */
export async function planSteps(work: Work, upTo: LocalDate, atMost?: number): Promise<readonly PlannedStep[]> {
  const policies = await listPolicies(work, requireOrganisation(work));
  const reach = reachOf(policies);
  if (reach === undefined) return [];
  const planned: PlannedStep[] = [];
  // Twice as many each time, where few of those that were read have a step to come.
  let limit = atMost ?? readAtOnce;
  for (let after: OverdueRow | undefined; ; ) {
    const rows = await listOverdue(work, { ...reach, dueUpTo: addDays(upTo, -reach.daysFirst), after, limit });
    planned.push(...(await planOf(work, { rows, policies, upTo })));
    after = rows.at(-1);
    if (after === undefined || rows.length < limit) break;
    if (atMost === undefined) continue;
    const restFrom = noEarlierThan(addDays(after.due_on, reach.daysFirst), work.today);
    if (planned.filter(({ next }) => next.on <= restFrom).length >= atMost) break;
    limit *= 2;
  }
  return planned.toSorted((a, b) => (a.next.on < b.next.on ? -1 : a.next.on > b.next.on ? 1 : 0)).slice(0, atMost);
}

/** Of everything that is unpaid, so much is held at a time. */
const readAtOnce = 1_000;

interface Reach {
  readonly daysFirst: number;
  /** An invoice keeps the policy of the day it was issued, and is not due before that day. */
  readonly dueFrom: LocalDate;
  readonly leftFrom: bigint;
}

/** What policies reach at all; nothing without any. */
function reachOf(policies: readonly ReminderPolicy[]): Reach | undefined {
  const [first] = policies;
  if (first === undefined) return undefined;
  return policies.reduce<Reach>(
    (reach, { daysFirst, fromOn, minimumMinor }) => ({
      daysFirst: Math.min(reach.daysFirst, daysFirst),
      dueFrom: fromOn < reach.dueFrom ? fromOn : reach.dueFrom,
      leftFrom: minimumMinor < reach.leftFrom ? minimumMinor : reach.leftFrom,
    }),
    { daysFirst: first.daysFirst, dueFrom: first.fromOn, leftFrom: first.minimumMinor },
  );
}

function noEarlierThan(day: LocalDate, today: LocalDate): LocalDate {
  return bankDayOnOrAfter(day < today ? today : day);
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

interface OverdueAsked extends Reach {
  readonly dueUpTo: LocalDate;
  readonly after: OverdueRow | undefined;
  readonly limit: number;
}

/** What is unpaid and not with the collection company, by the day it is due. */
async function listOverdue(work: Work, asked: OverdueAsked): Promise<readonly OverdueRow[]> {
  const { dueFrom, dueUpTo, leftFrom, after, limit } = asked;
  const organisationId = requireOrganisation(work);
  const follows =
    after === undefined ? sql`true` : sql`(s.due_on, s.invoice_id) > (${after.due_on}::date, ${after.id}::uuid)`;
  const { rows } = await sql<OverdueRow>`
    with unpaid as materialized (select invoice_id, due_on, left_minor from ledger_sums s
      where organisation_id = ${organisationId} and left_minor > 0 and not has_left
        and left_minor >= ${leftFrom} and due_on between ${dueFrom} and ${dueUpTo} and ${follows}
      order by due_on, invoice_id limit ${limit})
    select i.id, i.number, i.customer_id, i.customer_name, c.kind, i.issue_on, u.due_on, i.currency, i.payable_minor,
      u.left_minor::text as balance
    from unpaid u
      join customer_invoices i on i.organisation_id = ${organisationId} and i.id = u.invoice_id
      join customers c on c.organisation_id = ${organisationId} and c.id = i.customer_id
    order by u.due_on, i.id`.execute(work.db);
  return rows;
}

interface ToPlan {
  readonly rows: readonly OverdueRow[];
  readonly policies: readonly ReminderPolicy[];
  readonly upTo: LocalDate;
}

async function planOf(work: Work, { rows, policies, upTo }: ToPlan): Promise<readonly PlannedStep[]> {
  const reminded = rows.flatMap((row) => {
    const policy = policyOn(policies, row.kind, row.issue_on);
    return policy === undefined ? [] : [{ row, policy }];
  });
  const histories = await listHistories(
    work,
    reminded.map(({ row }) => row.id),
  );
  return reminded.flatMap(({ row, policy }): PlannedStep[] => {
    const history = histories.get(row.id) ?? noHistory;
    const { due_on: dueOn, payable_minor: payableMinor } = row;
    const balanceMinor = BigInt(row.balance);
    const next = nextStep(dunnedOf({ policy, dueOn, balanceMinor, payableMinor, history }, work.today), work.today);
    if (next === undefined || next.on > upTo) return [];
    const { id: invoiceId, number, customer_id: customerId, customer_name: customerName, currency } = row;
    return [{ invoiceId, number, customerId, customerName, dueOn, balanceMinor, currency, next }];
  });
}
