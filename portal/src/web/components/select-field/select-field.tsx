/** A choice among a few named values. More than ten are a typed search instead. */
import { controlAttributes, Field, type FieldProps } from "../field/field.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Said once below the choice; shown by radios only. */
  readonly hint?: string;
}

export interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The first, empty choice; without it the first value is chosen from the start. */
  readonly prompt?: string;
  readonly width?: "short" | "medium" | "full";
}

export function SelectField(props: SelectFieldProps) {
  return (
    <Field {...props}>
      <select {...controlAttributes(props)} class={`control control-${props.width ?? "medium"}`}>
        {props.prompt === undefined ? null : <option value="">{props.prompt}</option>}
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
