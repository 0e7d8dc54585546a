/**
 * From bytes to characters, once, before the scanner: which encoding a document is written in, as XML tells it (byte order mark,
 * then declaration, else UTF-8). Known are UTF-8, UTF-16 and the single-byte encodings of Europe; their names as the official
 * tools take them, so `utf8` is none. Whatever the encoding, there is one text and one scanner.
 */
import { Stop } from "./scan-refusals.ts";

/** The platform's decoder, in browsers and on servers alike; declared here because the package leans on no platform's types. */
declare const TextDecoder: new (encoding: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

const strict = new TextDecoder("utf-8", { fatal: true });

export interface Decoded {
  readonly text: string;
  /** Where the document starts: after the XML declaration, if there is one. */
  readonly start: number;
}

interface Declaration {
  readonly end: number;
  readonly encoding: string;
  readonly isNewer: boolean;
}

export function decodeDocument(bytes: Uint8Array): Decoded {
  const wide = wideEncodingOf(bytes);
  const text = wide === undefined ? decodeNarrow(bytes) : decodeWide(bytes, wide);
  const { end, isNewer } = readDeclaration(text);
  return { text: isNewer ? normalizeNewer(text) : text, start: end };
}

/** UTF-16 shows itself by its byte order mark, or by how its declaration starts. */
function wideEncodingOf([a, b, c, d]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f)) return "utf-16be";
  return undefined;
}

function decodeWide(bytes: Uint8Array, wide: "utf-16le" | "utf-16be"): string {
  const text = decodeAs(wide, bytes);
  const { encoding } = readDeclaration(text);
  if (!["", "utf-16", "iso-10646-ucs-2", wide].includes(encoding)) throw new Stop("unknown-encoding", 0);
  return text;
}

function decodeNarrow(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  // The declaration itself is ASCII, so its bytes are its characters.
  const { encoding } = readDeclaration(text ?? String.fromCharCode(...bytes.subarray(0, declarationMax)));
  if (encoding === "" || encoding === "utf-8") {
    if (text === undefined) throw new Stop(beginsAsXml(bytes) ? "not-utf-8" : "no-document", 0);
    return text;
  }
  if (encoding === "us-ascii" || encoding === "ascii") {
    if (text === undefined || /[^\0-\x7f]/.test(text)) throw new Stop("unknown-encoding", 0);
    return text;
  }
  if (!singleByte.test(encoding)) throw new Stop("unknown-encoding", 0);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return decodeAs(encoding, hasMark ? bytes.subarray(3) : bytes);
}

/** Whether `<` comes first, after a byte order mark and white space. A PDF or a picture is no text in another encoding. */
function beginsAsXml(bytes: Uint8Array): boolean {
  const start = bytes.findIndex(
    (byte, at) => byte > 32 && (at > 2 || (byte !== 0xef && byte !== 0xbb && byte !== 0xbf)),
  );
  return bytes[start] === 0x3c;
}

const singleByte = /^(?:iso[-_]8859-(?:[1-9]|13|15)|latin1|l1|windows-125[0-8]|koi8-r)$/;

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A platform may lack an encoding. A byte without a character is none in the official tools' reading either. */
function decodeAs(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: encoding.startsWith("utf") }).decode(bytes);
  } catch {
    throw new Stop("unknown-encoding", 0);
  }
}

/** No declaration is longer. */
const declarationMax = 400;

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"([\d.]+)"|'([\d.]+)')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/;

function readDeclaration(text: string): Declaration {
  if (!/^<\?xml[ \t\r\n]/.test(text)) return { end: 0, encoding: "", isNewer: false };
  const found = declaration.exec(text.slice(0, declarationMax));
  if (!found) throw new Stop("bad-markup", 0);
  const version = found[1] ?? found[2];
  if (version !== "1.0" && version !== "1.1") throw new Stop("xml-version", 0);
  const encoding = (found[3] ?? found[4] ?? "").toLowerCase();
  return { end: found[0].length, encoding, isNewer: version === "1.1" };
}

/** XML 1.1 has two more line ends, and refuses control characters that XML 1.0 takes. */
function normalizeNewer(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const control = text.search(/[\x7f-\x84\x86-\x9f]/);
  if (control >= 0) throw new Stop("bad-character", control);
  return text.replace(/[\x85\u2028]/g, "\n");
}
