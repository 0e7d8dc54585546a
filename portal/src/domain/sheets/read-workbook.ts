/**
 * Reads the first sheet of a workbook (XLSX) as texts. Parts are unpacked one by one to their limit, formulas are the values that
 * were last calculated, and a cell whose value is an error, or was never calculated, is told and not taken for an empty one.
 */
import { type Entry, entriesOf, readEntry } from "@fakturaporten/einvoice/zip";
import { sheetLimits } from "./limits.ts";
import { readFormats } from "./number-formats.ts";
import { type ReadSheet, SheetReader, TooMany } from "./read-sheet.ts";
import { BrokenMarkup, readMarkup } from "./xlsx-markup.ts";

export function readWorkbook(bytes: Uint8Array, rowsMax: number): ReadSheet {
  const entries = entriesOf(bytes);
  if (entries === undefined) return { ok: false, fault: "broken" };
  if (entries.length > sheetLimits.entriesMax) return { ok: false, fault: "too-large" };
  try {
    return firstSheet(new Parts(bytes, entries), rowsMax);
  } catch (reason) {
    if (reason instanceof TooMany) return { ok: false, fault: reason.fault };
    if (reason instanceof BrokenMarkup) return { ok: false, fault: "broken" };
    throw reason;
  }
}

function firstSheet(parts: Parts, rowsMax: number): ReadSheet {
  const workbook = parts.read("xl/workbook.xml");
  const relations = parts.read("xl/_rels/workbook.xml.rels");
  if (workbook === undefined || relations === undefined) return { ok: false, fault: "not-a-workbook" };
  const { sheet, since1904 } = readBook(workbook);
  const targets = targetsOf(relations);
  const xml = parts.read(targets.get(sheet ?? "")?.path ?? "");
  if (xml === undefined) return { ok: false, fault: "broken" };
  const pathOfKind = (kind: string): string =>
    [...targets.values()].find((target) => target.kind.endsWith(`/${kind}`))?.path ?? "";
  const texts = parts.read(pathOfKind("sharedStrings"));
  const styles = parts.read(pathOfKind("styles"));
  return new SheetReader({
    texts: texts === undefined ? [] : readTexts(texts),
    formats: styles === undefined ? [] : readFormats(styles),
    since1904,
    rowsMax,
  }).read(xml);
}

/** The parts of a workbook, unpacked when they are asked for. */
class Parts {
  readonly #archive: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number = sheetLimits.unpackedBytesMax;

  constructor(archive: Uint8Array, entries: readonly Entry[]) {
    this.#archive = archive;
    this.#entries = new Map(entries.map((entry) => [entry.name.replace(/^\//, ""), entry]));
  }

  read(name: string): string | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const bytes = readEntry(this.#archive, entry, this.#left);
    if (bytes === undefined) throw new TooMany("too-large");
    const isBomb = bytes.length > sheetLimits.ratioFromBytes && bytes.length > sheetLimits.ratioMax * entry.packedBytes;
    if (isBomb) throw new TooMany("too-large");
    this.#left -= bytes.length;
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new BrokenMarkup();
    }
  }
}

/** Hidden sheets hold what a program keeps for itself. */
function readBook(xml: string): { readonly sheet: string | undefined; readonly since1904: boolean } {
  let sheet: string | undefined;
  let since1904 = false;
  readMarkup(xml, {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = /^(?:1|true)$/.test(attributes()["date1904"] ?? "");
      if (name !== "sheet" || sheet !== undefined) return;
      const { id, state = "visible" } = attributes();
      if (state === "visible") sheet = id;
    },
  });
  return { sheet, since1904 };
}

function targetsOf(xml: string): ReadonlyMap<string, { readonly kind: string; readonly path: string }> {
  const targets = new Map<string, { kind: string; path: string }>();
  readMarkup(xml, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const { Id = "", Type = "", Target = "", TargetMode } = attributes();
      if (TargetMode === "External") return;
      targets.set(Id, { kind: Type, path: Target.startsWith("/") ? Target.slice(1) : `xl/${Target}` });
    },
  });
  return targets;
}

/** The workbook's table of texts. A text in several looks is one text; how it is pronounced is left out. */
function readTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = "";
  let aside = 0;
  let inText = false;
  readMarkup(xml, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") aside += 1;
      if (name === "t") inText = aside === 0;
    },
    text(more) {
      if (inText) text += more;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") aside -= 1;
      if (name === "si") texts.push(text);
    },
  });
  return texts;
}
