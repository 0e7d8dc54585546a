/**
 * Credits chosen lines of an issued invoice. One transaction: the creditor's counter is held, so that of two who credit the same
 * line at once the second sees what the first took; no line is credited beyond its net, no invoice beyond what it asked for.
 */
import {
  type Decimal,
  decimal,
  formatDecimal,
  fromMinor,
  type Invoice,
  toMinor,
  writeUblBytes,
} from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { getCustomer } from "../customers/queries.ts";
import type { Customer } from "../customers/customer.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { ansvarCodes, legalPersonOf, lockCounter } from "./billing-desk.ts";
import { type ComposedLine, composeCustomerInvoice, type CustomerInvoiceParts } from "./compose-customer-invoice.ts";
import { findCreditor } from "./creditor.ts";
import { type BilledLine, leftOf, listBilledLines } from "./credited-lines.ts";
import { judgeIssued, ocrReferenceOf } from "./issue-waiting.ts";
import { type CustomerInvoice, getCustomerInvoice } from "./queries.ts";
import { askForDelivery, insertDocuments } from "./store-customer-invoices.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

export interface CreditedLine {
  readonly place: number;
  /** Above zero, without VAT. */
  readonly netMinor: bigint;
}

export interface IssueCreditNote {
  readonly invoiceId: string;
  readonly lines: readonly CreditedLine[];
  /** BT-22, as the customer reads it. */
  readonly reason: string;
}

export interface IssuedCreditNote {
  readonly id: string;
  readonly number: string;
  readonly payableMinor: bigint;
}

export async function issueCreditNote(work: Work, credit: IssueCreditNote): Promise<IssuedCreditNote> {
  const { organisationId, accountId } = requirePermission(work, "billing.credit");
  await lockCounter(work, organisationId);
  const draft = await draftOf(work, credit);
  const first = composeCustomerInvoice(draft.parts);
  const rounding = roundingOf(draft, first);
  const document = rounding === undefined ? first : composeCustomerInvoice(withRounding(draft.parts, rounding));
  const ubl = writeUblBytes(document);
  const [fault] = judgeIssued(ubl, work.today);
  if (fault !== undefined) throw new Error(`A credit note of our own is not valid: ${JSON.stringify(fault)}`);
  const note = { id: work.newId(), document, ubl, ...draft };
  await insertNote(work, note, accountId);
  const { number, ocrReference } = draft.parts;
  const kept = { ...note, number, ocrReference, dossier: { customer: draft.customer } };
  await insertDocuments(work, [kept]);
  await insertLines(work, note);
  await askForDelivery(work, [kept]);
  await record(work, "customer-invoice.credited", {
    subject: draft.invoice.id,
    facts: { number: draft.invoice.number, creditNote: number },
  });
  await tellWebhooks(work, "customer-invoice.credited", draft.invoice.id);
  return { id: note.id, number, payableMinor: payableOf(document) };
}

interface Draft {
  readonly invoice: CustomerInvoice;
  readonly customer: Customer;
  readonly parts: CustomerInvoiceParts & { readonly credits: NonNullable<CustomerInvoiceParts["credits"]> };
  readonly chosen: readonly { readonly billed: BilledLine; readonly line: ComposedLine; readonly netMinor: bigint }[];
  /** Whether nothing is left to credit after it. */
  readonly isLast: boolean;
  /** What the invoice asked for, less what is credited already. */
  readonly leftMinor: bigint;
}

async function draftOf(work: Work, { invoiceId, lines, reason }: IssueCreditNote): Promise<Draft> {
  const invoice = await getCustomerInvoice(work, invoiceId);
  const creditor = await findCreditor(work);
  if (invoice.kind !== "invoice") throw new Refusal("not-found");
  if (creditor === undefined) throw new Refusal("creditor-not-set-up");
  const billed = await listBilledLines(work, invoiceId);
  const chosen = choose(billed, lines);
  // The buyer of the invoice, reached where it is reached today.
  const { peppol, email } = await getCustomer(work, invoice.customerId);
  const customer = { ...(await getCustomer(work, invoice.customerId, invoice.issueOn)), peppol, email };
  const number = String(creditor.nextNumber);
  const { services, ansvar, legalPerson } = await namesOf(work, billed);
  const wholly = billed.every(
    (line) => leftOf(line) === (chosen.find(({ billed: one }) => one.place === line.place)?.netMinor ?? 0n),
  );
  return {
    invoice,
    customer,
    chosen,
    isLast: wholly,
    leftMinor: invoice.payableMinor - (await creditedPayable(work, invoiceId)),
    parts: {
      number,
      ocrReference: ocrReferenceOf(number),
      month: invoice.month ?? (`${invoice.issueOn.slice(0, 7)}-01` as CustomerInvoiceParts["month"]),
      issueOn: work.today,
      dueOn: work.today,
      credits: { number: invoice.number, issuedOn: invoice.issueOn, reason },
      legalPerson,
      creditor,
      customer,
      lines: chosen.map(({ line }) => line),
      serviceOf: (key) => services.get(key) as NonNullable<ReturnType<typeof services.get>>,
      ansvarOf: (key) => ansvar.get(key),
    },
  };
}

/** The guard: only lines of the invoice, each once, none beyond what is left of it. */
function choose(billed: readonly BilledLine[], lines: readonly CreditedLine[]): Draft["chosen"] {
  const places = new Set(lines.map(({ place }) => place));
  if (lines.length === 0 || places.size !== lines.length) throw new Refusal("credit-exceeds-remaining");
  return lines
    .toSorted((a, b) => a.place - b.place)
    .map(({ place, netMinor }, index) => {
      const found = billed.find((one) => one.place === place);
      if (found === undefined || netMinor <= 0n || netMinor > leftOf(found))
        throw new Refusal("credit-exceeds-remaining");
      return { billed: found, netMinor, line: { ...termsOf(found, netMinor), place: index + 1 } };
    });
}

/** As many at the invoice's price where that comes out even; else one of the amount. */
function termsOf({ serviceKey, ansvarKey, quantity, price, netMinor: whole }: BilledLine, netMinor: bigint) {
  const keys = { serviceKey, ansvarKey };
  if (netMinor === whole) return { ...keys, quantity, price };
  const { units, scale } = decimal(price);
  const exact = netMinor * 10n ** BigInt(scale);
  if (units > 0n && exact % (units * 100n) === 0n) return { ...keys, quantity: String(exact / (units * 100n)), price };
  return { ...keys, quantity: "1", unit: "C62", price: formatDecimal(fromMinor({ minor: netMinor, currency: "SEK" })) };
}

/** Names as the invoice said them; the codes are the catalogue's. */
async function namesOf(work: Work, billed: readonly BilledLine[]) {
  const { organisationId } = requirePermission(work, "billing.credit");
  const codes = await work.db
    .selectFrom("services")
    .select(["key", "code"])
    .where("organisation_id", "=", organisationId)
    .where("key", "in", [...new Set(billed.map(({ serviceKey }) => serviceKey))])
    .execute();
  return {
    services: new Map(
      billed.map(({ serviceKey, description, unit, vatPercent }) => [
        serviceKey,
        { code: codes.find(({ key }) => key === serviceKey)?.code ?? "", name: description, unit, vatPercent },
      ]),
    ),
    ansvar: await ansvarCodes(work, organisationId, billed),
    legalPerson: await legalPersonOf(work, organisationId),
  };
}

async function creditedPayable(work: Work, invoiceId: string): Promise<bigint> {
  const row = await work.db
    .selectFrom("customer_invoices")
    .select(({ fn, val }) => fn.coalesce(fn.sum<bigint>("payable_minor"), val(0n)).as("sum"))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("credits_invoice_id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  return BigInt(row.sum);
}

function payableOf({ totals }: Invoice): bigint {
  return toMinor(totals.due, "SEK").minor;
}

/** In öre. */
const roundingMax = 50n;

/** VAT is rounded document by document: the last credit note takes what is left, and none more than that. */
function roundingOf({ isLast, leftMinor }: Draft, document: Invoice): Decimal | undefined {
  const payable = payableOf(document);
  if (payable === leftMinor || (payable < leftMinor && !isLast)) return undefined;
  const difference = leftMinor - payable;
  // More than VAT's rounding can make: a line that gives money back stands against what is credited.
  if (difference < -roundingMax) throw new Refusal("credit-exceeds-remaining");
  return difference > roundingMax ? undefined : fromMinor({ minor: difference, currency: "SEK" });
}

function withRounding(parts: Draft["parts"], rounding: Decimal): Draft["parts"] {
  return { ...parts, credits: { ...parts.credits, rounding } };
}

type Note = Draft & { readonly id: string; readonly document: Invoice; readonly ubl: Uint8Array };

async function insertNote(work: Work, { id, document, invoice, customer, parts }: Note, accountId: string) {
  const { totals } = document;
  await work.db
    .insertInto("customer_invoices")
    .values({
      organisation_id: customer.creditorId,
      id,
      kind: "credit-note",
      number: parts.number,
      ocr_reference: parts.ocrReference,
      customer_id: customer.id,
      customer_key: customer.key,
      customer_name: invoice.customerName,
      month: invoice.month ?? null,
      issue_on: parts.issueOn,
      currency: "SEK",
      net_minor: toMinor(totals.withoutVat, "SEK").minor,
      vat_minor: totals.vat === undefined ? 0n : toMinor(totals.vat, "SEK").minor,
      payable_minor: payableOf(document),
      credits_invoice_id: invoice.id,
      issued_at: work.now,
      issued_by: accountId,
    })
    .execute();
  await work.db
    .updateTable("creditors")
    .set({ next_number: BigInt(parts.number) + 1n })
    .where("organisation_id", "=", customer.creditorId)
    .execute();
}

/** So many in one statement, which takes 65 535 parameters. */
const linesAtOnce = 2000;

async function insertLines(work: Work, note: Note): Promise<void> {
  for (let from = 0; from < note.chosen.length; from += linesAtOnce)
    await insertSome(work, { ...note, chosen: note.chosen.slice(from, from + linesAtOnce) });
}

async function insertSome(work: Work, { id, customer, chosen }: Note): Promise<void> {
  await work.db
    .insertInto("customer_invoice_lines")
    .values(
      chosen.map(({ billed, line, netMinor }) => ({
        organisation_id: customer.creditorId,
        invoice_id: id,
        place: line.place,
        customer_id: customer.id,
        service_key: billed.serviceKey,
        ansvar_key: billed.ansvarKey,
        price_from_on: billed.priceFromOn,
        description: billed.description,
        quantity: line.quantity,
        unit: line.unit ?? billed.unit,
        price: line.price,
        vat_percent: billed.vatPercent,
        net_minor: netMinor,
        credits_place: billed.place,
      })),
    )
    .execute();
}
