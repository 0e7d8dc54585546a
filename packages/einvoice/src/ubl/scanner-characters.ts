/** What XML 1.0 says of single characters: which may stand in text, in names, and as references. */
import { Stop } from "./scan-refusals.ts";
import { content } from "./scan-shape.ts";

/** For characters below 64 in text: `content` bits, plus 16 where a second look is needed. */
export const textClass: Uint8Array = Uint8Array.from({ length: 64 }, (_, c) => {
  if (c === 9 || c === 10 || c === 32) return 0;
  if (c === 13) return content.coded;
  if (c === 38) return content.ink | content.coded | 16;
  return c < 32 || c === 62 ? content.ink | 16 : content.ink;
});

/** For ASCII: 1 may start a name, 2 may go on in one, 0 neither. The colon counts as 2: no local name or prefix starts with it. */
export const nameClass: Uint8Array = Uint8Array.from({ length: 128 }, (_, c) => {
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95) return 1;
  return (c >= 48 && c <= 58) || c === 45 || c === 46 ? 2 : 0;
});

const wideNameStart =
  /^[\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]$/u;
const wideNameRest = /^[\xb7\u0300-\u036f\u203f\u2040]$/u;

export function isWideNameStart(text: string, at: number): boolean {
  const c = text.codePointAt(at);
  return c !== undefined && c >= 128 && wideNameStart.test(String.fromCodePoint(c));
}

export function isNameCharacter(text: string, at: number): boolean {
  const c = text.codePointAt(at);
  if (c === undefined) return false;
  if (c < 128) return (nameClass[c] as number) > 0;
  return wideNameStart.test(String.fromCodePoint(c)) || wideNameRest.test(String.fromCodePoint(c));
}

export function skipSpace(text: string, start: number): number {
  let at = start;
  for (let c = text.charCodeAt(at); c === 32 || c === 10 || c === 9 || c === 13; ) c = text.charCodeAt(++at);
  return at;
}

/** The offset after a reference that starts at `at`; refuses entities of the document's own and numbers of no character. */
export function endOfReference(text: string, at: number): number {
  const found = /^&(?:(?:amp|lt|gt|quot|apos)|#([0-9]{1,10})|#x([0-9a-fA-F]{1,8}));/.exec(text.slice(at, at + 16));
  if (!found) throw new Stop(/^&[^\s<&;]+;/.test(text.slice(at, at + 64)) ? "entity" : "bad-markup", at);
  const number = found[1] ?? found[2];
  if (number !== undefined && !isCharacter(Number.parseInt(number, found[2] === undefined ? 10 : 16)))
    throw new Stop("bad-character", at);
  return at + found[0].length;
}

function isCharacter(c: number): boolean {
  if (c < 32) return c === 9 || c === 10 || c === 13;
  return c <= 0xd7ff || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/** The offset after the name of a processing instruction that ends at `end`: a name without colon, not `xml`, space behind it. */
export function endOfInstructionName(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (!(first < 128 ? nameClass[first] === 1 : isWideNameStart(text, start))) throw new Stop("bad-name", start);
  let at = start;
  while (at < end && text.charCodeAt(at) !== 58 && isNameCharacter(text, at))
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  if (at < end && skipSpace(text, at) === at) throw new Stop("bad-name", at);
  if (at - start === 3 && text.slice(start, at).toLowerCase() === "xml") throw new Stop("bad-markup", start);
  return at;
}
