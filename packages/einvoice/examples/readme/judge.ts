import { validate } from "@fakturaporten/einvoice";
import { bytes } from "./write.ts";

const report = validate(bytes);

export const verdict = report.verdict; // "valid", "invalid" or "unreadable"
export const sentences = report.faults.map((fault) => `${fault.id}: ${fault.says.sv}`);
