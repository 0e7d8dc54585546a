/** Why a text cannot be read at all: it breaks XML's own rules, or one of the limits that keep hostile input harmless (TRUST §8.1). */

export const scanLimits = {
  bytesMax: 25 * 1024 * 1024,
  depthMax: 64,
  elementsMax: 200_000,
  attributesMax: 100,
  /** Different names, and different namespaces, that UBL does not have: extensions of real documents have some dozens. */
  foreignNamesMax: 10_000,
  /** Characters in one run of text, and in one attribute. */
  textMax: 1_000_000,
  /** Characters in a name. */
  nameMax: 10_000,
  /** Characters in the base64 text of an embedded document. */
  embeddedMax: 15 * 1024 * 1024,
} as const;

export type ScanRefusalCode = keyof typeof scanRefusals;

export interface ScanRefusal {
  readonly code: ScanRefusalCode;
  /** Where, counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly says: { readonly sv: string; readonly en: string };
}

/** Thrown inside the scanner and caught at its face; never seen outside. */
export class Stop extends Error {
  readonly code: ScanRefusalCode;
  readonly at: number;
  constructor(code: ScanRefusalCode, at: number) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

export const scanRefusals = {
  "too-large": {
    sv: "Filen är större än 25 MB. Dela upp fakturan eller skicka bilagorna på annat sätt.",
    en: "The file is larger than 25 MB. Split the invoice or send the attachments in another way.",
  },
  "not-utf-8": {
    sv: "Filen är inte skriven i teckenkodningen UTF-8. Spara om den som UTF-8.",
    en: "The file is not written in the UTF-8 encoding. Save it again as UTF-8.",
  },
  "unknown-encoding": {
    sv: "Filens teckenkodning läses inte här, eller så är den en annan än filen själv säger. Spara om filen som UTF-8.",
    en: "The file's character encoding is not read here, or is another than the file itself says. Save the file again as UTF-8.",
  },
  "xml-version": {
    sv: "Filen säger sig vara skriven i en XML-version som inte finns. Skriv 1.0 i filens första rad.",
    en: "The file says it is written in a version of XML that does not exist. Write 1.0 in the first line of the file.",
  },
  "no-document": {
    sv: "Filen innehåller ingen XML. Välj den fil som ditt faktureringsprogram skapade.",
    en: "The file holds no XML. Choose the file your invoicing program made.",
  },
  doctype: {
    sv: "Filen innehåller en dokumenttypsdeklaration (DOCTYPE), och sådana läses inte av säkerhetsskäl. Ta bort den.",
    en: "The file holds a document type declaration (DOCTYPE), which is not read for safety. Remove it.",
  },
  entity: {
    sv: "Filen använder en egen teckenförkortning (&…;). Bara &amp; &lt; &gt; &quot; &apos; och teckennummer får användas.",
    en: "The file uses an entity of its own (&…;). Only &amp; &lt; &gt; &quot; &apos; and character numbers may be used.",
  },
  xinclude: {
    sv: "Filen försöker hämta in en annan fil (XInclude). Det läses inte av säkerhetsskäl. Ta bort det.",
    en: "The file tries to include another file (XInclude), which is not read for safety. Remove it.",
  },
  "too-deep": {
    sv: "Filen har fler än 64 nivåer av element i varandra. En faktura behöver högst ett tiotal.",
    en: "The file has more than 64 levels of nested elements. An invoice needs about ten.",
  },
  "too-many-elements": {
    sv: "Filen har fler än 200 000 element. Dela upp fakturan i flera.",
    en: "The file has more than 200 000 elements. Split the invoice into several.",
  },
  "too-many-attributes": {
    sv: "Ett element har fler än 100 attribut. En faktura behöver högst några få.",
    en: "An element has more than 100 attributes. An invoice needs a few at most.",
  },
  "too-many-names": {
    sv: "Filen har fler än 10 000 olika namn som inte finns i UBL. Exportera fakturan på nytt från ditt program.",
    en: "The file has more than 10 000 different names that UBL does not have. Export the invoice again from your program.",
  },
  "text-too-long": {
    sv: "En text är längre än en miljon tecken. Korta den, eller bifoga den som ett dokument.",
    en: "A text is longer than a million characters. Shorten it, or attach it as a document.",
  },
  "attachment-too-long": {
    sv: "En bilaga är större än 15 MB så som den står i filen. Bifoga en mindre fil.",
    en: "An attachment is larger than 15 MB as written in the file. Attach a smaller file.",
  },
  "bad-character": {
    sv: "Här står ett tecken som inte får finnas i XML. Ta bort det.",
    en: "Here is a character that XML does not allow. Remove it.",
  },
  "bad-markup": {
    sv: "Filen följer inte XML:s skrivregler här. Exportera den på nytt från ditt program.",
    en: "The file does not follow the rules of XML here. Export it again from your program.",
  },
  "bad-name": {
    sv: "Här ska namnet på ett element eller attribut stå. Exportera filen på nytt från ditt program.",
    en: "The name of an element or attribute should stand here. Export the file again from your program.",
  },
  "unknown-prefix": {
    sv: "Namnet här har ett prefix som inte är kopplat till någon namnrymd. Lägg till kopplingen (xmlns:…).",
    en: "The name here has a prefix that is not bound to a namespace. Add the binding (xmlns:…).",
  },
  "repeated-attribute": {
    sv: "Samma attribut står två gånger på ett element. Ta bort det ena.",
    en: "The same attribute stands twice on one element. Remove one of them.",
  },
  "wrong-end-tag": {
    sv: "Sluttaggen här hör inte ihop med den öppna starttaggen. Exportera filen på nytt från ditt program.",
    en: "The end tag here does not match the open start tag. Export the file again from your program.",
  },
  "cut-off": {
    sv: "Filen tar slut mitt i. Hämta eller exportera den på nytt.",
    en: "The file ends in the middle. Download or export it again.",
  },
  "text-outside": {
    sv: "Det står text utanför fakturan, före eller efter dess rotelement. Ta bort den.",
    en: "There is text outside the invoice, before or after its root element. Remove it.",
  },
} as const satisfies Record<string, { sv: string; en: string }>;

/** The line and column, from 1, of an offset in a text. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
