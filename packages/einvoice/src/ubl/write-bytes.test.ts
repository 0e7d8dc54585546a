import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDecimal } from "../amount/decimal.ts";
import { XmlBytes } from "./write-bytes.ts";
import { isWritable, UnwritableInvoice } from "./write-entities.ts";
import { attribute, tag } from "./write-tags.ts";

const note = tag("Note");
const outer = tag("Outer");
const unit = attribute("unit");

const encoder = new TextEncoder();

function written(write: (out: XmlBytes) => void): Uint8Array {
  const out = new XmlBytes();
  write(out);
  return out.done();
}

const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

const anyText = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => text !== "" && isWritable(text));

test("text becomes the UTF-8 that the platform makes of it, however long and wherever a pair of surrogates stands", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 4085, max: 4100 }), (text, before) => {
      const long = "a".repeat(before) + text.replace(/[&<>\r]/g, "ö") + "𝄞".repeat(3000);
      expect(written((out) => out.element(note, long))).toEqual(encoder.encode(`<Note>${long}</Note>`));
    }),
    { numRuns: 200 },
  );
});

test("what XML would take for markup or turn into something else is written as an entity", () => {
  const out = written((it) => it.elementWith(note, `a<b>&"\r\n\t`, unit, `a<b>&"\r\n\t`));
  expect(textOf(out)).toBe(`<Note unit="a&lt;b&gt;&amp;&quot;&#13;&#10;&#9;">a&lt;b&gt;&amp;"&#13;\n\t</Note>`);
});

test("a decimal is written as it always is, however large, small or long", () => {
  const anyUnits = fc.oneof(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.bigInt());
  fc.assert(
    fc.property(anyUnits, fc.integer({ min: 0, max: 30 }), (units, scale) => {
      const value = { units, scale };
      expect(textOf(written((out) => out.decimalElement(note, value)))).toBe(`<Note>${formatDecimal(value)}</Note>`);
    }),
    { numRuns: 2000 },
  );
});

test("a group that turns out empty is taken back, and one inside another with it", () => {
  const empty = written((out) => {
    const from = out.open(outer);
    const inside = out.open(note);
    out.element(note, undefined);
    out.element(note, "");
    out.close(note, inside);
    out.close(outer, from);
  });
  expect(empty).toEqual(new Uint8Array());
});

test("a document larger than the first array, and one written meanwhile, keep to themselves", () => {
  const large = new XmlBytes();
  large.element(note, "å".repeat(100_000));
  expect(textOf(written((out) => out.element(note, "liten")))).toBe("<Note>liten</Note>");
  large.element(note, "slut");
  expect(textOf(large.done())).toBe(`<Note>${"å".repeat(100_000)}</Note><Note>slut</Note>`);
});

test("what has been handed over does not change when the next document is written", () => {
  const first = written((out) => out.element(note, "första"));
  written((out) => out.element(note, "andra!"));
  expect(textOf(first)).toBe("<Note>första</Note>");
});

test.each(["\u0000", "a\ud800", "\udc00b", "\ufffe", "\uffff"])("%j is refused in text and in attributes", (text) => {
  expect(() => written((out) => out.element(note, text))).toThrow(UnwritableInvoice);
  expect(() => written((out) => out.elementWith(note, "x", unit, text))).toThrow(UnwritableInvoice);
});

test("what is said to be plain ASCII and is not is refused", () => {
  expect(() => written((out) => out.ascii("YWJjå"))).toThrow(RangeError);
});
