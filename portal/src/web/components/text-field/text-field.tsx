/** One line of text. Its width tells how much is expected. */
import { controlAttributes, Field, type FieldProps } from "../field/field.tsx";

type FieldWidth = "short" | "medium" | "full";

export interface TextFieldProps extends FieldProps {
  readonly width?: FieldWidth;
  readonly type?: "text" | "email" | "tel" | "search" | "url";
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "search";
  /** What the browser may fill in for the person (WCAG 1.3.5): "organization", "email", "street-address". */
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** Spelling marks help in free text only. */
  readonly spellcheck?: boolean;
  /** A unit shown after the control, such as "kr" or "dagar". */
  readonly suffix?: string;
  /** Names of values the browser may suggest: the id of a datalist. */
  readonly list?: string;
}

export function TextField(props: TextFieldProps) {
  const control = (
    <input
      {...controlAttributes(props)}
      class={`control control-${props.width ?? "full"}`}
      type={props.type ?? "text"}
      value={props.value}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      maxLength={props.maxLength}
      list={props.list}
      spellcheck={props.spellcheck ?? false}
    />
  );
  return (
    <Field {...props}>
      {props.suffix === undefined ? (
        control
      ) : (
        <div class="control-with-suffix">
          {control}
          <span class="control-suffix" aria-hidden="true">
            {props.suffix}
          </span>
        </div>
      )}
    </Field>
  );
}
