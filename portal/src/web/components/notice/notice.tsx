/** Something to know before going on. A notice says it with a word, a shape and a colour; an inset only sets it apart. */
import type { ComponentChildren } from "preact";
import type { Messages } from "../../messages/messages.ts";
import { Icon, type IconName } from "../icon/icon.tsx";

type NoticeKind = "info" | "success" | "warning";

export interface NoticeProps {
  readonly say: Messages;
  readonly kind: NoticeKind;
  readonly heading?: string;
  readonly children: ComponentChildren;
  /** Told by screen readers when it appears after something was done. */
  readonly announced?: boolean;
}

const icons: Readonly<Record<NoticeKind, IconName>> = { info: "info", success: "check", warning: "warning" };

export function Notice({ say, kind, heading, children, announced }: NoticeProps) {
  const words = { info: say.frame.noticeInfo, success: say.frame.noticeSuccess, warning: say.frame.noticeWarning };
  return (
    <div class={`notice notice-${kind}`} role={announced ? "status" : undefined}>
      <Icon name={icons[kind]} />
      <div class="notice-body">
        {heading === undefined ? (
          <span class="visually-hidden">{words[kind]}: </span>
        ) : (
          <p class="notice-heading">
            <span class="visually-hidden">{words[kind]}: </span>
            {heading}
          </p>
        )}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

export function Inset({ children }: { readonly children: ComponentChildren }) {
  return <div class="inset">{children}</div>;
}
