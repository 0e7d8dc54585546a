/** A customer's other questions, with the answers that most look for first. */
import { z } from "zod";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { customerTopics } from "../../domain/cases/kinds.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { askQuestion } from "../../domain/questions/ask-question.ts";
import { CaseFileField } from "../case-file-field.tsx";
import { caseFormLimits, readCaseFiles } from "../case-files.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, optionalText, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { casePaths } from "../supplier/case-paths.ts";
import { questionPaths } from "./question-paths.ts";

export const askRoutes: readonly Route[] = [
  get(questionPaths.ask(":id"), "purchase.read", async (visit) =>
    page(visit, await load(visit), { fields: {}, faults: [] }),
  ),
  post(questionPaths.ask(":id"), "purchase.read", ask, caseFormLimits),
];

function load({ ask, params }: Visit): Promise<Customer> {
  return ask((work) => getCustomer(work, params["id"] ?? ""));
}

const schema = z.object({
  topic: oneOf(customerTopics),
  invoiceNumber: optionalText(20),
  words: requiredText(wordsCharactersMax),
});

async function ask(visit: Visit): Promise<Answer> {
  const customer = await load(visit);
  const read = readForm(schema, visit.fields);
  const files = await readCaseFiles(visit);
  const faults = [...(read.ok ? [] : read.faults), ...(files.ok ? [] : [files.fault])];
  if (!read.ok || !files.ok) return page(visit, customer, { fields: visit.fields, faults });
  const made = await visit.perform(
    (work) => askQuestion(work, { customerId: customer.id, ...read.value, files: files.files }),
    ({ id }) => casePaths.case(id),
  );
  return { kind: "redirect", to: casePaths.case(made.id), notice: visit.say.questions.ask.sent(made.reference) };
}

interface Filled {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function page(visit: Visit, customer: Customer, { fields, faults }: Filled): Answer {
  const { say, seal } = visit;
  const words = say.questions.ask;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [
      { label: say.frame.navigation.start, href: paths.start },
      { label: customer.administration ?? customer.name, href: purchasePaths.customer(customer.id) },
    ],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
          {words.title}
        </PageHeading>
        <ul>
          <li>
            {words.account} <a href={purchasePaths.account(customer.id)}>{say.ledger.account.title}</a>
          </li>
          <li>
            {words.wrong} <a href={disputePaths.find}>{say.disputes.find.title}</a>
          </li>
          <li>
            {words.changed} <a href={questionPaths.change(customer.id)}>{say.questions.change.title}</a>
          </li>
        </ul>
        <Form seal={seal} action={questionPaths.ask(customer.id)} files>
          <RadioGroup
            {...form.field("topic")}
            say={say}
            label={words.topic}
            choices={customerTopics.map((one) => ({ value: one, label: say.cases.topics[one] }))}
          />
          <TextField
            {...form.field("invoiceNumber")}
            say={say}
            label={words.invoiceNumber}
            width="medium"
            inputMode="numeric"
            autoComplete="off"
            optional
          />
          <TextArea
            {...form.field("words")}
            say={say}
            label={words.words}
            hint={words.wordsHint}
            rows={5}
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
