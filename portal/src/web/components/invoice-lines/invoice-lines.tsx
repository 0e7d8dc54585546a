/**
 * The lines of an invoice as one writes them. The same component on the server, where its buttons are submit buttons, and
 * in the browser, where the line editor draws it anew at every change.
 */
import { Component } from "preact";
import { type LineFieldName, lineFieldNames, type LineFields } from "../../../domain/invoices/draft-fields.ts";
import type { Messages } from "../../messages/messages.ts";
import type { FaultRemedyProps } from "../fault-remedy/fault-remedy.tsx";
import { CellError, type CellProblem, LineCell } from "./line-cell.tsx";
import { VatCell } from "./vat-cell.tsx";

export type LineWords = Messages["invoices"]["lines"];

/** What one row shows besides what is typed: its sum, as figures, where it can be calculated. */
export interface LineRow {
  /** Names the row while it is moved about; the place alone would not. */
  readonly key: string;
  readonly fields: LineFields;
  readonly sum?: string | undefined;
}

export interface InvoiceLinesProps {
  readonly words: LineWords;
  /** Before the sentence of a fault, for screen readers. */
  readonly errorPrefix: string;
  readonly rows: readonly LineRow[];
  /** What is to be mended, by flat field name, `lines.3.price`. */
  readonly problems: ReadonlyMap<string, CellProblem>;
  readonly mend: FaultRemedyProps["words"];
  /** The line editor answers its buttons itself. A form with thousands of submit buttons is slow to put together. */
  readonly editor?: boolean;
}

export function InvoiceLines({ rows, ...shared }: InvoiceLinesProps) {
  return (
    <div class="invoice-lines">
      {rows.map((row, index) => (
        <InvoiceLine key={row.key} {...shared} row={row} place={index + 1} only={rows.length === 1} />
      ))}
    </div>
  );
}

interface InvoiceLineProps extends Omit<InvoiceLinesProps, "rows"> {
  readonly row: LineRow;
  readonly place: number;
  readonly only: boolean;
}

/** One line. Drawn anew only when something in it has changed: a form may have a thousand. */
class InvoiceLine extends Component<InvoiceLineProps> {
  override shouldComponentUpdate(next: InvoiceLineProps): boolean {
    const { row, place, only, problems } = this.props;
    if (row.fields !== next.row.fields || row.sum !== next.row.sum || place !== next.place || only !== next.only)
      return true;
    return lineFieldNames.some(
      (column) => !isSame(problems.get(nameOf(place, column)), next.problems.get(nameOf(place, column))),
    );
  }

  override render() {
    const { words, errorPrefix, mend, row, place, problems, only, editor = false } = this.props;
    const cell = (column: LineFieldName) => ({
      name: nameOf(place, column),
      value: row.fields[column],
      problem: problems.get(nameOf(place, column)),
      errorPrefix,
      mend,
      label: words[column],
    });
    const asksReason = row.fields.vat === "0-other" || problems.has(nameOf(place, "vatReason"));
    return (
      <fieldset class={asksReason ? "invoice-line invoice-line-asks-reason" : "invoice-line"}>
        <legend class="visually-hidden">{words.row(place)}</legend>
        <span class="invoice-line-place" aria-hidden="true">
          {place}
        </span>
        <LineCell {...cell("description")} kind="description" />
        <p class="invoice-line-sum">
          <span class="visually-hidden">{words.sum}: </span>
          <output class="figure">{row.sum ?? ""}</output>
        </p>
        <LineCell {...cell("quantity")} kind="quantity" />
        <LineCell {...cell("unit")} kind="unit" />
        <LineCell {...cell("price")} kind="price" />
        <VatCell {...cell("vat")} words={words} />
        <LineCell {...cell("allowance")} kind="allowance" placeholder={words.allowanceHint} />
        <LineCell {...cell("vatReason")} kind="vat-reason" hint={words.vatReasonHint} />
        {lineFieldNames
          .filter((column) => problems.get(nameOf(place, column))?.rule !== undefined)
          .map((column) => (
            <div key={column} class="line-rule">
              <CellError {...cell(column)} />
            </div>
          ))}
        <LineActions words={words} place={place} only={only} editor={editor} />
      </fieldset>
    );
  }
}

function isSame(a: CellProblem | undefined, b: CellProblem | undefined): boolean {
  return a === b || (a?.text === b?.text && a?.rule === b?.rule && a?.fix?.label === b?.fix?.label);
}

function nameOf(place: number, column: LineFieldName): string {
  return `lines.${place}.${column}`;
}

function LineActions({ words, place, only, editor }: Pick<InvoiceLineProps, "words" | "place" | "only" | "editor">) {
  const actions = [
    { does: `copy-line.${place}`, text: words.copy },
    ...(only ? [] : [{ does: `move-up.${place}`, text: words.up }]),
    ...(only ? [] : [{ does: `move-down.${place}`, text: words.down }]),
    { does: `remove-line.${place}`, text: words.remove },
  ];
  return (
    <p class="invoice-line-actions">
      {actions.map(({ does, text }) => (
        <button
          key={does}
          class="text-button"
          type={editor ? "button" : "submit"}
          name="do"
          value={does}
          formNoValidate={true}
          aria-label={words.ofRow(text, place)}
        >
          {text}
        </button>
      ))}
    </p>
  );
}

/** The units one can choose among, as words: the field is typed, the browser helps. */
export function UnitList({ units }: { readonly units: readonly string[] }) {
  return (
    <datalist id="units">
      {units.map((unit) => (
        <option key={unit} value={unit} />
      ))}
    </datalist>
  );
}
