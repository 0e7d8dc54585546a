/** What the two sides of a case have written to each other, the oldest first; one's own side and the other told apart by word and place. */
import type { CaseSide } from "../../../domain/cases/case.ts";
import type { CaseKind } from "../../../domain/cases/kinds.ts";
import type { CaseMessage, ThreadPage } from "../../../domain/cases/queries.ts";
import type { Messages } from "../../messages/messages.ts";
import { sizeText } from "../attachment-list/size-text.ts";
import { Moment } from "../figures/figures.tsx";
import { Icon } from "../icon/icon.tsx";

export interface CaseThreadProps {
  readonly say: Messages;
  readonly kind: CaseKind;
  readonly messages: readonly CaseMessage[];
  /** The side that reads. */
  readonly side: CaseSide;
  /** The party's name, as the desk knows it. */
  readonly partyName: string;
  readonly fileHref: (fileId: string) => string;
  /** A long thread is shown a page at a time, the newest first. */
  readonly earlierHref?: string | undefined;
  readonly laterHref?: string | undefined;
}

export function CaseThread({ earlierHref, laterHref, ...thread }: CaseThreadProps) {
  const words = thread.say.cases;
  return (
    <>
      {earlierHref === undefined ? null : (
        <p>
          <a href={earlierHref}>{words.earlier}</a>
        </p>
      )}
      <Written {...thread} />
      {laterHref === undefined ? null : (
        <p>
          <a href={laterHref}>{words.later}</a>
        </p>
      )}
    </>
  );
}

/** Where the pages beside this one are, for a case at an address. */
export function pagesBeside(address: string, { back, hasEarlier }: Pick<ThreadPage, "back" | "hasEarlier">) {
  return {
    earlierHref: hasEarlier ? `${address}?back=${back + 1}` : undefined,
    laterHref: back === 0 ? undefined : back === 1 ? address : `${address}?back=${back - 1}`,
  };
}

/** As the address says; anything else is the newest page. */
export function backOf(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : 0;
}

function Written({ say, kind, messages, side, partyName, fileHref }: CaseThreadProps) {
  const words = say.cases;
  if (messages.length === 0) return <p class="hint">{words.empty}</p>;
  return (
    <ol class="case-thread" aria-label={words.thread}>
      {messages.map((message) => (
        <li key={message.id} class={message.side === side ? "case-message case-message-own" : "case-message"}>
          <p class="case-message-head">
            <strong>{message.authorName ?? sideName(say, message.side, partyName)}</strong>
            <span>
              {message.authorName === undefined ? " " : `, ${sideName(say, message.side, partyName)}, `}
              {words.acts[message.act]}
            </span>{" "}
            <Moment at={message.writtenAt} />
          </p>
          <Decision say={say} kind={kind} message={message} />
          {message.words === undefined ? null : <p class="case-message-words">{message.words}</p>}
          <Files say={say} files={message.files} fileHref={fileHref} />
        </li>
      ))}
    </ol>
  );
}

function sideName(say: Messages, side: CaseSide, partyName: string): string {
  return side === "desk" ? say.cases.from.desk : partyName;
}

interface DecisionProps {
  readonly say: Messages;
  readonly kind: CaseKind;
  readonly message: CaseMessage;
}

function Decision({ say, kind, message: { decision, outcome } }: DecisionProps) {
  if (decision === undefined) return null;
  const facts = Object.entries(outcome).filter(([name]) => say.cases.outcome[name] !== undefined);
  return (
    <p class="case-message-decision">
      <Icon name="check" /> {say.cases.decisions[kind][decision]?.done ?? decision}
      {facts.map(([name, text]) => (
        <span key={name} class="figure">{`: ${text}`}</span>
      ))}
    </p>
  );
}

function Files({
  say,
  files,
  fileHref,
}: Pick<CaseThreadProps, "say" | "fileHref"> & { readonly files: CaseMessage["files"] }) {
  if (files.length === 0) return null;
  return (
    <ul class="case-files" aria-label={say.cases.attached}>
      {files.map(({ id, name, sizeBytes, pages }) => (
        <li key={id}>
          <Icon name="attachment" /> <a href={fileHref(id)}>{name}</a>{" "}
          <span class="hint">{say.attachments.facts(sizeText(sizeBytes, say), pages)}</span>
        </li>
      ))}
    </ul>
  );
}
