/**
 * The invoices that a file's payments may be for, kept so that each payment looks at a handful: by what it refers to, and by amount
 * where it refers to nothing. What one payment has settled is no longer owed when the next is looked at.
 */
import type { BankPayment } from "./bank-payment.ts";
import { type Candidate, numbersIn, type Placement, referenceKey } from "./match-payment.ts";

type Told = Pick<BankPayment, "amountMinor" | "references" | "texts">;

export interface CandidateBook {
  for(payment: Told): readonly Candidate[];
  settle(placements: readonly Placement[]): void;
}

export function candidateBook(all: readonly Candidate[]): CandidateBook {
  const places = new Map(all.map((candidate, place) => [candidate, place]));
  const byKey = Map.groupBy(
    all.flatMap((candidate) =>
      [candidate.ocrReference, referenceKey(candidate.number)].map((key) => ({ key, candidate })),
    ),
    ({ key }) => key,
  );
  const byInvoice = Map.groupBy(all, ({ invoiceId }) => invoiceId);
  const balances = new Map(all.map(({ invoiceId, balanceMinor }) => [invoiceId, balanceMinor]));
  const byBalance = new Map<bigint, Set<string>>();
  const put = (invoiceId: string, balance: bigint): void => {
    byBalance.get(balances.get(invoiceId) ?? 0n)?.delete(invoiceId);
    balances.set(invoiceId, balance);
    const alike = byBalance.get(balance) ?? new Set();
    byBalance.set(balance, alike.add(invoiceId));
  };
  for (const [invoiceId, balance] of balances) put(invoiceId, balance);
  return {
    for({ references, texts, amountMinor }) {
      const keys = [...references.map(({ reference }) => referenceKey(reference)), ...numbersIn(texts)];
      const named = keys.flatMap((key) => byKey.get(key)?.map(({ candidate }) => candidate) ?? []);
      const ids = references.length > 0 ? [] : [...(byBalance.get(amountMinor) ?? [])];
      const alike = ids.flatMap((invoiceId) => byInvoice.get(invoiceId) ?? []);
      return [...new Set([...named, ...alike])]
        .toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
        .map((candidate) => ({ ...candidate, balanceMinor: balances.get(candidate.invoiceId) ?? 0n }));
    },
    settle(placements) {
      for (const { invoiceId, amountMinor } of placements) {
        if (invoiceId !== undefined) put(invoiceId, (balances.get(invoiceId) ?? 0n) - amountMinor);
      }
    },
  };
}
