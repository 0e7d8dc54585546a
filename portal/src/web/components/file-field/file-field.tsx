/** One file chosen from the person's own machine, or dropped on the field. */
import { controlAttributes, Field, type FieldProps } from "../field/field.tsx";

export interface FileFieldProps extends Omit<FieldProps, "value"> {
  /** As HTML's accept: a hint to the browser, never a check. */
  readonly accept: string;
}

export function FileField(props: FileFieldProps) {
  return (
    <Field {...props} value="">
      <input {...controlAttributes(props)} class="control" type="file" accept={props.accept} />
    </Field>
  );
}
