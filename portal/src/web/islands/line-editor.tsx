/**
 * The line editor: what the invoice form can do faster with scripts. Lines change at once, totals are calculated by the
 * engine while one types, a block from a spreadsheet is pasted into any cell, and the draft saves itself. The server's form
 * is what it works on: without this file everything still works, only slower.
 */
import { hydrate, render } from "preact";
import { DraftSheet } from "../components/draft-sheet/draft-sheet.tsx";
import { figure, isMissing, sheetFactsOf } from "../components/draft-sheet/sheet-facts.ts";
import { InvoiceLines, type InvoiceLinesProps } from "../components/invoice-lines/invoice-lines.tsx";
import { type DraftFields, headFieldNames, linesOf, withLines } from "../../domain/invoices/draft-fields.ts";
import { type DraftReading, readDraft } from "../../domain/invoices/read-draft.ts";
import type { EditorKnowledge } from "../supplier/invoice-editor-facts.tsx";
import { gapText, sentenceOf } from "../supplier/invoice-fault-text.ts";
import { Autosave } from "./line-editor/autosave.ts";
import { cellOf, deedOf, type KeyDeed } from "./line-editor/keys.ts";
import { markField } from "./line-editor/mark-field.ts";
import {
  announce,
  control,
  drawnFields,
  form,
  goTo,
  headFields,
  knowledge,
  linesPlace,
  sentBack,
  sheetPlace,
} from "./line-editor/page.ts";
import { isBlock, pasteBlock } from "./line-editor/paste.ts";
import { EditedRows } from "./line-editor/rows.ts";
import { words } from "./line-editor/words.ts";

let receiver: EditorKnowledge["receiver"] = knowledge.receiver;
const rows = new EditedRows(linesOf(drawnFields()));
const autosave = new Autosave(fieldsNow, (answer) => {
  if (answer.receiver?.id !== receiver?.id) takeReceiver(answer.receiver);
  sendButton().textContent = answer.sendLabel;
  showTaken(answer.numberTaken);
});
let scheduled = 0;

hydrate(<InvoiceLines {...linesProps(read().reading)} />, linesPlace);
document.getElementById("line-keys")?.removeAttribute("hidden");
linesPlace.addEventListener("input", typed);
linesPlace.addEventListener("keydown", pressed);
linesPlace.addEventListener("paste", pasted);
form.addEventListener("click", clicked);
form.addEventListener("input", changed);
form.addEventListener("change", chosen);
form.addEventListener("focusout", () => {
  autosave.now();
  redrawSoon();
});
form.addEventListener("keydown", enterInHead);
form.addEventListener("submit", submitted);

interface Read {
  readonly fields: DraftFields;
  readonly reading: DraftReading;
}

function fieldsNow(): DraftFields {
  return withLines(
    headFields(),
    rows.rows.map((row) => row.fields),
  );
}

/** The form as it stands: the lines from the editor's rows, the rest from its controls. */
function read(): Read {
  const fields = fieldsNow();
  return { fields, reading: readDraft(fields, { ...knowledge, receiver }) };
}

function linesProps(reading: DraftReading): InvoiceLinesProps {
  const sums = new Map(reading.lines.map(({ place }, index) => [place, figure(reading.calculation.lineNets[index])]));
  const errors = new Map<string, string>();
  for (const fault of reading.faults)
    if (fault.path.startsWith("lines.") && isShown(fault.path, isMissing(fault)))
      errors.set(fault.path, sentenceOf(fault, words));
  const drawn = rows.rows.map(({ key, fields }, index) => ({ key, fields, sum: sums.get(index + 1) }));
  return { words: words.lines, errorPrefix: knowledge.errorPrefix, rows: drawn, errors, editor: true };
}

/** Nobody is corrected while typing, nor for what they have not come to yet. */
function isShown(path: string, missing: boolean): boolean {
  if (document.getElementById(`${path}-error`) !== null) return true;
  return missing ? sentBack : document.activeElement?.id !== path;
}

function redrawSoon(): void {
  cancelAnimationFrame(scheduled);
  scheduled = requestAnimationFrame(redraw);
}

function redraw(): DraftReading {
  cancelAnimationFrame(scheduled);
  const { fields, reading } = read();
  render(<InvoiceLines {...linesProps(reading)} />, linesPlace);
  drawSheet(fields, reading);
  for (const name of headFieldNames) {
    const fault = reading.faults.find(({ path }) => path === name);
    if (fault === undefined) markField(name, undefined);
    else if (isShown(name, isMissing(fault))) markField(name, sentenceOf(fault, words));
  }
  return reading;
}

/** Many new lines at once are drawn beside the page and put in together: the page is laid out once, not for each line. */
function redrawApart(): DraftReading {
  const place = document.createComment("");
  linesPlace.replaceWith(place);
  const reading = redraw();
  place.replaceWith(linesPlace);
  return reading;
}

function drawSheet(fields: DraftFields, reading: DraftReading): void {
  const facts = sheetFactsOf({
    words: words.sheet,
    fields,
    reading,
    seller: knowledge.seller,
    receiver: receiver?.name,
    numberAutomatic: knowledge.numberAutomatic,
    gapText: (fault) => gapText(fault, words),
  });
  render(<DraftSheet words={words.sheet} facts={facts} />, sheetPlace);
  announce(words.sheet.announced(facts.due));
}

function typed({ target }: Event): void {
  const cell = cellOf(target);
  if (cell !== undefined) rows.type(cell.place, cell.column, (target as HTMLInputElement).value);
}

function changed(): void {
  autosave.changed();
  redrawSoon();
}

/** The receiver and the kind change what the form asks for: the server is told at once, and tells what is new. */
function chosen({ target }: Event): void {
  changed();
  if (target instanceof HTMLElement && ["receiver", "kind"].includes((target as HTMLInputElement).name)) autosave.now();
}

function clicked(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest("button[name=do]") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  const [verb = "", place = "1"] = button.value.split(".");
  if (!(verb.endsWith("-line") || verb.startsWith("move-"))) return;
  event.preventDefault();
  edit(verb, Number(place) - 1);
}

/** One change of the lines, where the person then goes on, and a word about it for who cannot see it. */
function edit(verb: string, place: number, column: string = "description"): void {
  const at = rows.edit(verb, place, { unit: "", vat: knowledge.vat });
  changed();
  redraw();
  goTo(`lines.${at + 1}.${column}`);
  const { removed, moved, copied } = words.lines;
  if (verb === "remove-line") announce(removed(place + 1), 0);
  if (verb.startsWith("move-")) announce(moved(at + 1), 0);
  if (verb === "copy-line") announce(copied(at + 1), 0);
}

function pressed(event: KeyboardEvent): void {
  const cell = cellOf(event.target);
  const deed = cell && deedOf(event);
  if (cell === undefined || deed === undefined || (deed.does === "undo" && !rows.canUndo)) return;
  event.preventDefault();
  act(deed, cell);
}

function act(deed: KeyDeed, { place, column }: NonNullable<ReturnType<typeof cellOf>>): void {
  if (deed.does === "edit") return edit(deed.verb, place, column);
  if (deed.does === "undo") {
    rows.undo();
    changed();
    redraw();
    announce(words.lines.undone, 0);
    return goTo(`lines.${Math.min(place, rows.rows.length - 1) + 1}.${column}`);
  }
  if (place + 1 < rows.rows.length) return goTo(`lines.${place + 2}.${column}`);
  return edit("add-line", place);
}

function pasted(event: ClipboardEvent): void {
  const cell = cellOf(event.target);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (cell === undefined || cell.column === "vatReason" || !isBlock(text)) return;
  event.preventDefault();
  const lines = rows.rows.map(({ fields }) => fields);
  const result = pasteBlock(lines, text, { row: cell.place, column: cell.column });
  rows.become(result.rows);
  changed();
  const faults = redrawApart().faults.filter(({ path }) => path.startsWith("lines."));
  const kept = result.count - result.leftOut;
  const { pasted: told, pastedFaults, pastedTooMany } = words.lines;
  if (result.leftOut > 0) announce(pastedTooMany(kept, result.count), 0);
  else announce(faults.length === 0 ? told(kept) : pastedFaults(kept, faults.length), 0);
  goTo(`lines.${cell.place + 1}.${cell.column}`);
}

/** Enter in the other fields saves, without leaving the page. */
function enterInHead(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return;
  if (event.target.type === "search" || event.target.closest(".receiver-picker") !== null) return;
  event.preventDefault();
  autosave.now();
}

/** A posting waits for a saving under way, so that a form never meets its own newer version. */
function submitted(event: SubmitEvent): void {
  if (!autosave.isRunning) return void autosave.settled();
  event.preventDefault();
  void autosave.settled().then(() => form.requestSubmit(event.submitter));
}

function takeReceiver(chosen: EditorKnowledge["receiver"]): void {
  receiver = chosen;
  const rule = chosen?.rule;
  const help = document.getElementById("reference-help");
  const example = document.getElementById("reference-example");
  if (help !== null && rule !== undefined) help.textContent = rule.referenceHelp[words.language];
  if (example !== null) example.textContent = chosen?.example ?? "";
  redrawSoon();
}

function sendButton(): Element {
  return form.querySelector("button[value=send] span") ?? form;
}

/** A number that is used is told at once, with the invoice that has it. */
function showTaken(
  taken: { readonly href: string; readonly text: string; readonly sentence: string } | undefined,
): void {
  const place = document.getElementById("number-taken");
  if (place === null) return;
  const link = document.createElement("a");
  link.href = taken?.href ?? "";
  link.textContent = taken?.text ?? "";
  place.replaceChildren(...(taken === undefined ? [] : [link]));
  if (taken !== undefined && control("number") !== undefined) markField("number", taken.sentence);
}
