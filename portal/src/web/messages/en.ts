/** English. The shape is the Swedish one: a missing sentence does not compile. */
import { access } from "./access.en.ts";
import { accountSafety } from "./account-safety.en.ts";
import { attachments } from "./attachments.en.ts";
import { credit } from "./credit.en.ts";
import { billing } from "./billing.en.ts";
import { connections } from "./connections.en.ts";
import { webhooks } from "./webhooks.en.ts";
import { caseRetention } from "./case-retention.en.ts";
import { cases } from "./cases.en.ts";
import { delivery } from "./delivery.en.ts";
import { directory } from "./directory.en.ts";
import { doors } from "./doors.en.ts";
import { errors } from "./errors.en.ts";
import { faults } from "./faults.en.ts";
import { feedback } from "./feedback.en.ts";
import { following } from "./following.en.ts";
import { frame } from "./frame.en.ts";
import { gallery } from "./gallery.en.ts";
import { help } from "./help.en.ts";
import { imports } from "./imports.en.ts";
import { inbox } from "./inbox.en.ts";
import { introductions } from "./introductions.en.ts";
import { invoiceSheets } from "./invoice-sheets.en.ts";
import { invoiceSheet } from "./invoice-sheet.en.ts";
import { invoices } from "./invoices.en.ts";
import { ledger } from "./ledger.en.ts";
import { mails } from "./mails.en.ts";
import { invoiceQuestions } from "./invoice-questions.en.ts";
import { questions } from "./questions.en.ts";
import { disputes } from "./disputes.en.ts";
import { cancellations } from "./cancellations.en.ts";
import { entry } from "./entry.en.ts";
import { orders } from "./orders.en.ts";
import { outbound } from "./outbound.en.ts";
import { specification } from "./specification.en.ts";
import { paper } from "./paper.en.ts";
import { plans } from "./plans.en.ts";
import { prepared } from "./prepared.en.ts";
import { receivers } from "./receivers.en.ts";
import { references } from "./references.en.ts";
import { refusals } from "./refusals.en.ts";
import { secondStep } from "./second-step.en.ts";
import { settings } from "./settings.en.ts";
import { sheets } from "./sheets.en.ts";
import { start } from "./start.en.ts";
import { unitWork } from "./unit-work.en.ts";
import { validator } from "./validator.en.ts";
import type { Messages } from "./messages.ts";

export const en: Messages = {
  access,
  accountSafety,
  attachments,
  billing,
  credit,
  connections,
  webhooks,
  caseRetention,
  cases,
  delivery,
  directory,
  doors,
  errors,
  faults,
  feedback,
  following,
  frame,
  gallery,
  help,
  imports,
  inbox,
  introductions,
  invoiceSheet,
  invoiceSheets,
  invoices,
  ledger,
  mails,
  invoiceQuestions,
  cancellations,
  disputes,
  questions,
  orders,
  entry,
  outbound,
  specification,
  paper,
  plans,
  prepared,
  receivers,
  references,
  refusals,
  secondStep,
  settings,
  sheets,
  start,
  unitWork,
  validator,
};
