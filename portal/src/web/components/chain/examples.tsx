import type { Example } from "../example.ts";
import { Chain, type ChainRow } from "./chain.tsx";

const rows: readonly ChainRow[] = [
  {
    key: "1",
    title: "Faktura F-1007",
    relation: "Faktura",
    day: "2026-11-02" as never,
    amount: { minor: 762_901n, currency: "SEK" },
    href: undefined,
  },
  {
    key: "2",
    title: "Kreditfaktura F-1009",
    relation: "Kredit av F-1007",
    day: "2026-11-12" as never,
    amount: { minor: -81_250n, currency: "SEK" },
    href: "#",
  },
];

export const examples: readonly Example[] = [
  {
    name: "An invoice with a credit",
    alone: true,
    render: ({ say }) => (
      <Chain say={say} rows={rows} left={{ number: "F-1007", amount: { minor: 681_651n, currency: "SEK" } }} />
    ),
  },
  {
    name: "What was credited is not here",
    alone: true,
    render: ({ say }) => <Chain say={say} rows={rows.slice(1)} missing={["f-1007"]} />,
  },
];
