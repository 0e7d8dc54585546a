/** What to look at twice before paying: another account than last time, or a document that seems to have come before. */
import type { DocumentWarnings } from "../../domain/inbox/queries.ts";
import { dayOf } from "../../time.ts";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";
import { inboxPaths } from "./inbox-address.ts";

export interface WarningsProps {
  readonly say: Messages;
  readonly warnings: DocumentWarnings;
}

export function Warnings({ say, warnings }: WarningsProps) {
  const { accountBefore, duplicateOf } = warnings;
  const words = say.inbox.document;
  return (
    <>
      {accountBefore === undefined ? null : (
        <Notice say={say} kind="warning" heading={words.accountHeading}>
          <p>{words.account(accountBefore.number)}</p>
          <p>
            <a href={inboxPaths.document(accountBefore.documentId)}>{words.seeBefore(accountBefore.number)}</a>
          </p>
        </Notice>
      )}
      {duplicateOf === undefined ? null : (
        <Notice say={say} kind="warning" heading={words.duplicateHeading}>
          <p>{words.duplicate(dayOf(duplicateOf.receivedAt))}</p>
          <p>
            <a href={inboxPaths.document(duplicateOf.documentId)}>{words.seeFirst}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
