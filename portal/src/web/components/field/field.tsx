/**
 * The frame of one field: label, hint, error, then the control. The control is wired to hint and error by
 * aria-describedby, and its id is its name, so that the error summary can link to it.
 */
import type { ComponentChildren } from "preact";
import type { FieldState } from "../../filled-form.ts";
import type { Messages } from "../../messages/messages.ts";
import { FaultRemedy } from "../fault-remedy/fault-remedy.tsx";

export interface FieldProps extends FieldState {
  readonly say: Messages;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Marks the field "(frivilligt)". Fields are required unless they say so. */
  readonly optional?: boolean | undefined;
  /** Shown to screen readers only, where the column or the legend already says it. */
  readonly labelHidden?: boolean | undefined;
}

export function Field({ children, ...field }: FieldProps & { readonly children: ComponentChildren }) {
  const { name, label, hint, error, say } = field;
  return (
    <div class={error === undefined ? "field" : "field field-faulty"}>
      <label class={field.labelHidden ? "label visually-hidden" : "label"} for={name}>
        {label} {field.optional ? <span class="label-optional">{say.frame.optional}</span> : null}
      </label>
      {hint ? (
        <div class="hint" id={hintId(name)}>
          {hint}
        </div>
      ) : null}
      <FieldErrorText name={name} error={error} remedy={field.remedy} say={say} />
      {children}
    </div>
  );
}

/** The sentence at a faulty field, and what mends it; nothing when there is none. */
export function FieldErrorText({ name, error, remedy, say }: Pick<FieldProps, "name" | "error" | "remedy" | "say">) {
  if (error === undefined) return null;
  return (
    <>
      <p class="field-error" id={errorId(name)}>
        <span class="visually-hidden">{say.frame.errorPrefix} </span>
        {error}
      </p>
      {remedy === undefined ? null : <FaultRemedy words={say.invoices.mend} {...remedy} />}
    </>
  );
}

/** What every control of a field carries. */
export function controlAttributes({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">) {
  const describedBy = [hint ? hintId(name) : "", error === undefined ? "" : errorId(name)].filter((id) => id !== "");
  return {
    id: name,
    name,
    "aria-invalid": error === undefined ? undefined : ("true" as const),
    "aria-describedby": describedBy.length === 0 ? undefined : describedBy.join(" "),
  };
}

function hintId(name: string): string {
  return `${name}-hint`;
}

function errorId(name: string): string {
  return `${name}-error`;
}
