/** A list with nothing in it yet: why, and what to do first. */
import type { ComponentChildren } from "preact";

export interface EmptyStateProps {
  readonly heading: string;
  readonly children?: ComponentChildren;
  /** The next step, usually one button. */
  readonly action?: ComponentChildren;
}

export function EmptyState({ heading, children, action }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p class="empty-state-heading">{heading}</p>
      {children ? <div class="empty-state-body">{children}</div> : null}
      {action ? <div class="empty-state-action">{action}</div> : null}
    </div>
  );
}
