/** English. The shape is the Swedish one: a missing sentence does not compile. */
import { faults } from "./faults.en.ts";
import { frame } from "./frame.en.ts";
import { invoiceSheet } from "./invoice-sheet.en.ts";
import type { Messages } from "./messages.ts";

export const en: Messages = { faults, frame, invoiceSheet };
