import { formatDecimal, readUbl } from "@fakturaporten/einvoice";
import { bytes } from "./write.ts";

const result = readUbl(bytes);
if (!result.ok) throw new Error(result.reason); // "refused", "not-an-invoice" or "incomplete", with the reasons

export const due = formatDecimal(result.invoice.totals.due); // "1250.00"
export const unread = result.unread; // what the document says and the model has no term for; nothing is dropped
