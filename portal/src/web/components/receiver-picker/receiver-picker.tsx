/**
 * Choosing the receiver of an invoice. Without scripts: type, press Search (`do=search-receiver`), choose among the answers
 * with a radio. With scripts: the field suggests while one types, and the choice is there at once.
 *
 * The chosen id is posted as `receiver`, the typed text as `receiver-search`.
 */
import { Button } from "../button/button.tsx";
import { RadioGroup } from "../radio-group/radio-group.tsx";
import { ReceiverSearch } from "../receiver-search/receiver-search.tsx";
import { ReceiverFacts, receiverFactsText } from "./receiver-facts.tsx";
import type { FoundReceiver } from "../../../domain/receivers/search-receivers.ts";
import type { Messages } from "../../messages/messages.ts";

/** What of a receiver is shown where it is chosen. */
export type PickedReceiver = Omit<FoundReceiver, "aliases"> & { readonly active?: boolean };

export interface ReceiverPickerProps {
  readonly say: Messages;
  readonly chosen: PickedReceiver | undefined;
  /** What was searched for, and what it led to. Absent before anything was searched. */
  readonly asked?: string;
  readonly found?: readonly FoundReceiver[];
  readonly error?: string | undefined;
  /** Offered before anything is chosen or searched for. */
  readonly favourites?: readonly FoundReceiver[];
}

export const receiverField = "receiver";
export const receiverTextField = "receiver-search";
/** What the search button is sent as. */
export const searchReceiverButton = "search-receiver";
/** What the buttons that keep a favourite are sent as. */
export const favouriteButton = "favourite";
export const unfavouriteButton = "unfavourite";

export function ReceiverPicker({ say, chosen, asked, found, error, favourites }: ReceiverPickerProps) {
  const words = say.receivers.picker;
  const offered = chosen === undefined && asked === undefined ? (favourites ?? []) : [];
  const answers = found ?? offered;
  return (
    <div class="receiver-picker" data-search-another={words.change}>
      <div class="receiver-chosen" data-receiver-chosen hidden={chosen === undefined}>
        <p class="receiver-chosen-caption">{words.chosen}</p>
        <ReceiverFacts receiver={chosen} cardLabel={words.card} />
        {chosen === undefined || favourites === undefined ? null : (
          <FavouriteButton say={say} isOne={favourites.some(({ id }) => id === chosen.id)} />
        )}
        {chosen?.active === false ? <p class="field-error">{words.inactive}</p> : null}
      </div>
      <ReceiverSearch
        name={answers.length === 0 ? receiverField : receiverTextField}
        textName={receiverTextField}
        value={asked ?? ""}
        error={answers.length === 0 ? error : undefined}
        say={say}
        label={chosen === undefined ? words.label : words.change}
        hint={words.hint}
        choosing="picks"
        button={words.search}
        does={searchReceiverButton}
      >
        {asked !== undefined && asked.trim() !== "" && answers.length === 0 ? (
          <p class="receiver-none" role="status">
            {words.none(asked)}
          </p>
        ) : null}
      </ReceiverSearch>
      {answers.length === 0 ? (
        <input type="hidden" name={receiverField} value={chosen?.id ?? ""} data-receiver-id />
      ) : (
        <div class="receiver-choices" data-receiver-choices>
          <RadioGroup
            name={receiverField}
            value={chosen?.id ?? (found?.length === 1 ? (found[0]?.id ?? "") : "")}
            error={error}
            say={say}
            label={offered.length > 0 ? say.prepared.favourites.title : words.choices(answers.length)}
            choices={choicesOf({ say, chosen, answers })}
          />
          <Button look="secondary" does="save">
            {words.use}
          </Button>
        </div>
      )}
    </div>
  );
}

function FavouriteButton({ say, isOne }: { readonly say: Messages; readonly isOne: boolean }) {
  const { add, remove } = say.prepared.favourites;
  return (
    <button
      class="text-button"
      type="submit"
      name="do"
      value={isOne ? unfavouriteButton : favouriteButton}
      formNoValidate={true}
    >
      {isOne ? remove : add}
    </button>
  );
}

interface Answers {
  readonly say: Messages;
  readonly chosen: PickedReceiver | undefined;
  readonly answers: readonly FoundReceiver[];
}

/** What is chosen already stays among the choices, so that looking for another loses nothing. */
function choicesOf({ say, chosen, answers }: Answers) {
  const keep =
    chosen === undefined || answers.some(({ id }) => id === chosen.id)
      ? []
      : [{ value: chosen.id as string, label: say.receivers.picker.keep(chosen.name) }];
  return [
    ...keep,
    ...answers.map((one) => ({ value: one.id as string, label: one.name, hint: receiverFactsText(one) })),
  ];
}
