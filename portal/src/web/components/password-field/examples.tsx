import type { Example } from "../example.ts";
import { PasswordField } from "./password-field.tsx";

export const examples: readonly Example[] = [
  {
    name: "A new one",
    render: ({ say }) => (
      <PasswordField
        say={say}
        name="password"
        value=""
        label="Lösenord"
        hint="Minst 12 tecken. Gärna några ord i rad."
        autoComplete="new-password"
      />
    ),
  },
  {
    name: "With a fault",
    render: ({ say }) => (
      <PasswordField
        say={say}
        name="password2"
        value=""
        label="Lösenord"
        error="Skriv minst 12 tecken"
        autoComplete="new-password"
      />
    ),
  },
];
