/** The lines of the form, and what holds for the whole invoice: allowances, charges, rounding. */
import { commonUnits } from "@fakturaporten/einvoice";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { figure } from "../components/draft-sheet/sheet-facts.ts";
import { InvoiceLines, type LineRow, UnitList } from "../components/invoice-lines/invoice-lines.tsx";
import { CellError, type CellProblem } from "../components/invoice-lines/line-cell.tsx";
import { VatCell } from "../components/invoice-lines/vat-cell.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { type AdjustmentFields, adjustmentsOf, lineFieldNames, linesOf } from "../../domain/invoices/draft-fields.ts";
import type { FieldState } from "../filled-form.ts";
import type { SectionProps } from "./invoice-form.tsx";
import { AddArticle, ArticleList } from "./invoice-form-articles.tsx";
import { Section } from "./invoice-form-sections.tsx";
import type { FormState } from "./invoice-form-state.ts";

export function LinesSection({ say, state, field }: SectionProps) {
  const words = say.invoices.lines;
  const rows = rowsOf(state);
  return (
    <Section id="lines" heading={say.invoices.form.sections.lines}>
      <p class="hint">{words.pasteHint}</p>
      <div id="invoice-lines">
        <InvoiceLines
          words={words}
          errorPrefix={say.frame.errorPrefix}
          rows={rows}
          mend={say.invoices.mend}
          problems={problemsOfRows(rows, field)}
        />
      </div>
      <UnitList units={commonUnits.map(({ sv }) => sv)} />
      <ArticleList articles={state.articles} />
      <AddArticle say={say} articles={state.articles} />
      <div class="invoice-lines-below">
        <Button does="add-line" look="secondary" icon="plus">
          {words.add}
        </Button>
        <details class="invoice-keys" id="line-keys" hidden>
          <summary>{words.keys}</summary>
          <dl>
            {words.keyList.map(([keys, does]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Section>
  );
}

/** The rows as typed, with the sums of those that can be calculated. */
export function rowsOf({ fields, reading }: Pick<FormState, "fields" | "reading">): LineRow[] {
  const sums = new Map(
    reading.lines.map(({ place }, index) => [place, figure(reading.calculation.lineNets[index])] as const),
  );
  return linesOf(fields).map((line, index) => ({
    key: String(index + 1),
    fields: line,
    sum: sums.get(index + 1),
  }));
}

function problemsOfRows(rows: readonly LineRow[], field: SectionProps["field"]): ReadonlyMap<string, CellProblem> {
  const problems = new Map<string, CellProblem>();
  for (const index of rows.keys())
    for (const column of lineFieldNames) {
      const name = `lines.${index + 1}.${column}`;
      const problem = problemOf(field(name));
      if (problem !== undefined) problems.set(name, problem);
    }
  return problems;
}

export function AdjustmentsSection({ say, state, field }: SectionProps) {
  const words = say.invoices.form;
  const adjustments = adjustmentsOf(state.fields);
  return (
    <section class="invoice-section invoice-adjustments" id="adjustments" aria-label={words.sections.adjustments}>
      {adjustments.map((adjustment, index) => (
        <Adjustment key={index} say={say} field={field} adjustment={adjustment} place={index + 1} />
      ))}
      <ButtonRow>
        <Button does="add-allowance" look="quiet" icon="plus">
          {words.addAllowance}
        </Button>
        <Button does="add-charge" look="quiet" icon="plus">
          {words.addCharge}
        </Button>
      </ButtonRow>
      <Checkbox {...field("rounding")} say={say} label={words.rounding} hint={words.roundingHint} optional />
    </section>
  );
}

interface AdjustmentProps extends Pick<SectionProps, "say" | "field"> {
  readonly adjustment: AdjustmentFields;
  readonly place: number;
}

function Adjustment({ say, field, adjustment, place }: AdjustmentProps) {
  const words = say.invoices.form;
  const at = (column: string) => field(`adjustments.${place}.${column}`);
  const { errorPrefix } = say.frame;
  const vat = { name: at("vat").name, problem: problemOf(at("vat")), mend: say.invoices.mend, errorPrefix };
  return (
    <fieldset class="invoice-adjustment">
      <legend class="label">{adjustment.kind === "charge" ? words.charge : words.allowance}</legend>
      <input type="hidden" name={`adjustments.${place}.kind`} value={adjustment.kind} />
      <TextField {...at("reason")} say={say} label={words.adjustmentReason} hint={words.adjustmentReasonHint} />
      <div class="invoice-adjustment-figures">
        <AmountField {...at("amount")} say={say} label={words.adjustmentAmount} />
        <VatCell {...vat} value={at("vat").value} label={say.invoices.lines.vat} words={say.invoices.lines} />
        <div class="line-cell line-vat-reason">
          <TextField {...at("vatReason")} say={say} label={say.invoices.lines.vatReason} />
        </div>
        {vat.problem?.rule === undefined ? null : <CellError {...vat} />}
        <Button does={`remove-adjustment.${place}`} look="quiet">
          {words.removeAdjustment}
        </Button>
      </div>
    </fieldset>
  );
}

function problemOf({ error, remedy }: FieldState): CellProblem | undefined {
  return error === undefined ? undefined : { text: error, ...remedy };
}
