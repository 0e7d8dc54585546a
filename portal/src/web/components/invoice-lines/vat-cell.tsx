/** The choice of VAT rate for a line or an adjustment: the rates first, then no VAT with its reason, then reverse charge. */
import { parseVatChoice, type VatChoiceId, vatChoiceIds, vatChoices } from "../../../domain/invoices/vat-choices.ts";
import type { LineWords } from "./invoice-lines.tsx";
import { CellError, type CellProps } from "./line-cell.tsx";

export interface VatCellProps extends CellProps {
  readonly words: LineWords;
}

export function VatCell({ words, ...cell }: VatCellProps) {
  const { name, label, value, problem: error } = cell;
  const chosen = parseVatChoice(value);
  const strange = value !== "" && (chosen === undefined || chosen === "reason-missing");
  const option = (id: VatChoiceId) => (
    <option key={id} value={id} selected={id === chosen}>
      {words.vatChoices[id]}
    </option>
  );
  return (
    <div class={`line-cell line-vat${error === undefined ? "" : " field-faulty"}`}>
      <label class="line-label" for={name}>
        {label}
      </label>
      <select
        class="control"
        id={name}
        name={name}
        aria-invalid={error === undefined ? undefined : "true"}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
      >
        {strange ? (
          <option value={value} selected>
            {words.vatUnknown(value)}
          </option>
        ) : null}
        {value === "" ? <option value="" selected /> : null}
        <optgroup label={words.vatGroups.taxed}>{taxed.map(option)}</optgroup>
        <optgroup label={words.vatGroups.untaxed}>{untaxed.map(option)}</optgroup>
      </select>
      {cell.problem?.rule === undefined ? <CellError {...cell} /> : null}
    </div>
  );
}

const taxed = vatChoiceIds.filter((id) => vatChoices[id].category === "S");
const untaxed = vatChoiceIds.filter((id) => vatChoices[id].category !== "S");
