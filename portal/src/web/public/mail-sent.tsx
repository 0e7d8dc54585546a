/** "Look in your mail": the same page whatever we know of the address. */
import type { ComponentChildren } from "preact";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Answer } from "../route.ts";
import { accessPaths } from "./access-paths.ts";

export interface MailSent {
  readonly say: Messages;
  readonly title: string;
  readonly lead: string;
  /** Mails are kept and read at a page of ours. */
  readonly developmentMail: boolean;
  readonly children?: ComponentChildren;
}

export function mailSentPage({ say, title, lead, developmentMail, children }: MailSent): Answer {
  return {
    kind: "page",
    title,
    body: (
      <>
        <PageHeading lead={lead}>{title}</PageHeading>
        {developmentMail ? (
          <Notice say={say} kind="info">
            <p>
              {say.access.developmentMail} <a href={accessPaths.developmentMail}>{say.access.developmentMailLink}</a>
            </p>
          </Notice>
        ) : null}
        {children}
      </>
    ),
  };
}
