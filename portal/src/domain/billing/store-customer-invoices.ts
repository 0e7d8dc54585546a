/** Stores a handful of issued customer invoices: rows, the very bytes, lines, sums by unit, and the batches they bill. */
import { createHash } from "node:crypto";
import { BANKGIRO_PROVIDER, formatDecimal, type Invoice as Document, toMinor } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { addresseeOf } from "../customers/addressee.ts";
import type { Customer } from "../customers/customer.ts";
import { postMail } from "../mail/post-mail.ts";
import { recordAll } from "../events/record.ts";
import { keepBilledRows, rowsKeptFrom } from "./billed-rows.ts";
import type { BillingDesk, Dossier } from "./billing-desk.ts";
import { ratedFrom } from "./rating.ts";
import { tellWebhooksOfAll } from "../webhooks/tell-webhooks.ts";

export interface CustomerInvoiceToStore {
  readonly dossier: Dossier;
  readonly number: string;
  readonly ocrReference: string;
  readonly document: Document;
  readonly ubl: Uint8Array;
}

export interface StoreCustomerInvoices {
  readonly runId: string;
  readonly desk: BillingDesk;
  readonly issued: readonly CustomerInvoiceToStore[];
  /** What the counter says from now on. */
  readonly nextNumber: bigint;
}

export async function storeCustomerInvoices(work: Work, store: StoreCustomerInvoices): Promise<void> {
  const { issued, nextNumber } = store;
  if (issued.length === 0) return;
  const invoices = issued.map((one) => ({ ...one, id: work.newId() }));
  await insertInvoices(work, store, invoices);
  await insertDocuments(work, invoices);
  await insertLines(work, store, invoices);
  await insertSums(work, store, invoices);
  await markBilled(work, store, invoices);
  await keepRows(work, store, invoices);
  await askForDelivery(work, invoices);
  await work.db
    .updateTable("creditors")
    .set({ next_number: nextNumber })
    .where("organisation_id", "=", requireOrganisation(work))
    .execute();
  await recordAll(
    work,
    invoices.map(({ id, number }) => ["customer-invoice.issued", { subject: id, facts: { number } }] as const),
  );
  await tellWebhooksOfAll(
    work,
    "customer-invoice.issued",
    invoices.map(({ id }) => id),
  );
}

type Numbered = CustomerInvoiceToStore & { readonly id: string };

async function insertInvoices(work: Work, { runId, desk }: StoreCustomerInvoices, all: readonly Numbered[]) {
  const organisation_id = requireOrganisation(work);
  await work.db
    .insertInto("customer_invoices")
    .values(
      all.map(({ id, number, ocrReference, dossier: { customer }, document }) => ({
        organisation_id,
        id,
        kind: "invoice" as const,
        number,
        ocr_reference: ocrReference,
        bankgiro: bankgiroOf(document) ?? null,
        customer_id: customer.id,
        customer_key: customer.key,
        customer_name: customer.administration ?? customer.name,
        run_id: runId,
        month: desk.month,
        issue_on: desk.issueOn,
        due_on: desk.dueOn,
        currency: "SEK",
        net_minor: toMinor(document.totals.withoutVat, "SEK").minor,
        vat_minor: document.totals.vat === undefined ? 0n : toMinor(document.totals.vat, "SEK").minor,
        payable_minor: toMinor(document.totals.due, "SEK").minor,
        issued_at: work.now,
      })),
    )
    .execute();
}

/** A document as it is kept and sent, whichever kind it is. */
export interface KeptDocument {
  readonly id: string;
  readonly ubl: Uint8Array;
  readonly number: string;
  readonly ocrReference: string;
  readonly document: Document;
  readonly dossier: {
    readonly customer: Pick<Customer, "id" | "peppol" | "email" | "name" | "administration" | "customerNumber">;
  };
}

export async function insertDocuments(work: Work, all: readonly KeptDocument[]): Promise<void> {
  const organisation_id = requireOrganisation(work);
  await work.db
    .insertInto("customer_invoice_documents")
    .values(
      all.map(({ id, ubl, dossier: { customer } }) => ({
        organisation_id,
        invoice_id: id,
        customer_id: customer.id,
        document_id: work.newId(),
        ubl: Buffer.from(ubl.buffer, ubl.byteOffset, ubl.byteLength),
        ubl_sha256: createHash("sha256").update(ubl).digest(),
      })),
    )
    .execute();
}

/** Columns as arrays: one statement of one shape, however many rows. */
async function insertLines(work: Work, { desk }: StoreCustomerInvoices, all: readonly Numbered[]): Promise<void> {
  const rows = all.flatMap(({ id, dossier, document }) =>
    dossier.lines.map((line, index) => ({ ...line, id, customerId: dossier.customer.id, vat: vatOf(document, index) })),
  );
  const sold = rows.map(({ serviceKey }) => desk.serviceOf(serviceKey));
  await sql`insert into customer_invoice_lines (organisation_id, invoice_id, place, customer_id, service_key, ansvar_key,
      price_from_on, description, quantity, unit, price, vat_percent, net_minor)
    select ${requireOrganisation(work)}::uuid, * from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ place }) => place)}::integer[], ${rows.map(({ customerId }) => customerId)}::uuid[],
      ${rows.map(({ serviceKey }) => serviceKey)}::integer[], ${rows.map(({ ansvarKey }) => ansvarKey)}::integer[],
      ${rows.map(({ priceFromOn }) => priceFromOn)}::date[], ${sold.map(({ name }) => name)}::text[],
      ${rows.map(({ quantity }) => quantity)}::numeric[], ${sold.map(({ unit }) => unit)}::text[],
      ${rows.map(({ price }) => price)}::numeric[], ${rows.map(({ vat }) => vat)}::smallint[],
      ${rows.map(({ netMinor }) => netMinor)}::bigint[])`.execute(work.db);
}

/** Outside VAT there is no rate. */
export function vatOf({ lines }: Document, index: number): string {
  const rate = lines[index]?.vat.rate;
  return rate === undefined ? "0" : formatDecimal(rate);
}

async function insertSums(work: Work, { desk }: StoreCustomerInvoices, all: readonly Numbered[]): Promise<void> {
  const rows = all.flatMap(({ id, dossier: { customer, lines } }) =>
    lines.flatMap(({ place, serviceKey, ansvarKey, shares }) =>
      shares.map((share) => ({ ...share, id, customerKey: customer.key, place, serviceKey, ansvarKey })),
    ),
  );
  await sql`insert into specification_sums (organisation_id, month, invoice_id, customer_key, place, unit_key, service_key,
      ansvar_key, row_count, quantity, net_minor)
    select ${requireOrganisation(work)}::uuid, ${desk.month}::date, * from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ customerKey }) => customerKey)}::integer[], ${rows.map(({ place }) => place)}::integer[],
      ${rows.map(({ unitKey }) => unitKey)}::integer[], ${rows.map(({ serviceKey }) => serviceKey)}::integer[],
      ${rows.map(({ ansvarKey }) => ansvarKey)}::integer[], ${rows.map(({ rowCount }) => rowCount)}::integer[],
      ${rows.map(({ quantity }) => quantity)}::numeric[], ${rows.map(({ netMinor }) => netMinor)}::bigint[])`.execute(
    work.db,
  );
}

/** Customers who receive e-invoices have theirs sent; the others get a letter, and read it here. */
export async function askForDelivery(work: Work, all: readonly KeptDocument[]): Promise<void> {
  const organisationId = requireOrganisation(work);
  // Asked together, so that a handful of letters waits for the database once (decision 47).
  await Promise.all(all.filter(({ dossier }) => dossier.customer.peppol === undefined).map((one) => tellOf(work, one)));
  const sent = all.filter(({ dossier }) => dossier.customer.peppol !== undefined);
  if (sent.length === 0) return;
  await work.db
    .insertInto("customer_invoice_deliveries")
    .values(
      sent.map(({ id, dossier }) => ({
        organisation_id: organisationId,
        invoice_id: id,
        customer_id: dossier.customer.id,
        state: "waiting" as const,
        changed_at: work.now,
      })),
    )
    .execute();
  await Promise.all(sent.map(({ id }) => work.enqueue("deliver-customer-invoice", { organisationId, invoiceId: id })));
}

/** The letter about a document that stands in the portal. */
export async function tellOf(
  work: Work,
  { id, number, ocrReference, document, dossier: { customer } }: Omit<KeptDocument, "ubl">,
): Promise<void> {
  const { totals, dueOn = "", precedingInvoices } = document;
  const to = await addresseeOf(work, customer);
  const facts = {
    customerId: customer.id,
    invoiceId: id,
    customerNumber: customer.customerNumber,
    number,
    payableMinor: toMinor(totals.due, "SEK").minor.toString(),
  };
  await postMail(
    work,
    to,
    document.kind === "invoice"
      ? {
          kind: "customer-invoice-issued",
          facts: { ...facts, dueOn, ocrReference, bankgiro: bankgiroOf(document) ?? "" },
        }
      : { kind: "customer-credit-issued", facts: { ...facts, credited: precedingInvoices?.[0]?.number ?? "" } },
  );
}

function bankgiroOf({ paymentMeans = [] }: Document): string | undefined {
  return paymentMeans.find(({ account }) => account?.provider === BANKGIRO_PROVIDER)?.account?.id;
}

/** The batches by their key: a second time is refused by the database. And the customers of the run have their invoice. */
async function markBilled(work: Work, { runId, desk }: StoreCustomerInvoices, all: readonly Numbered[]): Promise<void> {
  const organisationId = requireOrganisation(work);
  const keys = all.map(({ dossier }) => dossier.customer.key);
  const ids = all.map(({ id }) => id);
  const { month, throughBatch } = desk;
  const invoiceOf = sql`unnest(${keys}::integer[], ${ids}::uuid[]) as made (customer_key, invoice_id)`;
  await sql`with ${ratedFrom({ organisationId, month, throughBatch, customerKeys: keys })}
    insert into billed_batches (organisation_id, batch_key, invoice_id, customer_key)
    select ${organisationId}::uuid, due.batch_key, made.invoice_id, made.customer_key
    from due join ${invoiceOf} using (customer_key)`.execute(work.db);
  await sql`update billing_run_customers set state = 'issued', invoice_id = made.invoice_id from ${invoiceOf}
    where billing_run_customers.organisation_id = ${organisationId} and billing_run_customers.run_id = ${runId}
      and billing_run_customers.customer_key = made.customer_key`.execute(work.db);
}

/** Of invoices with many rows: the others are rated when somebody looks. */
async function keepRows(work: Work, { desk }: StoreCustomerInvoices, all: readonly Numbered[]): Promise<void> {
  const large = all.filter(({ dossier }) => dossier.seen.rowCount >= rowsKeptFrom);
  const organisationId = requireOrganisation(work);
  for (const { id, dossier } of large)
    await keepBilledRows(work, {
      organisationId,
      month: desk.month,
      customerKey: dossier.customer.key,
      invoiceIds: [id],
    });
}
