/** A mailed link that cannot be used: why, and where to go instead. */
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { Answer } from "../route.ts";

export interface LinkGone {
  readonly say: Messages;
  readonly state: "used" | "voided" | "expired" | "unknown";
  /** Where a new link is asked for. */
  readonly askAt: string;
}

export function linkGonePage({ say, state, askAt }: LinkGone): Answer {
  const { title, text } = say.access.link[state];
  const signIn = <ButtonLink href={paths.signIn}>{say.access.signIn.title}</ButtonLink>;
  const askNew = (
    <ButtonLink href={askAt} look={state === "used" ? "secondary" : "primary"}>
      {say.access.link.askNew}
    </ButtonLink>
  );
  return {
    kind: "page",
    status: 404,
    title,
    body: (
      <>
        <PageHeading lead={text}>{title}</PageHeading>
        <ButtonRow>
          {state === "used" ? signIn : null}
          {askNew}
        </ButtonRow>
      </>
    ),
  };
}
