/**
 * A customer says what is wrong with an invoice: a dispute (B3), or the credit of single items that a private care provider asks
 * for (B4). Everything is checked before it is sent, by the customer's own window to the creditor's rows.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { leftOf, listBilledLines } from "../billing/credited-lines.ts";
import { type CustomerInvoice, getCustomerInvoice } from "../billing/queries.ts";
import type { Case } from "../cases/case.ts";
import { type DisputedLine, type DisputeReason, itemReasons } from "../cases/kinds.ts";
import { openCase } from "../cases/open-case.ts";
import type { NewFile } from "../cases/write-message.ts";
import { type Customer } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { type EarlierLine, listDisputedPlaces, listEarlierLines } from "../disputes/queries.ts";
import type { DisputeKind } from "../disputes/dispute.ts";
import { Refusal } from "../refusal.ts";
import type { CollectionCase } from "../reminders/collection.ts";
import { getHistory } from "../reminders/queries.ts";

export interface NamedInvoice {
  readonly customerNumber: string;
  readonly number: string;
}

/** One of the Kund-IDs' invoices by what stands on it; any mismatch is the same nothing. */
export async function findNamedInvoice(work: Work, named: NamedInvoice): Promise<CustomerInvoice | undefined> {
  requirePermission(work, "purchase.read");
  const row = await work.db
    .selectFrom("customer_invoices as invoice")
    .innerJoin("customers", "customers.id", "invoice.customer_id")
    .select("invoice.id")
    .where("customers.customer_number", "=", named.customerNumber.trim().toUpperCase())
    .where("invoice.number", "=", named.number.replace(/\s/g, ""))
    .where("invoice.kind", "=", "invoice")
    .executeTakeFirst();
  return row && getCustomerInvoice(work, row.id);
}

/** Who has the claim, once it is no longer the creditor's to answer for. */
export async function findCollector(
  work: Work,
  invoiceId: string,
): Promise<Pick<CollectionCase, "collectorName" | "collectorContact"> | undefined> {
  const { collection } = await getHistory(work, invoiceId);
  return collection === undefined || collection.state === "held" || collection.state === "returned"
    ? undefined
    : collection;
}

export interface FileDispute {
  readonly kind: DisputeKind;
  readonly customerId: string;
  readonly invoiceId: string;
  readonly lines: readonly {
    readonly place: number;
    readonly netMinor: bigint;
    readonly reason: DisputeReason;
    readonly words: string | undefined;
  }[];
  readonly wish: "credit" | "answer";
  readonly words: string | undefined;
  readonly files?: readonly NewFile[];
}

export async function fileDispute(work: Work, filed: FileDispute): Promise<Case> {
  requirePermission(work, "purchase.read");
  const customer = await getCustomer(work, filed.customerId);
  const invoice = await getCustomerInvoice(work, filed.invoiceId);
  if (invoice.customerId !== customer.id || invoice.kind !== "invoice") throw new Refusal("not-found");
  requireKind(filed, customer);
  const collector = await findCollector(work, invoice.id);
  if (collector !== undefined) throw new Refusal("dispute-in-collection", { collector: collector.collectorName });
  return openCase(work, {
    kind: filed.kind,
    about: {
      customerId: customer.id,
      customerNumber: customer.customerNumber,
      invoiceId: invoice.id,
      invoiceNumber: invoice.number,
      wish: filed.wish,
      lines: await disputedLines(work, filed),
    },
    deskId: customer.creditorId,
    words: filed.words,
    ...(filed.files && { files: filed.files }),
  });
}

/** Single items are credited to private care providers, and for these reasons only. */
function requireKind({ kind, lines }: FileDispute, customer: Customer): void {
  if (kind === "dispute") return;
  const fits = lines.every(({ reason }) => itemReasons.some((one) => one === reason));
  if (customer.kind !== "private-care" || !fits) throw new Refusal("not-allowed");
}

async function disputedLines(
  work: Work,
  { invoiceId, lines, files = [] }: FileDispute,
): Promise<readonly DisputedLine[]> {
  const billed = new Map((await listBilledLines(work, invoiceId)).map((line) => [line.place, line]));
  const open = await listDisputedPlaces(work, invoiceId);
  const earlier = await listEarlierLines(work, invoiceId);
  const places = new Set(lines.map(({ place }) => place));
  if (lines.length === 0 || places.size !== lines.length) throw new Refusal("credit-exceeds-remaining");
  return lines.map(({ place, netMinor, reason, words = "" }) => {
    const line = billed.get(place);
    if (line === undefined || netMinor <= 0n || netMinor > leftOf(line)) throw new Refusal("credit-exceeds-remaining");
    if (open.has(place)) throw new Refusal("dispute-open-already");
    if (files.length === 0 && isNothingNew(earlier.get(place), words)) throw new Refusal("dispute-needs-new");
    return { place, description: line.description, netMinor: netMinor.toString(), reason, words };
  });
}

/** A line that was refused is taken up again for something new: other words, or evidence. Another reason alone is none. */
export function isNothingNew(earlier: EarlierLine | undefined, words = ""): boolean {
  return earlier?.state === "refused" && (words.trim() === "" || words.trim() === earlier.words);
}
