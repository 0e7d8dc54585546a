/** What pages and other rooms ask of the ledger. The wall decides who sees what: the creditor all, a customer's user its Kund-IDs. */
import { sql } from "kysely";
import type { Instant, LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Customer, CustomerId } from "../customers/customer.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { LedgerEntry } from "./ledger.ts";

/** An invoice as the ledger sees it. */
export interface LedgerInvoice {
  readonly id: string;
  readonly number: string;
  readonly ocrReference: string;
  /** Where the document says that it is paid; none in some that were issued before this was kept. */
  readonly bankgiro: string | undefined;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly payableMinor: bigint;
  readonly currency: string;
}

export interface AccountInvoice extends LedgerInvoice {
  readonly entries: readonly LedgerEntry[];
  readonly balanceMinor: bigint;
}

/** Everything on a customer's account: invoices, the latest first, each with its entries, and what stands on none. */
export interface Account {
  readonly invoices: readonly AccountInvoice[];
  readonly unplaced: readonly LedgerEntry[];
  readonly balanceMinor: bigint;
}

const accountInvoicesMax = 500;

export async function getAccount(work: Work, { id, creditorId }: Customer): Promise<Account> {
  const invoices = await selectInvoices(work)
    .where("organisation_id", "=", creditorId)
    .where("customer_id", "=", id)
    .orderBy("issue_on", "desc")
    .orderBy("id", "desc")
    .limit(accountInvoicesMax)
    .execute();
  const rows = await selectEntries(work)
    .where("organisation_id", "=", creditorId)
    .where("customer_id", "=", id)
    .orderBy("on_day")
    .orderBy("entered_at")
    // Of one moment, what is owed comes before what settles it.
    .orderBy(sql`kind <> 'debit'`)
    .orderBy("id")
    .execute();
  const entries = rows.map(entryOf);
  const byInvoice = Map.groupBy(entries, ({ invoiceId }) => invoiceId);
  return {
    invoices: invoices.map((row) => withEntries(invoiceOf(row), byInvoice.get(row.id) ?? [])),
    unplaced: byInvoice.get(undefined) ?? [],
    balanceMinor: sumOf(entries),
  };
}

export async function findInvoiceAccount(work: Work, invoiceId: string): Promise<AccountInvoice | undefined> {
  if (!isId(invoiceId)) return undefined;
  const row = await selectInvoices(work).where("id", "=", invoiceId).executeTakeFirst();
  if (row === undefined) return undefined;
  const entries = await selectEntries(work)
    .where("organisation_id", "=", row.organisation_id)
    .where("invoice_id", "=", invoiceId)
    .orderBy("on_day")
    .orderBy("entered_at")
    // Of one moment, what is owed comes before what settles it.
    .orderBy(sql`kind <> 'debit'`)
    .orderBy("id")
    .execute();
  return withEntries(invoiceOf(row), entries.map(entryOf));
}

export async function getInvoiceAccount(work: Work, invoiceId: string): Promise<AccountInvoice> {
  const found = await findInvoiceAccount(work, invoiceId);
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

export async function findEntry(work: Work, id: string): Promise<LedgerEntry | undefined> {
  const row = isId(id)
    ? await selectEntries(work)
        .where("organisation_id", "=", requireOrganisation(work))
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  return row && entryOf(row);
}

export interface CustomerBalance {
  readonly customerId: CustomerId;
  readonly customerNumber: string;
  readonly customerName: string;
  readonly balanceMinor: bigint;
  readonly overdueMinor: bigint;
  /** Paid, and on no invoice. */
  readonly unplacedMinor: bigint;
}

/** Who owes, or is owed, anything: the largest overdue debt first. What is listed is chosen by what is overdue, and then summed. */
export async function listBalances(work: Work, limit: number): Promise<readonly CustomerBalance[]> {
  const organisationId = requireOrganisation(work);
  const { rows } = await sql<BalanceRow>`
    with overdue as materialized (select customer_id, sum(left_minor) as overdue from ledger_sums
        where organisation_id = ${organisationId} and left_minor > 0 and due_on < ${work.today}
        group by 1 order by 2 desc, 1 limit ${limit}),
      others as materialized (select distinct customer_id from ledger_sums
        where organisation_id = ${organisationId} and left_minor <> 0 and customer_id not in (select customer_id from overdue)
        order by 1 limit greatest(0, ${limit} - (select count(*) from overdue))),
      sums as materialized (select listed.*, of.balance, of.unplaced
        from (select * from overdue union all select customer_id, 0 from others) listed
          cross join lateral (select sum(left_minor) as balance, coalesce(sum(left_minor) filter (where invoice_id is null), 0) as unplaced
            from ledger_sums where organisation_id = ${organisationId} and customer_id = listed.customer_id and left_minor <> 0) of)
    select s.customer_id, c.customer_number, held.name, s.balance::text, s.overdue::text, s.unplaced::text
    from sums s
      cross join lateral (select organisation_id, id, customer_number from customers
        where organisation_id = ${organisationId} and id = s.customer_id offset 0) c
      cross join lateral (select coalesce(administration, name) as name from customer_versions v
        where v.organisation_id = c.organisation_id and v.customer_id = c.id
        order by from_on <= ${work.today} desc, from_on desc, recorded_at desc limit 1) held
    order by s.overdue desc, c.customer_number`.execute(work.db);
  return rows.map((row) => ({
    customerId: row.customer_id,
    customerNumber: row.customer_number,
    customerName: row.name,
    balanceMinor: BigInt(row.balance),
    overdueMinor: BigInt(row.overdue),
    unplacedMinor: BigInt(row.unplaced),
  }));
}

interface BalanceRow {
  readonly customer_id: CustomerId;
  readonly customer_number: string;
  readonly name: string;
  readonly balance: string;
  readonly overdue: string;
  readonly unplaced: string;
}

export function selectInvoices(work: Work) {
  return work.db
    .selectFrom("customer_invoices")
    .select(["organisation_id", "id", "number", "ocr_reference", "bankgiro", "customer_id", "customer_name"])
    .select(["issue_on", "due_on", "payable_minor", "currency"])
    .where("kind", "=", "invoice");
}

type InvoiceRow = Awaited<ReturnType<ReturnType<typeof selectInvoices>["executeTakeFirstOrThrow"]>>;

export function invoiceOf(row: InvoiceRow): LedgerInvoice {
  return {
    id: row.id,
    number: row.number,
    ocrReference: row.ocr_reference,
    bankgiro: row.bankgiro ?? undefined,
    customerId: row.customer_id as CustomerId,
    customerName: row.customer_name,
    issuedOn: row.issue_on,
    dueOn: row.due_on ?? row.issue_on,
    payableMinor: row.payable_minor,
    currency: row.currency,
  };
}

function withEntries(invoice: LedgerInvoice, entries: readonly LedgerEntry[]): AccountInvoice {
  return { ...invoice, entries, balanceMinor: sumOf(entries) };
}

function sumOf(entries: readonly LedgerEntry[]): bigint {
  return entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function selectEntries(work: Work) {
  return work.db
    .selectFrom("ledger_entries")
    .select(["id", "customer_id", "invoice_id", "kind", "amount_minor", "currency", "on_day", "payment_id"])
    .select(["corrects_id", "note", "entered_at"]);
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>["executeTakeFirstOrThrow"]>>;

function entryOf(row: EntryRow): LedgerEntry {
  return {
    id: row.id,
    customerId: row.customer_id as CustomerId,
    invoiceId: row.invoice_id ?? undefined,
    kind: row.kind,
    amountMinor: row.amount_minor,
    currency: row.currency,
    onDay: row.on_day,
    paymentId: row.payment_id ?? undefined,
    correctsId: row.corrects_id ?? undefined,
    note: row.note ?? undefined,
    enteredAt: row.entered_at satisfies Instant,
  };
}
