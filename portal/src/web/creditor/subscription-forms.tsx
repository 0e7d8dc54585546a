/** How the forms look by which a customer begins to have a service, and ceases to. */
import type { Service } from "../../domain/catalogue/service.ts";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { Button } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

interface BeginPageProps {
  readonly visit: Visit;
  readonly customer: Customer;
  readonly services: readonly Service[];
  readonly form: FilledForm;
}

export function BeginPage({ visit: { say, seal }, customer, services, form }: BeginPageProps) {
  const { begin: words, service } = say.outbound;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={captionOf(say, customer)}>{words.title}</PageHeading>
      <Form seal={seal} action={creditorPaths.beginSubscription(customer.id)}>
        <SelectField
          {...form.field("serviceId")}
          say={say}
          label={service.name}
          prompt={words.choose}
          choices={services
            .filter(({ charged }) => charged === "monthly")
            .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
        />
        <TextField {...form.field("quantity")} say={say} label={service.quantity} width="short" inputMode="decimal" />
        <TextField {...form.field("unitName")} say={say} label={service.unit} width="medium" optional />
        <TextField {...form.field("employee")} say={say} label={service.employee} width="medium" optional />
        <TextField {...form.field("ansvar")} say={say} label={service.ansvar} width="medium" optional />
        <DateField {...form.field("fromOn")} say={say} label={words.fromOn} hint={words.fromOnHint} />
        <Button>{words.begin}</Button>
      </Form>
    </>
  );
}

interface EndPageProps {
  readonly visit: Visit;
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly form: FilledForm;
}

export function EndPage({ visit: { say, seal }, customer, subscription, form }: EndPageProps) {
  const words = say.outbound.end;
  const { id, serviceName, noticeMonths } = subscription;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={captionOf(say, customer)} lead={words.lead(say.outbound.service.notice(noticeMonths))}>
        {words.title(serviceName)}
      </PageHeading>
      <Form seal={seal} action={creditorPaths.endSubscription(customer.id, id)}>
        <DateField {...form.field("untilOn")} say={say} label={words.untilOn} hint={words.untilOnHint} />
        <Button>{words.end}</Button>
      </Form>
    </>
  );
}

function captionOf(say: Visit["say"], { customerNumber, name, administration }: Customer): string {
  return `${say.outbound.customerNumber} ${customerNumber}, ${administration ?? name}`;
}
