/** What the desk can do with a case: own it, answer, decide, close, take it up again, and write to itself. */
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { decisionRow, kindRow } from "../../domain/cases/kinds.ts";
import { mayClose, replyActs } from "../../domain/cases/reply-to-party.ts";
import { CaseFileField } from "../case-file-field.tsx";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { CasePageProps } from "./case-page.tsx";
import { deskPaths } from "./desk-paths.ts";

/** The button that only fetches a template into the answer. */
export const fetchDoes = "fetch-template";

export function Owner({ visit, story, form }: CasePageProps) {
  const { say, seal, viewer } = visit;
  const words = say.cases.page;
  const { owner, id } = story.found;
  const mine = owner !== undefined && owner.accountId === viewer?.actor.accountId;
  const action = deskPaths.owner(id);
  const colleagues = story.workers.filter(({ accountId }) => accountId !== owner?.accountId);
  return (
    <section aria-labelledby="owner-heading">
      <h2 id="owner-heading">{words.owner}</h2>
      <p>{owner?.name ?? say.cases.desk.nobody}</p>
      <div class="case-ways">
        {mine ? (
          <Form seal={seal} action={action} inline>
            <input type="hidden" name="owner" value="nobody" />
            <Button look="quiet">{words.putBack}</Button>
          </Form>
        ) : (
          <Form seal={seal} action={action} inline>
            <input type="hidden" name="owner" value={viewer?.actor.accountId} />
            <Button look="secondary">{words.take}</Button>
          </Form>
        )}
        {colleagues.length < 2 ? null : (
          <Form seal={seal} action={action}>
            <SelectField
              {...form.field("owner")}
              say={say}
              label={words.giveTo}
              prompt={words.choose}
              choices={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
              width="full"
            />
            <Button look="secondary">{words.give}</Button>
          </Form>
        )}
      </div>
    </section>
  );
}

export function ReplyForm({ visit, story, form }: CasePageProps) {
  const { say, seal } = visit;
  const words = say.cases.page;
  const { templates, found } = story;
  const act = form.field("act");
  return (
    <section aria-labelledby="reply-heading">
      <h2 id="reply-heading">{words.replyHeading}</h2>
      <p class="hint">{words.replyLead}</p>
      <Form seal={seal} action={deskPaths.replies(found.id)} files>
        {templates.length === 0 ? null : (
          <div class="case-template">
            <SelectField
              {...form.field("template")}
              say={say}
              label={words.template}
              prompt={words.chooseTemplate}
              choices={templates.map(({ id, name }) => ({ value: id, label: name }))}
              width="full"
              optional
            />
            <Button look="secondary" does={fetchDoes}>
              {words.fetch}
            </Button>
          </div>
        )}
        <TextArea {...form.field("words")} say={say} label={words.words} rows={6} maxLength={wordsCharactersMax} />
        <CaseFileField say={say} form={form} />
        <RadioGroup
          {...act}
          value={act.value === "" ? "say" : act.value}
          say={say}
          label={words.does}
          choices={replyActs
            .filter((one) => one !== "close" || mayClose(found))
            .map((one) => ({ value: one, ...words.actChoices[one] }))}
        />
        <ButtonRow>
          <Button icon="send">{words.send}</Button>
        </ButtonRow>
      </Form>
    </section>
  );
}

/** A case that nobody outside sees has nothing to answer. */
export function Closing({ visit: { say, seal }, story }: CasePageProps) {
  const words = say.cases.page;
  return (
    <section aria-labelledby="close-heading">
      <h2 id="close-heading">{words.closeHeading}</h2>
      <p>{words.closeLead}</p>
      <Form seal={seal} action={deskPaths.replies(story.found.id)}>
        <input type="hidden" name="act" value="close" />
        <Button look="secondary">{words.close}</Button>
      </Form>
    </section>
  );
}

export function Reopening({ visit: { say, seal }, story }: CasePageProps) {
  return (
    <Form seal={seal} action={deskPaths.reopening(story.found.id)} inline>
      <Button look="secondary">{say.cases.page.reopen}</Button>
    </Form>
  );
}

export function DecisionForm({ visit, story, form }: CasePageProps) {
  const { say, seal } = visit;
  const words = say.cases.page;
  const { kind, id, counterpartId } = story.found;
  const names = Object.keys(kindRow(kind).decisions);
  const facts = [...new Set(names.flatMap((name) => decisionRow(kind, name)?.facts ?? []))];
  return (
    <section class="case-decision" aria-labelledby="decision-heading">
      <h2 id="decision-heading">{words.decideHeading}</h2>
      <Form seal={seal} action={deskPaths.decision(id)}>
        <RadioGroup
          {...form.field("decision")}
          say={say}
          label={words.decision}
          choices={names.map((name) => ({
            value: name,
            label: say.cases.decisions[kind][name]?.label ?? name,
            hint: say.cases.decisions[kind][name]?.hint ?? "",
          }))}
        />
        {facts.map((name) => (
          <TextField
            key={name}
            {...form.field(name)}
            say={say}
            label={say.cases.outcome[name] ?? name}
            hint={words.referenceHint}
            width="medium"
            autoComplete="off"
          />
        ))}
        {counterpartId === undefined ? null : (
          <TextArea
            {...form.field("reasons")}
            say={say}
            label={words.decisionWords}
            hint={words.decisionWordsHint}
            maxLength={wordsCharactersMax}
            optional
          />
        )}
        <Button>{words.decide}</Button>
      </Form>
    </section>
  );
}

export function Notes({ visit, story, form }: CasePageProps) {
  const { say, seal } = visit;
  const words = say.cases.page;
  return (
    <section class="case-notes" aria-labelledby="notes-heading">
      <h2 id="notes-heading">{words.notesHeading}</h2>
      <p class="hint">{words.notesLead}</p>
      {story.notes.length === 0 ? <p>{words.noNotes}</p> : null}
      <ol class="case-note-list">
        {story.notes.map(({ id, words: text, by, writtenAt }) => (
          <li key={id}>
            <p class="case-message-head">
              <strong>{by}</strong> <Moment at={writtenAt} />
            </p>
            <p class="case-message-words">{text}</p>
          </li>
        ))}
      </ol>
      <Form seal={seal} action={deskPaths.notes(story.found.id)}>
        <TextArea {...form.field("note")} say={say} label={words.note} rows={3} maxLength={wordsCharactersMax} />
        <Button look="secondary">{words.saveNote}</Button>
      </Form>
    </section>
  );
}
