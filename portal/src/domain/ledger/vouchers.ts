/**
 * Vouchers of a period, from the ledger's entries: one for each document, one for each other entry, in the order they were entered. The
 * same period gives the same vouchers, and they are numbered from the first of their year, so that no two months' files share a number.
 * A payment is in the bank from the day it came, placed or not; what is not placed stands as prepaid.
 */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { EntryKind } from "./ledger.ts";
import { partAccounts, type PostingPart } from "./posting-accounts.ts";
import type { SieObject, SieTransaction, SieVoucher } from "./sie/write-sie.ts";

export interface Period {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
}

interface EntryRow {
  readonly id: string;
  readonly kind: EntryKind;
  readonly minor: string;
  readonly on_day: LocalDate;
  readonly number: string | null;
  readonly invoice_id: string | null;
  readonly document_id: string | null;
  readonly vat_minor: string | null;
}

interface LineRow {
  readonly invoice_id: string;
  readonly vat_percent: number;
  readonly net: string;
}

interface BankRow {
  readonly id: string;
  readonly booked_on: LocalDate;
  readonly minor: string;
  readonly payer_name: string | null;
}

/** What each kind of entry is called in the books. */
export type VoucherTexts = Readonly<Record<EntryKind | "bank", string>>;

export async function listVouchers(
  work: Work,
  { fromOn, toOn }: Period,
  texts: VoucherTexts,
): Promise<readonly SieVoucher[]> {
  const fromNewYear = `${fromOn.slice(0, 4)}-01-01` as LocalDate;
  const all = await listUnnumbered(work, { fromOn: fromNewYear, toOn }, texts);
  return numberByYear(all).filter(({ on }) => on >= fromOn);
}

/** A series begins anew each year. */
function numberByYear(vouchers: readonly SieVoucher[]): readonly SieVoucher[] {
  const counted = new Map<string, number>();
  return vouchers.map((voucher) => {
    const year = voucher.on.slice(0, 4);
    const number = (counted.get(year) ?? 0) + 1;
    counted.set(year, number);
    return { ...voucher, number: String(number) };
  });
}

async function listUnnumbered(work: Work, period: Period, texts: VoucherTexts): Promise<readonly SieVoucher[]> {
  const { organisationId } = requirePermission(work, "ledger.read");
  const { fromOn, toOn } = period;
  const { rows: entries } = await sql<EntryRow>`
    select e.id, e.kind, e.amount_minor::text as minor, e.on_day, i.number, e.invoice_id, d.id as document_id, d.vat_minor::text as vat_minor
    from ledger_entries e
      left join customer_invoices i on i.organisation_id = e.organisation_id and i.id = e.invoice_id
      left join customer_invoices d on d.organisation_id = e.organisation_id and d.id = e.id
    where e.organisation_id = ${organisationId} and e.on_day between ${fromOn} and ${toOn}
    order by e.on_day, e.entered_at, e.id`.execute(work.db);
  const { rows: lines } = await sql<LineRow>`
    select l.invoice_id, l.vat_percent, sum(l.net_minor)::text as net
    from customer_invoice_lines l join customer_invoices i on i.organisation_id = l.organisation_id and i.id = l.invoice_id
    where l.organisation_id = ${organisationId} and i.issue_on between ${fromOn} and ${toOn} group by 1, 2 order by 1, 2 desc`.execute(
    work.db,
  );
  const bank = await listBooked(work, period);
  const returned = await listReturned(work, period);
  const accounts = await partAccounts(work);
  const post = poster(accounts);
  const linesOf = Map.groupBy(lines, ({ invoice_id }) => invoice_id);
  const vouchers = [
    ...bank.map((row) =>
      post(row.booked_on, textOf(texts.bank, row.payer_name), [
        ["bank", BigInt(row.minor)],
        ["prepaid", -BigInt(row.minor)],
      ]),
    ),
    ...returned.map((row) =>
      post(row.booked_on, textOf(texts.refund, row.payer_name), [
        ["prepaid", BigInt(row.minor)],
        ["bank", -BigInt(row.minor)],
      ]),
    ),
    ...entries.map((row) =>
      post(row.on_day, textOf(texts[row.kind], row.number), partsOf(row, linesOf.get(row.document_id ?? "") ?? [])),
    ),
  ];
  return vouchers
    .filter(({ transactions }) => transactions.length > 0)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function listBooked(work: Work, { fromOn, toOn }: Period): Promise<readonly BankRow[]> {
  const { organisationId } = requirePermission(work, "ledger.read");
  const { rows } = await sql<BankRow>`
    select id, booked_on, amount_minor::text as minor, payer_name from bank_payments
    where organisation_id = ${organisationId} and booked_on between ${fromOn} and ${toOn} order by booked_on, id`.execute(
    work.db,
  );
  return rows;
}

async function listReturned(work: Work, { fromOn, toOn }: Period): Promise<readonly BankRow[]> {
  const { organisationId } = requirePermission(work, "ledger.read");
  const { rows } = await sql<BankRow>`
    select p.id, (d.decided_at at time zone 'Europe/Stockholm')::date as booked_on, p.amount_minor::text as minor, p.payer_name
    from payment_decisions d join bank_payments p on p.organisation_id = d.organisation_id and p.id = d.payment_id
    where d.organisation_id = ${organisationId} and d.kind = 'returned' and (d.decided_at at time zone 'Europe/Stockholm')::date between ${fromOn} and ${toOn}
    order by d.decided_at, p.id`.execute(work.db);
  return rows;
}

function textOf(kind: string, what: string | null): string {
  return what === null ? kind : `${kind} ${what}`;
}

type Part = readonly [PostingPart, bigint];

function poster(accounts: Readonly<Record<PostingPart, string>>) {
  const none: readonly SieObject[] = [];
  return (on: LocalDate, text: string, parts: readonly Part[]): SieVoucher => ({
    series: "F",
    number: "",
    on,
    text: text.slice(0, 100),
    transactions: parts
      .filter(([, minor]) => minor !== 0n)
      .map(([part, minor]): SieTransaction => ({ account: accounts[part], objects: none, minor })),
  });
}

/** Where the other side of what is owed or settled stands. */
const counterparts: Readonly<Record<Exclude<EntryKind, "debit" | "credit">, PostingPart>> = {
  payment: "prepaid",
  fee: "fee",
  interest: "interest",
  "write-off": "write-off",
  refund: "bank",
  transfer: "prepaid",
};

function partsOf(row: EntryRow, lines: readonly LineRow[]): readonly Part[] {
  const minor = BigInt(row.minor);
  if (row.kind !== "debit" && row.kind !== "credit") {
    // What stands on no invoice is the customer's own money, kept for it.
    const own = row.invoice_id === null ? "prepaid" : "receivable";
    const other = counterparts[row.kind];
    return own === other
      ? []
      : [
          [own, minor],
          [other, -minor],
        ];
  }
  const sign = row.kind === "debit" ? 1n : -1n;
  const vats = lines.flatMap(({ vat_percent, net }): Part[] => vatOf(vat_percent, BigInt(net) * sign));
  const vatTotal = BigInt(row.vat_minor ?? "0") * sign;
  const stated = vats.reduce((sum, [, vat]) => sum - vat, 0n);
  const revenue = lines.reduce((sum, { net }) => sum + BigInt(net), 0n) * sign;
  // What the documents round beyond their lines, and invoices without lines of their own, stand as rounding and revenue.
  const net = lines.length === 0 ? minor - vatTotal : revenue;
  const vatParts: readonly Part[] = stated === vatTotal ? vats : [["vat-25", -vatTotal]];
  return [["receivable", minor], ["revenue", -net], ...vatParts, ["rounding", -(minor - net - vatTotal)]];
}

/** As the invoice itself: the tax of a rate is counted on the rate's sum, half up (BR-CO-17). */
function vatOf(percent: number, net: bigint): Part[] {
  const exact = net * BigInt(percent);
  const vat = (exact + (exact < 0n ? -50n : 50n)) / 100n;
  if (percent === 25) return [["vat-25", -vat]];
  if (percent === 12) return [["vat-12", -vat]];
  return percent === 6 ? [["vat-6", -vat]] : [];
}
