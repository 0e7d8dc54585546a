/** English. The shape is the Swedish one: a missing sentence does not compile. */
import { access } from "./access.en.ts";
import { errors } from "./errors.en.ts";
import { faults } from "./faults.en.ts";
import { frame } from "./frame.en.ts";
import { invoices } from "./invoices.en.ts";
import { invoiceSheet } from "./invoice-sheet.en.ts";
import type { Messages } from "./messages.ts";
import { mails } from "./mails.en.ts";
import { refusals } from "./refusals.en.ts";
import { gallery } from "./gallery.en.ts";
import { help } from "./help.en.ts";
import { start } from "./start.en.ts";

export const en: Messages = {
  access,
  errors,
  faults,
  frame,
  gallery,
  help,
  invoiceSheet,
  invoices,
  mails,
  refusals,
  start,
};
