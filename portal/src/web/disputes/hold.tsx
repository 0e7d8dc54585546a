/** An officer lets what is disputed wait, or wait longer: from today, to a day that is told. */
import { addDays, parseDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import { getCustomerInvoice } from "../../domain/billing/queries.ts";
import { getCase } from "../../domain/cases/queries.ts";
import { grantHold, holdDaysMax } from "../../domain/disputes/hold.ts";
import { getDispute } from "../../domain/disputes/queries.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { deskPaths } from "../desk/desk-paths.ts";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, parsedBy, readForm } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { disputePaths } from "./dispute-paths.ts";

export const holdRoutes: readonly Route[] = [
  get(disputePaths.hold(":id"), "billing.credit", show),
  post(disputePaths.hold(":id"), "billing.credit", save),
];

const grantedRules = ["hold-disputed", "hold-all"] as const;

function load({ ask, params }: Visit) {
  return ask(async (work) => {
    const found = await getCase(work, params["id"] ?? "");
    const dispute = await getDispute(work, found.id);
    return { found, dispute, invoice: await getCustomerInvoice(work, dispute.invoiceId), today: work.today };
  });
}

type Loaded = Awaited<ReturnType<typeof load>>;

async function show(visit: Visit): Promise<Answer> {
  const loaded = await load(visit);
  const { dispute, today } = loaded;
  const rule = dispute.rule === "hold-all" ? "hold-all" : "hold-disputed";
  return page(visit, loaded, { fields: { rule, untilOn: addDays(today, usualDays) }, faults: [] });
}

const usualDays = 30;

async function save(visit: Visit): Promise<Answer> {
  const loaded = await load(visit);
  const { found, today } = loaded;
  const schema = z.object({
    rule: oneOf(grantedRules),
    untilOn: parsedBy((text: string) => parseDate(text, today)),
  });
  const read = readForm(schema, visit.fields);
  const outside = read.ok && (read.value.untilOn < today || read.value.untilOn > addDays(today, holdDaysMax));
  const faults = read.ok ? (outside ? [{ path: "untilOn", code: "until-range", params: {} }] : []) : read.faults;
  if (!read.ok || faults.length > 0) return page(visit, loaded, { fields: visit.fields, faults });
  const to = disputePaths.settle(found.id);
  await visit.perform(
    (work) => grantHold(work, { caseId: found.id, ...read.value }),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.disputes.hold.saved(read.value.untilOn) };
}

interface Filled {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function page(visit: Visit, loaded: Loaded, { fields, faults }: Filled): Answer {
  const { say } = visit;
  const { found, invoice } = loaded;
  const form = fillForm({ say, fields, faults, sentences: say.disputes.hold.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.disputes.hold.title(invoice.number),
    crumbs: [
      { label: say.cases.desk.title, href: deskPaths.list },
      { label: `${say.cases.kinds[found.kind]} ${found.reference}`, href: deskPaths.case(found.id) },
    ],
    body: <HoldPage visit={visit} loaded={loaded} form={form} />,
  };
}

interface HoldPageProps {
  readonly visit: Visit;
  readonly loaded: Loaded;
  readonly form: FilledForm;
}

function HoldPage({ visit: { say, seal }, loaded: { found, invoice }, form }: HoldPageProps) {
  const words = say.disputes.hold;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title(invoice.number)}</PageHeading>
      <Form seal={seal} action={disputePaths.hold(found.id)}>
        <RadioGroup
          {...form.field("rule")}
          say={say}
          label={words.rule}
          choices={grantedRules.map((value) => ({ value, ...say.disputes.rules[value] }))}
        />
        <DateField {...form.field("untilOn")} say={say} label={words.untilOn} hint={words.untilHint} />
        <ButtonRow>
          <Button>{words.save}</Button>
          <ButtonLink href={disputePaths.settle(found.id)} look="secondary">
            {words.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}
