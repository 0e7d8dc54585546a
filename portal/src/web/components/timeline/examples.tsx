import type { Instant } from "../../../time.ts";
import type { Example } from "../example.ts";
import { Timeline } from "./timeline.tsx";

export const examples: readonly Example[] = [
  {
    name: "An invoice on its way",
    render: () => (
      <Timeline
        label="Vad som har hänt"
        steps={[
          { key: "1", heading: "Sparad som utkast", at: "2026-11-20T08:11:00.000Z" as Instant, by: "Kim Lindqvist" },
          { key: "2", heading: "Kontrollerad mot alla regler", at: "2026-11-20T08:24:03.000Z" as Instant },
          {
            key: "3",
            heading: "Sänd som nummer F-1044",
            at: "2026-11-20T08:24:03.000Z" as Instant,
            by: "Kim Lindqvist",
          },
          {
            key: "4",
            heading: "Avvisad av Kardiologmottagningen",
            at: "2026-11-20T10:02:00.000Z" as Instant,
            kind: "refused",
            body: <p>Referensen saknas. Skriv beställarens RSID.</p>,
          },
          { key: "5", heading: "Rätta och sänd igen", kind: "needs-you" },
          { key: "6", heading: "Mottagaren svarar", kind: "expected", body: <p>Oftast inom tre arbetsdagar.</p> },
        ]}
      />
    ),
  },
];
