import type { ComponentChildren } from "preact";
import type { SecondStep } from "../../domain/access/second-step.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { keptField } from "../server/kept-form.ts";
import { accessPaths } from "./access-paths.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";

export interface SecondStepPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  /** What the person has set up. */
  readonly ways: SecondStep;
  /** Where to go on, when a page asked for signing in first. */
  readonly goOn: string | undefined;
  /** What was posted without a session, as `keptForm` wrote it. */
  readonly kept: string | undefined;
}

/** A passkey, the code of the app, or both, as the person has set up; folded away, a recovery code for whoever does not have the app at hand. */
export function SecondStepPage(props: SecondStepPageProps) {
  const { say, form, ways } = props;
  const words = say.secondStep.signIn;
  const recovery = form.field("recoveryCode");
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {ways.passkeys.length === 0 ? null : (
        <>
          <PasskeySignIn {...props} />
          <noscript>
            <p>{say.secondStep.passkeys.needsScripts}</p>
          </noscript>
        </>
      )}
      {ways.codeAppSince === undefined ? null : <AppCode {...props} />}
      <details class="other-way" open={recovery.error !== undefined}>
        <summary>{ways.codeAppSince === undefined ? words.withoutPasskey : words.withoutApp}</summary>
        <CodeForm {...props} way="recovery-code">
          <TextField
            {...recovery}
            say={say}
            label={words.recoveryCode}
            hint={words.recoveryCodeHint}
            autoComplete="off"
            width="medium"
          />
          <Button look="secondary">{words.recoveryButton}</Button>
        </CodeForm>
        <p>{words.withoutEither}</p>
      </details>
    </>
  );
}

function AppCode(props: SecondStepPageProps) {
  const { say, form } = props;
  const words = say.secondStep.signIn;
  return (
    <CodeForm {...props} way="code-app">
      <TextField
        {...form.field("code")}
        say={say}
        label={words.code}
        hint={words.codeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
      />
      <Button>{words.button}</Button>
    </CodeForm>
  );
}

interface CodeFormProps extends SecondStepPageProps {
  readonly way: "code-app" | "recovery-code";
  readonly children: ComponentChildren;
}

function CodeForm({ seal, goOn, kept, way, children }: CodeFormProps) {
  return (
    <Form seal={seal} action={accessPaths.secondStep} repeatable>
      <input type="hidden" name="way" value={way} />
      {kept === undefined ? null : <input type="hidden" name={keptField} value={kept} />}
      {goOn === undefined ? null : <input type="hidden" name="then" value={goOn} />}
      {children}
    </Form>
  );
}
