import type { Example } from "../example.ts";
import { Icon, iconNames } from "./icon.tsx";

export const examples: readonly Example[] = [
  {
    name: "All icons beside their words",
    render: () => (
      <ul class="icon-samples">
        {iconNames.map((name) => (
          <li key={name}>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    ),
  },
];
