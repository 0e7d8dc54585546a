/** Swedish, the first language. One file per part of the house; this one only gathers them. */
import { access } from "./access.sv.ts";
import { accountSafety } from "./account-safety.sv.ts";
import { attachments } from "./attachments.sv.ts";
import { credit } from "./credit.sv.ts";
import { billing } from "./billing.sv.ts";
import { connections } from "./connections.sv.ts";
import { webhooks } from "./webhooks.sv.ts";
import { caseRetention } from "./case-retention.sv.ts";
import { cases } from "./cases.sv.ts";
import { delivery } from "./delivery.sv.ts";
import { directory } from "./directory.sv.ts";
import { doors } from "./doors.sv.ts";
import { errors } from "./errors.sv.ts";
import { faults } from "./faults.sv.ts";
import { feedback } from "./feedback.sv.ts";
import { following } from "./following.sv.ts";
import { frame } from "./frame.sv.ts";
import { gallery } from "./gallery.sv.ts";
import { help } from "./help.sv.ts";
import { imports } from "./imports.sv.ts";
import { inbox } from "./inbox.sv.ts";
import { introductions } from "./introductions.sv.ts";
import { invoiceSheets } from "./invoice-sheets.sv.ts";
import { invoiceSheet } from "./invoice-sheet.sv.ts";
import { invoices } from "./invoices.sv.ts";
import { ledger } from "./ledger.sv.ts";
import { mails } from "./mails.sv.ts";
import { invoiceQuestions } from "./invoice-questions.sv.ts";
import { questions } from "./questions.sv.ts";
import { disputes } from "./disputes.sv.ts";
import { cancellations } from "./cancellations.sv.ts";
import { entry } from "./entry.sv.ts";
import { orders } from "./orders.sv.ts";
import { outbound } from "./outbound.sv.ts";
import { specification } from "./specification.sv.ts";
import { paper } from "./paper.sv.ts";
import { plans } from "./plans.sv.ts";
import { prepared } from "./prepared.sv.ts";
import { receivers } from "./receivers.sv.ts";
import { references } from "./references.sv.ts";
import { refusals } from "./refusals.sv.ts";
import { secondStep } from "./second-step.sv.ts";
import { settings } from "./settings.sv.ts";
import { sheets } from "./sheets.sv.ts";
import { start } from "./start.sv.ts";
import { unitWork } from "./unit-work.sv.ts";
import { validator } from "./validator.sv.ts";

export const sv = {
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
