import type { LocalDate } from "../../../time.ts";
import type { Example } from "../example.ts";
import { Amount, Day } from "../figures/figures.tsx";
import { type Status, StatusWord } from "../status-word/status-word.tsx";
import { DataTable } from "./data-table.tsx";

const rows: readonly { number: string; receiver: string; on: LocalDate; minor: bigint; status: Status }[] = [
  {
    number: "F-1044",
    receiver: "Kardiologmottagningen",
    on: "2026-11-20" as LocalDate,
    minor: 1_250_050n,
    status: "needs-you",
  },
  {
    number: "F-1043",
    receiver: "Fastighetsförvaltningen Norr",
    on: "2026-11-18" as LocalDate,
    minor: 98_700n,
    status: "delivered",
  },
  {
    number: "K-1042",
    receiver: "Kardiologmottagningen",
    on: "2026-11-02" as LocalDate,
    minor: -312_500n,
    status: "paid",
  },
];

export const examples: readonly Example[] = [
  {
    name: "Invoices, sorted by date, with a sum",
    render: ({ say }) => (
      <DataTable
        caption="Fakturor"
        rows={rows}
        rowKey={(row) => row.number}
        columns={[
          { key: "number", heading: "Nummer", cell: (row) => <a href="/invoices">{row.number}</a> },
          { key: "receiver", heading: "Mottagare", cell: (row) => row.receiver },
          {
            key: "on",
            heading: "Fakturadatum",
            sort: { href: "#", direction: "descending" },
            cell: (row) => <Day day={row.on} />,
          },
          { key: "status", heading: "Läge", cell: (row) => <StatusWord say={say} status={row.status} /> },
          {
            key: "amount",
            heading: "Att betala",
            kind: "amount",
            cell: (row) => <Amount amount={{ minor: row.minor, currency: "SEK" }} />,
          },
        ]}
        foot={["Summa", null, null, null, <Amount amount={{ minor: 1_036_250n, currency: "SEK" }} />]}
      />
    ),
  },
];
