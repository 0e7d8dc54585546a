/** The stacks an inbox is laid out in, each with how many lie there. */
import { countedMax, type ViewCounts } from "../../domain/inbox/count-documents.ts";
import { type InboxFilter, type InboxView, inboxViews } from "../../domain/inbox/inbox-filter.ts";
import type { Messages } from "../messages/messages.ts";
import { inboxAddress } from "./inbox-address.ts";

export interface InboxViewsProps {
  readonly say: Messages;
  readonly filter: InboxFilter;
  readonly counts: ViewCounts;
}

export function InboxViews({ say, filter, counts }: InboxViewsProps) {
  const words = say.unitWork;
  return (
    <nav class="inbox-views" aria-label={words.viewsLabel}>
      <ul>
        {inboxViews.map((view) => (
          <li key={view}>
            <a
              href={inboxAddress({ unit: filter.unit, view })}
              aria-current={view === filter.view ? ("page" as const) : undefined}
            >
              {words.views[view]} <Count say={say} counts={counts} view={view} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ say, counts, view }: Omit<InboxViewsProps, "filter"> & { readonly view: InboxView }) {
  if (view === "all") return null;
  const count = counts[view];
  return (
    <span class="inbox-count">
      {count}
      {count >= countedMax ? say.unitWork.manyMark : ""}
    </span>
  );
}
