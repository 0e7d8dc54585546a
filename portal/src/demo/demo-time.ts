/** Hours that have passed: the demo's commands and jobs are done as if it were some days ago. */
import { type Clock, epochMsOf, instantOf } from "../time.ts";
import type { JobPayloads, Perform } from "../work.ts";

/** Jobs that the demo does itself, so that what it shows is there when the portal opens. */
export type DemoJob =
  | "deliver-invoice"
  | "deliver-answer"
  | "carry-message"
  | "read-usage"
  | "prepare-billing"
  | "run-billing"
  | "read-bank-file"
  | "remind-customers";
export type DoDemoJob = <J extends DemoJob>(job: J, payload: JobPayloads[J]) => Promise<void>;

/** A way to act with a clock of its own. */
export interface DemoDay {
  readonly perform: Perform;
  readonly doJob: DoDemoJob;
}

export interface DemoTime {
  daysAgo(days: number): DemoDay;
}

const dayMs = 86_400_000;

export function demoTime(clock: Clock, actAt: (clock: Clock) => DemoDay): DemoTime {
  const now = epochMsOf(clock());
  let ticks = 0;
  return {
    daysAgo(days) {
      ticks += 1;
      const moment = instantOf(now - days * dayMs - 600_000 + ticks * 1_000);
      return actAt(() => moment);
    },
  };
}
