import type { Passkey } from "../../domain/access/passkeys.ts";
import { dayOf } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal, Viewer } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { UsernameField } from "./username-field.tsx";

export interface PasskeyPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly viewer: Viewer;
  readonly passkey: Passkey;
}

/** One passkey: its name, and the end of it. */
export function PasskeyPage({ say, seal, form, viewer, passkey }: PasskeyPageProps) {
  const words = say.secondStep.passkeys;
  const path = accessPaths.ownPasskey(passkey.id);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.since(dayOf(passkey.madeAt), passkey.lastUsedAt && dayOf(passkey.lastUsedAt))}>
        {passkey.name}
      </PageHeading>
      <Form seal={seal} action={`${path}/name`}>
        <TextField {...form.field("name")} say={say} label={words.name} autoComplete="off" width="medium" />
        <Button look="secondary">{words.rename}</Button>
      </Form>
      <section aria-labelledby="removal-heading">
        <h2 id="removal-heading">{words.remove}</h2>
        <p>{words.removeText}</p>
        <Form seal={seal} action={`${path}/removal`}>
          <UsernameField email={viewer.email} />
          <PasswordField
            {...form.field("removalPassword")}
            say={say}
            label={say.secondStep.own.password}
            autoComplete="current-password"
          />
          <Button look="danger">{words.remove}</Button>
        </Form>
      </section>
    </>
  );
}
