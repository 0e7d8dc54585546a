import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { PasskeyButton } from "./passkey-button.tsx";

export interface NewPasskeyPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  /** What the browser is to make, as JSON. */
  readonly options: string;
}

export function NewPasskeyPage({ say, seal, form, options }: NewPasskeyPageProps) {
  const words = say.secondStep.passkeys;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.newLead}>{words.newTitle}</PageHeading>
      <noscript>
        <p>{words.needsScripts}</p>
      </noscript>
      <Form seal={seal} action={accessPaths.newPasskeyMade} repeatable>
        <TextField
          {...form.field("name")}
          say={say}
          label={words.name}
          hint={words.nameHint}
          autoComplete="off"
          width="medium"
        />
        <PasskeyButton say={say} does="make" options={options}>
          {words.make}
        </PasskeyButton>
      </Form>
    </>
  );
}
