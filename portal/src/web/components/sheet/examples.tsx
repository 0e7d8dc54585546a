import type { Example } from "../example.ts";
import { Sheet } from "./sheet.tsx";

export const examples: readonly Example[] = [
  {
    name: "A card",
    render: () => (
      <Sheet label="Faktura F-1044">
        <h2>Faktura F-1044</h2>
        <p>Till Kardiologmottagningen, att betala 12 500,50 kr senast 2026-12-20.</p>
      </Sheet>
    ),
  },
  {
    name: "A page, not yet sent",
    render: () => (
      <Sheet label="Utkast" size="page" draft>
        <h2>Utkast</h2>
        <p>Fyller sig själv medan du skriver.</p>
      </Sheet>
    ),
  },
];
