/**
 * Reading a form: what it says, or what is to be mended, by field. Pure, and the same in the browser while typing, on the
 * server when previewing and in the command that sends.
 */
import {
  type Calculation,
  calculate,
  daysBetween,
  dueDate,
  isNegative,
  isZero,
  type LocalDate,
  parseDate,
} from "@fakturaporten/einvoice";
import { checkOrderNumber, checkReference, type Receiver } from "../receivers/receiver.ts";
import { type DraftFault, Faults } from "./draft-fault.ts";
import type { DraftFields } from "./draft-fields.ts";
import { readAdjustments, readLines, type WrittenAdjustment, type WrittenLine } from "./read-lines.ts";
import { numberKey } from "./number-key.ts";
import { readText } from "./read-text.ts";

export type InvoiceKind = "invoice" | "credit-note";

/** What reading needs to know beside the form. */
export interface ReadingContext {
  readonly today: LocalDate;
  /** Whether numbers are taken from the supplier's series when sending. */
  readonly numberAutomatic: boolean;
  /** Days to pay when the form does not say. */
  readonly termsDays: number;
  /** The receiver that `fields.receiver` names, where there is one. */
  readonly receiver: Pick<Receiver, "rule"> | undefined;
}

/** A form understood: everything an invoice needs that the person decides. */
export interface WrittenInvoice {
  readonly kind: InvoiceKind;
  /** Absent when it is taken from the series. */
  readonly number?: string;
  /** The number of the invoice a credit note refers to. */
  readonly credits?: string;
  /** The number of the invoice this one is sent instead of. */
  readonly replaces?: string;
  /** The number that goes again, with this instead of a document that reached nobody. */
  readonly sameNumber?: string;
  readonly reference1: string;
  readonly reference2?: string;
  readonly order?: string;
  readonly contract?: string;
  readonly project?: string;
  readonly deliveredOn?: LocalDate;
  readonly period?: { readonly startsOn: LocalDate; readonly endsOn: LocalDate };
  readonly issuedOn: LocalDate;
  readonly termsDays?: number;
  readonly dueOn: LocalDate;
  readonly lines: readonly WrittenLine[];
  readonly adjustments: readonly WrittenAdjustment[];
  /** To whole kronor (öresavrundning). */
  readonly rounding: boolean;
  readonly note?: string;
}

export interface DraftReading {
  /** Present when nothing needs mending. */
  readonly written?: WrittenInvoice;
  /** What could be read, without what could not: the reference is empty then, lines are left out. Good for judging, never for sending. */
  readonly asFarAsRead: WrittenInvoice;
  readonly faults: readonly DraftFault[];
  /** What the lines that can be read come to. */
  readonly calculation: Calculation;
  readonly lines: readonly WrittenLine[];
  /** The days, as far as they can be read. */
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly deliveredOn?: LocalDate;
  readonly period?: { readonly startsOn: LocalDate; readonly endsOn: LocalDate };
}

export function readDraft(fields: DraftFields, context: ReadingContext): DraftReading {
  const faults = new Faults();
  const head = readHead(fields, { context, faults });
  const dates = readDates(fields, { context, faults });
  const lines = readLines(fields, faults);
  const adjustments = readAdjustments(fields, faults);
  const rounding = isTicked(fields["rounding"]);
  const calculation = calculate({ lines, allowanceCharges: adjustments, ...(rounding && { rounding: "whole" }) });
  judgeSigns({ kind: head.kind, lines, calculation }, faults);
  const note = readText(fields["note"], { lengthMax: 2000, lines: true }, { path: "note", faults });
  const asFarAsRead = { ...head, ...dates, lines, adjustments, rounding, ...(note !== undefined && { note }) };
  return {
    ...(faults.all.length === 0 && { written: asFarAsRead }),
    asFarAsRead,
    faults: faults.all,
    calculation,
    lines,
    ...dates,
  };
}

export function kindOf(fields: DraftFields): InvoiceKind {
  return fields["kind"] === "credit-note" ? "credit-note" : "invoice";
}

export function isTicked(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}

interface Reading {
  readonly context: ReadingContext;
  readonly faults: Faults;
}

/** Who, which number and which references. A value that is missing counts as empty here: its fault is already told. */
function readHead(fields: DraftFields, { context, faults }: Reading) {
  const text = (path: string, lengthMax = 100): string | undefined =>
    readText(fields[path], { lengthMax }, { path, faults });
  const kind = kindOf(fields);
  if (context.receiver === undefined)
    faults.add("receiver", isTicked(fields["receiver"]) ? "receiver-unknown" : "receiver-missing");
  const sameNumber = text("sameNumber", 50);
  const number = sameNumber ?? (context.numberAutomatic ? undefined : text("number", 50));
  if (!context.numberAutomatic && numberKey(number ?? "") === "") faults.add("number", "number-missing");
  const credits = kind === "credit-note" ? text("credits", 50) : undefined;
  if (kind === "credit-note" && credits === undefined) faults.add("credits", "credits-missing");
  const reference1 = readReference(fields, { context, faults });
  const order = text("order");
  if (order !== undefined && context.receiver !== undefined) {
    const fault = checkOrderNumber(context.receiver, order);
    if (fault !== undefined) faults.add("order", fault, ruleParams(context.receiver));
  }
  return withoutUndefined({
    kind,
    number,
    credits,
    sameNumber,
    replaces: kind === "invoice" ? text("replaces", 50) : undefined,
    reference1,
    reference2: text("reference2"),
    order,
    contract: text("contract"),
    project: text("project"),
  });
}

function readReference(fields: DraftFields, { context, faults }: Reading): string {
  const reference = readText(fields["reference1"], { lengthMax: 100 }, { path: "reference1", faults }) ?? "";
  const { receiver } = context;
  if (receiver === undefined) {
    if (reference === "") faults.add("reference1", "reference-missing");
    return reference;
  }
  const fault = checkReference(receiver, reference);
  if (fault !== undefined) faults.add("reference1", fault, ruleParams(receiver));
  return reference;
}

function ruleParams({ rule }: Pick<Receiver, "rule">): Record<string, string> {
  return {
    example: rule.referenceExample ?? "",
    helpSv: rule.referenceHelp.sv,
    helpEn: rule.referenceHelp.en,
    orderExample: rule.orderNumberExample ?? "",
  };
}

function readDates(fields: DraftFields, { context, faults }: Reading) {
  const { today } = context;
  const day = (path: string): LocalDate | undefined => readDay(fields[path], { path, today, faults });
  const issuedOn = readIssueDay(fields, { context, faults });
  const deliveredOn = day("deliveryOn");
  const period = readPeriod(fields, { start: day("periodStart"), end: day("periodEnd"), faults });
  if (!isTicked(fields["deliveryOn"]) && !isTicked(fields["periodStart"]) && !isTicked(fields["periodEnd"]))
    faults.add("deliveryOn", "delivery-missing");
  const termsDays = readTerms(fields, { context, faults });
  const typedDue = day("dueOn");
  if (typedDue !== undefined && typedDue < issuedOn) faults.add("dueOn", "due-before-issue");
  return withoutUndefined({
    deliveredOn,
    period,
    issuedOn,
    termsDays: typedDue === undefined ? termsDays : undefined,
    dueOn: typedDue ?? dueDate(issuedOn, termsDays),
  });
}

/** An empty invoice date means the day the invoice is sent. */
function readIssueDay(fields: DraftFields, { context, faults }: Reading): LocalDate {
  const { today } = context;
  const issuedOn = readDay(fields["issueOn"], { path: "issueOn", today, faults }) ?? today;
  if (issuedOn > today) faults.add("issueOn", "issue-in-future", { today });
  else if (daysBetween(issuedOn, today) > ISSUE_DAYS_BACK_MAX) faults.add("issueOn", "issue-long-ago", { today });
  return issuedOn;
}

/** An invoice dated more than a year back is a slip of the pen. */
const ISSUE_DAYS_BACK_MAX = 366;

/** Days to pay. Whoever sells to a public body cannot be made to wait longer than 30 (räntelagen 2 a §), but may choose to. */
function readTerms(fields: DraftFields, { context, faults }: Reading): number {
  const typed = (fields["terms"] ?? "").trim().replace(/\s*(dagar|dgr|days|d)\.?$/i, "");
  if (typed === "") return context.termsDays;
  if (!/^\d{1,3}$/.test(typed) || Number(typed) > TERMS_DAYS_MAX) {
    faults.add("terms", "terms-days", { max: String(TERMS_DAYS_MAX) });
    return context.termsDays;
  }
  return Number(typed);
}

const TERMS_DAYS_MAX = 365;

interface PeriodParts {
  readonly start: LocalDate | undefined;
  readonly end: LocalDate | undefined;
  readonly faults: Faults;
}

function readPeriod(fields: DraftFields, { start, end, faults }: PeriodParts): WrittenInvoice["period"] {
  if (start !== undefined && end !== undefined) {
    if (end < start) return faults.add("periodEnd", "period-backwards");
    return { startsOn: start, endsOn: end };
  }
  if (isTicked(fields["periodStart"]) && !isTicked(fields["periodEnd"])) faults.add("periodEnd", "period-end-missing");
  if (isTicked(fields["periodEnd"]) && !isTicked(fields["periodStart"]))
    faults.add("periodStart", "period-start-missing");
  return undefined;
}

interface DayPlace {
  readonly path: string;
  readonly today: LocalDate;
  readonly faults: Faults;
}

function readDay(text: string | undefined, { path, today, faults }: DayPlace): LocalDate | undefined {
  if (!isTicked(text?.trim())) return undefined;
  const read = parseDate(text ?? "", today);
  if (!read.ok) return faults.add(path, read.fault, { typed: (text ?? "").trim().slice(0, 30) });
  const year = Number(read.value.slice(0, 4));
  return year < 1990 || year > 2100 ? faults.add(path, "date-far-away") : read.value;
}

interface Amounts {
  readonly kind: InvoiceKind;
  readonly lines: readonly WrittenLine[];
  readonly calculation: Calculation;
}

/** A credit note is written with positive amounts; an invoice whose sum is below zero wants to be a credit note. */
function judgeSigns({ kind, lines, calculation }: Amounts, faults: Faults): void {
  if (isNegative(calculation.totals.due)) {
    const negative = lines.find((line) => isNegative(line.quantity));
    if (kind === "invoice") faults.add("kind", "total-negative");
    else faults.add(`lines.${negative?.place ?? 1}.quantity`, "credit-written-positive");
  }
  if (lines.length > 0 && kind === "credit-note" && isZero(calculation.totals.due))
    faults.add("lines.1.price", "credit-of-nothing");
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutUndefined<T extends object>(parts: T): Defined<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Defined<T>;
}
