/** For one whose password is right but who acts for nobody: what has become of their wishes to join. */
import type { OwnRequest } from "../../domain/parties/own-requests.ts";
import { dayOf } from "../../time.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { Answer } from "../route.ts";

export function waitingPage(say: Messages, requests: readonly OwnRequest[]): Answer {
  const words = say.access.waiting;
  return {
    kind: "page",
    title: words.title,
    body: (
      <>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        {requests.length === 0 ? null : (
          <ul>
            {requests.map((request) => (
              <li key={request.askedAt}>{words[request.state](request.companyName, dayOf(request.askedAt))}</li>
            ))}
          </ul>
        )}
        <p>{words.registerAgain}</p>
        <ButtonLink href={paths.register} look="secondary">
          {say.access.signIn.register}
        </ButtonLink>
      </>
    ),
  };
}
