/**
 * Names of people, companies and places as typed. Look-alikes and invisible characters make one name pass for another, so
 * what cannot be seen is taken away and letters must be Latin, as in the Swedish registers.
 */
import type { Parsed } from "@fakturaporten/einvoice";

export type NameFault = "name-missing" | "name-long" | "name-letters" | "name-link";

const nameLengthMax = 200;

/** Reads a name: composed letters, single spaces, nothing invisible. */
export function parseName(text: string): Parsed<string, NameFault> {
  const name = plainText(text);
  if (name === "") return { ok: false, fault: "name-missing" };
  if (name.length > nameLengthMax) return { ok: false, fault: "name-long" };
  if (!/^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}+&|´`^°]+$/u.test(name) || !/[\p{L}\p{N}]/u.test(name))
    return { ok: false, fault: "name-letters" };
  if (/:\/\/|\bwww\.|[<>]/i.test(name) || hasAddressWithPath(name)) return { ok: false, fault: "name-link" };
  return { ok: true, value: name };
}

/** `elak.example/vinst`, which a mail program may make a link of. A company may be called Bokus.com AB, and a person live c/o. */
function hasAddressWithPath(name: string): boolean {
  return /[\p{L}\p{N}][.。][\p{L}\p{M}\p{N}-]{2,}[.。]?(?::\d*)?[/\\?#]/u.test(name);
}

/** Text on one line without what cannot be seen: controls, zero widths, and marks that turn the direction of writing. */
export function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, "")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
}
