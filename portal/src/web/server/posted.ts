/**
 * What was posted: fields as typed and files as bytes, from either of the two encodings a form has. Everything is bounded;
 * names and texts that no browser sends are refused before a page sees them.
 */
import type { FastifyRequest } from "fastify";
import type { UploadedFile } from "../route.ts";
import { webLimits } from "./limits.ts";

export interface Posted {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

/** A body that is refused for what it is, with the HTTP status that says so. */
export class BodyRefused extends Error {
  readonly statusCode: 400 | 413;

  constructor(statusCode: 400 | 413, why: string) {
    super(why);
    this.name = "BodyRefused";
    this.statusCode = statusCode;
  }
}

/** Fields of an `application/x-www-form-urlencoded` body. */
export function parseFields(text: string): Record<string, string> {
  return gather(new URLSearchParams(text));
}

/** What an address asks after its question mark. Names and texts that no browser sends count as not asked. */
export function parseQuery(text: string): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  for (const [name, value] of [...new URLSearchParams(text)].slice(0, queryNamesMax)) {
    if (!name.includes("\0") && !value.includes("\0")) query[name] = value;
  }
  return query;
}

const queryNamesMax = 100;

interface HowPosted {
  readonly takes?: "everything" | "fields";
  readonly fileBytesMax?: number;
}

/** Everything, or the fields alone: then files are let go as they come. */
export async function readPosted(
  request: FastifyRequest,
  bodyBytesMax: number,
  { takes = "everything", fileBytesMax = webLimits.fileBytesMax }: HowPosted = {},
): Promise<Posted> {
  if (request.isMultipart()) return readParts(request, bodyBytesMax, { takes, fileBytesMax }).catch(refuseBroken);
  return { fields: (request.body ?? {}) as Record<string, string>, files: [] };
}

async function readParts(
  request: FastifyRequest,
  bodyBytesMax: number,
  { takes, fileBytesMax }: Required<HowPosted>,
): Promise<Posted> {
  const entries: [string, string][] = [];
  const files: UploadedFile[] = [];
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    if (bytes > bodyBytesMax) throw new BodyRefused(413, "The form is larger than it may be");
  };
  for await (const part of request.parts({ limits: { fieldSize: bodyBytesMax, fileSize: fileBytesMax } })) {
    if (part.type === "field") {
      const text = typeof part.value === "string" ? part.value : "";
      count(Buffer.byteLength(text));
      entries.push([part.fieldname, text]);
      continue;
    }
    if (takes === "fields") {
      part.file.resume();
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      count(chunk.length);
      chunks.push(chunk);
    }
    const file = { field: part.fieldname, name: part.filename ?? "", bytes: Buffer.concat(chunks) };
    if (file.name !== "" || file.bytes.length > 0) files.push(file);
  }
  if (files.some(({ field, name }) => `${field}${name}`.includes("\0"))) throw new BodyRefused(400, "A name holds NUL");
  return { fields: gather(entries), files };
}

/** The parser tells a body that ends too early by words alone. */
function refuseBroken(error: unknown): never {
  if (error instanceof Error && !("statusCode" in error)) throw new BodyRefused(400, error.message);
  throw error;
}

/** Repeated names keep their last text. The object has no prototype, so no name can reach one. */
function gather(entries: Iterable<readonly [string, string]>): Record<string, string> {
  const fields = Object.create(null) as Record<string, string>;
  let count = 0;
  for (const [name, text] of entries) {
    count += 1;
    if (count > webLimits.fieldsMax) throw new BodyRefused(413, "The form has more fields than it may have");
    if (name.length > webLimits.fieldNameBytesMax) throw new BodyRefused(400, "A field's name is too long");
    if (name.includes("\0") || text.includes("\0")) throw new BodyRefused(400, "A field holds NUL");
    fields[name] = text;
  }
  return fields;
}
