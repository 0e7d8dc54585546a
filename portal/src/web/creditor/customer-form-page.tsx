/** The form of a customer, new or changed from a day on. */
import { customerKinds } from "../../domain/customers/customer.ts";
import { Button } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";

export interface CustomerFormProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly action: string;
  /** Absent for a new customer. */
  readonly known: { readonly title: string; readonly version: number } | undefined;
}

export function CustomerFormPage({ say, seal, form, action, known }: CustomerFormProps) {
  const words = say.outbound.form;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={known === undefined ? words.newLead : words.changeLead}>
        {known?.title ?? words.newTitle}
      </PageHeading>
      <Form seal={seal} action={action}>
        {known === undefined ? <Identity say={say} form={form} /> : <Version version={known.version} />}
        <DateField {...form.field("fromOn")} say={say} label={words.fromOn} hint={words.fromOnHint} />
        <Facts say={say} form={form} />
        <Button>{words.save}</Button>
      </Form>
    </>
  );
}

function Version({ version }: { readonly version: number }) {
  return <input type="hidden" name="version" value={String(version)} />;
}

type Part = Pick<CustomerFormProps, "say" | "form">;

function Identity({ say, form }: Part) {
  const words = say.outbound;
  return (
    <>
      <TextField
        {...form.field("customerNumber")}
        say={say}
        label={words.customerNumber}
        hint={words.form.numberHint}
        width="medium"
      />
      <RadioGroup
        {...form.field("kind")}
        say={say}
        label={words.facts.kind}
        choices={customerKinds.map((kind) => ({ value: kind, ...words.kinds[kind] }))}
      />
    </>
  );
}

function Facts({ say, form }: Part) {
  const { facts: words, form: more } = say.outbound;
  return (
    <>
      <TextField {...form.field("name")} say={say} label={words.name} />
      <TextField
        {...form.field("administration")}
        say={say}
        label={words.administration}
        hint={more.administrationHint}
        optional
      />
      <TextField {...form.field("organisationNumber")} say={say} label={words.organisationNumber} width="medium" />
      <TextField {...form.field("street")} say={say} label={more.street} />
      <TextField {...form.field("postalCode")} say={say} label={more.postalCode} width="short" />
      <TextField {...form.field("city")} say={say} label={more.city} width="medium" />
      <TextField
        {...form.field("ansvar")}
        say={say}
        label={words.ansvar}
        hint={more.ansvarHint}
        width="medium"
        optional
      />
      <TextField {...form.field("reference")} say={say} label={words.reference} width="medium" />
      <TextField {...form.field("email")} say={say} label={words.email} type="email" inputMode="email" />
      <TextField
        {...form.field("peppolId")}
        say={say}
        label={words.peppol}
        hint={more.peppolHint}
        width="medium"
        optional
      />
    </>
  );
}
