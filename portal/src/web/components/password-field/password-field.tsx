/** A password. Never written back into the page; with scripts a button shows what was typed, without them it stays away. */
import { controlAttributes, Field, type FieldProps } from "../field/field.tsx";
import { Icon } from "../icon/icon.tsx";

export interface PasswordFieldProps extends FieldProps {
  /** "new-password" where it is chosen, "current-password" where it is proved. */
  readonly autoComplete: "new-password" | "current-password";
}

export function PasswordField(props: PasswordFieldProps) {
  const { say } = props;
  return (
    <Field {...props}>
      <div class="password">
        <input
          {...controlAttributes(props)}
          class="control"
          type="password"
          autoComplete={props.autoComplete}
          spellcheck={false}
          autocapitalize="none"
        />
        <button
          class="button button-quiet password-toggle"
          type="button"
          hidden
          data-password-toggle={props.name}
          data-show={say.frame.showPassword}
          data-hide={say.frame.hidePassword}
        >
          <Icon name="eye" /> <span>{say.frame.showPassword}</span>
        </button>
      </div>
    </Field>
  );
}
