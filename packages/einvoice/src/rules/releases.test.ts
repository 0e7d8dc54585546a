import { expect, test } from "vitest";
import { example } from "../../test/sweep.ts";
import { validate } from "../validate.ts";
import { releaseOn } from "./releases.ts";

const sound = example("bankgiro-two-rates");

const fired = (text: string, release: "2025-11" | "2026-05") =>
  validate(new TextEncoder().encode(text), { release })
    .faults.map(({ id, severity }) => `${id} ${severity}`)
    .toSorted();

const undue = (text: string, terms: string) =>
  text.replace(/<cbc:DueDate>.*?<\/cbc:DueDate>/, "").replace(/<cac:PaymentTerms>[^]*?<\/cac:PaymentTerms>/, terms);
const due = (text: string, amount: string) => text.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${amount}`);

test.each([
  ["2026-01-01", "2025-11"],
  ["2026-08-16", "2025-11"],
  ["2026-08-17", "2026-05"],
  ["2030-01-01", "2026-05"],
])("a document of %s is judged by release %s", (day, release) => {
  expect(releaseOn(day).id).toBe(release);
});

test("a sound invoice is sound by both releases", () => {
  expect([fired(sound, "2025-11"), fired(sound, "2026-05")]).toEqual([[], []]);
});

test.each<[string, (text: string) => string, string[], string[]]>([
  [
    "Bulgarian lev",
    (text) => text.replaceAll("SEK", "BGN"),
    [],
    ["BR-CL-03 fatal", "BR-CL-04 fatal", "PEPPOL-EN16931-CL007 fatal"],
  ],
  ["an invoice without due date or terms", (text) => undue(text, ""), ["BR-CO-25 fatal"], []],
  [
    "two colons in the specification",
    (text) => text.replace("billing:3.0<", "billing:3.0::x<"),
    [],
    ["PEPPOL-EN16931-R004 fatal"],
  ],
  [
    "another process number",
    (text) => text.replace("billing:01:1.0", "billing:07:1.0"),
    [],
    ["PEPPOL-EN16931-R007 fatal"],
  ],
  [
    "a Danish P number of nine digits",
    (text) => text.replace(/<cbc:EndpointID schemeID="0007">[0-9]+/, '<cbc:EndpointID schemeID="0096">123456789'),
    ["PEPPOL-COMMON-R052 warning"],
    ["PEPPOL-COMMON-R052 fatal"],
  ],
  [
    "process 07 with an invoice type of its own",
    (text) => text.replace("billing:01:1.0", "billing:07:1.0").replace("TypeCode>380", "TypeCode>325"),
    [],
    ["PEPPOL-EN16931-R007 fatal"],
  ],
  [
    "an invoice type that process 01 does not have",
    (text) => text.replace("TypeCode>380", "TypeCode>325"),
    ["PEPPOL-EN16931-P0100 fatal"],
    ["PEPPOL-EN16931-P0100 fatal"],
  ],
  [
    "the process that is answered",
    (text) => text.replace(/(<cbc:ProfileID>)[^<]*/, "$1urn:peppol:bis:billing_with_response"),
    ["PEPPOL-EN16931-R007 fatal"],
    [],
  ],
  [
    "no due date, and terms that say nothing",
    (text) => undue(text, "<cac:PaymentTerms/>"),
    ["BR-CO-25 fatal", "PEPPOL-EN16931-R008 fatal"],
    ["PEPPOL-EN16931-R008 fatal"],
  ],
  [
    "no due date, and terms that say something the second time",
    (text) => undue(text, "<cac:PaymentTerms/><cac:PaymentTerms><cbc:Note>30 dagar</cbc:Note></cac:PaymentTerms>"),
    ["PEPPOL-EN16931-R008 fatal"],
    ["PEPPOL-EN16931-R008 fatal"],
  ],
  ["nothing due, and no day", (text) => undue(due(text, "0.00"), ""), ["BR-CO-16 fatal"], ["BR-CO-16 fatal"]],
  [
    "an öre due, and no day",
    (text) => undue(due(text, "0.01"), ""),
    ["BR-CO-16 fatal", "BR-CO-25 fatal"],
    ["BR-CO-16 fatal"],
  ],
])("%s is judged by the rules of its release", (_, change, before, now) => {
  const text = change(sound);
  expect([new Set(fired(text, "2025-11")), new Set(fired(text, "2026-05"))]).toEqual([new Set(before), new Set(now)]);
});
