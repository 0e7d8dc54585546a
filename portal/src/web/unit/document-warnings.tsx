/** What to look at twice before paying: another account than last time, or a document that seems to have come before. */
import type { AccountChange, DocumentWarnings, EarlierDocument } from "../../domain/inbox/warnings.ts";
import { dayOf } from "../../time.ts";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";
import { inboxPaths } from "./inbox-address.ts";
import { maskedAccount } from "./masked-account.ts";

export interface WarningsProps {
  readonly say: Messages;
  readonly warnings: DocumentWarnings;
}

export function Warnings({ say, warnings: { accountChange, duplicateOf } }: WarningsProps) {
  return (
    <>
      {accountChange === undefined ? null : <ChangedAccount say={say} change={accountChange} />}
      {duplicateOf === undefined ? null : <LikelyDuplicate say={say} twin={duplicateOf} />}
    </>
  );
}

function ChangedAccount({ say, change }: { readonly say: Messages; readonly change: AccountChange }) {
  const words = say.inbox.document;
  const { before, oldAccount, oldSeenAt, newAccount, newSeenAt } = change;
  return (
    <Notice say={say} kind="warning" heading={words.accountHeading}>
      <p>
        {words.account({
          number: before.number,
          oldAccount: maskedAccount(say, oldAccount),
          oldSeenOn: dayOf(oldSeenAt),
          newAccount: maskedAccount(say, newAccount),
          newSeenOn: dayOf(newSeenAt),
        })}
      </p>
      <p>{words.accountAdvice}</p>
      <p>
        <a href={inboxPaths.document(before.documentId)}>{words.seeBefore(before.number)}</a>
      </p>
    </Notice>
  );
}

function LikelyDuplicate({ say, twin }: { readonly say: Messages; readonly twin: EarlierDocument }) {
  const words = say.inbox.document;
  const on = dayOf(twin.receivedAt);
  return (
    <Notice say={say} kind="warning" heading={words.duplicateHeading}>
      <p>{twin.sameNumber ? words.duplicate(on) : words.duplicateAmount(twin.number, on)}</p>
      <p>
        <a href={inboxPaths.document(twin.documentId)}>{words.seeFirst}</a>
      </p>
    </Notice>
  );
}
