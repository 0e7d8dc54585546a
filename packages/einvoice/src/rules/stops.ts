/** Why an official artefact breaks off on a document, in words. */
import type { Artefact, StopReason } from "./rule.ts";

const names: Readonly<Record<Artefact, string>> = { EN16931: "EN 16931", PEPPOL: "Peppol BIS Billing" };

const reasons: Readonly<Record<StopReason, readonly [string, string]>> = {
  several: [
    "en uppgift som bara får finnas en gång finns flera gånger här",
    "something that may stand only once stands several times here",
  ],
  "not-decimal": ["här ska stå ett tal med siffror och punkt", "a number of digits and a point should stand here"],
  "not-number": ["här ska stå ett tal", "a number should stand here"],
  "not-date": [
    "här ska stå en dag som finns, skriven som 2026-03-31",
    "a day that exists should stand here, written as 2026-03-31",
  ],
  "not-boolean": ["här ska stå true eller false", "true or false should stand here"],
  "too-much": [
    "dokumentet har så många upprepade uppgifter att det inte går att pröva",
    "the document repeats so much that it cannot be judged",
  ],
  "too-long": ["talet här är längre än 10 000 siffror", "the number here is longer than 10 000 digits"],
  "not-integer": ["här ska stå ett heltal", "a whole number should stand here"],
};

export function saysStop(artefact: Artefact, reason: StopReason): { sv: string; en: string } {
  const [sv, en] = reasons[reason];
  return {
    sv: `Reglerna i ${names[artefact]} kunde inte prövas färdigt: ${sv}. Rätta det och kontrollera igen.`,
    en: `The rules of ${names[artefact]} could not be judged to the end: ${en}. Correct it and check again.`,
  };
}
