/** The form of a service. What invoices already say of it (code, unit, way of charging) is asked once. */
import { commonUnits } from "@fakturaporten/einvoice";
import { charges, partMonthRules, type Service, vatPercents } from "../../domain/catalogue/service.ts";
import { Button } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { UnitList } from "../components/invoice-lines/invoice-lines.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export interface ServiceFormProps {
  readonly visit: Visit;
  readonly form: FilledForm;
  readonly service: Service | undefined;
  readonly title: string;
}

export function ServiceFormPage({ visit, form, service, title }: ServiceFormProps) {
  const { say, seal } = visit;
  const action = service === undefined ? creditorPaths.newService : creditorPaths.changeService(service.id);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{title}</PageHeading>
      <Form seal={seal} action={action}>
        {service === undefined ? <Identity visit={visit} form={form} /> : null}
        <Facts visit={visit} form={form} />
        <Button>{say.outbound.form.save}</Button>
      </Form>
      {service === undefined ? <UnitList units={commonUnits.map((unit) => unit[visit.language])} /> : null}
    </>
  );
}

type Part = Pick<ServiceFormProps, "visit" | "form">;

function Identity({ visit: { say }, form }: Part) {
  const words = say.outbound.catalogue;
  return (
    <>
      <TextField
        {...form.field("code")}
        say={say}
        label={words.code}
        hint={say.outbound.serviceForm.codeHint}
        width="medium"
      />
      <RadioGroup
        {...form.field("charged")}
        say={say}
        label={words.charged}
        choices={charges.map((value) => ({ value, ...words.charges[value] }))}
      />
      <TextField
        {...form.field("unit")}
        say={say}
        label={words.unit}
        hint={say.outbound.serviceForm.unitHint}
        width="short"
        list="units"
      />
    </>
  );
}

function Facts({ visit: { say }, form }: Part) {
  const { catalogue: words, serviceForm: more } = say.outbound;
  return (
    <>
      <TextField {...form.field("name")} say={say} label={words.name} />
      <TextField {...form.field("offering")} say={say} label={words.offering} hint={more.offeringHint} width="medium" />
      <TextArea {...form.field("description")} say={say} label={words.description} rows={3} optional />
      <RadioGroup
        {...form.field("partMonths")}
        say={say}
        label={words.partMonths}
        choices={partMonthRules.map((value) => ({ value, ...words.partMonthRules[value] }))}
      />
      <TextField
        {...form.field("noticeMonths")}
        say={say}
        label={words.notice}
        hint={more.noticeHint}
        width="short"
        inputMode="numeric"
        suffix={more.months}
      />
      <SelectField
        {...form.field("vatPercent")}
        say={say}
        label={words.vat}
        width="short"
        choices={vatPercents.map((value) => ({ value, label: `${value}\u00a0%` }))}
      />
      <DateField {...form.field("lastSoldOn")} say={say} label={words.lastSoldOn} hint={more.lastSoldHint} optional />
    </>
  );
}
