/** The page between a changed account and its saving: old and new side by side, what is odd, and the password once more. */
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import type { AccountChange } from "../../domain/settings/account-changes.ts";
import type { AccountWarning } from "../../domain/settings/account-warnings.ts";
import type { Destinations } from "../../domain/settings/account-change.ts";
import type { LocalDate } from "../../time.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { AccountChangeTable } from "./account-change-table.tsx";
import { settingsFieldNames } from "./settings-send-fields.ts";

export interface ConfirmProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  /** Carries everything typed, unseen, and the two fields of this page. */
  readonly form: FilledForm;
  readonly changes: readonly AccountChange[];
  readonly warnings: readonly AccountWarning[];
  readonly before: Destinations;
  readonly after: Destinations;
  /** From which day the change is used, when it waits. */
  readonly beginsOn: LocalDate | undefined;
  /** Another change waits already. */
  readonly replaces: boolean;
}

export function ConfirmPage(props: ConfirmProps) {
  const { say, seal, form, changes, warnings, before, after, beginsOn, replaces } = props;
  const words = say.settings.confirm;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <AccountChangeTable say={say} caption={words.changes} changes={changes} before={before} after={after} />
      <Form seal={seal} action={paths.settingsSend}>
        {settingsFieldNames.map((name) => (
          <input key={name} type="hidden" name={name} value={form.field(name).value} />
        ))}
        {warnings.length === 0 ? null : (
          <Notice say={say} kind="warning" heading={words.warnings}>
            {warnings.map((code) => (
              <p key={code}>{words.warning[code]}</p>
            ))}
            <Checkbox {...form.field("warningsConfirmed")} say={say} label={words.warningsConfirmed} />
          </Notice>
        )}
        {beginsOn === undefined ? null : (
          <Notice say={say} kind="info">
            <p>{say.accountSafety.confirm.waits(beginsOn)}</p>
            {replaces ? <p>{say.accountSafety.confirm.replaces}</p> : null}
          </Notice>
        )}
        <p>{words.afterwards}</p>
        <PasswordField
          {...form.field("password")}
          value=""
          say={say}
          label={words.password}
          hint={words.passwordHint}
          autoComplete="current-password"
        />
        <ButtonRow>
          <Button does="confirm">{words.save}</Button>
          <Button does="edit" look="secondary">
            {words.edit}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}
