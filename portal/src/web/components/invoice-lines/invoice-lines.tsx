/**
 * The lines of an invoice as one writes them. The same component on the server, where its buttons are submit buttons, and
 * in the browser, where the line editor draws it anew at every change.
 */
import type { LineFieldName, LineFields } from "../../../domain/invoices/draft-fields.ts";
import type { Messages } from "../../messages/messages.ts";
import { LineCell } from "./line-cell.tsx";
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
  /** Sentences by flat field name, `lines.3.price`. */
  readonly errors: ReadonlyMap<string, string>;
}

export function InvoiceLines({ words, errorPrefix, rows, errors }: InvoiceLinesProps) {
  return (
    <div class="invoice-lines">
      {rows.map((row, index) => (
        <InvoiceLine
          key={row.key}
          words={words}
          errorPrefix={errorPrefix}
          errors={errors}
          row={row}
          place={index + 1}
          only={rows.length === 1}
        />
      ))}
    </div>
  );
}

interface InvoiceLineProps extends Omit<InvoiceLinesProps, "rows"> {
  readonly row: LineRow;
  readonly place: number;
  readonly only: boolean;
}

function InvoiceLine({ words, errorPrefix, row, place, errors, only }: InvoiceLineProps) {
  const cell = (column: LineFieldName) => ({
    name: `lines.${place}.${column}`,
    value: row.fields[column],
    error: errors.get(`lines.${place}.${column}`),
    errorPrefix,
    label: words[column],
  });
  return (
    <fieldset class="invoice-line" data-place={place}>
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
      <LineActions words={words} place={place} only={only} />
    </fieldset>
  );
}

function LineActions({ words, place, only }: Pick<InvoiceLineProps, "words" | "place" | "only">) {
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
          type="submit"
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
