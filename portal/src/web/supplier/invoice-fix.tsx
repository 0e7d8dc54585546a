/** A fault mended by one click, and taken back by another: what the line editor does in place, done by submit buttons. */
import type { VNode } from "preact";
import { Button } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { type DraftFields, headFieldNames } from "../../domain/invoices/draft-fields.ts";
import { type Changes, fixed, withFixes } from "../../domain/invoices/fix-form.ts";
import { judgeForm } from "../../domain/invoices/judge-form.ts";
import { saveDraft } from "../../domain/invoices/save-draft.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { type FormSource, type FormState, loadForm } from "./invoice-form-state.ts";
import { invoicePaths } from "./invoice-paths.ts";

export const putBackButton = "put-back";
/** What stood in the fields before a fix, as a form's fields stand in an address. */
const before = "before";
const beforeCharactersMax = 2000;

export function isFix(button: string): boolean {
  return button.startsWith("fix.");
}

/** The fix is found anew from the form, never taken from what was posted. One that no longer helps is passed over. */
export async function applyFix(visit: Visit, saved: FormSource, button: string): Promise<Answer> {
  const path = button.slice("fix.".length);
  const { fields, facts } = await visit.ask((work) => loadForm(work, saved));
  const faults = judgeForm(fields, facts).faults.filter((fault) => fault.path === path);
  const fix = withFixes(faults, fields, facts).find((fault) => fault.fix !== undefined)?.fix;
  const form = invoicePaths.draft(saved.id);
  if (fix === undefined) return { kind: "redirect", to: `${form}#${path}` };
  await visit.perform((work) => saveDraft(work, { ...saved, fields: fixed(saved.fields, fix) }));
  const was = new URLSearchParams(Object.keys(fix).map((name) => [name, fields[name] ?? ""])).toString();
  const query = was.length > beforeCharactersMax ? "" : `?${new URLSearchParams({ [before]: was })}`;
  return { kind: "redirect", to: `${form}${query}#${path}` };
}

export async function putBack(visit: Visit, saved: FormSource): Promise<Answer> {
  const changes = changesFrom(visit.fields[before], saved.fields);
  const [path = ""] = Object.keys(changes);
  await visit.perform((work) => saveDraft(work, { ...saved, fields: fixed(saved.fields, changes) }));
  return { kind: "redirect", to: `${invoicePaths.draft(saved.id)}#${path}`, notice: visit.say.invoices.mend.undone };
}

/** Only what are fields of this form. */
function changesFrom(text: string | undefined, fields: DraftFields): Changes {
  const told = [...new URLSearchParams((text ?? "").slice(0, beforeCharactersMax))];
  const isField = (name: string): boolean => heads.has(name) || Object.hasOwn(fields, name);
  return Object.fromEntries(told.filter(([name]) => isField(name)));
}

const heads: ReadonlySet<string> = new Set(headFieldNames);

/** After a fix: what it changed, and the button that takes it back. */
export function mendedNotice({ say, query }: Visit, { fields }: FormState): VNode | undefined {
  const text = query[before];
  const [first] = Object.keys(changesFrom(text, fields));
  if (text === undefined || first === undefined) return undefined;
  return (
    <Notice say={say} kind="info">
      <p>{say.invoices.mend.changed(nameOf(first, say), fields[first] ?? "")}</p>
      <input type="hidden" name={before} value={text} />
      <Button does={putBackButton} look="secondary">
        {say.invoices.mend.undo}
      </Button>
    </Notice>
  );
}

/** `lines.3.price` → "Rad 3: À-pris". */
export function nameOf(path: string, say: Messages): string {
  const { fields, lines } = say.invoices;
  const [group = "", place = "", column = ""] = path.split(".");
  const cellName = (lines as unknown as Readonly<Record<string, unknown>>)[column];
  if (group === "lines") return `${lines.row(Number(place))}: ${typeof cellName === "string" ? cellName : column}`;
  if (group === "adjustments") return `${fields.adjustments} ${place}`;
  return (fields as Readonly<Record<string, string>>)[path] ?? path;
}
