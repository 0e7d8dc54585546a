/** Where somebody wants a payment to go, by the number they have: an invoice's, its OCR reference, or a Kund-ID. */
import type { Work } from "../../work.ts";
import { parseCustomerNumber, type CustomerId } from "../customers/customer.ts";
import { findCustomerByNumber } from "../customers/queries.ts";
import { listCandidates } from "./candidates.ts";
import { type Candidate, numbersIn, referenceKey } from "./match-payment.ts";
import type { Payment } from "./queries.ts";

export interface Target {
  readonly customerId: CustomerId;
  /** None: the customer's account. */
  readonly invoice: Candidate | undefined;
}

export async function findTarget(work: Work, text: string): Promise<Target | undefined> {
  const key = referenceKey(text);
  const told = { amountMinor: 0n, references: [{ reference: text, amountMinor: undefined }], texts: [] };
  const candidates = await listCandidates(work, [told]);
  const invoice =
    candidates.find(({ ocrReference }) => ocrReference === key) ??
    candidates.find(({ number }) => referenceKey(number) === key);
  if (invoice !== undefined) return { customerId: invoice.customerId, invoice };
  const customerNumber = parseCustomerNumber(text);
  const customer = customerNumber === undefined ? undefined : await findCustomerByNumber(work, customerNumber);
  return customer && { customerId: customer.id, invoice: undefined };
}

const suggestionsMax = 8;

/** Invoices with something left that a payment may be for: those it names first, then those of the very amount. */
export async function listSuggestions(work: Work, payment: Payment): Promise<readonly Candidate[]> {
  const told = { amountMinor: payment.leftMinor, texts: payment.texts };
  const named = await listCandidates(work, [{ ...told, references: payment.references }]);
  const alike = await listCandidates(work, [{ ...told, references: [] }]);
  const keys = new Set([
    ...payment.references.map(({ reference }) => referenceKey(reference)),
    ...numbersIn(payment.texts),
  ]);
  const isNamed = ({ number, ocrReference }: Candidate): boolean =>
    keys.has(referenceKey(number)) || keys.has(ocrReference);
  const owed = new Map(
    [...named, ...alike].filter(({ balanceMinor }) => balanceMinor > 0n).map((one) => [one.invoiceId, one]),
  );
  return [...owed.values()].toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a))).slice(0, suggestionsMax);
}
