/**
 * A file shown as pictures of its pages: no PDF is opened in anybody's browser. The file's own text is in the file, which can be
 * downloaded beside it.
 */
import type { Messages } from "../../messages/messages.ts";

export interface PagePreviewProps {
  readonly say: Messages;
  readonly name: string;
  readonly pages: number;
  /** The address of one page's picture. */
  pageAddress(page: number): string;
}

export function PagePreview({ say, name, pages, pageAddress }: PagePreviewProps) {
  return (
    <ol class="page-preview">
      {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
        <li key={page}>
          <img
            class="page-preview-page"
            src={pageAddress(page)}
            alt={say.attachments.page(name, page, pages)}
            loading={page > 2 ? "lazy" : undefined}
            width="700"
          />
        </li>
      ))}
    </ol>
  );
}

export interface ThumbnailProps {
  readonly src: string;
  /** Where the whole file can be looked at; the name beside it says which file it is. */
  readonly href: string;
  readonly label: string;
}

export function Thumbnail({ src, href, label }: ThumbnailProps) {
  return (
    <a class="thumbnail" href={href} aria-label={label}>
      <img src={src} alt="" loading="lazy" width="48" />
    </a>
  );
}
