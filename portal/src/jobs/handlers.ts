/** Who does which job. Each job is a file of its own here; it performs commands of the domain and calls what is outside. */
import type { JobName, JobPayloads, Perform } from "../work.ts";
import type { Clock } from "../time.ts";
import { carryMessage } from "./carry-message.ts";
import { caseDecided } from "./case-decided.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { deliverInvoice } from "./deliver-invoice.ts";
import { sendMail } from "./send-mail.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** What jobs work with. */
export interface JobTools {
  readonly perform: Perform;
  readonly clock: Clock;
}

/** Does one job. It may run again after a crash, so what it performs must be harmless twice. Throwing means: try again later. */
export type JobHandler<J extends JobName> = (tools: JobTools, payload: JobPayloads[J]) => Promise<void>;

export type JobHandlers = { readonly [J in JobName]?: JobHandler<J> };

/** Without a mail server letters are kept; main hands in one that is configured. */
export const handlers: Required<JobHandlers> = {
  "send-mail": sendMail(undefined),
  "deliver-invoice": deliverInvoice,
  "deliver-answer": deliverAnswer,
  "carry-message": carryMessage,
  "case-decided": caseDecided,
  "sweep-expired": sweepExpired,
};
