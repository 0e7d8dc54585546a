/** The registration page: the company, the person, the level, and Klar. */
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { LevelChoice } from "../plans/level-words.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";

export interface RegisterPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly levels: readonly LevelChoice[];
  /** Somebody signed in adds a company: nothing is asked about the person. */
  readonly another: boolean;
}

export function RegisterPage({ say, seal, form, levels, another }: RegisterPageProps) {
  const words = say.access.register;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={another ? words.leadAnother : words.lead}>
        {another ? words.titleAnother : words.title}
      </PageHeading>
      <Form seal={seal} action={paths.register}>
        <CompanyFields say={say} form={form} />
        {another ? null : <PersonFields say={say} form={form} />}
        <fieldset class="form-part fields">
          <legend>{words.level(another ? 2 : 3)}</legend>
          <RadioGroup
            {...form.field("planLevel")}
            say={say}
            label={words.levelQuestion}
            hint={words.levelHint}
            choices={levels}
          />
        </fieldset>
        <Button>{words.done}</Button>
      </Form>
      {another ? null : (
        <p>
          {words.haveAccount} <a href={paths.signIn}>{say.access.signIn.title}</a>
        </p>
      )}
    </>
  );
}

interface FieldsProps {
  readonly say: Messages;
  readonly form: FilledForm;
}

function CompanyFields({ say, form }: FieldsProps) {
  const words = say.access.register;
  return (
    <fieldset class="form-part fields">
      <legend>{words.company}</legend>
      <TextField
        {...form.field("number")}
        say={say}
        label={words.number}
        hint={words.numberHint}
        width="medium"
        inputMode="text"
        autoComplete="off"
      />
      <TextField
        {...form.field("companyName")}
        say={say}
        label={words.companyName}
        hint={words.companyNameHint}
        autoComplete="organization"
      />
      <TextField
        {...form.field("vatNumber")}
        say={say}
        label={words.vatNumber}
        hint={words.vatNumberHint}
        width="medium"
        optional
        autoComplete="off"
      />
      <Checkbox {...form.field("notVatRegistered")} say={say} label={words.notVatRegistered} />
      <RadioGroup
        {...form.field("fSkatt")}
        say={say}
        label={words.fSkatt}
        hint={words.fSkattHint}
        inline
        choices={[
          { value: "yes", label: words.yes },
          { value: "no", label: words.no },
        ]}
      />
      <TextField {...form.field("street")} say={say} label={words.street} autoComplete="street-address" />
      <TextField
        {...form.field("postalCode")}
        say={say}
        label={words.postalCode}
        width="short"
        inputMode="numeric"
        autoComplete="postal-code"
      />
      <TextField {...form.field("city")} say={say} label={words.city} width="medium" autoComplete="address-level2" />
      <TextField
        {...form.field("contactName")}
        say={say}
        label={words.contactName}
        hint={words.contactNameHint}
        optional
        autoComplete="off"
      />
      <TextField
        {...form.field("phone")}
        say={say}
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        inputMode="tel"
        width="medium"
        autoComplete="tel"
      />
    </fieldset>
  );
}

function PersonFields({ say, form }: FieldsProps) {
  const words = say.access.register;
  const isSentAgain = form.errors.length > 0 && form.field("password").error === undefined;
  return (
    <fieldset class="form-part fields">
      <legend>{words.person}</legend>
      <TextField {...form.field("personName")} say={say} label={words.personName} autoComplete="name" />
      <TextField
        {...form.field("email")}
        say={say}
        label={words.email}
        hint={words.emailHint}
        type="email"
        inputMode="email"
        autoComplete="email"
      />
      <PasswordField
        {...form.field("password")}
        say={say}
        label={words.password}
        hint={isSentAgain ? words.passwordAgainHint : words.passwordHint}
        autoComplete="new-password"
      />
    </fieldset>
  );
}
