/** The pages of a long list: how much there is, and the way back and on. */
import type { Messages } from "../../messages/messages.ts";
import { Icon } from "../icon/icon.tsx";

export interface PaginationProps {
  readonly say: Messages;
  /** Counted from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly rowCount: number;
  hrefOf(page: number): string;
}

export function Pagination({ say, page, pageSize, rowCount, hrefOf }: PaginationProps) {
  const pages = Math.max(1, Math.ceil(rowCount / pageSize));
  if (rowCount === 0) return null;
  const first = (page - 1) * pageSize + 1;
  return (
    <nav class="pagination" aria-label={say.frame.pages}>
      {page > 1 ? (
        <a class="button button-quiet" href={hrefOf(page - 1)} rel="prev">
          <Icon name="left" /> <span>{say.frame.previousPage}</span>
        </a>
      ) : null}
      <p class="pagination-place">
        {say.frame.rowsOf(first, Math.min(rowCount, first + pageSize - 1), rowCount)}
        {pages > 1 ? ` · ${say.frame.pageOf(page, pages)}` : null}
      </p>
      {page < pages ? (
        <a class="button button-quiet" href={hrefOf(page + 1)} rel="next">
          <span>{say.frame.nextPage}</span> <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}
