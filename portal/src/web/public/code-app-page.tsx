import type { CodeAppSeed } from "../../domain/access/code-app.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { qrDrawing } from "../paper/qr-drawing.ts";
import type { FormSeal } from "../route.ts";
import { accessPaths } from "./access-paths.ts";

export interface CodeAppPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly seed: CodeAppSeed;
}

/** The square code for the app's camera, the same as text for whoever has the app on this very device, and the first code. */
export function CodeAppPage({ say, seal, form, seed }: CodeAppPageProps) {
  const words = say.secondStep.app;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <h2>{words.scan}</h2>
      <p>{words.scanText}</p>
      <img
        class="square-code"
        src={`data:image/svg+xml,${encodeURIComponent(qrDrawing(seed.address))}`}
        alt={words.squareCode}
        width="240"
        height="240"
      />
      <h2>{words.type}</h2>
      <p>{words.typeText}</p>
      <p>
        <code class="secret-text">{seed.seed.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <p>
        <a href={seed.address}>{words.openApp}</a>
      </p>
      <h2>{words.confirm}</h2>
      <Form seal={seal} action={accessPaths.ownCodeAppConfirmed}>
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
      </Form>
    </>
  );
}
