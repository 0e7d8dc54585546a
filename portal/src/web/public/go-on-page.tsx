import { Button } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import type { KeptForm } from "../server/kept-form.ts";

export interface GoOnPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly kept: KeptForm;
}

/** The form that met a session at its end, once more: one button posts it as it was. */
export function GoOnPage({ say, seal, kept }: GoOnPageProps) {
  const words = say.access.signIn;
  return (
    <>
      <PageHeading>{words.goOnTitle}</PageHeading>
      <p>{words.goOnLead}</p>
      <Form seal={seal} action={kept.path}>
        {Object.entries(kept.fields).map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        <Button>{words.goOn}</Button>
      </Form>
    </>
  );
}
