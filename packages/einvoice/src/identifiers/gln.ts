import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { gs1Holds } from "./check-digits.ts";

/** A GS1 Global Location Number, 13 digits (PEPPOL-COMMON-R040). */
export type Gln = Branded<"Gln">;

export type GlnFault = "gln-empty" | "gln-form" | "gln-check-digit";

export function parseGln(text: string): Parsed<Gln, GlnFault> {
  const compact = text.replace(/[\s\u00a0]+/g, "");
  if (compact === "") return refused("gln-empty");
  if (!/^\d{13}$/.test(compact)) return refused("gln-form");
  return gs1Holds(compact) ? parsed(compact as Gln) : refused("gln-check-digit");
}
