/** Leaving out what a document has no need of changes no verdict: every document is judged with all questions too. */
import { expect, test } from "vitest";
import { breaks } from "../../test/breaks.ts";
import { example, scanned, swept } from "../../test/sweep.ts";
import { booksOf } from "./books.ts";
import { Doc } from "./document.ts";
import { type Firing, judge } from "./judge.ts";
import { wholePlans } from "./narrow.ts";
import { current, findRelease } from "./releases.ts";
import { startSteps } from "./siblings.ts";

const releases = [current, findRelease("2025-11") ?? current];

function* documents(): Generator<{ readonly id: string; readonly text: string }> {
  let n = 0;
  for (const name of ["all-terms", "credit-note", "reverse-charge"])
    for (const document of swept(name)) if (n++ % 11 === 0) yield document;
  for (const { id, text } of breaks) yield { id, text };
  for (const code of ["AE", "K", "G", "O", "L", "M", "Z", "B", " E ", "e", "S</cbc:ID><cbc:ID>O"])
    yield { id: `a row of ${code}`, text: inOneRow(code) };
  for (const country of ["DK", "no", " IT ", "EL", "GR", "NL", "DE", "\u017fe"]) {
    yield { id: `parties in ${country}`, text: sound.replaceAll(/(<cbc:IdentificationCode>)SE/g, `$1${country}`) };
    yield { id: `numbers of ${country}`, text: sound.replaceAll(/(<cbc:CompanyID>)SE/g, `$1${country}`) };
  }
}

const sound = example("bankgiro-two-rates");
const inOneRow = (code: string): string =>
  sound.replace(/(<cac:TaxSubtotal>[^]*?<cac:TaxCategory>\s*<cbc:ID>)S/, `$1${code}`);

test("a document is told the same, whether what it has no need of is asked or not", () => {
  const whole = releases.map((release) => booksOf(release).map(() => wholePlans()));
  let judged = 0;
  for (const { id, text } of documents())
    for (const [i, release] of releases.entries()) {
      const found = scanned(text);
      const tellOf = (isWhole: boolean) => {
        startSteps();
        const doc = new Doc(found, release);
        const firings: Firing[] = [];
        const stops = booksOf(release).map((book, b) => judge(doc, book, firings, isWhole ? whole[i]?.[b] : undefined));
        doc.done();
        return { fired: firings.map(({ rule, element }) => `${rule.id} ${element}`), stops };
      };
      expect({ id, ...tellOf(false) }).toEqual({ id, ...tellOf(true) });
      judged++;
    }
  expect(judged).toBeGreaterThan(800);
});
