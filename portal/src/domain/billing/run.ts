/** A billing run: one month of one creditor, prepared, looked at, run, stopped and run again. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { Month } from "../catalogue/month.ts";

export const runStates = ["preparing", "prepared", "running", "stopped", "done", "cancelled"] as const;
export type RunState = (typeof runStates)[number];

export interface BillingRun {
  readonly id: string;
  readonly month: Month;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly state: RunState;
  readonly preparedAt: Instant;
  readonly changedAt: Instant;
}

/** Why a customer is not billed in a run. */
export type BillingFault =
  | { readonly code: "no-price"; readonly service: string }
  | { readonly code: "negative" }
  | { readonly code: "changed-since-seen" }
  | { readonly code: "rule"; readonly rule: string; readonly sv: string; readonly en: string };
