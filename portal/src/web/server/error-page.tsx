/** A page that stands in for the one asked for: what happened, what was saved, and the way on. */
import type { Messages } from "../messages/messages.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { paths } from "../paths.ts";

export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  /** Names the request in the log, for whoever is asked for help. */
  readonly code?: string | undefined;
}

export function ErrorPage({
  say,
  words,
  signedIn,
}: {
  readonly say: Messages;
  readonly words: ErrorWords;
  readonly signedIn: boolean;
}) {
  return (
    <>
      <PageHeading lead={words.text}>{words.title}</PageHeading>
      {words.code === undefined ? null : (
        <p>
          {say.errors.crashed.code}: <code>{words.code}</code>
        </p>
      )}
      <ButtonRow>
        <ButtonLink href={paths.start}>{say.errors.toStart}</ButtonLink>
        {signedIn ? null : (
          <ButtonLink href={paths.signIn} look="secondary">
            {say.errors.toSignIn}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  );
}
