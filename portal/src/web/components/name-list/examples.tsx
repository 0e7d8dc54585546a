import type { Example } from "../example.ts";
import { NameList } from "./name-list.tsx";

export const examples: readonly Example[] = [
  {
    name: "What a webhook tells",
    render: () => <NameList names={["En faktura har kommit", "En faktura är besvarad", "En påminnelse är sänd"]} />,
  },
];
