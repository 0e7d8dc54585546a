/** Swedish, the first language. One file per part of the house; this one only gathers them. */
import { errors } from "./errors.sv.ts";
import { faults } from "./faults.sv.ts";
import { frame } from "./frame.sv.ts";
import { invoices } from "./invoices.sv.ts";
import { invoiceSheet } from "./invoice-sheet.sv.ts";
import { refusals } from "./refusals.sv.ts";

export const sv = { errors, faults, frame, invoiceSheet, invoices, refusals };
