/** The rows of an inbox, to be marked, and what can be done with the marked ones. Works without scripts: marking all is a link. */
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Form } from "../components/form/form.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Visit } from "../route.ts";
import type { InboxFacts } from "./inbox.tsx";
import { inboxAddress, inboxPaths } from "./inbox-address.ts";
import { columnsOf } from "./inbox-columns.tsx";

export interface InboxMarksProps {
  readonly visit: Visit;
  readonly facts: InboxFacts;
  readonly form: FilledForm;
  readonly mayMark: boolean;
}

export function InboxMarks({ visit, facts, form, mayMark }: InboxMarksProps) {
  const { say, seal } = visit;
  const table = (
    <DataTable
      caption={say.inbox.caption}
      captionHidden
      columns={columnsOf(say, facts, mayMark ? form : undefined)}
      rows={facts.page.documents}
      rowKey={({ id }) => id}
    />
  );
  if (!mayMark) return table;
  const here = inboxAddress(facts.asked.filter);
  return (
    <Form seal={seal} action={inboxPaths.batches}>
      <input type="hidden" name="back" value={here} />
      <MarkLink say={say} facts={facts} />
      {table}
      <Deeds visit={visit} facts={facts} form={form} />
    </Form>
  );
}

function MarkLink({ say, facts }: { readonly say: Visit["say"]; readonly facts: InboxFacts }) {
  const here = inboxAddress(facts.asked.filter);
  const words = say.unitWork.batch;
  return (
    <p class="inbox-mark-all">
      {facts.asked.markAll ? (
        <a href={here}>{words.markNone}</a>
      ) : (
        <a href={`${here}${here.includes("?") ? "&" : "?"}mark=all`}>{words.markAll}</a>
      )}
    </p>
  );
}

function Deeds({ visit: { say, viewer }, facts, form }: Omit<InboxMarksProps, "mayMark">) {
  const words = say.unitWork.batch;
  const self = viewer?.actor.accountId;
  const others = facts.colleagues.filter(({ accountId }) => accountId !== self);
  const choices = [
    ...(self === undefined ? [] : [{ value: `assign:${self}`, label: words.takeMyself }]),
    ...others.map(({ accountId, name }) => ({ value: `assign:${accountId}`, label: words.assignTo(name) })),
    ...Object.entries(words.deeds).map(([value, label]) => ({ value, label })),
  ];
  return (
    <fieldset class="inbox-deeds">
      <legend>{words.heading}</legend>
      <SelectField
        {...form.field("deed")}
        say={say}
        label={words.deed}
        labelHidden
        prompt={words.prompt}
        choices={choices}
        width="full"
      />
      <ButtonRow>
        <Button look="secondary">{words.do}</Button>
      </ButtonRow>
    </fieldset>
  );
}
