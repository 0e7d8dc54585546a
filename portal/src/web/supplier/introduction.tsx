/** A supplier introduces itself to a region: prefilled with what is known, sent once, and then on to where one came from. */
import { z } from "zod";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { referenceOf } from "../../domain/cases/case.ts";
import { introduce } from "../../domain/introductions/introduce.ts";
import { findIntroduction, type Introduction } from "../../domain/introductions/introduction.ts";
import { getPolicy, type IntroductionPolicy } from "../../domain/introductions/policy.ts";
import { findDraft } from "../../domain/invoices/queries.ts";
import { getCompany, type KnownCompany } from "../../domain/parties/company.ts";
import { parsePhoneNumber } from "../../domain/parties/phone-number.ts";
import { listRegions, type Region } from "../../domain/parties/regions.ts";
import { findReceiver } from "../../domain/receivers/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Work } from "../../work.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { fault, type FieldFault, type Fields, optionalText, parsedBy, readForm, requiredText } from "../form.ts";
import { get, post, type Answer, type Route, type Visit } from "../route.ts";
import { casePaths } from "./case-paths.ts";
import { introductionPath } from "./introduction-paths.ts";
import { invoicePaths } from "./invoice-paths.ts";

export const introductionRoutes: readonly Route[] = [
  get("/introductions/:regionId", "case.write", showIntroduction),
  post("/introductions/:regionId", "case.write", postIntroduction),
];

interface Facts {
  readonly region: Region;
  readonly company: KnownCompany;
  readonly policy: IntroductionPolicy;
  readonly made: Introduction | undefined;
  readonly receiverName: string | undefined;
}

async function load(work: Work, regionId: string, draftId: string): Promise<Facts> {
  const region = (await listRegions(work)).find(({ id }) => id === regionId);
  if (region === undefined) throw new Refusal("not-found");
  const draft = await findDraft(work, draftId);
  const receiver = await findReceiver(work, draft?.fields["receiver"] ?? "");
  return {
    region,
    company: await getCompany(work),
    policy: await getPolicy(work, region.id),
    made: await findIntroduction(work, region.id),
    receiverName: receiver?.name,
  };
}

async function showIntroduction(visit: Visit): Promise<Answer> {
  const draft = visit.query["draft"] ?? "";
  const facts = await visit.ask((work) => load(work, visit.params["regionId"] ?? "", draft));
  const { company, made, receiverName = "" } = facts;
  if (made !== undefined) {
    const notice = visit.say.introductions.made(referenceOf(made.caseId));
    return { kind: "redirect", to: casePaths.case(made.caseId), notice };
  }
  const { contactName, contactPhone, contactEmail } = company;
  return page(visit, facts, { fields: { draft, contactName, contactPhone, contactEmail, receivers: receiverName } });
}

const receiversMax = 20;

const schema = z.object({
  contactName: requiredText(200),
  contactPhone: parsedBy(parsePhoneNumber),
  contactEmail: parsedBy(parseEmailAddress),
  receivers: requiredText(4_200).transform((text, context) => {
    const names = text
      .split("\n")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    if (names.length > receiversMax || names.some(({ length }) => length > 200))
      context.addIssue(fault("receivers-many"));
    return names;
  }),
  words: optionalText(wordsCharactersMax),
});

async function postIntroduction(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const draft = visit.fields["draft"] ?? "";
  const facts = await visit.ask((work) => load(work, visit.params["regionId"] ?? "", draft));
  const read = readForm(schema, visit.fields);
  if (!read.ok) return page(visit, facts, { fields: visit.fields, faults: read.faults });
  const { region, company, policy, receiverName } = facts;
  const on = ({ caseId }: Introduction): string =>
    receiverName === undefined ? casePaths.case(caseId) : invoicePaths.check(draft);
  const made = await visit.perform(
    (work) => introduce(work, { regionId: region.id, companyName: company.name, ...read.value }),
    on,
  );
  const words = say.introductions;
  const then = policy === "wait" ? words.afterWait : words.afterGoAhead;
  const sent = words.sent(referenceOf(made.caseId));
  return { kind: "redirect", to: on(made), notice: receiverName === undefined ? sent : `${sent} ${then}` };
}

interface Filled {
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function page(visit: Visit, facts: Facts, { fields, faults }: Filled): Answer {
  const { say } = visit;
  const words = say.introductions;
  const form = fillForm({ say, fields, sentences: words.faults, ...(faults && { faults }) });
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: words.title,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead(facts.region.name)}>{words.title}</PageHeading>
        <Notice say={say} kind="info">
          {facts.policy === "wait" ? words.afterWait : words.afterGoAhead}
        </Notice>
        <IntroductionForm visit={visit} facts={facts} form={form} />
      </>
    ),
  };
}

interface FormProps {
  readonly visit: Visit;
  readonly facts: Facts;
  readonly form: FilledForm;
}

function IntroductionForm({ visit: { say, seal }, facts: { region, company }, form }: FormProps) {
  const words = say.introductions;
  return (
    <Form seal={seal} action={introductionPath(region.id)}>
      <input type="hidden" name="draft" value={form.field("draft").value} />
      <h2>{words.known}</h2>
      <SummaryList
        say={say}
        rows={[
          { name: words.company, value: company.name },
          { name: words.number, value: company.shownNumber },
        ]}
      />
      <p class="hint">{words.knownHint}</p>
      <TextField {...form.field("contactName")} say={say} label={words.contactName} autoComplete="name" />
      <TextField
        {...form.field("contactPhone")}
        say={say}
        label={words.contactPhone}
        type="tel"
        width="medium"
        autoComplete="tel"
      />
      <TextField
        {...form.field("contactEmail")}
        say={say}
        label={words.contactEmail}
        type="email"
        autoComplete="email"
      />
      <TextArea {...form.field("receivers")} say={say} label={words.receivers} hint={words.receiversHint} rows={3} />
      <TextArea
        {...form.field("words")}
        say={say}
        label={words.words}
        hint={words.wordsHint}
        rows={4}
        maxLength={wordsCharactersMax}
        optional
      />
      <ButtonRow>
        <Button icon="send">{words.send}</Button>
      </ButtonRow>
    </Form>
  );
}
