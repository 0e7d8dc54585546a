/** A table to take along: the same rows as a workbook and as text, the one that most people open first. Short, beside other ways. */
import type { Messages } from "../../messages/messages.ts";
import { type TableFormat, tableFormats } from "../../table-file.ts";
import { ButtonLink } from "../button/button.tsx";

export interface TableDownloadsProps {
  readonly say: Messages;
  readonly hrefOf: (format: TableFormat) => string;
}

export function TableDownloads({ say, hrefOf }: TableDownloadsProps) {
  return (
    <>
      {tableFormats.map((format) => (
        <ButtonLink key={format} href={hrefOf(format)} look="quiet" icon="download">
          <span class="visually-hidden">{say.frame.downloadAs} </span>
          {say.frame.downloads[format]}
        </ButtonLink>
      ))}
    </>
  );
}
