/** One typed cell of an invoice line, with its name and, when something is to be mended, what to do. */
import type { Remedy } from "../../filled-form.ts";
import { FaultRemedy, type FaultRemedyProps } from "../fault-remedy/fault-remedy.tsx";

export type LineCellKind = "description" | "quantity" | "unit" | "price" | "allowance" | "vat-reason";

export interface CellProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly problem: CellProblem | undefined;
  readonly errorPrefix: string;
  readonly mend: FaultRemedyProps["words"];
}

/** What is to be mended in a cell, as a sentence, and what stands beside it. */
export interface CellProblem extends Remedy {
  readonly text: string;
}

export interface LineCellProps extends CellProps {
  readonly kind: LineCellKind;
  readonly hint?: string;
  readonly placeholder?: string;
}

export function LineCell({ kind, hint, placeholder, ...cell }: LineCellProps) {
  const { name, label, value, problem: error } = cell;
  const describedBy = [hint === undefined ? "" : `${name}-hint`, error === undefined ? "" : `${name}-error`];
  const isFigure = kind === "quantity" || kind === "price" || kind === "allowance";
  return (
    <div class={`line-cell line-${kind}${error === undefined ? "" : " field-faulty"}`}>
      <label class="line-label" for={name}>
        {label}
      </label>
      <input
        class={`control${isFigure ? " control-figure" : ""}`}
        id={name}
        name={name}
        value={value}
        type="text"
        inputMode={kind === "quantity" || kind === "price" ? "decimal" : undefined}
        list={kind === "unit" ? "units" : kind === "description" ? "articles" : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellcheck={kind === "description"}
        aria-invalid={error === undefined ? undefined : "true"}
        aria-describedby={describedBy.join(" ").trim() || undefined}
      />
      {hint === undefined ? null : (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {cell.problem?.rule === undefined ? <CellError {...cell} /> : null}
    </div>
  );
}

/** The sentences of rules are long: they stand below the row, over its whole width. */
export function CellError({ name, problem, errorPrefix, mend }: Omit<CellProps, "label" | "value">) {
  if (problem === undefined) return null;
  return (
    <>
      <p class="field-error" id={`${name}-error`}>
        <span class="visually-hidden">{errorPrefix} </span>
        {problem.text}
      </p>
      <FaultRemedy words={mend} rule={problem.rule} fix={problem.fix} />
    </>
  );
}
