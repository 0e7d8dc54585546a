/**
 * A document being written: bytes straight into one array that grows. Tags are bytes made once, text is escaped and turned into UTF-8
 * as it goes, and a group that turns out to hold nothing is taken back, for an invoice has no empty elements (PEPPOL-EN16931-R008).
 */
import { type Decimal, formatDecimal } from "../amount/decimal.ts";
import { type Entities, forbidden, inAttribute, inText, UnwritableInvoice } from "./write-entities.ts";
import { type Attribute, attribute, type Bytes, type Tag } from "./write-tags.ts";

/** The platform's own, in browsers and on servers alike; declared here because the package leans on no platform's types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encodeInto(text: string, bytes: Uint8Array): { read: number } };
const encoder = new TextEncoder();

/** An array of so many bytes is kept for the next document; a larger one is given back to the machine. */
const keptMax = 1 << 21;
const firstBytes = 1 << 14;
let spare: Bytes | undefined;

const quote = 34;
const minus = 45;
const point = 46;
const nought = 48;
const greater = 62;

const currencyId = attribute("currencyID");

/** A text is written so many characters at a time, each of which may become six bytes (`&quot;`). */
const stretchMax = 4096;
const bytesOfCharacterMax = 6;

/** Amounts of fewer digits are written by number, since a bigint's own text is dear. */
const plainUnitsMax = 1e15;
const plainScaleMax = 20;

export class XmlBytes {
  private bytes: Bytes;
  private at = 0;

  constructor() {
    // Taken, not shared: what writes meanwhile, or breaks off, has an array of its own.
    this.bytes = spare ?? new Uint8Array(firstBytes);
    spare = undefined;
  }

  /** What has been written. Nothing may be written afterwards. */
  done(): Bytes {
    if (this.bytes.length > keptMax) return this.bytes.subarray(0, this.at);
    spare = this.bytes;
    return this.bytes.slice(0, this.at);
  }

  /** The same as text. */
  text(): string {
    return new TextDecoder().decode(this.done());
  }

  /** `<name>text</name>`, or nothing for an absent or empty text. */
  element(tag: Tag, text: string | undefined): void {
    if (text === undefined || text === "") return;
    this.raw(tag.open);
    this.escaped(text, inText);
    this.raw(tag.close);
  }

  /** The same in a group of its own. */
  elementIn(group: Tag, tag: Tag, text: string | undefined): void {
    if (text === undefined || text === "") return;
    this.raw(group.open);
    this.element(tag, text);
    this.raw(group.close);
  }

  /** The same with an attribute, left out where it is absent. */
  elementWith(tag: Tag, text: string | undefined, attribute: Attribute, value: string | undefined): void {
    if (text === undefined || text === "") return;
    this.start(tag);
    this.attribute(attribute, value);
    this.end(tag, text);
  }

  /** `<name`, to be followed by attributes and `end`. */
  start(tag: Tag): void {
    this.raw(tag.start);
  }

  attribute({ bytes }: Attribute, value: string | undefined): void {
    if (value === undefined || value === "") return;
    this.raw(bytes);
    this.escaped(value, inAttribute);
    this.byte(quote);
  }

  /** `>text</name>`. */
  end(tag: Tag, text: string): void {
    this.byte(greater);
    this.escaped(text, inText);
    this.raw(tag.close);
  }

  /** The same for a text of ASCII that has nothing to escape. */
  endPlain(tag: Tag, text: string): void {
    this.byte(greater);
    this.ascii(text);
    this.raw(tag.close);
  }

  decimalElement(tag: Tag, value: Decimal | undefined): void {
    if (value === undefined) return;
    this.raw(tag.open);
    this.decimal(value);
    this.raw(tag.close);
  }

  /** An amount with its currency. */
  amount(tag: Tag, value: Decimal | undefined, currency: string): void {
    if (value !== undefined) this.decimalWith(tag, value, currencyId, currency);
  }

  /** A number with an attribute, as a quantity with its unit. */
  decimalWith(tag: Tag, value: Decimal, attribute: Attribute, text: string | undefined): void {
    this.raw(tag.start);
    this.attribute(attribute, text);
    this.byte(greater);
    this.decimal(value);
    this.raw(tag.close);
  }

  /** `<name>`; answers where its content starts, for `close`. */
  open(tag: Tag): number {
    this.raw(tag.open);
    return this.at;
  }

  /** `</name>`, or nothing and the start tag taken back where there is no content. */
  close(tag: Tag, from: number): void {
    if (this.at === from) this.at -= tag.open.length;
    else this.raw(tag.close);
  }

  /** Bytes as they are. */
  raw(bytes: Uint8Array): void {
    const { length } = bytes;
    this.reserve(length);
    const { at } = this;
    const into = this.bytes;
    if (length > copiedMax) into.set(bytes, at);
    else for (let i = 0; i < length; i++) into[at + i] = bytes[i] as number;
    this.at = at + length;
  }

  /** A text of ASCII that has nothing to escape, as base64 is; any other is a bug and throws. */
  ascii(text: string): void {
    const { length } = text;
    this.reserve(length);
    const { read } = encoder.encodeInto(text, this.bytes.subarray(this.at, this.at + length));
    if (read !== length) throw new RangeError("Not ASCII");
    this.at += length;
  }

  private escaped(text: string, by: Entities): void {
    for (let from = 0; from < text.length; ) from = this.stretch(text, from, by);
  }

  /** Writes the next characters of a text, and answers where it has come to. */
  private stretch(text: string, from: number, by: Entities): number {
    const end = Math.min(from + stretchMax, text.length);
    // One character more, for a pair that stands across the end.
    this.reserve((end - from + 1) * bytesOfCharacterMax);
    const { bytes } = this;
    let { at } = this;
    let i = from;
    while (i < end) {
      const c = text.charCodeAt(i++);
      if (c < 128) {
        const entity = by[c];
        if (entity === undefined) bytes[at++] = c;
        else if (entity === forbidden) throw new UnwritableInvoice("character", JSON.stringify(text));
        else for (let k = 0; k < entity.length; k++) bytes[at++] = entity[k] as number;
      } else if (c < 0x800) {
        bytes[at++] = 0xc0 | (c >> 6);
        bytes[at++] = 0x80 | (c & 63);
      } else if (c < 0xd800 || (c >= 0xe000 && c < 0xfffe)) {
        bytes[at++] = 0xe0 | (c >> 12);
        bytes[at++] = 0x80 | ((c >> 6) & 63);
        bytes[at++] = 0x80 | (c & 63);
      } else {
        const whole = text.codePointAt(i - 1) as number;
        // Half a pair, or U+FFFE and U+FFFF, which are no characters.
        if (whole < 0x10000) throw new UnwritableInvoice("character", JSON.stringify(text));
        i++;
        bytes[at++] = 0xf0 | (whole >> 18);
        bytes[at++] = 0x80 | ((whole >> 12) & 63);
        bytes[at++] = 0x80 | ((whole >> 6) & 63);
        bytes[at++] = 0x80 | (whole & 63);
      }
    }
    this.at = at;
    return i;
  }

  private decimal(value: Decimal): void {
    const units = Number(value.units);
    if (Math.abs(units) > plainUnitsMax || value.scale > plainScaleMax) return this.ascii(formatDecimal(value));
    if (units < 0) this.byte(minus);
    this.plainDecimal(Math.abs(units), value.scale);
  }

  /** Digits from the last to the first, with the point where it belongs and at least one digit before it. */
  private plainDecimal(units: number, scale: number): void {
    this.reserve(32);
    let length = 1;
    for (let left = Math.floor(units / 10); left > 0; left = Math.floor(left / 10)) length++;
    if (length <= scale) length = scale + 1;
    const { bytes } = this;
    let at = this.at + length + (scale > 0 ? 1 : 0);
    this.at = at;
    let left = units;
    for (let digit = 0; digit < length; digit++) {
      if (digit === scale && scale > 0) bytes[--at] = point;
      const next = Math.floor(left / 10);
      bytes[--at] = nought + (left - next * 10);
      left = next;
    }
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.at++] = byte;
  }

  private reserve(count: number): void {
    if (this.at + count > this.bytes.length) this.grow(count);
  }

  private grow(count: number): void {
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count + firstBytes));
    wider.set(this.bytes.subarray(0, this.at));
    this.bytes = wider;
  }
}

/** Longer bytes are handed to the machine's own copying, which is dear to call and quick to run. */
const copiedMax = 12;
