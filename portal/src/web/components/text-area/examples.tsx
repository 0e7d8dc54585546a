import type { Example } from "../example.ts";
import { TextArea } from "./text-area.tsx";

export const examples: readonly Example[] = [
  {
    name: "Empty",
    render: ({ say }) => <TextArea say={say} name="note" value="" label="Meddelande till mottagaren" optional />,
  },
  {
    name: "With a fault",
    render: ({ say }) => (
      <TextArea
        say={say}
        name="reason"
        value="Fel"
        label="Orsak"
        rows={3}
        error="Skriv vad leverantören behöver ändra"
      />
    ),
  },
];
