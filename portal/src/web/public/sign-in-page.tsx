import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { keptField } from "../server/kept-form.ts";
import { accessPaths } from "./access-paths.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { SignInElsewhere } from "./sign-in-elsewhere.tsx";

export interface SignInPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  /** Where to go on, when a page asked for signing in first. */
  readonly goOn: string | undefined;
  /** What was posted without a session, as `keptForm` wrote it. */
  readonly kept?: string | undefined;
  /** What the region's own sign-in is called, where there is one. */
  readonly elsewhere?: string | undefined;
  readonly takesCards?: boolean;
}

/** E-mail and password. A second factor, when there is one, is a page of its own after this. */
export function SignInPage({ say, seal, form, goOn, kept, elsewhere, takesCards }: SignInPageProps) {
  const words = say.access.signIn;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{words.title}</PageHeading>
      {kept === undefined ? null : (
        <Notice say={say} kind="warning">
          {words.kept}
        </Notice>
      )}
      {elsewhere === undefined ? null : (
        <SignInElsewhere say={say} seal={seal} name={elsewhere} goOn={goOn} kept={kept} />
      )}
      <Form seal={seal} action={paths.signIn} repeatable>
        {kept === undefined ? null : <input type="hidden" name={keptField} value={kept} />}
        {goOn === undefined ? null : <input type="hidden" name="then" value={goOn} />}
        <TextField
          {...form.field("email")}
          say={say}
          label={words.email}
          type="email"
          inputMode="email"
          autoComplete="username"
        />
        <PasswordField {...form.field("password")} say={say} label={words.password} autoComplete="current-password" />
        <Button>{words.button}</Button>
      </Form>
      {takesCards ? (
        <Form seal={seal} action={accessPaths.card} repeatable>
          {kept === undefined ? null : <input type="hidden" name={keptField} value={kept} />}
          {goOn === undefined ? null : <input type="hidden" name="then" value={goOn} />}
          <Button look="secondary">{say.doors.card.button}</Button>
        </Form>
      ) : null}
      <PasskeySignIn say={say} seal={seal} goOn={goOn} kept={kept} />
      <ul class="link-list">
        <li>
          <a href={accessPaths.forgotten}>{words.forgotten}</a>
        </li>
        <li>
          {words.notConfirmed} <a href={accessPaths.resend}>{words.resend}</a>
        </li>
        <li>
          {words.newHere} <a href={paths.register}>{words.register}</a>
        </li>
      </ul>
    </>
  );
}
