/** What pages and other rooms ask about billing runs and customer invoices. The wall decides who sees which. */
import type { LocalDate } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { Month } from "../catalogue/month.ts";
import type { CustomerId } from "../customers/customer.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { CustomerDeliveryState } from "./deliver-customer-invoice.ts";
import type { BillingFault, BillingRun } from "./run.ts";

/** Runs on one page; older ones are found through their invoices. */
const runsListed = 36;

export async function listRuns(work: Work): Promise<readonly BillingRun[]> {
  const rows = await selectRuns(work).orderBy("prepared_at", "desc").orderBy("id", "desc").limit(runsListed).execute();
  return rows.map(runOf);
}

export async function getRun(work: Work, id: string): Promise<BillingRun> {
  const row = isId(id) ? await selectRuns(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return runOf(row);
}

function selectRuns(work: Work) {
  return work.db
    .selectFrom("billing_runs")
    .select(["id", "month", "issue_on", "due_on", "state", "prepared_at", "changed_at"]);
}

function runOf(row: Awaited<ReturnType<ReturnType<typeof selectRuns>["executeTakeFirstOrThrow"]>>): BillingRun {
  return {
    id: row.id,
    month: row.month as Month,
    issueOn: row.issue_on,
    dueOn: row.due_on,
    state: row.state,
    preparedAt: row.prepared_at,
    changedAt: row.changed_at,
  };
}

export interface RunTotals {
  readonly waiting: number;
  readonly issued: number;
  readonly refused: number;
  readonly netMinor: bigint;
  readonly formerNetMinor: bigint;
  readonly rowCount: number;
}

export async function sumRun(work: Work, runId: string): Promise<RunTotals> {
  const { rows } = await sql<RunTotals>`select (count(*) filter (where state = 'waiting'))::integer as waiting,
      (count(*) filter (where state = 'issued'))::integer as issued, (count(*) filter (where state = 'refused'))::integer as refused,
      coalesce(sum(net_minor), 0)::bigint as "netMinor", coalesce(sum(former_net_minor), 0)::bigint as "formerNetMinor",
      coalesce(sum(row_count), 0)::integer as "rowCount"
    from billing_run_customers where run_id = ${runId}`.execute(work.db);
  const [row] = rows;
  if (row === undefined) throw new Error("A sum has one row.");
  return row;
}

export interface RunCustomer {
  readonly customerId: string;
  readonly customerNumber: string;
  readonly name: string;
  readonly state: "waiting" | "issued" | "refused";
  readonly netMinor: bigint;
  readonly formerNetMinor: bigint;
  readonly invoiceId: string | undefined;
  readonly faults: readonly BillingFault[];
}

/** Those refused first, then those whose sum has changed most since last month. */
export async function listRunCustomers(work: Work, runId: string, limit = 200): Promise<readonly RunCustomer[]> {
  const { rows } = await sql<Omit<RunCustomer, "invoiceId"> & { readonly invoiceId: string | null }>`
    select c.customer_id as "customerId", customers.customer_number as "customerNumber",
      coalesce(held.administration, held.name) as name, c.state, c.net_minor as "netMinor",
      c.former_net_minor as "formerNetMinor", c.invoice_id as "invoiceId", c.faults
    from billing_run_customers c
      join customers on customers.organisation_id = c.organisation_id and customers.id = c.customer_id
      join lateral (select name, administration from customer_versions v where v.organisation_id = c.organisation_id
        and v.customer_id = c.customer_id order by from_on desc, recorded_at desc limit 1) held on true
    where c.run_id = ${runId}
    order by c.state = 'refused' desc, abs(c.net_minor - c.former_net_minor) desc, customers.customer_number
    limit ${limit}`.execute(work.db);
  return rows.map((row) => ({ ...row, invoiceId: row.invoiceId ?? undefined }));
}

export interface CustomerInvoice {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly ocrReference: string;
  readonly customerId: CustomerId;
  readonly customerKey: number;
  readonly customerName: string;
  readonly month: Month | undefined;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate | undefined;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly payableMinor: bigint;
  readonly creditsInvoiceId: string | undefined;
  readonly issuedAt: Instant;
}

const invoicesListed = 100;

/** A customer's invoices and credit notes, newest first. */
export async function listCustomerInvoices(work: Work, customerId: CustomerId): Promise<readonly CustomerInvoice[]> {
  const rows = await selectInvoices(work)
    .where("customer_id", "=", customerId)
    .orderBy("issue_on", "desc")
    .orderBy("id", "desc")
    .limit(invoicesListed)
    .execute();
  return rows.map(invoiceOf);
}

export async function getCustomerInvoice(work: Work, id: string): Promise<CustomerInvoice> {
  const row = isId(id) ? await selectInvoices(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return invoiceOf(row);
}

/** Where the sending of an invoice stands; absent where the customer receives no e-invoices. */
export async function findCustomerDelivery(work: Work, id: string): Promise<CustomerDeliveryState | undefined> {
  const row = await work.db
    .selectFrom("customer_invoice_deliveries")
    .select("state")
    .where("invoice_id", "=", id)
    .executeTakeFirst();
  return row?.state;
}

/** The very bytes that were issued. */
export async function getCustomerInvoiceBytes(work: Work, id: string): Promise<Uint8Array> {
  const ubl = await findCustomerInvoiceBytes(work, id);
  if (ubl === undefined) throw new Error(`Customer invoice ${id} has no document`);
  return ubl;
}

export async function findCustomerInvoiceBytes(work: Work, id: string): Promise<Uint8Array | undefined> {
  const row = await work.db
    .selectFrom("customer_invoice_documents")
    .select("ubl")
    .where("invoice_id", "=", id)
    .executeTakeFirst();
  return row?.ubl;
}

function selectInvoices(work: Work) {
  return work.db
    .selectFrom("customer_invoices")
    .select(["id", "kind", "number", "ocr_reference", "customer_id", "customer_key", "customer_name", "month"])
    .select(["issue_on", "due_on", "net_minor", "vat_minor", "payable_minor", "credits_invoice_id", "issued_at"]);
}

function invoiceOf(
  row: Awaited<ReturnType<ReturnType<typeof selectInvoices>["executeTakeFirstOrThrow"]>>,
): CustomerInvoice {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    ocrReference: row.ocr_reference,
    customerId: row.customer_id as CustomerId,
    customerKey: row.customer_key,
    customerName: row.customer_name,
    month: (row.month ?? undefined) as Month | undefined,
    issueOn: row.issue_on,
    dueOn: row.due_on ?? undefined,
    netMinor: row.net_minor,
    vatMinor: row.vat_minor,
    payableMinor: row.payable_minor,
    creditsInvoiceId: row.credits_invoice_id ?? undefined,
    issuedAt: row.issued_at,
  };
}
