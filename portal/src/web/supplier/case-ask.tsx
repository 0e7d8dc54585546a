/** A supplier asks the supplier support: what it is about, the words, and a PDF if there is one. */
import { z } from "zod";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { questionTopics } from "../../domain/cases/kinds.ts";
import { listOwnCustomers } from "../../domain/customers/queries.ts";
import { openCase } from "../../domain/cases/open-case.ts";
import { listRegions, type Region } from "../../domain/parties/regions.ts";
import { CaseFileField } from "../case-file-field.tsx";
import { readCaseFiles } from "../case-files.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import { fault, type FieldFault, type Fields, oneOf, optionalText, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { questionPaths } from "../questions/question-paths.ts";
import type { Answer, Visit } from "../route.ts";
import { casePaths } from "./case-paths.ts";

/** The address may say what the question is about: `?topic=invoice&invoice=B-1001`. */
export async function showAsk(visit: Visit): Promise<Answer> {
  if (visit.viewer?.organisation.kind === "customer") return { kind: "redirect", to: await customersAsk(visit) };
  const { topic = "", invoice = "" } = visit.query as Partial<Record<string, string>>;
  return askPage(visit, { topic, invoiceNumber: invoice.slice(0, 50) });
}

/** A customer asks about what it buys, and of others than the supplier support: who has several Kund-IDs begins with which. */
async function customersAsk({ ask }: Visit): Promise<string> {
  const [first, ...others] = await ask(listOwnCustomers);
  return first === undefined || others.length > 0 ? paths.invoiceQuestions : questionPaths.ask(first.id);
}

export async function postQuestion(visit: Visit): Promise<Answer> {
  const regions = await visit.ask(listRegions);
  const read = readForm(schemaFor(regions), visit.fields);
  const files = await readCaseFiles(visit);
  const faults = [...(read.ok ? [] : read.faults), ...(files.ok ? [] : [files.fault])];
  if (!read.ok || !files.ok) return askPage(visit, visit.fields, faults);
  const { desk: deskId, words, topic, invoiceNumber = "" } = read.value;
  const about = { topic, invoiceNumber };
  const opened = await visit.perform(
    (work) => openCase(work, { kind: "question", about, deskId, words, files: files.files }),
    ({ id }) => casePaths.case(id),
  );
  return { kind: "redirect", to: casePaths.case(opened.id), notice: visit.say.cases.ask.sent(opened.reference) };
}

/** Where there is only one region, nobody is asked which. */
function schemaFor(regions: readonly Region[]) {
  const [only] = regions;
  const desk = z
    .string()
    .default("")
    .transform((text, context) => {
      const found = regions.length === 1 ? only : regions.find(({ id }) => id === text);
      if (found !== undefined) return found.id;
      context.addIssue(fault("choose"));
      return z.NEVER;
    });
  return z.object({
    desk,
    topic: oneOf(questionTopics),
    invoiceNumber: optionalText(50),
    words: requiredText(wordsCharactersMax),
  });
}

async function askPage(visit: Visit, fields: Fields, faults?: readonly FieldFault[]): Promise<Answer> {
  const { say, seal } = visit;
  const words = say.cases.ask;
  const regions = await visit.ask(listRegions);
  const form = fillForm({ say, fields, sentences: say.cases.faults, ...(faults && { faults }) });
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.cases.mine.title, href: casePaths.list }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Form seal={seal} action={casePaths.list} files>
          {regions.length === 1 ? null : (
            <SelectField
              {...form.field("desk")}
              say={say}
              label={words.desk}
              prompt={words.desk}
              choices={regions.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <RadioGroup
            {...form.field("topic")}
            say={say}
            label={words.topic}
            choices={questionTopics.map((one) => ({ value: one, label: say.cases.topics[one] }))}
          />
          <TextField
            {...form.field("invoiceNumber")}
            say={say}
            label={words.invoiceNumber}
            hint={words.invoiceNumberHint}
            width="medium"
            optional
          />
          <TextArea
            {...form.field("words")}
            say={say}
            label={words.words}
            hint={words.wordsHint}
            rows={6}
            maxLength={wordsCharactersMax}
          />
          <CaseFileField say={say} form={form} />
          <ButtonRow>
            <Button icon="send">{words.send}</Button>
          </ButtonRow>
        </Form>
      </>
    ),
  };
}
