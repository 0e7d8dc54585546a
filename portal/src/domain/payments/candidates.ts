/** Invoices that payments may be for, with what is left of each and who the customer is. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import type { BankPayment } from "./bank-payment.ts";
import { type Candidate, numbersIn, referenceKey } from "./match-payment.ts";

interface Row {
  readonly invoice_id: string;
  readonly customer_id: CustomerId;
  readonly number: string;
  readonly ocr_reference: string;
  readonly balance: string;
  readonly customer_name: string;
  readonly organisation_number: string;
}

type Told = Pick<BankPayment, "amountMinor" | "references" | "texts">;

/** By what the payments refer to, and by their amounts where they refer to nothing. */
export async function listCandidates(work: Work, payments: readonly Told[]): Promise<readonly Candidate[]> {
  const keys = new Set<string>();
  const amounts = new Set<string>();
  for (const { references, texts, amountMinor } of payments) {
    for (const { reference } of references) keys.add(referenceKey(reference));
    for (const number of numbersIn(texts)) keys.add(number);
    if (references.length === 0) amounts.add(amountMinor.toString());
  }
  const organisationId = requireOrganisation(work);
  const { rows } = await sql<Row>`
    with named as (select id from customer_invoices where organisation_id = ${organisationId} and ocr_reference = any (${[...keys]})
      union select id from customer_invoices where organisation_id = ${organisationId} and number = any (${[...keys]})
      union select invoice_id from ledger_sums where organisation_id = ${organisationId} and invoice_id is not null
        and left_minor <> 0 and left_minor > 0 and left_minor = any (${[...amounts]}::bigint[]))
    select coalesce(i.credits_invoice_id, i.id) as invoice_id, i.customer_id, i.number, i.ocr_reference, s.left_minor::text as balance,
      held.name as customer_name, held.organisation_number
    from named
      join customer_invoices i on i.organisation_id = ${organisationId} and i.id = named.id
      join ledger_sums s on s.organisation_id = i.organisation_id and s.customer_id = i.customer_id
        and s.invoice_id = coalesce(i.credits_invoice_id, i.id)
      cross join lateral (select name, organisation_number from customer_versions v
        where v.organisation_id = i.organisation_id and v.customer_id = i.customer_id
        order by from_on <= ${work.today} desc, from_on desc, recorded_at desc limit 1) held
    order by i.id`.execute(work.db);
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    number: row.number,
    ocrReference: row.ocr_reference,
    balanceMinor: BigInt(row.balance),
    customerName: row.customer_name,
    organisationNumber: row.organisation_number,
  }));
}
