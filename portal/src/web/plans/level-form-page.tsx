/** The form of one plan level. */
import { beyondQuota, planFeatures, type PlanLevel } from "../../domain/plans/plan-level.ts";
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";

export interface LevelFormProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly title: string;
  /** Absent for a level that is to be new. */
  readonly level: PlanLevel | undefined;
  readonly seen: string | undefined;
}

export function LevelFormPage({ say, seal, form, title, level, seen }: LevelFormProps) {
  const words = say.plans.desk;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{title}</PageHeading>
      <Form seal={seal} action={`${paths.deskLevels}/${level?.id ?? "new"}`}>
        {level === undefined ? (
          <TextField {...form.field("code")} say={say} label={words.code} hint={words.codeHint} width="medium" />
        ) : (
          <input type="hidden" name="seen" value={seen ?? ""} />
        )}
        <TextField {...form.field("nameSv")} say={say} label={words.nameSv} width="medium" />
        <TextField {...form.field("nameEn")} say={say} label={words.nameEn} width="medium" />
        <TextField
          {...form.field("price")}
          say={say}
          label={words.priceField}
          hint={words.priceHint}
          width="short"
          inputMode="decimal"
        />
        <TextField
          {...form.field("quota")}
          say={say}
          label={words.quotaField}
          hint={words.quotaHint}
          width="short"
          inputMode="numeric"
          optional
        />
        <RadioGroup
          {...form.field("beyond")}
          say={say}
          label={words.beyondField}
          choices={beyondQuota.map((value) => ({ value, label: words.beyondWords[value] }))}
        />
        <fieldset class="field">
          <legend class="label">{words.featuresField}</legend>
          {planFeatures.map((one) => (
            <Checkbox key={one} {...form.field(`feature-${one}`)} say={say} label={say.plans.features[one]} />
          ))}
        </fieldset>
        <TextField {...form.field("place")} say={say} label={words.place} width="short" inputMode="numeric" />
        <Checkbox {...form.field("offered")} say={say} label={words.offeredField} hint={words.offeredHint} />
        <Button>{words.save}</Button>
      </Form>
    </>
  );
}
