/** Text as spreadsheets save it: UTF-8, UTF-16 or, in older ones, Windows-1252. */

export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = wideEncodingOf(bytes);
  const text = wide === undefined ? (decoded(bytes, "utf-8") ?? decoded(bytes, "windows-1252")) : decoded(bytes, wide);
  // A picture or a program is no text, whatever its bytes could be read as.
  return text === undefined || /[\0-\x08\x0e-\x1f]/.test(text) ? undefined : text;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By its mark, or by every other byte of its beginning being nought. */
function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 64);
  const noughts = (parity: number): number => start.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (noughts(1) > start.length / 4 && noughts(0) === 0) return "utf-16le";
  return noughts(0) > start.length / 4 && noughts(1) === 0 ? "utf-16be" : undefined;
}
