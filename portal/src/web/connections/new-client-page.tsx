/** The form that lets a system in, and the page that shows its token: once. */
import { clientDays, type ClientScope } from "../../domain/clients/client.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { FieldErrorText } from "../components/field/field.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { Visit } from "../route.ts";
import { UnitNames, unitNamesId } from "./unit-names.tsx";

export interface NewClientProps {
  readonly visit: Visit;
  readonly form: FilledForm;
  /** What this organisation can let a system do. */
  readonly scopes: readonly ClientScope[];
  /** Units the token can be bound to; an organisation without any is not asked. */
  readonly receivers: readonly Receiver[] | undefined;
}

export function NewClientPage({ visit: { say, seal }, form, scopes, receivers }: NewClientProps) {
  const words = say.connections;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{words.newTitle}</PageHeading>
      <Form seal={seal} action={`${paths.connections}/new`}>
        <TextField {...form.field("name")} say={say} label={words.name} hint={words.nameHint} autoComplete="off" />
        <Scopes say={say} form={form} scopes={scopes} />
        {receivers === undefined ? null : (
          <>
            <TextField
              {...form.field("unit")}
              say={say}
              label={words.unit}
              hint={words.unitHint}
              autoComplete="off"
              list={unitNamesId}
              optional
            />
            <UnitNames receivers={receivers} />
          </>
        )}
        <SelectField
          {...form.field("days")}
          say={say}
          label={words.days}
          choices={clientDays.map((days) => ({ value: String(days), label: words.daysChoice(days) }))}
        />
        <PasswordField
          {...form.field("password")}
          say={say}
          label={words.password}
          hint={words.passwordHint}
          autoComplete="current-password"
        />
        <ButtonRow>
          <Button>{words.make}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

interface ScopesProps {
  readonly say: Messages;
  readonly form: FilledForm;
  readonly scopes: readonly ClientScope[];
}

function Scopes({ say, form, scopes }: ScopesProps) {
  const words = say.connections;
  const { error } = form.field("scopes");
  return (
    <fieldset class={error === undefined ? "field" : "field field-faulty"} id="scopes" tabIndex={-1}>
      <legend class="label">{words.scopesLabel}</legend>
      <FieldErrorText name="scopes" error={error} say={say} />
      {scopes.map((scope) => (
        <Checkbox
          key={scope}
          {...form.field(`scopes.${scope.replace(".", "-")}`)}
          say={say}
          label={words.scopes[scope]}
        />
      ))}
    </fieldset>
  );
}

export function TokenPage({
  say,
  name,
  token,
}: {
  readonly say: Messages;
  readonly name: string;
  readonly token: string;
}) {
  const words = say.connections;
  return (
    <>
      <PageHeading>{words.madeTitle(name)}</PageHeading>
      <Notice say={say} kind="warning">
        {words.madeText}
      </Notice>
      <TextField say={say} name="token" value={token} label={words.token} hint={words.madeNext} autoComplete="off" />
      <ButtonRow>
        <ButtonLink href={paths.connections}>{words.back}</ButtonLink>
      </ButtonRow>
    </>
  );
}
