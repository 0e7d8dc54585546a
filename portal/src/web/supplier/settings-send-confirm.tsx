/** The page between a changed account and its saving: old and new side by side, what is odd, and the password once more. */
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import type { AccountChange } from "../../domain/settings/account-changes.ts";
import type { AccountWarning } from "../../domain/settings/account-warnings.ts";
import { bankOf, formatAccount, type PaymentAccount } from "../../domain/settings/payment-account.ts";
import type { SendSettings } from "../../domain/settings/send-settings.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { settingsFieldNames } from "./settings-send-fields.ts";

type Destinations = Pick<SendSettings, "accounts" | "factoring">;

export interface ConfirmProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  /** Carries everything typed, unseen, and the two fields of this page. */
  readonly form: FilledForm;
  readonly changes: readonly AccountChange[];
  readonly warnings: readonly AccountWarning[];
  readonly before: Destinations;
  readonly after: Destinations;
}

export function ConfirmPage({ say, seal, form, changes, warnings, before, after }: ConfirmProps) {
  const words = say.settings.confirm;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <DataTable
        caption={words.changes}
        columns={[
          { key: "kind", heading: say.settings.history.kind, cell: ({ what }) => words.kinds[what] },
          { key: "before", heading: words.before, cell: ({ what }) => shown(what, before) ?? words.nothing },
          {
            key: "now",
            heading: words.now,
            cell: ({ what }) => <strong>{shown(what, after) ?? words.nothing}</strong>,
          },
        ]}
        rows={changes}
        rowKey={({ what }) => what}
      />
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

function shown(what: AccountChange["what"], { accounts, factoring }: Destinations): string | undefined {
  if (what === "factoring") return factoring && `${factoring.name}, ${accountText(factoring.account)}`;
  const account = accounts.find(({ kind }) => kind === what);
  return account && accountText(account);
}

function accountText(account: PaymentAccount): string {
  const bank = bankOf(account);
  const number = account.kind === "iban" ? `${formatAccount(account)}, ${account.bic}` : formatAccount(account);
  return bank === undefined ? number : `${number}, ${bank}`;
}
