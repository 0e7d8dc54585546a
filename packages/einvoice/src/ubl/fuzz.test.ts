import { describe, expect, test } from "vitest";
import { invoices } from "../../examples/invoices.ts";
import { dice } from "../../test/random-draft.ts";
import { completeInvoice } from "../calculate/complete-invoice.ts";
import { readUbl } from "./read.ts";
import { writeUbl, writeUblBytes } from "./write.ts";

/** Seeds that once found a fault are kept here for ever. */
const seeds = [1, 2, 3, 20_261_121];

const nasty = [
  "",
  "<",
  ">",
  "&",
  '"',
  "]]>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<?x?>",
  "&lt;",
  "&#0;",
  "&#xD800;",
  "&#x1F600;",
  "&amp;",
  "\u0000",
  "\u00a0",
  "\ufffe",
  "\ud800",
  "1e9",
  "-0",
  "+5.",
  "..",
  "9".repeat(70),
  " ",
  "\r\n",
  'xmlns="x"',
  "</cac:Party>",
  "<cbc:ID>x</cbc:ID>",
  "<cbc:ID/>",
  "NA",
  "VAT",
  "vat",
  "130",
  "50",
  "true",
  "2026-02-30",
];

function mutated(xml: string, roll: (sides: number) => number): string {
  let text = xml;
  for (let changes = 1 + roll(3); changes > 0; changes -= 1) {
    const start = roll(text.length);
    const end = Math.min(text.length, start + roll(40));
    const span = text.slice(start, end);
    const other = roll(text.length);
    const choices = [
      () => text.slice(0, start) + nasty[roll(nasty.length)] + text.slice(start),
      () => text.slice(0, start) + nasty[roll(nasty.length)] + text.slice(end),
      () => text.slice(0, start) + text.slice(end),
      () => text.slice(0, other) + span + text.slice(other),
      () => text.replace(/>([^<>]+)</, () => `>${nasty[roll(nasty.length)]}<`),
    ];
    text = (choices[roll(choices.length)] ?? (() => text))();
  }
  return text;
}

/** Changes the text of one element, which leaves the document well formed more often than not. */
function reworded(xml: string, roll: (sides: number) => number): string {
  const texts = [...xml.matchAll(/>[^<>]+</g)];
  const chosen = texts[roll(texts.length)];
  if (chosen === undefined) return xml;
  return `${xml.slice(0, chosen.index)}>${nasty[roll(nasty.length)]}<${xml.slice(chosen.index + chosen[0].length)}`;
}

describe.each(seeds)("with seed %i", (seed) => {
  test("no broken document makes the reader throw, and what it reads can be written and read again", () => {
    const roll = dice(seed);
    const originals = Object.values(invoices).map((draft) => writeUbl(completeInvoice(draft)));
    let read = 0;
    for (let i = 0; i < 600; i += 1) {
      const original = originals[roll(originals.length)] ?? "";
      const xml = roll(2) === 0 ? mutated(original, roll) : reworded(original, roll);
      const result = readUbl(new TextEncoder().encode(xml));
      if (!result.ok) continue;
      read += 1;
      expect(readUbl(writeUblBytes(result.invoice)), xml).toMatchObject({ ok: true, invoice: result.invoice });
    }
    expect(read).toBeGreaterThan(50);
  }, 30_000);
});
