/** One typed cell of an invoice line, with its name and, when something is to be mended, what to do. */

export type LineCellKind = "description" | "quantity" | "unit" | "price" | "allowance" | "vat-reason";

export interface CellProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly errorPrefix: string;
}

export interface LineCellProps extends CellProps {
  readonly kind: LineCellKind;
  readonly hint?: string;
  readonly placeholder?: string;
}

export function LineCell({ name, label, value, error, errorPrefix, kind, hint, placeholder }: LineCellProps) {
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
        list={kind === "unit" ? "units" : undefined}
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
      <CellError name={name} error={error} errorPrefix={errorPrefix} />
    </div>
  );
}

export function CellError({ name, error, errorPrefix }: Pick<CellProps, "name" | "error" | "errorPrefix">) {
  if (error === undefined) return null;
  return (
    <p class="field-error" id={`${name}-error`}>
      <span class="visually-hidden">{errorPrefix} </span>
      {error}
    </p>
  );
}
