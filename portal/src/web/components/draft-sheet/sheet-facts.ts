/** What the sheet beside the form shows, as figures and words: from the form as read, the same way everywhere. */
import { type Decimal, formatDecimal, shortest, type VatSubtotal } from "@fakturaporten/einvoice";
import type { DraftFault } from "../../../domain/invoices/draft-fault.ts";
import type { DraftFields } from "../../../domain/invoices/draft-fields.ts";
import { type DraftReading, type InvoiceKind, kindOf } from "../../../domain/invoices/read-draft.ts";
import { decimalText } from "../../figures-text.ts";
import type { Messages } from "../../messages/messages.ts";

export type SheetWords = Messages["invoices"]["sheet"];

/** Something to fill in or to mend, and where. */
export interface SheetGap {
  readonly field: string;
  readonly text: string;
  readonly missing: boolean;
}

export interface DraftSheetFacts {
  readonly kind: InvoiceKind;
  readonly number: string | undefined;
  /** The number is taken from the series when sending. */
  readonly numberAutomatic: boolean;
  readonly seller: string;
  readonly receiver: string | undefined;
  readonly reference: string | undefined;
  readonly delivered: string | undefined;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly lines: readonly { readonly place: number; readonly description: string; readonly net: string }[];
  readonly linesMore: number;
  readonly sums: readonly { readonly name: string; readonly amount: string }[];
  readonly due: string;
  readonly gaps: readonly SheetGap[];
}

export interface SheetSources {
  readonly words: SheetWords;
  readonly fields: DraftFields;
  readonly reading: DraftReading;
  readonly seller: string;
  readonly receiver: string | undefined;
  readonly numberAutomatic: boolean;
  /** The sentence or the name for a fault. */
  gapText(fault: DraftFault): string;
}

export function sheetFactsOf(sources: SheetSources): DraftSheetFacts {
  const { fields, reading, numberAutomatic } = sources;
  const { calculation } = reading;
  const text = (name: string): string | undefined => fields[name]?.trim() || undefined;
  const shown = reading.lines.slice(0, LINES_SHOWN);
  return {
    kind: kindOf(fields),
    number: text("number"),
    numberAutomatic,
    seller: sources.seller,
    receiver: sources.receiver,
    reference: text("reference1"),
    delivered: reading.deliveredOn ?? periodText(reading),
    issuedOn: reading.issuedOn,
    dueOn: reading.dueOn,
    lines: shown.map(({ place, description }, index) => ({
      place,
      description,
      net: figure(calculation.lineNets[index]),
    })),
    linesMore: reading.lines.length - shown.length,
    sums: sumsOf(sources),
    due: kronor(calculation.totals.due),
    gaps: reading.faults.map((fault) => ({
      field: fault.path,
      text: sources.gapText(fault),
      missing: isMissing(fault),
    })),
  };
}

/** A field not yet filled in, as against one filled in so that it cannot be read. */
export function isMissing({ code }: DraftFault): boolean {
  return code === "missing" || code.endsWith("-missing");
}

/** `1 234,50 kr`. */
export function kronor(amount: Decimal): string {
  return `${figure(amount)}\u00a0kr`;
}

/** `1 234,50`. */
export function figure(amount: Decimal | undefined): string {
  return amount === undefined ? "" : decimalText(formatDecimal(amount));
}

/** So many lines fit on the small sheet; the rest are counted. */
const LINES_SHOWN = 8;

function periodText({ period }: DraftReading): string | undefined {
  return period && `${period.startsOn} – ${period.endsOn}`;
}

function sumsOf({ words, reading }: SheetSources): DraftSheetFacts["sums"] {
  const { totals, vatBreakdown } = reading.calculation;
  return [
    ...(totals.allowances
      ? [{ name: words.allowances, amount: figure({ ...totals.allowances, units: -totals.allowances.units }) }]
      : []),
    ...(totals.charges ? [{ name: words.charges, amount: figure(totals.charges) }] : []),
    { name: words.net, amount: figure(totals.withoutVat) },
    ...vatBreakdown.map((subtotal) => ({ name: vatName(subtotal, words), amount: figure(subtotal.vat) })),
    ...(totals.rounding ? [{ name: words.rounding, amount: figure(totals.rounding) }] : []),
  ];
}

function vatName({ category, rate, taxable }: VatSubtotal, words: SheetWords): string {
  if (category === "AE") return words.reverse(figure(taxable));
  if (category !== "S" || rate === undefined) return words.noVat(figure(taxable));
  return words.vat(decimalText(formatDecimal(shortest(rate))), figure(taxable));
}
