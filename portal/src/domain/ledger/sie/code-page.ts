/** Code page 437, the characters SIE is written in (`#FORMAT PC8`). */

/** The upper half, from 128. */
const upper =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const byteOf = new Map([...upper].map((character, index) => [character, 128 + index]));

/** Characters the page lacks are written by their base letter where they have one, and otherwise as a question mark. */
export function toCodePage437(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(bytesOf));
}

function bytesOf(character: string): number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return [code];
  const known = byteOf.get(character) ?? byteOf.get(character.normalize("NFC"));
  if (known !== undefined) return [known];
  const [base = "?"] = plain[character] ?? character.normalize("NFD");
  return [base.charCodeAt(0) < 128 ? base.charCodeAt(0) : 63];
}

/** Signs of print that have a plain twin. */
const plain: Readonly<Record<string, string>> = {
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u2019": "'",
  "\u2018": "'",
  "\u201c": "'",
  "\u201d": "'",
  "\u202f": " ",
  "\u2026": ".",
};

export function fromCodePage437(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (upper[byte - 128] ?? "?"))).join("");
}
