/** Whether a credit note takes back more than is left: of the whole, of a line, or of a charge. */
import {
  add,
  type CreditBalance,
  creditBalance,
  type Decimal,
  equal,
  type Invoice as Document,
  isNegative,
  isOverdrawn,
  sum,
  toMinor,
  ZERO,
} from "@fakturaporten/einvoice";
import type { CreditStanding } from "./credit-standing.ts";
import type { DraftFault } from "./draft-fault.ts";

export function faultOfCredit(
  { document, credits, balance }: CreditStanding,
  credit: Document,
): DraftFault | undefined {
  const after = creditBalance(document, [...credits, credit]);
  const { currency } = document;
  if (isNegative(add(after.due, roundingOf([document, ...credits, credit])))) {
    const left = isNegative(balance.due) ? ZERO : balance.due;
    return fault("credit-exceeds-remaining", { remainingMinor: minorText(left, currency), currency });
  }
  const part = firstOverdrawn(balance, after);
  if (part === undefined) return undefined;
  const remainingMinor = minorText(part.left, currency);
  return fault("credit-part-exceeds-remaining", { part: part.name, remainingMinor, currency });
}

/** What rounding alone may add up to: half a krona for each document so rounded, and an öre for each VAT rate. */
function roundingOf(documents: readonly Document[]): Decimal {
  return sum(
    documents.flatMap(({ totals, vatBreakdown }) => [
      { units: totals.rounding === undefined ? 0n : 50n, scale: 2 },
      { units: BigInt(vatBreakdown.length), scale: 2 },
    ]),
  );
}

interface Overdrawn {
  readonly name: string;
  readonly left: Decimal;
}

/** Only what this very credit draws on: an earlier slip that somebody confirmed is not asked about again. */
function firstOverdrawn(before: CreditBalance, after: CreditBalance): Overdrawn | undefined {
  const lines = after.lines.map(({ line, netLeft }, place) => ({
    name: line.item.name,
    whole: line.net,
    left: before.lines[place]?.netLeft ?? line.net,
    after: netLeft,
  }));
  const charges = after.adjustments.flatMap(({ adjustment, left }, place) =>
    adjustment.kind === "allowance"
      ? []
      : [
          {
            name: adjustment.reason ?? "",
            whole: adjustment.amount,
            left: before.adjustments[place]?.left ?? adjustment.amount,
            after: left,
          },
        ],
  );
  const found = [...lines, ...charges].find(
    ({ whole, left, after: rest }) => isOverdrawn(whole, rest) && !equal(left, rest),
  );
  if (found === undefined) return undefined;
  return { name: found.name, left: isOverdrawn(found.whole, found.left) ? ZERO : found.left };
}

function minorText(amount: Decimal, currency: string): string {
  return String(toMinor(amount, currency).minor);
}

function fault(code: string, params: Readonly<Record<string, string>>): DraftFault {
  return { path: "creditMore", code, params };
}
