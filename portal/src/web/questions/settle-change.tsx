/** The creditor decides about a change: from which day, and what that means for invoices made and to come (D13). */
import { parseDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import { getCase } from "../../domain/cases/queries.ts";
import { isFinallyDecided } from "../../domain/cases/decide-case.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { changeableOf } from "../../domain/questions/ask-change.ts";
import {
  applyChange,
  type ChangeCase,
  type ChangePreview,
  isChange,
  previewChange,
  refuseChange,
} from "../../domain/questions/settle-change.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { LocalDate } from "../../time.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ChangedFacts } from "../components/changed-facts/changed-facts.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form, SearchForm } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { deskPaths } from "../desk/desk-paths.ts";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, optionalText, parsedBy, readForm } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { questionPaths } from "./question-paths.ts";

export const settleChangeRoutes: readonly Route[] = [
  get(questionPaths.settleChange(":id"), "customer.write", show),
  post(questionPaths.settleChange(":id"), "customer.write", settle),
];

interface Seen {
  readonly found: ChangeCase;
  readonly customer: Customer;
  readonly fromOn: LocalDate;
  readonly preview: ChangePreview;
}

/** With the day in the address, or the one the customer wants. */
function load({ ask, params }: Visit, dayText: string | undefined): Promise<Seen> {
  return ask(async (work) => {
    const found = await getCase(work, params["id"] ?? "");
    if (!isChange(found)) throw new Refusal("not-found");
    const asked = parseDate(dayText ?? found.about.wantedFrom, work.today);
    const fromOn = asked.ok ? asked.value : work.today;
    const customer = await getCustomer(work, found.about.customerId);
    return { found, customer, fromOn, preview: await previewChange(work, { customerId: customer.id, fromOn }) };
  });
}

async function show(visit: Visit): Promise<Answer> {
  const seen = await load(visit, visit.query["fromOn"]);
  return page(visit, seen, { fields: { fromOn: seen.fromOn }, faults: [] });
}

async function settle(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const seen = await load(visit, fields["fromOn"]);
  const caseId = seen.found.id;
  const there = deskPaths.case(caseId);
  const isRefused = fields["do"] === "refuse";
  const schema = z.object({
    fromOn: parsedBy((text: string) => parseDate(text, seen.fromOn)),
    reason: optionalText(1000),
  });
  const read = readForm(schema, isRefused ? { ...fields, fromOn: seen.fromOn } : fields);
  const silent =
    isRefused && (fields["reason"] ?? "").trim() === "" ? [{ path: "reason", code: "reason-missing", params: {} }] : [];
  const faults = [...silent, ...(read.ok ? [] : read.faults)];
  if (!read.ok || faults.length > 0) return page(visit, seen, { fields, faults });
  const { fromOn, reason } = read.value;
  await visit.perform(
    (work) =>
      isRefused
        ? refuseChange(work, { caseId, words: reason ?? "" })
        : applyChange(work, { caseId, fromOn, words: reason }),
    () => there,
  );
  const words = say.questions.settle;
  return { kind: "redirect", to: there, notice: isRefused ? words.refused : words.applied(fromOn) };
}

interface Filled {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function page(visit: Visit, seen: Seen, { fields, faults }: Filled): Answer {
  const { say } = visit;
  const { found } = seen;
  const form = fillForm({ say, fields, faults, sentences: say.questions.settle.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.questions.settle.title(found.about.customerNumber),
    crumbs: [
      { label: say.cases.desk.title, href: deskPaths.list },
      { label: `${say.cases.kinds[found.kind]} ${found.reference}`, href: deskPaths.case(found.id) },
    ],
    body: <SettleChangePage visit={visit} seen={seen} form={form} />,
  };
}

interface SettleChangePageProps {
  readonly visit: Visit;
  readonly seen: Seen;
  readonly form: FilledForm;
}

function SettleChangePage({ visit: { say, seal }, seen, form }: SettleChangePageProps) {
  const words = say.questions.settle;
  const { found, customer, fromOn, preview } = seen;
  const { customerNumber, changes, lov } = found.about;
  const known = changeableOf(customer);
  const differs = changes.some(({ fact, from }) => known[fact] !== from);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading
        caption={`${say.outbound.customerNumber} ${customerNumber}`}
        lead={customer.administration ?? customer.name}
      >
        {words.title(customerNumber)}
      </PageHeading>
      <ChangedFacts say={say} changes={changes} />
      {customer.kind === "private-care" ? <p>{say.questions.change.lovTold[lov]}</p> : null}
      {differs && !isFinallyDecided(found) ? (
        <Notice say={say} kind="warning" heading={words.differsHeading}>
          {words.differsText}
        </Notice>
      ) : null}
      {isFinallyDecided(found) ? (
        <p>{say.cases.decisions[found.kind][found.decision ?? ""]?.done}</p>
      ) : (
        <>
          <SearchForm action={questionPaths.settleChange(found.id)} label={words.previewHeading}>
            <DateField name="fromOn" value={fromOn} say={say} label={words.fromOn} hint={words.fromHint} />
            <Button look="secondary">{words.preview}</Button>
          </SearchForm>
          <Preview say={say} fromOn={fromOn} preview={preview} />
          <Form seal={seal} action={questionPaths.settleChange(found.id)}>
            <input type="hidden" name="fromOn" value={fromOn} />
            <TextArea
              {...form.field("reason")}
              say={say}
              label={words.reason}
              hint={words.reasonHint}
              rows={3}
              maxLength={1000}
              optional
            />
            <ButtonRow>
              <Button does="apply">{words.apply(fromOn)}</Button>
              <Button look="secondary" does="refuse">
                {words.refuse}
              </Button>
            </ButtonRow>
          </Form>
        </>
      )}
    </>
  );
}

function Preview({ say, fromOn, preview }: Pick<Seen, "fromOn" | "preview"> & { readonly say: Visit["say"] }) {
  const words = say.questions.settle;
  const { staying } = preview;
  return (
    <section>
      <h2>{words.previewHeading}</h2>
      <p>{words.next(fromOn)}</p>
      <p>{staying.length === 0 ? words.noneStays : words.stays(staying)}</p>
    </section>
  );
}
