/** Who does which job. Each job is a file of its own here; it performs commands of the domain and calls what is outside. */
import type { AtCrashPoint } from "../crash-points.ts";
import type { Antivirus } from "../domain/attachments/scan.ts";
import type { Carriers } from "../domain/delivery/carrier.ts";
import type { LookUp } from "../domain/delivery/look-ups.ts";
import type { Clock } from "../time.ts";
import type { JobName, JobPayloads, Perform } from "../work.ts";
import { carryAccess, placeAccessRequest } from "./carry-access.ts";
import { carryCancellation, carryOrder, tellOfCancellation, tellOfOrder, tellOfWish } from "./carry-approved.ts";
import { carryMessage } from "./carry-message.ts";
import { caseDecided } from "./case-decided.ts";
import { askAboutAccount, askAboutStopJob, beginAccountChangeJob } from "./account-safety.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { deliverCustomerInvoice } from "./deliver-customer-invoice.ts";
import { deliverInvoice } from "./deliver-invoice.ts";
import { handOver } from "./hand-over.ts";
import { processArrival } from "./process-arrival.ts";
import { resolveDelivery } from "./resolve-delivery.ts";
import { emptyTrash } from "./empty-trash.ts";
import { findRecurring } from "./find-recurring.ts";
import { makeRecurring } from "./make-recurring.ts";
import { deliverReminder } from "./deliver-reminder.ts";
import { sendDigest } from "./send-digest.ts";
import { tellOfQuotaJob } from "./tell-of-quota.ts";
import { findNudges, nudgeDeciders } from "./nudge-deciders.ts";
import { lookAtNewcomer } from "./look-at-newcomer.ts";
import { readIncomingFolder } from "./read-incoming-folder.ts";
import { findOldCases, forgetCasesJob } from "./forget-cases.ts";
import { forgetSheet, untakenSheetDays } from "./forget-sheet.ts";
import { judgeSheet } from "./judge-sheet.ts";
import { readImport } from "./read-import.ts";
import { prepareBilling, readUsage, runBilling } from "./billing.ts";
import { sendImport } from "./send-import.ts";
import { readBankFileJob } from "./read-bank-file.ts";
import { findReminders } from "./find-reminders.ts";
import { remindCustomersJob } from "./remind-customers.ts";
import { applyDirectoryJob } from "./apply-directory.ts";
import { sendWebhook } from "./send-webhook.ts";
import { sendMail } from "./send-mail.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** What jobs work with. */
export interface JobTools {
  readonly perform: Perform;
  readonly clock: Clock;
  /** Who carries documents out of the portal; a route without a carrier waits for one. */
  readonly carriers?: Carriers;
  /** Asks the network whether a receiver takes a kind of document, before anything is sent to it. */
  readonly lookUp?: LookUp;
  /** The operator's antivirus program, where there is one: what others bring is shown to it before it reaches anybody. */
  readonly antivirus?: Antivirus;
  /** Told at each named place between two effects; a harness kills there. */
  readonly at?: AtCrashPoint;
}

/** Does one job. It may run again after a crash, so what it performs must be harmless twice. Throwing means: try again later. */
export type JobHandler<J extends JobName> = (tools: JobTools, payload: JobPayloads[J]) => Promise<void>;

export type JobHandlers = { readonly [J in JobName]?: JobHandler<J> };

/** Without a mail server letters are kept, and without folders nothing is handed over or taken in by them, and no webhook is sent; main hands in all. */
export const handlers: Required<JobHandlers> = {
  "send-mail": sendMail(undefined),
  "deliver-invoice": deliverInvoice,
  "resolve-delivery": resolveDelivery,
  "process-arrival": processArrival,
  "deliver-answer": deliverAnswer,
  "hand-over": handOver(undefined),
  "carry-message": carryMessage,
  "case-decided": caseDecided,
  "tell-of-cancellation": tellOfCancellation,
  "carry-cancellation": carryCancellation,
  "tell-of-wish": tellOfWish,
  "place-access-request": placeAccessRequest,
  "carry-access": carryAccess,
  "find-nudges": findNudges,
  "nudge-deciders": nudgeDeciders,
  "tell-of-order": tellOfOrder,
  "carry-order": carryOrder,
  "begin-account-change": beginAccountChangeJob,
  "ask-about-account": askAboutAccount,
  "ask-about-stop": askAboutStopJob,
  "tell-of-quota": tellOfQuotaJob,
  "find-recurring": findRecurring,
  "make-recurring": makeRecurring,
  "judge-sheet": judgeSheet,
  "forget-sheet": forgetSheet(untakenSheetDays),
  "read-import": readImport,
  "send-import": sendImport,
  "read-usage": readUsage,
  "prepare-billing": prepareBilling,
  "run-billing": runBilling,
  "deliver-customer-invoice": deliverCustomerInvoice,
  "empty-trash": emptyTrash,
  "deliver-reminder": deliverReminder,
  "send-digest": sendDigest,
  "look-at-newcomer": lookAtNewcomer,
  "read-bank-file": readBankFileJob,
  "apply-directory": applyDirectoryJob,
  "send-webhook": sendWebhook(undefined),
  "read-incoming-folder": readIncomingFolder(undefined),
  "find-old-cases": findOldCases,
  "forget-cases": forgetCasesJob,
  "find-reminders": findReminders,
  "remind-customers": remindCustomersJob,
  "sweep-expired": sweepExpired,
};

/** Who does a job of one kind when nothing outside is configured. */
export function handlerOf<J extends JobName>(job: J): JobHandler<J> {
  const doers: { readonly [K in JobName]: JobHandler<K> } = handlers;
  return doers[job];
}
