import { hasSecondStep, type SecondStep } from "../../domain/access/second-step.ts";
import { dayOf } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal, Viewer } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { UsernameField } from "./username-field.tsx";

export interface OwnSecondStepPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly viewer: Viewer;
  readonly secondStep: SecondStep;
  /** The person has a password of the portal's own. */
  readonly signsInHere: boolean;
  /** Nothing else opens before a second step is set up. */
  readonly mustSetUp: boolean;
}

export function OwnSecondStepPage(props: OwnSecondStepPageProps) {
  const { say, form, secondStep, signsInHere, mustSetUp } = props;
  const words = say.secondStep.own;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {mustSetUp ? (
        <Notice say={say} kind="warning" heading={words.demandedHeading}>
          {words.demanded}
        </Notice>
      ) : null}
      {signsInHere ? (
        <>
          <CodeAppSection {...props} />
          <PasskeysSection {...props} />
        </>
      ) : (
        <p>{words.elsewhere}</p>
      )}
      {hasSecondStep(secondStep) ? <RecoveryCodesSection {...props} /> : null}
      <p>
        <a href={`${paths.help}/two-steps`}>{words.help}</a>
      </p>
    </>
  );
}

function CodeAppSection({ say, seal, form, viewer, secondStep: { codeAppSince } }: OwnSecondStepPageProps) {
  const words = say.secondStep.own;
  const isSet = codeAppSince !== undefined;
  return (
    <section aria-labelledby="app-heading">
      <h2 id="app-heading">{words.app}</h2>
      <p>{isSet ? words.appSince(dayOf(codeAppSince)) : words.appText}</p>
      <Form seal={seal} action={isSet ? accessPaths.ownCodeAppRemoval : accessPaths.ownCodeApp}>
        <UsernameField email={viewer.email} />
        <PasswordField
          {...form.field(isSet ? "removalPassword" : "password")}
          say={say}
          label={words.password}
          autoComplete="current-password"
        />
        <Button look={isSet ? "danger" : "primary"}>{isSet ? words.removeApp : words.setUpApp}</Button>
      </Form>
    </section>
  );
}

function PasskeysSection({ say, seal, form, viewer, secondStep: { passkeys } }: OwnSecondStepPageProps) {
  const words = say.secondStep.passkeys;
  return (
    <section aria-labelledby="passkeys-heading">
      <h2 id="passkeys-heading">{words.heading}</h2>
      <p>{words.text}</p>
      {passkeys.length === 0 ? null : (
        <ul class="passkeys">
          {passkeys.map(({ id, name, madeAt, lastUsedAt }) => (
            <li key={id}>
              <a href={accessPaths.ownPasskey(id)}>{name}</a>
              <span>{words.since(dayOf(madeAt), lastUsedAt && dayOf(lastUsedAt))}</span>
            </li>
          ))}
        </ul>
      )}
      <Form seal={seal} action={accessPaths.ownPasskeys}>
        <UsernameField email={viewer.email} />
        <PasswordField
          {...form.field("passkeyPassword")}
          say={say}
          label={say.secondStep.own.password}
          autoComplete="current-password"
        />
        <Button look="secondary">{words.begin}</Button>
      </Form>
    </section>
  );
}

function RecoveryCodesSection({ say, seal, form, viewer, secondStep }: OwnSecondStepPageProps) {
  const words = say.secondStep.own;
  return (
    <section aria-labelledby="codes-heading">
      <h2 id="codes-heading">{words.codes}</h2>
      <p>{words.codesLeft(secondStep.recoveryCodesLeft)}</p>
      <p>{words.codesText}</p>
      <Form seal={seal} action={accessPaths.ownRecoveryCodes}>
        <UsernameField email={viewer.email} />
        <PasswordField
          {...form.field("codesPassword")}
          say={say}
          label={words.password}
          autoComplete="current-password"
        />
        <Button look="secondary">{words.renewCodes}</Button>
      </Form>
    </section>
  );
}
