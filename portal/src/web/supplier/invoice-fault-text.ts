/** Faults of a draft as sentences, and as the short names by which the sheet tells what is left to fill in. */
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { amountText } from "../figures-text.ts";
import { isMissing } from "../components/draft-sheet/sheet-facts.ts";
import type { FieldError, Remedy } from "../filled-form.ts";
import type { Sentence } from "../form-faults.ts";
import type { typedFaults } from "../messages/typed-faults.sv.ts";
import type { Language, Messages } from "../messages/messages.ts";

/** The sentences about texts, amounts and days as typed; an invoice form has no other codes of the general ones. */
type TypedFaults = typeof typedFaults;

/** The words needed: a part of the messages, so that the browser need not carry them all. */
export interface FaultWords {
  readonly language: Language;
  readonly general: TypedFaults;
  readonly own: Messages["invoices"]["faults"];
  readonly fields: Messages["invoices"]["fields"];
  readonly lines: Messages["invoices"]["lines"];
  readonly mend: Messages["invoices"]["mend"];
}

export function faultWordsOf(say: Messages, language: Language): FaultWords {
  const { faults, fields, lines, mend } = say.invoices;
  return { language, general: say.faults, own: faults, fields, lines, mend };
}

export function sentenceOf(fault: DraftFault, words: FaultWords): string {
  if (fault.code === "rule") return fault.params[words.language] ?? words.general.unknown;
  const general = words.general as Readonly<Record<string, Sentence>>;
  const own = words.own as Readonly<Record<string, Sentence>>;
  const place = fault.path.replace(/\.\d+\./, ".*.");
  const found = own[`${place}.${fault.code}`] ?? own[fault.code] ?? general[fault.code] ?? words.general.unknown;
  return typeof found === "string" ? found : found(shownParams(fault));
}

/** What stands beside the sentence at a field: the rule's name, and the button that mends it. */
export function remedyOf({ path, code, params, fix }: DraftFault, { mend }: Pick<FaultWords, "mend">): Remedy {
  const { rule } = params;
  const label = mend.fixes[code] ?? mend.change(fix?.[path] ?? "");
  return { rule, fix: fix && { does: `fix.${path}`, label } };
}

/** All faults as the error summary lists them: faults of a row say which row. */
export function errorsOf(faults: readonly DraftFault[], words: FaultWords): FieldError[] {
  return faults.map((fault) => {
    const { rule } = fault.params;
    const text = `${rowPrefix(fault, words)}${sentenceOf(fault, words)}`;
    return { field: fault.path, text, ...(rule === undefined ? {} : { rule }) };
  });
}

/** What the sheet says of a fault: the name of what is missing, or what to mend. */
export function gapText(fault: DraftFault, words: FaultWords): string {
  if (!isMissing(fault) || fault.code === "lines-missing" || fault.code.startsWith("payment"))
    return `${rowPrefix(fault, words)}${sentenceOf(fault, words)}`;
  const fields = words.fields as Readonly<Record<string, string>>;
  const own = fields[fault.path];
  if (own !== undefined) return own;
  const column = fault.path.split(".").at(-1) ?? "";
  const names = words.lines as unknown as Readonly<Record<string, unknown>>;
  const name = names[column];
  return `${rowPrefix(fault, words)}${typeof name === "string" ? name : sentenceOf(fault, words)}`;
}

function rowPrefix({ path, code }: DraftFault, { lines, fields }: FaultWords): string {
  const [group, place] = path.split(".");
  if (code === "lines-missing") return "";
  if (group === "lines" && place !== undefined) return `${lines.row(Number(place))}: `;
  return group === "adjustments" && place !== undefined ? `${fields.adjustments} ${place}: ` : "";
}

/** Amounts travel in faults as minor units; people read them as kronor. */
function shownParams({ params }: DraftFault): Readonly<Record<string, string>> {
  const { remainingMinor, currency = "SEK" } = params;
  if (remainingMinor === undefined) return params;
  return { ...params, remaining: amountText({ minor: BigInt(remainingMinor), currency }) };
}
