/** A customer says what has changed about it: what is known is filled in, and what differs is what is asked. */
import { parseDate, parsePostalCode } from "@fakturaporten/einvoice";
import { z } from "zod";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { lovNotices } from "../../domain/cases/kinds.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { askChange, changeableOf, changesBetween } from "../../domain/questions/ask-change.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { LocalDate } from "../../time.ts";
import { CaseFileField } from "../case-file-field.tsx";
import { caseFormLimits, readCaseFiles } from "../case-files.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, optionalText, parsedBy, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { casePaths } from "../supplier/case-paths.ts";
import { questionPaths } from "./question-paths.ts";

export const changeRoutes: readonly Route[] = [
  get(questionPaths.change(":id"), "purchase.read", show),
  post(questionPaths.change(":id"), "purchase.read", ask, caseFormLimits),
];

interface Known {
  readonly customer: Customer;
  readonly today: LocalDate;
}

function load({ ask, params }: Visit): Promise<Known> {
  return ask(async (work) => ({ customer: await getCustomer(work, params["id"] ?? ""), today: work.today }));
}

async function show(visit: Visit): Promise<Answer> {
  const known = await load(visit);
  const { customer, today } = known;
  const fields = { ...changeableOf(customer), version: String(customer.version), wantedFrom: today, lov: "" };
  return page(visit, known, { fields, faults: [] });
}

function schemaOf({ customer, today }: Known) {
  return z.object({
    name: requiredText(200),
    street: requiredText(200),
    postalCode: parsedBy(parsePostalCode),
    city: requiredText(100),
    ansvar: optionalText(50),
    reference: requiredText(100),
    email: parsedBy(parseEmailAddress),
    wantedFrom: parsedBy((text: string) => parseDate(text, today)),
    ...(customer.kind === "private-care" && { lov: oneOf(lovNotices) }),
    words: optionalText(wordsCharactersMax),
  });
}

async function ask(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const known = await load(visit);
  const { customer } = known;
  const read = readForm(schemaOf(known), fields);
  const files = await readCaseFiles(visit);
  const faults = [...(read.ok ? [] : read.faults), ...(files.ok ? [] : [files.fault])];
  if (!read.ok || !files.ok) return page(visit, known, { fields, faults });
  const { wantedFrom, words, ansvar = "", name, street, postalCode, city, reference, email } = read.value;
  const wanted = { name, street, postalCode, city, ansvar, reference, email };
  if (changesBetween(changeableOf(customer), wanted).length === 0)
    return page(visit, known, { fields, faults: [{ path: "street", code: "nothing-differs", params: {} }] });
  const lov = lovNotices.find((one) => one === fields["lov"]) ?? "not-lov";
  try {
    const made = await visit.perform(
      (work) =>
        askChange(work, {
          customerId: customer.id,
          version: Number(fields["version"]),
          wanted,
          wantedFrom,
          lov,
          words,
          files: files.files,
        }),
      ({ id }) => casePaths.case(id),
    );
    return { kind: "redirect", to: casePaths.case(made.id), notice: say.questions.change.sent(made.reference) };
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "changed-meanwhile")) throw error;
    const again = { ...fields, version: String(customer.version) };
    return page(visit, known, { fields: again, faults: [{ path: "street", code: "known-changed", params: {} }] });
  }
}

interface Filled {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function page(visit: Visit, { customer }: Known, { fields, faults }: Filled): Answer {
  const { say } = visit;
  const words = say.questions.change;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [
      { label: say.frame.navigation.start, href: paths.start },
      { label: customer.administration ?? customer.name, href: purchasePaths.customer(customer.id) },
    ],
    body: <ChangePage visit={visit} customer={customer} form={form} />,
  };
}

interface ChangePageProps {
  readonly visit: Visit;
  readonly customer: Customer;
  readonly form: FilledForm;
}

function ChangePage({ visit: { say, seal }, customer, form }: ChangePageProps) {
  const words = say.questions.change;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
        {words.title}
      </PageHeading>
      {customer.kind === "private-care" ? (
        <Notice say={say} kind="warning" heading={words.lovHeading}>
          {words.lovText}
        </Notice>
      ) : null}
      <Form seal={seal} action={questionPaths.change(customer.id)} files>
        <input type="hidden" name="version" value={form.field("version").value} />
        <Facts say={say} customer={customer} form={form} />
        <DateField {...form.field("wantedFrom")} say={say} label={words.wantedFrom} hint={words.wantedHint} />
        {customer.kind === "private-care" ? (
          <RadioGroup
            {...form.field("lov")}
            say={say}
            label={words.lov}
            choices={lovNotices.map((value) => ({ value, label: words.lovs[value] }))}
          />
        ) : null}
        <TextArea
          {...form.field("words")}
          say={say}
          label={words.words}
          rows={3}
          maxLength={wordsCharactersMax}
          optional
        />
        <CaseFileField say={say} form={form} />
        <ButtonRow>
          <Button icon="send">{words.send}</Button>
          <ButtonLink href={purchasePaths.customer(customer.id)} look="secondary">
            {words.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

/** Each field with what is known under it: the old stands beside the new. */
function Facts({
  say,
  customer,
  form,
}: {
  readonly say: ChangePageProps["visit"]["say"];
  readonly customer: Customer;
  readonly form: FilledForm;
}) {
  const words = say.questions.change;
  const known = changeableOf(customer);
  const field = (fact: keyof typeof known) => ({
    ...form.field(fact),
    say,
    label: words.facts[fact],
    ...(form.field(fact).value !== known[fact] && {
      hint: words.known(known[fact] === "" ? words.nothing : known[fact]),
    }),
  });
  return (
    <>
      <TextField {...field("name")} maxLength={200} autoComplete="organization" />
      <TextField {...field("street")} maxLength={200} autoComplete="street-address" />
      <TextField {...field("postalCode")} width="short" inputMode="numeric" autoComplete="postal-code" />
      <TextField {...field("city")} width="medium" maxLength={100} autoComplete="address-level2" />
      <TextField {...field("ansvar")} width="medium" maxLength={50} autoComplete="off" optional />
      <TextField {...field("reference")} width="medium" maxLength={100} autoComplete="off" />
      <TextField {...field("email")} type="email" inputMode="email" autoComplete="email" />
    </>
  );
}
