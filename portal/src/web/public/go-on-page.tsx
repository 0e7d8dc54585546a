import { Button, ButtonLink } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import type { KeptForm } from "../server/kept-form.ts";

export interface GoOnPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly kept: KeptForm;
  /** The organisation it will be done for. */
  readonly as: string;
  /** Whether that is known to be the one it was filled in for. */
  readonly isSure: boolean;
}

/** The form that met a session at its end, once more: one button posts it as it was. */
export function GoOnPage({ say, seal, kept, as, isSure }: GoOnPageProps) {
  const words = say.access.signIn;
  return (
    <>
      <PageHeading lead={words.goOnLead(as)}>{words.goOnTitle}</PageHeading>
      {isSure ? null : (
        <Notice say={say} kind="warning">
          {words.goOnUnsure(as)}
        </Notice>
      )}
      <Form seal={seal} action={kept.path}>
        {Object.entries(kept.fields).map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        <Button>{words.goOn}</Button>
      </Form>
    </>
  );
}

/** It was filled in for somebody whom the person who signed in does not act for. */
export function NotTheirsPage({ say }: { readonly say: Messages }) {
  return (
    <>
      <PageHeading lead={say.access.signIn.notTheirs}>{say.access.signIn.notTheirsTitle}</PageHeading>
      <ButtonLink href={paths.start}>{say.errors.toStart}</ButtonLink>
    </>
  );
}

/** Told in the tab that was opened to sign in: the form waits in the other one. */
export function ComeBackPage({ say }: { readonly say: Messages }) {
  const words = say.access.signIn;
  return (
    <>
      <PageHeading lead={words.comeBack}>{words.comeBackTitle}</PageHeading>
      <p>
        <a href={paths.start}>{say.errors.toStart}</a>
      </p>
    </>
  );
}

/** What was sent is more than can be carried: it is lost unless the browser still has it. */
export function NotKeptPage({ say }: { readonly say: Messages }) {
  const words = say.access.signIn;
  return (
    <>
      <PageHeading>{words.notKeptTitle}</PageHeading>
      <Notice say={say} kind="warning">
        {words.notKept}
      </Notice>
      <ButtonLink href={paths.signIn} newTab>
        {words.newTab(words.title)}
      </ButtonLink>
    </>
  );
}
