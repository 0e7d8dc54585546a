/** Amounts of an invoice's lines in a form: which lines, how much of each, and what is wrong with what was typed. */
import { parsed, refused, type Parsed } from "@fakturaporten/einvoice";
import { type BilledLine, leftOf } from "../../domain/billing/credited-lines.ts";
import type { FieldFault, Fields } from "../form.ts";
import { fieldKronor, kronor, parseKronor } from "../ledger/kronor.ts";

export const amountOf = (place: number): string => `amount-${place}`;

/** Lines that still have something to credit and that an address or a form names, in their order. */
export function chosenLines(lines: readonly BilledLine[], named: Fields): readonly BilledLine[] {
  return lines.filter(
    (line) =>
      leftOf(line) > 0n && (named[`line-${line.place}`] !== undefined || named[amountOf(line.place)] !== undefined),
  );
}

/** All that is left of each line, as the form begins. */
export function wholeAmounts(lines: readonly BilledLine[]): Fields {
  return Object.fromEntries(lines.map((line) => [amountOf(line.place), fieldKronor(leftOf(line))]));
}

function amountFor(line: BilledLine) {
  return (text: string): Parsed<bigint, "amount-too-much" | "amount-form" | "amount-none"> => {
    const read = parseKronor(text);
    if (!read.ok) return refused("amount-form");
    if (read.value <= 0n) return refused("amount-none");
    return read.value > leftOf(line) ? refused("amount-too-much") : parsed(read.value);
  };
}

export interface ReadAmounts {
  readonly amounts: readonly { readonly place: number; readonly netMinor: bigint }[];
  readonly faults: readonly FieldFault[];
}

/** Every amount that is filled in; an empty field leaves its line out. */
export function readAmounts(lines: readonly BilledLine[], fields: Fields): ReadAmounts {
  const amounts: { place: number; netMinor: bigint }[] = [];
  const faults: FieldFault[] = [];
  for (const line of lines) {
    const path = amountOf(line.place);
    const text = fields[path] ?? "";
    if (text.trim() === "") continue;
    const read = amountFor(line)(text);
    if (read.ok) amounts.push({ place: line.place, netMinor: read.value });
    else faults.push({ path, code: read.fault, params: { max: kronor(leftOf(line)) } });
  }
  return { amounts, faults };
}
