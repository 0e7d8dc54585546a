import type { Example } from "../example.ts";
import { type MonthBar, MonthBars } from "./month-bars.tsx";

const bar = (month: string, kronor: number, current = false): MonthBar => ({
  month,
  amount: { minor: BigInt(kronor) * 100n, currency: "SEK" },
  current,
});

export const examples: readonly Example[] = [
  {
    name: "Half a year, with the month one looks at",
    render: () => (
      <MonthBars
        bars={[
          bar("2026-05", 18_200),
          bar("2026-06", 18_950),
          bar("2026-07", 12_100),
          bar("2026-08", 17_400),
          bar("2026-09", 21_050),
          bar("2026-10", 23_700, true),
        ]}
      />
    ),
  },
  { name: "One month, of nothing", render: () => <MonthBars bars={[bar("2026-10", 0, true)]} /> },
];
