/** The lines of an invoice that a customer does not agree with, how much of each, and why. */
import type { DisputedLine } from "../../../domain/cases/kinds.ts";
import type { LocalDate } from "../../../time.ts";
import { kronor } from "../../ledger/kronor.ts";
import type { Messages } from "../../messages/messages.ts";
import { DataTable } from "../data-table/data-table.tsx";

export interface DisputedLinesProps {
  readonly say: Messages;
  readonly lines: readonly DisputedLine[];
  /** Of an open dispute: until when each line need not be paid. */
  readonly holds?: ReadonlyMap<number, LocalDate> | undefined;
}

export function DisputedLines({ say, lines, holds }: DisputedLinesProps) {
  const words = say.disputes.file;
  return (
    <DataTable
      caption={words.wrong}
      rows={lines}
      rowKey={({ place }) => String(place)}
      columns={[
        { key: "line", heading: words.line, cell: ({ description }) => description },
        {
          key: "reason",
          heading: words.reason,
          cell: ({ reason, words: said }) =>
            said === "" ? say.disputes.reasons[reason] : `${say.disputes.reasons[reason]}: ${said}`,
        },
        { key: "net", heading: words.net, kind: "amount", cell: ({ netMinor }) => kronor(BigInt(netMinor)) },
        ...(holds === undefined
          ? []
          : [
              {
                key: "hold",
                heading: say.disputes.hold.ofLine,
                cell: ({ place }: DisputedLine) => {
                  const until = holds.get(place);
                  return until === undefined ? say.disputes.hold.paidMeanwhile : say.disputes.hold.until(until);
                },
              },
            ]),
      ]}
    />
  );
}
