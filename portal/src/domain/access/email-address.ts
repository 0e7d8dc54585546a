/**
 * E-mail addresses as people type them and as we compare them. Only what every mail server carries is accepted: an ASCII
 * name before the @ and a domain that resolves to ASCII (`å` becomes punycode). So look-alike letters cannot make twins.
 */
import { domainToASCII } from "node:url";
import type { Parsed } from "@fakturaporten/einvoice";

/** An address that a mail can be sent to, and that holds nothing but one address. */
export type EmailAddress = string & { readonly __brand: "EmailAddress" };

export type EmailFault = "email-missing" | "email-form" | "email-long";

const addressLengthMax = 254;
const localPart = /^(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)$/;
const domainName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** Reads `Anna@Exempel.se`; spaces around and invisible characters are ignored, line breaks inside are not. */
export function parseEmailAddress(text: string): Parsed<EmailAddress, EmailFault> {
  const typed = text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .trim();
  if (typed === "") return { ok: false, fault: "email-missing" };
  if (typed.length > addressLengthMax) return { ok: false, fault: "email-long" };
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, at);
  const domain = asciiDomain(typed.slice(at + 1));
  if (at < 1 || !localPart.test(local) || !domainName.test(domain)) return { ok: false, fault: "email-form" };
  return { ok: true, value: `${local}@${domain}` as EmailAddress };
}

/** The address as we compare it: two spellings of one mailbox are one account. */
export function emailKeyOf(address: EmailAddress): string {
  return address.toLowerCase();
}

function asciiDomain(domain: string): string {
  return /^[\p{L}\p{N}.-]+$/u.test(domain) ? domainToASCII(domain).toLowerCase() : "";
}
