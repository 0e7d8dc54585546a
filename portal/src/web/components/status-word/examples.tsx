import type { Example } from "../example.ts";
import { statuses, StatusWord } from "./status-word.tsx";

export const examples: readonly Example[] = [
  {
    name: "All of them",
    render: ({ say }) => (
      <ul class="status-samples">
        {statuses.map((status) => (
          <li key={status}>
            <StatusWord say={say} status={status} />
          </li>
        ))}
      </ul>
    ),
  },
  {
    name: "With a word of its own",
    render: ({ say }) => (
      <StatusWord say={say} status="answered">
        Godkänd
      </StatusWord>
    ),
  },
];
