/** The one h1 of a page: what the page is for, in the person's words. */
import type { ComponentChildren } from "preact";

export interface PageHeadingProps {
  readonly children: ComponentChildren;
  /** A small line above: which object, which step. */
  readonly caption?: ComponentChildren;
  /** One or two sentences below, larger than the text. */
  readonly lead?: ComponentChildren;
  /** What one can do with the whole page, at its right. */
  readonly actions?: ComponentChildren;
}

export function PageHeading({ children, caption, lead, actions }: PageHeadingProps) {
  return (
    <header class="page-heading">
      <div class="page-heading-words">
        {caption === undefined ? null : <p class="page-caption">{caption}</p>}
        <h1>{children}</h1>
        {lead === undefined ? null : <p class="lead">{lead}</p>}
      </div>
      {actions === undefined ? null : <div class="page-heading-actions">{actions}</div>}
    </header>
  );
}
