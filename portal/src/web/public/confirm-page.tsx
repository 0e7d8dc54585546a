/** What was registered, and the password that confirms it. */
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { SummaryList, type SummaryRow } from "../components/summary-list/summary-list.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { UsernameField } from "./username-field.tsx";

export interface ConfirmPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly action: string;
  readonly email: string;
  readonly accountIsKnown: boolean;
  readonly companyIsKnown: boolean;
  readonly rows: readonly SummaryRow[];
}

function leadOf({ say, accountIsKnown, companyIsKnown }: ConfirmPageProps): string {
  const { lead, leadKnown, leadAsk } = say.access.confirm;
  if (accountIsKnown) return leadKnown;
  return companyIsKnown ? leadAsk : lead;
}

export function ConfirmPage(props: ConfirmPageProps) {
  const { say, seal, form, accountIsKnown, companyIsKnown } = props;
  const words = say.access.confirm;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={leadOf(props)}>{accountIsKnown ? words.titleKnown : words.title}</PageHeading>
      {companyIsKnown ? (
        <Notice say={say} kind="info">
          {words.leadJoin}
        </Notice>
      ) : null}
      <SummaryList say={say} rows={props.rows} />
      <Form seal={seal} action={props.action} repeatable>
        <UsernameField email={props.email} />
        <PasswordField {...form.field("password")} say={say} label={words.password} autoComplete="current-password" />
        {companyIsKnown ? <Joining say={say} form={form} /> : null}
        <Button>{companyIsKnown ? words.buttonJoin : words.button}</Button>
      </Form>
      {accountIsKnown ? (
        <p>
          <a href={accessPaths.forgotten}>{words.forgotKnown}</a>
        </p>
      ) : (
        <p>
          {words.forgot} <a href={paths.register}>{say.access.signIn.register}</a>
        </p>
      )}
    </>
  );
}

/** To a company that is registered already: words to its owner, and the way on for one whose company it is. */
function Joining({ say, form }: Pick<ConfirmPageProps, "say" | "form">) {
  const words = say.access.confirm;
  return (
    <>
      <TextArea
        {...form.field("greeting")}
        say={say}
        label={words.greeting}
        hint={words.greetingHint}
        optional
        rows={3}
      />
      <Checkbox {...form.field("contested")} say={say} label={words.contested} hint={words.contestedHint} />
    </>
  );
}
