/** The region's rules for a supplier that changes its account: how long it waits, and who besides approves. */
import {
  getPaymentPolicy,
  type PaymentPolicy,
  secondPersons,
  setPaymentPolicy,
} from "../../domain/settings/payment-policy.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";

export const paymentPolicyRoutes: readonly Route[] = [
  get(paths.paymentPolicy, "desk.manage", show),
  post(paths.paymentPolicy, "desk.manage", save),
];

async function show(visit: Visit): Promise<Answer> {
  const { bankDays, cautiousBankDays, secondPerson } = await visit.ask(getPaymentPolicy);
  return page(visit, { bankDays: String(bankDays), cautiousBankDays: String(cautiousBankDays), secondPerson });
}

async function save(visit: Visit): Promise<Answer> {
  const { policy, faults } = read(visit.fields);
  if (policy === undefined) return page(visit, visit.fields, faults);
  await visit.perform(
    (work) => setPaymentPolicy(work, policy),
    () => paths.paymentPolicy,
  );
  return { kind: "redirect", to: paths.paymentPolicy, notice: visit.say.accountSafety.policy.saved };
}

interface Reading {
  readonly policy: PaymentPolicy | undefined;
  readonly faults: readonly FieldFault[];
}

function read(fields: Fields): Reading {
  const faults: FieldFault[] = [];
  const days = (path: "bankDays" | "cautiousBankDays", max: number, code: string): number => {
    const typed = (fields[path] ?? "").trim();
    if (/^\d{1,2}$/.test(typed) && Number(typed) <= max) return Number(typed);
    faults.push({ path, code, params: {} });
    return Number.NaN;
  };
  const bankDays = days("bankDays", 30, "bank-days-form");
  const cautiousBankDays = days("cautiousBankDays", 60, "cautious-bank-days-form");
  if (cautiousBankDays < bankDays)
    faults.push({ path: "cautiousBankDays", code: "cautious-bank-days-form", params: {} });
  const secondPerson = secondPersons.find((one) => one === fields["secondPerson"]);
  if (secondPerson === undefined) faults.push({ path: "secondPerson", code: "choose", params: {} });
  if (secondPerson === undefined || faults.length > 0) return { policy: undefined, faults };
  return { policy: { bankDays, cautiousBankDays, secondPerson }, faults };
}

function page({ say, seal }: Visit, fields: Fields, faults: readonly FieldFault[] = []): Answer {
  const words = say.accountSafety.policy;
  const form = fillForm({ say, fields, faults, sentences: say.accountSafety.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Form seal={seal} action={paths.paymentPolicy}>
          <TextField {...form.field("bankDays")} say={say} label={words.bankDays} width="short" inputMode="numeric" />
          <TextField
            {...form.field("cautiousBankDays")}
            say={say}
            label={words.cautiousBankDays}
            hint={words.cautiousHint}
            width="short"
            inputMode="numeric"
          />
          <RadioGroup
            {...form.field("secondPerson")}
            say={say}
            label={words.secondPerson}
            choices={secondPersons.map((value) => ({ value, label: words.secondPersons[value] }))}
          />
          <Button>{words.save}</Button>
        </Form>
      </>
    ),
  };
}
