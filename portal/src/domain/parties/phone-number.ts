import type { Parsed } from "@fakturaporten/einvoice";
import { plainText } from "./name.ts";

/** A telephone number as written, without odd signs. */
export type PhoneNumber = string & { readonly __brand: "PhoneNumber" };
export type PhoneFault = "phone-missing" | "phone-form";

/** Reads `08-123 456 78` or `+46 8 123 456 78`. */
export function parsePhoneNumber(text: string): Parsed<PhoneNumber, PhoneFault> {
  const typed = plainText(text).replace(/[‐-―−]/g, "-");
  if (typed === "") return { ok: false, fault: "phone-missing" };
  const digits = typed.replace(/\D/g, "").length;
  const isNumber = /^\+?[\d ()/-]+$/.test(typed) && digits >= 6 && digits <= 15;
  return isNumber ? { ok: true, value: typed as PhoneNumber } : { ok: false, fault: "phone-form" };
}
