/** The verdict on a written document, as faults of the form it came from: rules speak of business terms, forms of fields. */
import { type Fault, type LocalDate, validate } from "@fakturaporten/einvoice";
import type { DraftFault } from "./draft-fault.ts";
import type { WrittenLine } from "./read-lines.ts";

export interface Verdict {
  /** What stops the sending. */
  readonly faults: readonly DraftFault[];
  /** What is worth telling and stops nothing. */
  readonly warnings: readonly DraftFault[];
}

export interface JudgedForm {
  readonly lines: readonly WrittenLine[];
  /** The release of rules that holds on the day of sending judges (STYLE §5). */
  readonly today: LocalDate;
}

export function judgeDocument(ubl: Uint8Array, form: JudgedForm): Verdict {
  const report = validate(ubl, { on: form.today });
  const broken = [...report.structure, ...report.stopped].map(({ path, says }) => ({
    path: "",
    code: "rule",
    params: { rule: "UBL", place: path, ...says },
  }));
  const told = report.faults.map((fault) => ({ severity: fault.severity, fault: faultOfForm(fault, form.lines) }));
  const withSeverity = (wanted: Fault["severity"]): DraftFault[] =>
    told.filter(({ severity }) => severity === wanted).map(({ fault }) => fault);
  return { faults: onePerRuleAndField([...broken, ...withSeverity("fatal")]), warnings: withSeverity("warning") };
}

function faultOfForm({ id, path, terms, says, fix }: Fault, lines: readonly WrittenLine[]): DraftFault {
  const field = fieldOf(path, { terms, lines, category: /^BR-([A-Z]{1,2})-\d/.exec(id)?.[1] });
  const fault = { path: field, code: "rule", params: { rule: id, sv: says.sv, en: says.en } };
  // The fix is the right text of the rule's first term: it belongs in that term's field, where the field holds that very text.
  const isOfField = typedTerms.has(terms[0] ?? "") && field === fieldOf(path, { terms: terms.slice(0, 1), lines });
  return fix === undefined || !isOfField ? fault : { ...fault, fix: { [field]: fix } };
}

/** Terms that stand in the document as they are typed; a receiver, say, is chosen, and a price is not the line's amount. */
const typedTerms: ReadonlySet<string> = new Set(
  "BT-1 BT-2 BT-9 BT-10 BT-11 BT-12 BT-13 BT-22 BT-25 BT-56 BT-72 BT-73 BT-74 BT-97 BT-104 BT-153".split(" "),
);

interface Terms {
  readonly terms: readonly string[];
  readonly lines: readonly WrittenLine[];
  /** The VAT category that the rule is about, by its name (BR-AE-02). */
  readonly category?: string | undefined;
}

/** The form's field for the first term that has one; empty for what the form does not hold, such as the seller's address. */
function fieldOf(path: string, { terms, lines, category }: Terms): string {
  const line = placeIn(path, /cac:(?:InvoiceLine|CreditNoteLine)(?:\[(\d+)\])?/) ?? firstTaxed(lines, category);
  const adjustment = placeIn(path, /^\/[^/]+\/cac:AllowanceCharge(?:\[(\d+)\])?/);
  for (const term of terms) {
    const head = headFields[term];
    if (head !== undefined) return head;
    const cell = lineFields[term];
    if (cell !== undefined) return `lines.${lines[(line ?? 1) - 1]?.place ?? 1}.${cell}`;
    const part = adjustmentFields[term];
    if (part !== undefined) return `adjustments.${adjustment ?? 1}.${part}`;
  }
  return line === undefined ? "" : `lines.${lines[line - 1]?.place ?? 1}.description`;
}

/** A rule about a kind of VAT is told at the first line taxed so. */
function firstTaxed(lines: readonly WrittenLine[], category: string | undefined): number | undefined {
  const found = lines.findIndex(({ vat }) => vat.category === category);
  return found === -1 ? undefined : found + 1;
}

function placeIn(path: string, pattern: RegExp): number | undefined {
  const match = pattern.exec(path);
  return match === null ? undefined : Number(match[1] ?? "1");
}

const headFields: Readonly<Record<string, string>> = {
  "BT-1": "number",
  "BT-2": "issueOn",
  "BT-3": "kind",
  "BT-9": "dueOn",
  "BT-10": "reference1",
  "BT-11": "project",
  "BT-12": "contract",
  "BT-13": "order",
  "BT-20": "terms",
  "BT-22": "note",
  "BT-25": "credits",
  "BT-26": "credits",
  "BG-3": "credits",
  "BT-44": "receiver",
  "BT-48": "receiver",
  "BT-49": "receiver",
  "BT-56": "reference2",
  "BT-72": "deliveryOn",
  "BT-73": "periodStart",
  "BT-74": "periodEnd",
  "BG-14": "periodStart",
  "BT-114": "rounding",
};

const lineFields: Readonly<Record<string, string>> = {
  "BG-25": "description",
  "BT-129": "quantity",
  "BT-130": "unit",
  "BT-131": "price",
  "BT-136": "allowance",
  "BT-137": "allowance",
  "BT-138": "allowance",
  "BT-146": "price",
  "BT-151": "vat",
  "BT-152": "vat",
  "BT-153": "description",
  "BG-23": "vat",
  "BT-116": "vat",
  "BT-117": "vat",
  "BT-118": "vat",
  "BT-119": "vat",
  "BT-120": "vat",
  "BT-121": "vat",
  // The seller's VAT number is no field of the form: what asks for it is how the line is taxed.
  "BT-31": "vat",
  "BT-32": "vat",
};

const adjustmentFields: Readonly<Record<string, string>> = {
  "BT-92": "amount",
  "BT-95": "vat",
  "BT-96": "vat",
  "BT-97": "reason",
  "BT-98": "reason",
  "BT-99": "amount",
  "BT-102": "vat",
  "BT-103": "vat",
  "BT-104": "reason",
  "BT-105": "reason",
};

function onePerRuleAndField(faults: readonly DraftFault[]): DraftFault[] {
  const seen = new Set<string>();
  return faults.filter(({ path, params }) => {
    const key = `${path} ${params["rule"]}`;
    return !seen.has(key) && seen.add(key);
  });
}
