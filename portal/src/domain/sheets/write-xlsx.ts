/**
 * Writes a workbook as it is sent: a page of rows is asked for, packed and passed on before the next, however many there are. No cell
 * is ever a formula. Packed by Node beside the event loop; the archive around it is fflate's.
 */
import { asLocalDate } from "@fakturaporten/einvoice";
import { type AsyncFlateStreamHandler, Zip, type ZipInputFile, ZipPassThrough } from "fflate";
import { crc32, createDeflateRaw, type DeflateRaw } from "node:zlib";
import { columnLetters, type Sheet, type SheetColumn, type SheetRow } from "./sheet.ts";
import { cellText, partsAround, serialOf, sheetEnd, sheetStart, styles } from "./xlsx-parts.ts";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** As many as a sheet may hold. */
const rowsMax = 1_048_576;

/** Written before anything else has its turn. */
const rowsAtOnce = 250;

export async function* writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  for (const [name, text] of partsAround(sheets.map(({ name }) => name))) {
    const part = new ZipPassThrough(name);
    zip.add(part);
    part.push(Buffer.from(text), true);
  }
  for (const [at, sheet] of sheets.entries()) {
    const packed = new PackedPart(`xl/worksheets/sheet${at + 1}.xml`);
    zip.add(packed);
    try {
      for await (const text of textOf(sheet)) {
        await packed.write(text);
        yield* ready.splice(0);
      }
      await packed.end();
    } finally {
      packed.close();
    }
  }
  zip.end();
  yield* ready.splice(0);
}

/** One part of the archive, deflated by Node's own threads. */
class PackedPart implements ZipInputFile {
  readonly filename: string;
  readonly compression = 8;
  crc = 0;
  size = 0;
  /** The archive puts its own in place. */
  ondata: AsyncFlateStreamHandler = () => undefined;
  readonly #deflate: DeflateRaw = createDeflateRaw({ level: 3 });

  constructor(filename: string) {
    this.filename = filename;
    this.#deflate.on("data", (chunk: Buffer<ArrayBuffer>) => this.ondata(null, chunk, false));
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    await new Promise<void>((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#deflate.once("end", resolve).once("error", reject).end();
    });
    this.ondata(null, new Uint8Array(0), true);
  }

  /** Also when nobody waits for the file any more. */
  close(): void {
    this.#deflate.close();
  }
}

async function* textOf({ columns, pages }: Sheet): AsyncGenerator<string> {
  const writer = new RowWriter(columns);
  yield sheetStart(columns) + writer.heading();
  for await (const rows of pages)
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      yield rows
        .slice(from, from + rowsAtOnce)
        .map((row) => writer.row(row))
        .join("");
  yield sheetEnd;
}

class RowWriter {
  readonly #columns: readonly SheetColumn[];
  readonly #letters: readonly string[];
  #row = 0;

  constructor(columns: readonly SheetColumn[]) {
    this.#columns = columns;
    this.#letters = columns.map((_, at) => columnLetters(at));
  }

  heading(): string {
    return this.#written((_, at) => textCell(this.#columns[at]?.heading ?? "", styles.heading));
  }

  row(cells: SheetRow): string {
    return this.#written(({ kind }, at) => cellOf(kind, cells[at] ?? ""));
  }

  #written(contentOf: (column: SheetColumn, at: number) => string | undefined): string {
    this.#row += 1;
    if (this.#row > rowsMax) throw new Error("A sheet holds no more rows.");
    const cells = this.#columns.map((column, at) => {
      const content = contentOf(column, at);
      return content === undefined ? "" : `<c r="${this.#letters[at]}${this.#row}" ${content}</c>`;
    });
    return `<row r="${this.#row}">${cells.join("")}</row>`;
  }
}

/** Spreadsheets keep so many digits of a number; one with more stays a text, so that none is lost. */
const digitsMax = 15;

function cellOf(kind: SheetColumn["kind"], text: string): string | undefined {
  if (text === "") return undefined;
  if (kind === "day") {
    const day = asLocalDate(text);
    return day === undefined ? textCell(text, styles.text) : `s="${styles.day}"><v>${serialOf(day)}</v>`;
  }
  const isNumber = kind !== "text" && /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= digitsMax;
  return isNumber ? `s="${styles[kind]}"><v>${text}</v>` : textCell(text, styles.text);
}

function textCell(text: string, style: number): string {
  return `s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is>`;
}
