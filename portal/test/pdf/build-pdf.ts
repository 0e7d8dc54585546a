/** Writes PDF files from their objects, byte by byte, so that tests can build any file, sound or rotten. No file of others is kept. */
import { deflateSync } from "node:zlib";

export interface StreamParts {
  /** Entries of the stream's dictionary besides its length. */
  readonly entries?: string;
  readonly data: string | Buffer;
  /** What the dictionary claims; the true length unless said. */
  readonly length?: string;
}

export type ObjectParts = string | StreamParts;

export interface PdfParts {
  /** Object n is entry n − 1. The first is the catalogue. */
  readonly objects: readonly ObjectParts[];
  readonly trailer?: string;
  readonly header?: string;
  readonly newline?: string;
  /** Appended after the file: further revisions or anything else. */
  readonly after?: string;
}

export const blank = [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
] as const;

/** A page with something more: catalogue entries, page entries, and further objects from number 4 on. */
export function page(more: {
  catalog?: string;
  page?: string;
  objects?: readonly ObjectParts[];
}): readonly ObjectParts[] {
  return [
    `<</Type/Catalog/Pages 2 0 R${more.catalog ?? ""}>>`,
    blank[1],
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${more.page ?? ""}>>`,
    ...(more.objects ?? []),
  ];
}

export function buildPdf({ objects, trailer = "", header = "%PDF-1.7", newline = "\n", after = "" }: PdfParts): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const put = (bytes: string | Buffer): void => {
    const buffer = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
    parts.push(buffer);
    length += buffer.length;
  };
  put(`${header}${newline}%\xe2\xe3\xcf\xd3${newline}`);
  const offsets = objects.map((object, index) => {
    const offset = length;
    put(`${index + 1} 0 obj${newline}`);
    putBody(put, object, newline);
    put(`${newline}endobj${newline}`);
    return offset;
  });
  const tableAt = length;
  put(`xref${newline}0 ${objects.length + 1}${newline}0000000000 65535 f\r\n`);
  for (const offset of offsets) put(`${String(offset).padStart(10, "0")} 00000 n\r\n`);
  put(`trailer${newline}<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>${newline}`);
  put(`startxref${newline}${tableAt}${newline}%%EOF${newline}${after}`);
  return Buffer.concat(parts);
}

/** The same objects inside an object stream, with a cross-reference stream: what most programs write today. */
export function buildModernPdf(objects: readonly string[], trailer = ""): Buffer {
  const streamId = objects.length + 1;
  const tableId = streamId + 1;
  const head = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`;
  const container = objectStream(objects);
  const containerObject = `${streamId} 0 obj\n<</Type/ObjStm/N ${objects.length}/First ${container.first}/Filter/FlateDecode/Length ${container.data.length}>>\nstream\n`;
  const tableAt = head.length + containerObject.length + container.data.length + "\nendstream\nendobj\n".length;
  const rows = Buffer.alloc((tableId + 1) * 5);
  const row = (index: number, type: number, a: number, b: number): void => {
    rows[index * 5] = type;
    rows.writeUInt16BE(a, index * 5 + 1);
    rows.writeUInt16BE(b, index * 5 + 3);
  };
  row(0, 0, 0, 65535);
  objects.forEach((_, index) => row(index + 1, 2, streamId, index));
  row(streamId, 1, head.length, 0);
  row(tableId, 1, tableAt, 0);
  const table = deflateSync(rows);
  return Buffer.concat([
    latin(head + containerObject),
    container.data,
    latin(
      `\nendstream\nendobj\n${tableId} 0 obj\n<</Type/XRef/Size ${tableId + 1}/W[1 2 2]/Root 1 0 R/Filter/FlateDecode${trailer}/Length ${table.length}>>\nstream\n`,
    ),
    table,
    latin(`\nendstream\nendobj\nstartxref\n${tableAt}\n%%EOF\n`),
  ]);
}

export function flated(text: string | Buffer, entries = ""): StreamParts {
  return { entries: `/Filter/FlateDecode${entries}`, data: deflateSync(Buffer.from(text as string, "latin1")) };
}

/** A later revision of a file, in which object 3 (the page) is another. */
export function revise(before: Buffer, changedPage: string): Buffer {
  const at = before.length;
  const object = `3 0 obj\n${changedPage}\nendobj\n`;
  const previous = /startxref\n(\d+)/.exec(before.toString("latin1"))?.[1] ?? "";
  const table = `xref\n3 1\n${String(at).padStart(10, "0")} 00000 n\r\ntrailer\n<</Size 4/Root 1 0 R/Prev ${previous}>>\n`;
  return Buffer.concat([before, latin(`${object}${table}startxref\n${at + object.length}\n%%EOF\n`)]);
}

/** Objects packed as an object stream packs them, numbered from `firstId`. */
export function objectStream(
  objects: readonly string[],
  firstId = 1,
): { readonly data: Buffer; readonly first: number } {
  let offset = 0;
  const index: string[] = [];
  objects.forEach((object, place) => {
    index.push(`${firstId + place} ${offset}`);
    offset += object.length + 1;
  });
  const heading = `${index.join(" ")} `;
  return { data: deflateSync(latin(heading + objects.join(" "))), first: heading.length };
}

function putBody(put: (bytes: string | Buffer) => void, object: ObjectParts, newline: string): void {
  if (typeof object === "string") return put(object);
  const data = typeof object.data === "string" ? latin(object.data) : object.data;
  put(`<<${object.entries ?? ""}/Length ${object.length ?? data.length}>>${newline}stream\r\n`);
  put(data);
  put(`${newline}endstream`);
}

function latin(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
