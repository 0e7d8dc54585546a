/** A day, typed: `2026-11-21`. People may also write `20261121` and `21/11 2026`; the server reads them all. */
import { TextField, type TextFieldProps } from "../text-field/text-field.tsx";

export type DateFieldProps = Omit<TextFieldProps, "type" | "inputMode" | "width" | "suffix">;

export function DateField(props: DateFieldProps) {
  return <TextField {...props} width="short" hint={props.hint ?? props.say.frame.dateHint} autoComplete="off" />;
}
