/**
 * What must hold of what was owed, paid and reminded, said again from the rows alone and from the policy as a person would read it: no code of
 * the rooms is asked. Answers one sentence for each thing that is wrong.
 */
import type { Kysely } from "kysely";
import type { Database } from "../../src/db/tables.ts";
import type { SetPolicy } from "../../src/domain/reminders/set-policy.ts";

export interface SentReminder {
  readonly invoiceId: string;
  readonly step: number;
  readonly on: string;
  readonly feeMinor: bigint;
}

export interface Facts {
  readonly invoices: readonly { readonly id: string; readonly dueOn: string; readonly payableMinor: bigint }[];
  readonly entries: readonly {
    readonly invoiceId: string | null;
    readonly kind: string;
    readonly minor: bigint;
    readonly on: string;
    readonly at: string;
    readonly paymentId: string | null;
  }[];
  readonly payments: readonly { readonly id: string; readonly minor: bigint; readonly setAside: boolean }[];
  readonly reminders: readonly SentReminder[];
  readonly stops: readonly {
    readonly invoiceId: string;
    readonly from: string;
    readonly until: string;
    readonly endedOn: string | null;
  }[];
  readonly handedOver: readonly { readonly invoiceId: string; readonly on: string }[];
}

type Policy = Pick<SetPolicy, "daysFirst" | "daysSecond" | "daysThird" | "daysCollection" | "minimumMinor">;

export async function readFacts(db: Kysely<Database>, organisationId: string): Promise<Facts> {
  const own = <
    T extends
      | "customer_invoices"
      | "ledger_entries"
      | "bank_payments"
      | "reminder_steps"
      | "reminder_stops"
      | "collection_cases",
  >(
    table: T,
  ) =>
    db
      .selectFrom(table as "ledger_entries")
      .selectAll()
      .where("organisation_id", "=", organisationId)
      .execute() as Promise<unknown> as Promise<readonly Record<string, never>[]>;
  const [invoices, entries, payments, steps, stops, cases] = await Promise.all([
    own("customer_invoices"),
    own("ledger_entries"),
    own("bank_payments"),
    own("reminder_steps"),
    own("reminder_stops"),
    own("collection_cases"),
  ]);
  const decided = await db.selectFrom("payment_decisions").select("payment_id").execute();
  const setAside = new Set(decided.map(({ payment_id }) => payment_id));
  return {
    invoices: invoices
      .filter(({ kind }) => kind === "invoice")
      .map((row) => ({ id: row["id"] ?? "", dueOn: row["due_on"] ?? "", payableMinor: row["payable_minor"] ?? 0n })),
    entries: entries.map((row) => ({
      invoiceId: row["invoice_id"] ?? null,
      kind: row["kind"] ?? "",
      minor: row["amount_minor"] ?? 0n,
      on: row["on_day"] ?? "",
      at: row["entered_at"] ?? "",
      paymentId: row["payment_id"] ?? null,
    })),
    payments: payments.map((row) => ({
      id: row["id"] ?? "",
      minor: row["amount_minor"] ?? 0n,
      setAside: setAside.has(row["id"] ?? ""),
    })),
    reminders: steps.map((row) => ({
      invoiceId: row["invoice_id"] ?? "",
      step: row["step"] ?? 0,
      on: row["taken_on"] ?? "",
      feeMinor: row["fee_minor"] ?? 0n,
    })),
    stops: stops.map((row) => ({
      invoiceId: row["invoice_id"] ?? "",
      from: row["from_on"] ?? "",
      until: row["until_on"] ?? "",
      endedOn: (row["ended_at"] as string | undefined)?.slice(0, 10) ?? null,
    })),
    handedOver: cases
      .filter(({ state }) => state !== "held")
      .map((row) => ({ invoiceId: row["invoice_id"] ?? "", on: row["handed_over_on"] ?? "" })),
  };
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

export function judgeFacts(facts: Facts, policy: Policy): readonly string[] {
  return [...judgeMoney(facts), ...facts.invoices.flatMap((invoice) => judgeInvoice(facts, invoice, policy))];
}

function judgeMoney({ invoices, entries, payments }: Facts): string[] {
  const wrong: string[] = [];
  for (const { id, payableMinor } of invoices) {
    const debit = sum(
      entries.filter((entry) => entry.invoiceId === id && entry.kind === "debit").map(({ minor }) => minor),
    );
    if (debit !== payableMinor) wrong.push(`invoice ${id} is not in the ledger with what it says`);
  }
  for (const { id, minor, setAside } of payments) {
    const placed = -sum(entries.filter((entry) => entry.paymentId === id).map((entry) => entry.minor));
    const isWithin = minor > 0n ? placed >= 0n && placed <= minor : placed <= 0n && placed >= minor;
    if (!isWithin || (setAside && placed !== 0n)) wrong.push(`payment ${id} settles more than it is`);
  }
  const unpaid = entries.filter(({ kind, paymentId }) => kind === "payment" && paymentId === null);
  if (unpaid.length > 0) wrong.push("a settlement has no payment behind it");
  const transfers = sum(entries.filter(({ kind }) => kind === "transfer").map(({ minor }) => minor));
  if (transfers !== 0n) wrong.push("moving money made or lost some");
  return wrong;
}

function judgeInvoice(facts: Facts, { id, dueOn }: Facts["invoices"][number], policy: Policy): string[] {
  const reminders = facts.reminders.filter(({ invoiceId }) => invoiceId === id).toSorted((a, b) => a.step - b.step);
  const handed = facts.handedOver.filter(({ invoiceId }) => invoiceId === id);
  const steps = [...reminders.map(({ on, step }) => ({ on, step })), ...handed.map(({ on }) => ({ on, step: 4 }))];
  const gaps = [policy.daysFirst, policy.daysSecond, policy.daysThird, policy.daysCollection];
  return [
    ...steps.flatMap(({ on, step }, index) => {
      const before = index === 0 ? dueOn : (steps[index - 1]?.on ?? dueOn);
      const owed = owedBefore(facts, id, on);
      const stopped = facts.stops.some(
        (stop) =>
          stop.invoiceId === id && stop.from <= on && on <= stop.until && (stop.endedOn === null || stop.endedOn > on),
      );
      return [
        ...(step === index + 1 ? [] : [`step ${step} of ${id} came out of turn`]),
        ...(days(before, on) >= (gaps[step - 1] ?? 0)
          ? []
          : [`step ${step} of ${id} came ${days(before, on)} days after the one before`]),
        ...([0, 6].includes(weekday(on)) ? [`step ${step} of ${id} came on a weekend`] : []),
        ...(stopped ? [`step ${step} of ${id} came while it was stopped`] : []),
        ...(owed > 0n && owed >= policy.minimumMinor ? [] : [`step ${step} of ${id} came for ${owed} öre`]),
      ];
    }),
    ...reminders
      .filter(({ feeMinor }) => feeMinor > 60_00n)
      .map(() => `a reminder of ${id} cost more than the law allows`),
    ...(new Set(steps.map(({ step }) => step)).size === steps.length ? [] : [`a step of ${id} was taken twice`]),
  ];
}

/** What stood on the invoice that morning: all entered before, without the fee and interest of the step itself. */
function owedBefore({ entries }: Facts, invoiceId: string, on: string): bigint {
  return sum(
    entries
      .filter(
        (entry) =>
          entry.invoiceId === invoiceId &&
          (entry.at.slice(0, 10) < on ||
            (entry.at.slice(0, 10) === on && entry.kind !== "fee" && entry.kind !== "interest")),
      )
      .map(({ minor }) => minor),
  );
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((all, value) => all + value, 0n);
}
