/** Several lines of text. */
import { controlAttributes, Field, type FieldProps } from "../field/field.tsx";

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly maxLength?: number;
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      <textarea {...controlAttributes(props)} class="control" rows={props.rows ?? 4} maxLength={props.maxLength}>
        {props.value}
      </textarea>
    </Field>
  );
}
