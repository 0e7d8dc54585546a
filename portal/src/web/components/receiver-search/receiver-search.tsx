/**
 * The field in which a receiver is looked for. Alone it is a text field and a button; with scripts the island
 * `receiver-search` makes it a combobox that suggests while one types.
 */
import type { ComponentChildren } from "preact";
import { Button } from "../button/button.tsx";
import { controlAttributes, Field, type FieldProps } from "../field/field.tsx";
import { paths } from "../../paths.ts";

export interface ReceiverSearchProps extends FieldProps {
  /** What choosing a suggestion does: opens its card, or puts it into the form. */
  readonly choosing: "opens" | "picks";
  /** The name that the typed text is posted under, when the field's own name is the receiver's. */
  readonly textName?: string;
  /** The button's word, and what it is sent as. */
  readonly button: string;
  readonly does?: string;
  readonly children?: ComponentChildren;
}

export function ReceiverSearch(props: ReceiverSearchProps) {
  const { say, choosing, textName, button, does, children } = props;
  const { list, unreachable } = say.receivers.search;
  return (
    <div
      class="receiver-search"
      data-island="receiver-search"
      data-choosing={choosing}
      data-suggestions={paths.receiverSuggestions}
      data-list={list}
      data-unreachable={unreachable}
    >
      <Field {...props}>
        <div class="receiver-search-row">
          <div class="receiver-search-box">
            <input
              {...controlAttributes(props)}
              name={textName ?? props.name}
              class="control"
              type="text"
              value={props.value}
              autoComplete="off"
              spellcheck={false}
              maxLength={200}
            />
          </div>
          <Button look="secondary" icon="search" {...(does !== undefined && { does })}>
            {button}
          </Button>
        </div>
      </Field>
      {children}
    </div>
  );
}
