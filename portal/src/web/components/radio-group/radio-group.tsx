/** One question with a few answers, all in sight. The group's id is its name, on its first answer. */
import type { ComponentChildren } from "preact";
import { controlAttributes, FieldErrorText, type FieldProps } from "../field/field.tsx";
import type { Choice } from "../select-field/select-field.tsx";

export interface RadioGroupProps extends FieldProps {
  readonly choices: readonly (Choice & { readonly below?: ComponentChildren })[];
  /** Answers side by side, for two short ones such as yes and no. */
  readonly inline?: boolean;
}

export function RadioGroup(props: RadioGroupProps) {
  const { name, value, label, hint, error, say } = props;
  const { "aria-describedby": describedBy } = controlAttributes(props);
  return (
    <fieldset class={error === undefined ? "field" : "field field-faulty"} aria-describedby={describedBy}>
      <legend class="label">
        {label} {props.optional ? <span class="label-optional">{say.frame.optional}</span> : null}
      </legend>
      {hint ? (
        <div class="hint" id={`${name}-hint`}>
          {hint}
        </div>
      ) : null}
      <FieldErrorText name={name} error={error} say={say} />
      <div class={props.inline ? "choices choices-inline" : "choices"}>
        {props.choices.map((choice, index) => (
          <div class="choice" key={choice.value}>
            <input
              class="choice-control"
              type="radio"
              id={index === 0 ? name : `${name}-${choice.value}`}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-describedby={choice.hint === undefined ? undefined : `${name}-${choice.value}-hint`}
            />
            <label class="choice-label" for={index === 0 ? name : `${name}-${choice.value}`}>
              {choice.label}
            </label>
            {choice.hint === undefined ? null : (
              <div class="choice-hint" id={`${name}-${choice.value}-hint`}>
                {choice.hint}
              </div>
            )}
            {choice.below ? <div class="choice-below">{choice.below}</div> : null}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
