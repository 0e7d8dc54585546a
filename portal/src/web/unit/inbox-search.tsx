/** What narrows an inbox: one field for what people remember, and the rest where those who need it find it. */
import { documentStates } from "../../domain/inbox/answer.ts";
import { inboxSorts } from "../../domain/inbox/inbox-filter.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { InboxFacts } from "./inbox.tsx";
import { inboxAddress, inboxPaths, isNarrowed } from "./inbox-address.ts";

export interface InboxSearchProps {
  readonly say: Messages;
  readonly facts: InboxFacts;
  readonly form: FilledForm;
}

export function InboxSearch({ say, facts, form }: InboxSearchProps) {
  const words = say.inbox;
  const { filter } = facts.asked;
  return (
    <SearchForm action={inboxPaths.inbox} label={words.search}>
      <input type="hidden" name="view" value={filter.view} />
      <div class="inbox-search">
        <TextField
          {...form.field("search")}
          say={say}
          label={words.searchLabel}
          hint={words.searchHint}
          autoComplete="off"
        />
        <ButtonRow>
          <Button look="secondary" icon="search">
            {words.show}
          </Button>
          {isNarrowed(filter) ? (
            <ButtonLink href={inboxAddress({ view: filter.view })} look="quiet">
              {words.clear}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </div>
      <MoreFilters say={say} facts={facts} form={form} />
    </SearchForm>
  );
}

function MoreFilters({ say, facts, form }: InboxSearchProps) {
  const words = say.unitWork;
  const { search: _search, ...narrowing } = facts.asked.filter;
  const inUse = isNarrowed(narrowing) || narrowing.sort !== undefined || form.errors.length > 0;
  return (
    <details class="inbox-more" open={inUse}>
      <summary>{words.moreFilters}</summary>
      <div class="inbox-filters">
        {facts.units.length < 2 ? null : (
          <Choice form={form} say={say} name="unit" label={say.inbox.unit} prompt={say.inbox.allUnits}>
            {facts.units.map(({ id, name }) => ({ value: id, label: name }))}
          </Choice>
        )}
        <Choice form={form} say={say} name="state" label={say.inbox.state} prompt={say.inbox.allStates}>
          {documentStates.map((state) => ({ value: state, label: say.inbox.states[state] }))}
        </Choice>
        <Choice form={form} say={say} name="assignedTo" label={words.assignedTo} prompt={words.anyone}>
          {facts.colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
        </Choice>
        <Choice form={form} say={say} name="sort" label={words.sort} prompt={words.sorts.received}>
          {inboxSorts.filter((sort) => sort !== "received").map((sort) => ({ value: sort, label: words.sorts[sort] }))}
        </Choice>
        <TextField
          {...form.field("supplier")}
          say={say}
          label={words.supplier}
          hint={words.supplierHint}
          autoComplete="off"
        />
        <DateField {...form.field("from")} say={say} label={words.receivedFrom} />
        <DateField {...form.field("to")} say={say} label={words.receivedTo} />
        <AmountField {...form.field("amountFrom")} say={say} label={words.amountFrom} />
        <AmountField {...form.field("amountTo")} say={say} label={words.amountTo} />
      </div>
      <p class="hint">{words.sortHint}</p>
    </details>
  );
}

interface ChoiceProps {
  readonly form: FilledForm;
  readonly say: Messages;
  readonly name: string;
  readonly label: string;
  readonly prompt: string;
  readonly children: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ form, say, name, label, prompt, children }: ChoiceProps) {
  return <SelectField {...form.field(name)} say={say} label={label} prompt={prompt} choices={children} width="full" />;
}
