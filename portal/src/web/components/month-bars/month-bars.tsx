/**
 * Sums month by month as bars, the oldest first. Drawn for the eye alone: a table with the same figures stands beside it, and is what
 * a screen reader reads.
 */
import type { Money } from "@fakturaporten/einvoice";
import { amountText } from "../../figures-text.ts";

export interface MonthBar {
  /** `2026-11`. */
  readonly month: string;
  readonly amount: Money;
  readonly current: boolean;
}

export interface MonthBarsProps {
  readonly bars: readonly MonthBar[];
}

const width = 48;
const gap = 12;
const height = 120;
const labelHeight = 22;

export function MonthBars({ bars }: MonthBarsProps) {
  const largest = bars.reduce((max, { amount: { minor } }) => (minor > max ? minor : max), 0n);
  const across = Math.max(1, bars.length) * (width + gap) - gap;
  return (
    <svg
      class="month-bars"
      width={across}
      viewBox={`0 0 ${across} ${height + labelHeight}`}
      aria-hidden="true"
      focusable="false"
    >
      <line x1="0" x2={across} y1={height} y2={height} class="month-bars-ground" />
      {bars.map(({ month, amount, current }, at) => {
        const tall = heightOf(amount.minor, largest);
        const x = at * (width + gap);
        return (
          <g key={month} class={current ? "month-bar month-bar-current" : "month-bar"}>
            <title>{`${month}: ${amountText(amount)}`}</title>
            <rect x={x} y={height - tall} width={width} height={tall} rx="3" />
            <text x={x + width / 2} y={height + labelHeight - 5} text-anchor="middle">
              {month.slice(2).replace("-", "/")}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** In whole points; the smallest sum there is can still be seen. */
function heightOf(minor: bigint, largest: bigint): number {
  if (minor <= 0n || largest <= 0n) return 0;
  return Math.max(2, Number((minor * BigInt(height)) / largest));
}
