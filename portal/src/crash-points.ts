/**
 * Named places between two effects, where a process may die. In production nothing stands there; the delivery harness and its
 * tests hand in a function that kills the process (TRUST 3.2). Each name is used in exactly one place, which a test checks.
 */
export const deliveryCrashPoints = [
  "deliver.before-begin",
  "deliver.inside-begin",
  "deliver.after-begin",
  "deliver.before-submit",
  "deliver.after-submit",
  "deliver.inside-record",
  "deliver.after-record",
  "ask.before-question",
  "ask.after-answer",
  "ask.inside-record",
  "ask.after-record",
  "arrival.inside-store",
  "arrival.after-store",
  "arrival.before-processing",
  "arrival.inside-processing",
  "arrival.after-processing",
] as const;

/** On the way from a month that was seen to issued invoices. */
export const billingCrashPoints = ["billing.before-issue", "billing.inside-issue", "billing.after-issue"] as const;

export const crashPoints = [...deliveryCrashPoints, ...billingCrashPoints] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Told that a process has come to a place. */
export type AtCrashPoint = (point: CrashPoint) => void;
