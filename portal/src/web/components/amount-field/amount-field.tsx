/** An amount as people write it, `1 250,50`; never a number control, which loses what it does not understand. */
import { TextField, type TextFieldProps } from "../text-field/text-field.tsx";

export type AmountFieldProps = Omit<TextFieldProps, "type" | "inputMode" | "autoComplete">;

export function AmountField(props: AmountFieldProps) {
  return (
    <div class="amount-field">
      <TextField
        {...props}
        width={props.width ?? "short"}
        suffix={props.suffix ?? "kr"}
        inputMode="decimal"
        autoComplete="off"
      />
    </div>
  );
}
