import type { Example } from "../example.ts";
import { DraftSheet } from "./draft-sheet.tsx";
import type { DraftSheetFacts } from "./sheet-facts.ts";

const empty: DraftSheetFacts = {
  kind: "invoice",
  number: undefined,
  numberAutomatic: true,
  seller: "Nordanby El AB",
  receiver: undefined,
  reference: undefined,
  delivered: undefined,
  issuedOn: "2026-11-21",
  dueOn: "2026-12-21",
  lines: [],
  linesMore: 0,
  sums: [{ name: "Summa utan moms", amount: "0,00" }],
  due: "0,00 kr",
  gaps: [
    { field: "receiver", text: "Mottagare", missing: true },
    { field: "reference1", text: "Kunds referens 1", missing: true },
    { field: "lines.2.price", text: "Rad 2: Skriv priset med siffror", missing: false },
  ],
};

const complete: DraftSheetFacts = {
  ...empty,
  number: "F-1044",
  numberAutomatic: false,
  receiver: "Kardiologmottagningen, Exempelstads sjukhus",
  reference: "123456",
  delivered: "2026-11-10",
  lines: [
    { place: 1, description: "Service av laddstation", net: "5 340,00" },
    { place: 2, description: "Kabel och kontaktdon", net: "786,00" },
  ],
  linesMore: 3,
  sums: [
    { name: "Summa utan moms", amount: "6 126,00" },
    { name: "Moms 25 % på 6 126,00", amount: "1 531,50" },
  ],
  due: "7 657,50 kr",
  gaps: [],
};

export const examples: readonly Example[] = [
  { name: "Just begun", render: ({ say }) => <DraftSheet words={say.invoices.sheet} facts={empty} /> },
  {
    name: "Complete",
    alone: true,
    render: ({ say }) => <DraftSheet words={say.invoices.sheet} facts={complete} />,
  },
];
