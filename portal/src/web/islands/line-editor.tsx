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
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { type DraftReading, readDraft } from "../../domain/invoices/read-draft.ts";
import type { CellProblem } from "../components/invoice-lines/line-cell.tsx";
import type { AutosaveAnswer } from "../supplier/invoice-autosave.ts";
import { gapText } from "../supplier/invoice-fault-text.ts";
import { Autosave } from "./line-editor/autosave.ts";
import { forgetFixed, tellFixed, writeHead } from "./line-editor/fixes.ts";
import { Judging } from "./line-editor/judging.ts";
import { cellOf, deedOf, type KeyDeed } from "./line-editor/keys.ts";
import { markField } from "./line-editor/mark-field.tsx";
import {
  announce,
  drawnFields,
  form,
  goTo,
  headFields,
  knowledge,
  linesPlace,
  sheetPlace,
} from "./line-editor/page.ts";
import { isShown, problemOf, reach } from "./line-editor/problems.ts";
import { isBlock, pasteBlock } from "./line-editor/paste.ts";
import { factsFor, showReferences } from "./line-editor/receiver-facts.ts";
import { EditedRows } from "./line-editor/rows.ts";
import { words } from "./line-editor/words.ts";

type Saved = Extract<AutosaveAnswer, { saved: true }>;

let { facts } = knowledge;
const rows = new EditedRows(linesOf(drawnFields()));
const autosave = new Autosave(fieldsNow, (answer) => {
  takeFacts(answer);
  sendButton().textContent = answer.sendLabel;
  showTaken(answer.numberTaken);
});
const judging = new Judging(knowledge.judged, formNow, redrawSoon);
let scheduled = 0;
/** The number that is used already, as it was typed, and its fault. */
let taken: { readonly number: string | undefined; readonly fault: DraftFault } | undefined;
/** A receiver that the server did not find; of one just chosen it has not said anything yet. */
let notFound = facts.receiver === undefined ? fieldsNow()["receiver"] : undefined;

hydrate(<InvoiceLines {...linesProps(read())} />, linesPlace);
document.getElementById("line-keys")?.removeAttribute("hidden");
linesPlace.addEventListener("input", typed);
linesPlace.addEventListener("keydown", pressed);
linesPlace.addEventListener("paste", pasted);
form.addEventListener("click", clicked);
form.addEventListener("input", changed);
form.addEventListener("change", chosen);
form.addEventListener("focusout", ({ target }) => {
  if (target instanceof HTMLElement) reach(target.id);
  autosave.now();
  redrawSoon();
});
form.addEventListener("keydown", enterInHead);
form.addEventListener("submit", submitted);

interface Read {
  readonly fields: DraftFields;
  readonly reading: DraftReading;
  readonly faults: readonly DraftFault[];
}

function fieldsNow(): DraftFields {
  return withLines(
    headFields(),
    rows.rows.map((row) => row.fields),
  );
}

function formNow() {
  const fields = fieldsNow();
  return { fields, facts: factsFor(fields, facts) };
}

/** The form as it stands: the lines from the editor's rows, the rest from its controls. */
function read(): Read {
  const { fields, facts: known } = formNow();
  const reading = readDraft(fields, known);
  const other = taken !== undefined && taken.number === fields["number"] ? [taken.fault] : [];
  const found = reading.faults.filter(({ code }) => code !== "receiver-unknown" || fields["receiver"] === notFound);
  return { fields, reading, faults: judging.with([...found, ...other], fields) };
}

function linesProps({ reading, faults }: Read): InvoiceLinesProps {
  const sums = new Map(reading.lines.map(({ place }, index) => [place, figure(reading.calculation.lineNets[index])]));
  const problems = new Map<string, CellProblem>();
  for (const fault of faults)
    if (fault.path.startsWith("lines.") && isShown(fault)) problems.set(fault.path, problemOf(fault));
  const drawn = rows.rows.map(({ key, fields }, index) => ({ key, fields, sum: sums.get(index + 1) }));
  const { errorPrefix } = knowledge;
  return { words: words.lines, mend: words.mend, errorPrefix, rows: drawn, problems, editor: true };
}

function redrawSoon(): void {
  cancelAnimationFrame(scheduled);
  scheduled = requestAnimationFrame(redraw);
}

function redraw(): Read {
  cancelAnimationFrame(scheduled);
  const form = read();
  render(<InvoiceLines {...linesProps(form)} />, linesPlace);
  drawSheet(form);
  for (const name of headFieldNames) {
    const fault = form.faults.find(({ path }) => path === name);
    if (fault === undefined) markField(name, undefined);
    else if (isShown(fault)) markField(name, problemOf(fault));
  }
  return form;
}

/** Many new lines at once are drawn beside the page and put in together: the page is laid out once, not for each line. */
function redrawApart(): Read {
  const place = document.createComment("");
  linesPlace.replaceWith(place);
  const form = redraw();
  place.replaceWith(linesPlace);
  return form;
}

function drawSheet({ fields, reading, faults }: Read): void {
  const shown = sheetFactsOf({
    words: words.sheet,
    fields,
    reading: { ...reading, faults },
    seller: facts.seller.name,
    receiver: facts.receiver?.name,
    numberAutomatic: facts.numberAutomatic,
    gapText: (fault) => gapText(fault, words),
  });
  render(<DraftSheet words={words.sheet} facts={shown} />, sheetPlace);
  const missing = faults.filter(isMissing).length;
  announce(`${words.sheet.announced(shown.due)}. ${words.mend.left(missing, faults.length - missing)}`);
}

function typed({ target }: Event): void {
  const cell = cellOf(target);
  if (cell !== undefined) rows.type(cell.place, cell.column, (target as HTMLInputElement).value);
}

function changed(): void {
  autosave.changed();
  judging.soon();
  redrawSoon();
}

/** The receiver and the kind change what the form asks for: the server is told at once, and tells what is new. */
function chosen({ target }: Event): void {
  fillArticle(target);
  changed();
  if (target instanceof HTMLElement && ["receiver", "kind"].includes((target as HTMLInputElement).name)) autosave.now();
}

/** A line that has only an article's name or number gets the rest of it. */
function fillArticle(target: EventTarget | null): void {
  const cell = cellOf(target);
  const fields = cell && rows.rows[cell.place]?.fields;
  const name = fields?.description.trim().toLowerCase() ?? "";
  if (cell?.column !== "description" || !fields || fields.price !== "" || !Object.hasOwn(knowledge.articles, name))
    return;
  rows.fill(cell.place, { ...fields, ...knowledge.articles[name], quantity: fields.quantity });
}

function clicked(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest("button[name=do]") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  const [verb = "", place = "1"] = button.value.split(".");
  if (verb === "fix") return mendAt(button.value.slice("fix.".length), event);
  if (!(verb.endsWith("-line") || verb.startsWith("move-"))) return;
  event.preventDefault();
  edit(verb, Number(place) - 1);
}

/** A fault mended by one click; what this page does not know how to mend, the server does. */
function mendAt(path: string, event: MouseEvent): void {
  const { fields, faults } = read();
  const fix = faults.find((fault) => fault.path === path && fault.fix !== undefined)?.fix;
  if (fix === undefined) return;
  event.preventDefault();
  const before = Object.fromEntries(Object.keys(fix).map((name) => [name, fields[name] ?? ""]));
  write(fix, path);
  tellFixed(path, words.mend.changed(gapText({ path, code: "missing", params: {} }, words), fix[path] ?? ""), () => {
    forgetFixed();
    write(before, path);
    announce(words.mend.undone, 0);
  });
}

/** Other words in the fields, and on writing there. */
function write(changes: DraftFields, path: string): void {
  writeHead(changes);
  const lines = linesOf({ ...fieldsNow(), ...changes });
  const isChanged = (place: number) => Object.keys(changes).some((name) => name.startsWith(`lines.${place + 1}.`));
  rows.become(rows.rows.map(({ fields }, place) => (isChanged(place) ? (lines[place] ?? fields) : fields)));
  changed();
  redraw();
  goTo(path);
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

function takeFacts({ facts: known, example, orderExample }: Saved): void {
  notFound = known.receiver === undefined ? fieldsNow()["receiver"] : undefined;
  if (known.receiver?.id !== facts.receiver?.id) showReferences({ facts: known, example, orderExample });
  facts = known;
  judging.soon();
  redrawSoon();
}

function sendButton(): Element {
  return form.querySelector("button[value=send] span") ?? form;
}

/** A number that is used is told at once, with the invoice that has it. */
function showTaken(told: Saved["numberTaken"]): void {
  taken = told && { number: fieldsNow()["number"], fault: told.fault };
  const place = document.getElementById("number-taken");
  if (place === null) return;
  const link = document.createElement("a");
  link.href = told?.href ?? "";
  link.textContent = told?.text ?? "";
  place.replaceChildren(...(told === undefined ? [] : [link]));
  redrawSoon();
}
