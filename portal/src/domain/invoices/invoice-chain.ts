/** What an issued invoice hangs together with: its credit notes, what it was sent instead of, and what was sent instead. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Invoice } from "./invoice.ts";
import { describeInvoice, type InvoiceRow } from "./queries.ts";

export interface InvoiceChain {
  /** In the order they were sent, the asked one among them; alone, it hangs together with nothing. */
  readonly invoices: readonly Invoice[];
  /** The invoice that the credit notes among them take back from, and what is left of it to pay. */
  readonly credited: Invoice | undefined;
  readonly leftMinor: bigint;
}

export async function findInvoiceChain(work: Work, invoice: Invoice): Promise<InvoiceChain> {
  const { rows } = await chainQuery(work, invoice).execute(work.db);
  const invoices = rows.map(describeInvoice);
  const creditedId = invoice.creditsInvoiceId ?? invoice.id;
  const credited = invoices.find(({ id }) => id === creditedId);
  const credits = invoices.filter(({ creditsInvoiceId }) => creditsInvoiceId === creditedId);
  const leftMinor = credits.reduce((left, { payableMinor }) => left - payableMinor, credited?.payableMinor ?? 0n);
  return { invoices, credited: credits.length === 0 ? undefined : credited, leftMinor };
}

/** More than any invoice is credited by; what is beyond is found in the list. */
const chainMax = 200;

/**
 * Each arm runs along its own index: the invoice and what it points at, and what points at any of these. One identifier at a time: for
 * several at once PostgreSQL takes any index that holds identifiers, and reads all of a seller's stretch of it.
 */
export function chainQuery(work: Work, { id, creditsInvoiceId, replacesInvoiceId }: Invoice) {
  const ids = [id, creditsInvoiceId, replacesInvoiceId].filter((one) => one !== undefined);
  const arm = (column: string) => sql`(
    select invoice.* from unnest(${ids}::uuid[]) as asked (id) cross join lateral (
      select id, kind, number, receiver_id, receiver_name, buyer_reference, issue_on, due_on, currency, net_minor, vat_minor,
             payable_minor, credits_invoice_id, replaces_invoice_id, revision, issued_at
      from invoices
      where organisation_id = ${requireOrganisation(work)} and invoices.${sql.ref(column)} = asked.id
      limit ${sql.lit(chainMax)}) as invoice)`;
  return sql<InvoiceRow>`
    select * from (${arm("id")} union ${arm("credits_invoice_id")} union ${arm("replaces_invoice_id")}) as chain
    order by issued_at, id`;
}
