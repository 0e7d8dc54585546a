/** What stands above the settings: that everything is stopped, what waits, that nobody can pay yet, and the way back to a draft. */
import type { ComponentChildren } from "preact";
import { canBePaid, type SendSettings } from "../../domain/settings/send-settings.ts";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";
import { invoicePaths } from "./invoice-paths.ts";

export interface ToldProps {
  readonly say: Messages;
  readonly current: SendSettings;
  readonly hasFaults: boolean;
  readonly hasDraft: boolean;
  readonly waiting: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Told({ say, current, hasFaults, hasDraft, waiting, children }: ToldProps) {
  const words = say.settings;
  const pays = canBePaid(current);
  return (
    <>
      {current.isStopped ? (
        <Notice say={say} kind="warning" heading={say.accountSafety.stopped.heading}>
          {say.accountSafety.stopped.text}
        </Notice>
      ) : null}
      {waiting}
      {children}
      {pays || hasFaults ? null : (
        <Notice say={say} kind="info" heading={words.notYetPayable.heading}>
          {words.notYetPayable.text}
        </Notice>
      )}
      {pays && hasDraft && !hasFaults ? (
        <p>
          <a href={invoicePaths.drafts}>{words.backToDraft}</a>
        </p>
      ) : null}
    </>
  );
}
