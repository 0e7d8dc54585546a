/** Leaving out what a document has no need of changes no verdict: every document is judged with all questions too. */
import { expect, test } from "vitest";
import { breaks } from "../../test/breaks.ts";
import { example, scanned, swept } from "../../test/sweep.ts";
import { booksOf } from "./books.ts";
import { Doc } from "./document.ts";
import { type Firing, judge } from "./judge.ts";
import { cac } from "./names.ts";
import { narrowed, narrowPlans, wholePlans } from "./narrow.ts";
import { needing, standing } from "./needs.ts";
import { Asked, type Plan } from "./plan.ts";
import { current, findRelease } from "./releases.ts";
import type { Rule } from "./rule.ts";
import { startSteps } from "./siblings.ts";

const releases = [current, findRelease("2025-11") ?? current];

function* documents(): Generator<{ readonly id: string; readonly text: string }> {
  let n = 0;
  for (const name of ["all-terms", "credit-note", "reverse-charge"])
    for (const document of swept(name)) if (n++ % 11 === 0) yield document;
  for (const { id, text } of breaks) yield { id, text };
  for (const code of ["AE", "K", "G", "O", "L", "M", "Z", "B", " E ", "e", "S</cbc:ID><cbc:ID>O"])
    yield { id: `a row of ${code}`, text: inOneRow(code) };
  for (const code of [" E ", "e", "O"]) yield { id: `a line of ${code}`, text: inOneLine(code) };
  yield {
    id: "two codes, none of them known",
    text: inOneLine("X</cbc:ID><cbc:ID>Y").replaceAll(">S</cbc:ID>", ">X</cbc:ID>"),
  };
  yield {
    id: "two codes where none is looked for",
    text: withTaxOfLine("<cbc:ID>X</cbc:ID><cbc:ID>E</cbc:ID>", "<cbc:ID>VAT</cbc:ID>"),
  };
  yield {
    id: "two schemes where none is looked for",
    text: withTaxOfLine("<cbc:ID>X</cbc:ID>", "<cbc:ID>VAT</cbc:ID><cbc:ID>VAT</cbc:ID>"),
  };
  for (const country of ["DK", "no", " IT ", "EL", "GR", "NL", "DE", "\u017fe", "  NL"]) {
    yield { id: `parties in ${country}`, text: sound.replaceAll(/(<cbc:IdentificationCode>)SE/g, `$1${country}`) };
    yield { id: `a seller in ${country} of no number`, text: numberless(country) };
    yield { id: `numbers of ${country}`, text: sound.replaceAll(/(<cbc:CompanyID>)SE/g, `$1${country}`) };
  }
}

const sound = example("bankgiro-two-rates");
const inOneRow = (code: string): string =>
  sound.replace(/(<cac:TaxSubtotal>[^]*?<cac:TaxCategory>\s*<cbc:ID>)S/, `$1${code}`);

const inOneLine = (code: string): string => sound.replace(/(<cac:ClassifiedTaxCategory>\s*<cbc:ID>)S/, `$1${code}`);

/** A VAT total of a line, which an e-invoice does not use; the rules on categories look at it all the same. */
const withTaxOfLine = (ids: string, schemes: string): string =>
  sound.replace(
    "<cac:Item>",
    `<cac:TaxTotal><cac:TaxSubtotal><cac:TaxCategory>${ids}<cac:TaxScheme>${schemes}</cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:Item>`,
  );

const numberless = (country: string): string =>
  sound
    .replace(/<cac:PartyTaxScheme>[^]*?<\/cac:PartyTaxScheme>\s*/g, "")
    .replaceAll(/(<cbc:IdentificationCode>)SE/g, `$1${country}`);

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

test("a context with nothing left to ask keeps the next from matching; at the end of its group it is gone", () => {
  const rule = (holds: Rule["holds"]): Rule => ({ id: "X", terms: [], sv: "", en: "", holds });
  const plain = rule(() => false);
  const gated = rule(needing([standing(cac.PayeeParty)], () => false));
  const plan = (...contexts: Asked[]) => ({
    contexts: [contexts],
    blank: [],
    patterns: [0],
    avoided: [],
    attributes: new Map(),
  });
  const some = () => true;
  const left = (made: Plan) =>
    narrowed(made, [0, 0, 0]).contexts.map((group) => group.map(({ rules }) => rules.length));
  expect(left(plan(new Asked({ when: some, rules: [gated] }), new Asked({ rules: [plain] })))).toEqual([[0, 1]]);
  expect(left(plan(new Asked({ when: some, rules: [plain, gated] }), new Asked({ rules: [gated] })))).toEqual([[1]]);
  expect(left(plan(new Asked({ rules: [gated] })))).toEqual([]);
});

test("only so many kinds of documents are kept apart", () => {
  const [book] = booksOf(current);
  if (book === undefined) throw new Error("no book");
  const codes = ["E", "AE", "K", "G", "O", "L", "M", "Z"];
  const plansOf = (n: number) => {
    const row = (code: string) => `<cac:TaxCategory><cbc:ID>${code}</cbc:ID></cac:TaxCategory>`;
    const rows = codes.filter((_, bit) => (n >> bit) % 2 === 1).map(row);
    return narrowPlans(
      book,
      new Doc(scanned(sound.replace("<cac:TaxTotal>", `${rows.join("")}<cac:TaxTotal>`)), current),
    );
  };
  const first = plansOf(0);
  expect(plansOf(1)).not.toBe(first);
  expect(plansOf(0)).toBe(first);
  for (let n = 1; n < 256; n++) plansOf(n);
  expect(plansOf(0)).not.toBe(first);
});
