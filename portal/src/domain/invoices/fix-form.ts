/**
 * What would mend a fault, where that is safe: only the writing changes, never the meaning. Every proposal is tried on the form
 * first, and offered only if the fault then is gone and no other has come.
 */
import { parseSwedishAmount, unitFromText } from "@fakturaporten/einvoice";
import type { DraftFault } from "./draft-fault.ts";
import { type DraftFields, linesOf } from "./draft-fields.ts";
import type { FormFacts } from "./form-facts.ts";
import { judgeForm } from "./judge-form.ts";
import { readDraft } from "./read-draft.ts";
import { withoutUnwritable } from "./read-text.ts";
import { parseVatChoice } from "./vat-choices.ts";

export type Changes = Readonly<Record<string, string>>;

/** The faults, each with what would mend it where there is such a thing. What the engine would mend, the engine judges again. */
export function withFixes(faults: readonly DraftFault[], fields: DraftFields, facts: FormFacts): DraftFault[] {
  const told = new Set(readDraft(fields, facts).faults.map(keyOf));
  let judged: ReadonlySet<string> | undefined;
  const toldByRules = () => (judged ??= new Set(judgeForm(fields, facts).faults.map(keyOf)));
  let tries = triesFor(fields);
  return faults.map((fault) => {
    const proposed = fault.fix === undefined ? (proposals.get(fault.code)?.(fault.path, fields) ?? []) : [fault.fix];
    for (const changes of proposed) {
      if (tries === 0) break;
      tries -= 1;
      if (mends(changes, fault, { fields, facts, told: fault.code === "rule" ? toldByRules() : told }))
        return { ...fault, fix: changes };
    }
    const { fix: _refused, ...bare } = fault;
    return bare;
  });
}

/** The form after a fix. */
export function fixed(fields: DraftFields, changes: Changes): DraftFields {
  return { ...fields, ...changes };
}

/** Each try reads the form once more: many for a short one, a few for a long one. */
function triesFor(fields: DraftFields): number {
  return Math.max(2, Math.min(40, Math.floor(4000 / (1 + linesOf(fields).length * 4))));
}

interface Form {
  readonly fields: DraftFields;
  readonly facts: FormFacts;
  /** The faults of the form as it is. */
  readonly told: ReadonlySet<string>;
}

function mends(changes: Changes, fault: DraftFault, { fields, facts, told }: Form): boolean {
  if (Object.entries(changes).every(([name, text]) => fields[name] === text)) return false;
  const after = (fault.code === "rule" ? judgeForm : readDraft)(fixed(fields, changes), facts).faults;
  return after.every((one) => one.path !== fault.path && told.has(keyOf(one)));
}

function keyOf({ path, code, params }: DraftFault): string {
  return `${path} ${code} ${params["rule"] ?? ""}`;
}

type Propose = (path: string, fields: DraftFields) => readonly Changes[];

/** One field, other text: the likeliest first. */
function rewritten(...ways: readonly ((text: string) => string)[]): Propose {
  return (path, fields) => ways.map((way) => ({ [path]: way(fields[path] ?? "").trim() }));
}

const bare = (text: string): string => text.replace(/^\s*(?:(?:er |vår |kunds )?ref(?:erens)?|order|nr)\b[.:\s]*/i, "");
const closed = (text: string): string => bare(text).replace(/[\s\u00a0._/–-]+/g, "");

/** By fault code. A map, since a code could be any text. */
const proposals: ReadonlyMap<string, Propose> = new Map(
  Object.entries<Propose>({
    "one-line": rewritten((text) => text.replace(/\s*\r?\n\s*/g, " ")),
    "control-characters": rewritten(withoutUnwritable),
    "reference-form": rewritten(
      bare,
      closed,
      (text) => closed(text).toUpperCase(),
      (text) => bare(text).toUpperCase(),
    ),
    "order-number-form": rewritten(
      bare,
      closed,
      (text) => closed(text).toUpperCase(),
      (text) => bare(text).toUpperCase(),
    ),
    "terms-days": rewritten((text) => onlyNumberIn(text)),
    "vat-rate-unknown": (path, fields) => vatWritten(path, fields),
    "unit-unknown": rewritten(withoutPer),
    "date-form": rewritten(withoutTime),
    "amount-not-a-number": (path, fields) => [
      ...amountAndUnit(path, fields),
      { [path]: withoutCurrency(fields[path]) },
      { [path]: withPercentSign(fields[path]) },
    ],
    "amount-decimals": rewritten((text) => text.replace(/([.,]\d*?)0+\s*$/, "$1").replace(/[.,]$/, "")),
    "amount-positive": (path, fields) => [chargeTurned(path, fields)],
    "period-backwards": (_path, { periodStart = "", periodEnd = "" }) => [
      { periodStart: periodEnd, periodEnd: periodStart },
    ],
    "price-negative": (path, fields) => [minusMoved(path, fields)],
    "credit-written-positive": (_path, fields) => [withoutMinuses(fields)],
  }),
);

function onlyNumberIn(text: string): string {
  const numbers = text.match(/\d+/g) ?? [];
  return numbers.length === 1 ? (numbers[0] ?? text) : text;
}

function withoutCurrency(text = ""): string {
  return text.replace(/\s*(?:kronor|kr|sek)\.?\s*$/i, "").replace(/^\s*(?:sek|kr)\.?\s*/i, "");
}

/** `10 procent` is said of an allowance as well as `10 %`. */
function withPercentSign(text = ""): string {
  return text.replace(/\s*(?:procent|percent|pct)\.?\s*$/i, " %");
}

/** `per timme`, `/st`, `kr/tim`: what is counted comes last. */
function withoutPer(text: string): string {
  return text.replace(/^\s*(?:kronor|kr|sek)?\.?\s*(?:per\b|[àá/])\s*/iu, "");
}

/** A day copied with the hour after it, as spreadsheets and systems write moments. */
function withoutTime(text: string): string {
  return text.replace(/[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*$/, "");
}

/** `moms 25 %` is the rate 25, and no other. */
function vatWritten(path: string, fields: DraftFields): Changes[] {
  const choice = parseVatChoice(onlyNumberIn(fields[path] ?? ""));
  return choice === undefined || choice === "reason-missing" ? [] : [{ [path]: choice }];
}

/** `2 tim` as a quantity, `950 kr/tim` as a price: the number, and what is counted. */
const withUnit: Readonly<Record<string, RegExp>> = {
  quantity: /^(.*?\d)\s*(\p{L}[\p{L}.²³]*)$/u,
  price: /^(.*?\d(?:[,:]-)?)\s*(?:kronor|kr|sek)?\.?\s*(?:\/|per\b|à|á)\s*(\p{L}[\p{L}.²³]*)$/iu,
};

/** The number there, and its unit in the line's own cell, if that is empty or says the same. */
function amountAndUnit(path: string, fields: DraftFields): Changes[] {
  const [, line = "", column = ""] = /^(lines\.\d+\.)(quantity|price)$/.exec(path) ?? [];
  const [, amount = "", word = ""] = withUnit[column]?.exec((fields[path] ?? "").trim()) ?? [];
  const unit = unitFromText(word);
  if (unit === undefined || !parseSwedishAmount(amount).ok) return [];
  const cell = `${line}unit`;
  const there = (fields[cell] ?? "").trim();
  if (there !== "" && unitFromText(there)?.code !== unit.code) return [];
  return [{ [path]: amount, [cell]: there === "" ? unit.sv : there }];
}

const minus = /^\s*[-\u2212\u2013]\s*/;

/** A price has no sign, a quantity may: the line comes to the same. */
function minusMoved(path: string, fields: DraftFields): Changes {
  const quantity = path.replace(/price$/, "quantity");
  const count = fields[quantity] ?? "";
  return {
    [path]: (fields[path] ?? "").replace(minus, ""),
    [quantity]: minus.test(count) ? count.replace(minus, "") : `\u2212${count.trim()}`,
  };
}

/** A charge written with a minus is an allowance: the invoice comes to the same. Of an allowance one cannot know. */
function chargeTurned(path: string, fields: DraftFields): Changes {
  const kind = path.replace(/amount$/, "kind");
  const amount = fields[path] ?? "";
  if (fields[kind] !== "charge" || !minus.test(amount)) return {};
  return { [kind]: "allowance", [path]: amount.replace(minus, "") };
}

/** A credit all of whose lines are written with a minus means the same amounts without. */
function withoutMinuses(fields: DraftFields): Changes {
  const lines = linesOf(fields).map(({ quantity }, index) => [`lines.${index + 1}.quantity`, quantity] as const);
  if (!lines.every(([, quantity]) => quantity.trim() === "" || minus.test(quantity))) return {};
  return Object.fromEntries(lines.map(([name, quantity]) => [name, quantity.replace(minus, "")]));
}
