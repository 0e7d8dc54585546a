import type { Example } from "../example.ts";
import { PrintButton } from "./print-button.tsx";

export const examples: readonly Example[] = [
  { name: "Shows itself where there are scripts", render: ({ say }) => <PrintButton say={say} /> },
];
