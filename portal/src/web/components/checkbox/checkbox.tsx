/** One statement a person agrees to or switches on. Posts its value, "yes" unless said; nothing when unticked. */
import { controlAttributes, FieldErrorText, type FieldProps } from "../field/field.tsx";

export interface CheckboxProps extends FieldProps {
  /** What is posted when ticked; `value` (from `form.field`) equal to it, or any text without it, shows as ticked. */
  readonly posts?: string;
}

export function Checkbox(props: CheckboxProps) {
  const { name, label, hint, error, remedy, say } = props;
  return (
    <div class={error === undefined ? "field" : "field field-faulty"}>
      <FieldErrorText name={name} error={error} remedy={remedy} say={say} />
      <div class="choice">
        <input
          {...controlAttributes(props)}
          class="choice-control"
          type="checkbox"
          value={props.posts ?? "yes"}
          checked={props.posts === undefined ? props.value !== "" : props.value === props.posts}
        />
        <label class="choice-label" for={name}>
          {label} {props.optional ? <span class="label-optional">{say.frame.optional}</span> : null}
        </label>
        {hint ? (
          <div class="choice-hint" id={`${name}-hint`}>
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
