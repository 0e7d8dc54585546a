/** The forms of the rules for reminders and of a reference rate. */
import { customerKinds } from "../../domain/customers/customer.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { Form } from "../components/form/form.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { ledgerPaths } from "./ledger-paths.ts";
import { dayCounts } from "./policy-form.ts";

export interface PolicyFormProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
}

export function PolicyForm({ say, seal, form }: PolicyFormProps) {
  const words = say.ledger.policy;
  return (
    <section>
      <h2>{words.newTitle}</h2>
      <Form seal={seal} action={ledgerPaths.policy}>
        <RadioGroup
          {...form.field("customerKind")}
          say={say}
          label={words.kind}
          choices={customerKinds.map((value) => ({ value, label: say.outbound.kinds[value].label }))}
        />
        <DateField {...form.field("fromOn")} say={say} label={words.fromField} />
        <Days say={say} form={form} />
        <Money say={say} form={form} />
        <Collection say={say} form={form} />
        <Button>{words.save}</Button>
      </Form>
    </section>
  );
}

type Part = Omit<PolicyFormProps, "seal">;

function Days({ say, form }: Part) {
  const words = say.ledger.policy;
  const days = { say, width: "short", inputMode: "numeric" } as const;
  return (
    <>
      <TextField {...form.field("daysFirst")} {...days} label={words.daysFirst} />
      <TextField {...form.field("daysSecond")} {...days} label={words.daysSecond} />
      <TextField {...form.field("daysThird")} {...days} label={words.daysThird} />
      <TextField
        {...form.field("daysCollection")}
        {...days}
        label={words.daysCollection}
        hint={words.daysCollectionHint}
      />
    </>
  );
}

function Money({ say, form }: Part) {
  const words = say.ledger.policy;
  return (
    <>
      <AmountField
        {...form.field("feeMinor")}
        say={say}
        label={words.feeField}
        hint={words.feeHint}
        suffix="kr"
        width="short"
      />
      <Checkbox {...form.field("feeAgreed")} say={say} label={words.feeAgreed} hint={words.feeAgreedHint} />
      <AmountField {...form.field("minimumMinor")} say={say} label={words.minimum} suffix="kr" width="short" />
      <TextField
        {...form.field("pointsAbove")}
        say={say}
        label={words.points}
        hint={words.pointsHint}
        width="short"
        inputMode="decimal"
      />
      <RadioGroup
        {...form.field("dayCount")}
        say={say}
        label={words.dayCount}
        choices={dayCounts.map((value) => ({ value, label: words.dayCounts[value] }))}
      />
    </>
  );
}

function Collection({ say, form }: Part) {
  const words = say.ledger.policy;
  return (
    <>
      <Checkbox {...form.field("handsOver")} say={say} label={words.handsOver} />
      <TextField {...form.field("collectorName")} say={say} label={words.collectorName} optional />
      <TextField {...form.field("collectorContact")} say={say} label={words.collectorContact} optional />
    </>
  );
}

export function RateForm({ say, seal, form }: PolicyFormProps) {
  const words = say.ledger.policy;
  return (
    <Form seal={seal} action={ledgerPaths.rates}>
      <DateField {...form.field("halfYear")} say={say} label={words.halfYear} />
      <TextField {...form.field("ratePercent")} say={say} label={words.ratePercent} width="short" inputMode="decimal" />
      <TextField {...form.field("rateSource")} say={say} label={words.source} />
      <Button look="secondary">{words.enterRate}</Button>
    </Form>
  );
}
