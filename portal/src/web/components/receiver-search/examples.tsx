import type { Example } from "../example.ts";
import { ReceiverSearch } from "./receiver-search.tsx";

export const examples: readonly Example[] = [
  {
    name: "empty",
    render: ({ say }) => (
      <ReceiverSearch
        name="q"
        value=""
        say={say}
        label={say.receivers.search.label}
        hint={say.receivers.search.hint}
        choosing="opens"
        button={say.receivers.search.button}
      />
    ),
  },
];
