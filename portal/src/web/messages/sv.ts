/** Swedish, the first language. One file per part of the house; this one only gathers them. */
import { faults } from "./faults.sv.ts";
import { frame } from "./frame.sv.ts";
import { invoiceSheet } from "./invoice-sheet.sv.ts";

export const sv = { faults, frame, invoiceSheet };
