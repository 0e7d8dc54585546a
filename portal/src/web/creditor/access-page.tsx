/** Giving a person access to a Kund-ID: who, as what, between which days, and an attestant over what and how much. */
import { parseDate, parseSwedishAmount, toMinor } from "@fakturaporten/einvoice";
import { z } from "zod";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { accessRoles } from "../../domain/customers/access.ts";
import { giveAccess } from "../../domain/customers/give-access.ts";
import { getCustomer, listAccess } from "../../domain/customers/queries.ts";
import { Refusal, type RefusalCode } from "../../domain/refusal.ts";
import type { LocalDate } from "../../time.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import {
  fault,
  type FieldFault,
  type Fields,
  oneOf,
  optionalText,
  parsedBy,
  parsedWhenFilled,
  readForm,
  requiredText,
} from "../form.ts";
import { paths } from "../paths.ts";
import type { Answer, Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

function schemaOf(today: LocalDate) {
  const day = (text: string) => parseDate(text, today);
  return z
    .object({
      name: requiredText(200),
      email: parsedBy(parseEmailAddress),
      role: oneOf(accessRoles),
      fromOn: parsedBy(day),
      untilOn: parsedWhenFilled(day),
      scope: optionalText(100),
      deputyFor: optionalText(40),
      amountMax: parsedWhenFilled((text: string) => parseSwedishAmount(text, 2)),
    })
    .superRefine((form, context) => {
      if (form.untilOn !== undefined && form.untilOn < form.fromOn)
        context.addIssue({ ...fault("until-before-from"), path: ["untilOn"] });
      if (form.amountMax !== undefined && form.role !== "attestant")
        context.addIssue({ ...fault("amount-only-attestant"), path: ["amountMax"] });
      if (form.deputyFor !== undefined && form.role !== "attestant")
        context.addIssue({ ...fault("deputy-only-attestant"), path: ["deputyFor"] });
    });
}

export async function askForAccess(visit: Visit): Promise<Answer> {
  const today = await visit.ask(async (work) => work.today);
  return accessPage(visit, { fromOn: today, role: "reader" }, []);
}

export async function giveAccessTo(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const { customer, today } = await facts(visit);
  const read = readForm(schemaOf(today), fields);
  if (!read.ok) return accessPage(visit, fields, read.faults);
  const { name, email, amountMax, ...given } = read.value;
  const to = creditorPaths.customer(customer.id);
  const amountMinorMax = amountMax && toMinor(amountMax, "SEK").minor;
  const person = { name, email, language: visit.language };
  try {
    await visit.perform(
      (work) => giveAccess(work, { ...given, customerId: customer.id, person, amountMinorMax }),
      () => to,
    );
  } catch (error) {
    const path = error instanceof Refusal ? fieldOf[error.code] : undefined;
    if (path === undefined) throw error;
    return accessPage(visit, fields, [{ path, code: (error as Refusal).code, params: {} }]);
  }
  return { kind: "redirect", to, notice: say.outbound.access.given(name) };
}

const fieldOf: Readonly<Partial<Record<RefusalCode, string>>> = {
  "access-given-already": "role",
  "access-wider-than-principal": "scope",
};

function facts(visit: Visit) {
  return visit.ask(async (work) => ({
    customer: await getCustomer(work, visit.params["id"] ?? ""),
    today: work.today,
  }));
}

async function accessPage(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say, seal } = visit;
  const { customer } = await facts(visit);
  const access = await visit.ask((work) => listAccess(work, customer.id));
  const attestants = access.filter(({ role, deputyFor }) => role === "attestant" && deputyFor === undefined);
  const words = say.outbound.access;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
        {words.title}
      </PageHeading>
      <Form seal={seal} action={creditorPaths.giveAccess(customer.id)}>
        <TextField {...form.field("name")} say={say} label={words.name} />
        <TextField {...form.field("email")} say={say} label={words.email} type="email" inputMode="email" />
        <RadioGroup
          {...form.field("role")}
          say={say}
          label={words.role}
          choices={accessRoles.map((role) => ({ value: role, ...say.outbound.accessRoles[role] }))}
        />
        <DateField {...form.field("fromOn")} say={say} label={words.fromOn} />
        <DateField {...form.field("untilOn")} say={say} label={words.untilOn} optional />
        <TextField
          {...form.field("scope")}
          say={say}
          label={words.scope}
          hint={words.scopeHint}
          width="medium"
          optional
        />
        <AmountField {...form.field("amountMax")} say={say} label={words.amountMax} hint={words.amountHint} optional />
        {attestants.length === 0 ? null : (
          <SelectField
            {...form.field("deputyFor")}
            say={say}
            label={words.deputyFor}
            hint={words.deputyHint}
            prompt={words.nobody}
            choices={attestants.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        <Button>{words.give}</Button>
      </Form>
    </>
  );
  const crumbs = [
    { label: say.outbound.list.title, href: paths.customers },
    { label: customer.administration ?? customer.name, href: creditorPaths.customer(customer.id) },
  ];
  return { kind: "page", ...(faults.length > 0 && { status: 422 as const }), title: words.title, crumbs, body };
}
