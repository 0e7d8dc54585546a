import type { Example } from "../example.ts";
import { FileField } from "./file-field.tsx";

export const examples: readonly Example[] = [
  {
    name: "Empty",
    render: ({ say }) => (
      <FileField say={say} name="file" label="Fil med e-fakturan" hint="Högst 5 MB." accept=".xml" />
    ),
  },
  {
    name: "With a fault",
    render: ({ say }) => <FileField say={say} name="file" label="Fil" accept=".xml" error="Välj en fil." />,
  },
];
