/** A file from the bank, whichever of its kinds it is: told by its first bytes, never by its name. */
import { setImmediate } from "node:timers/promises";
import { type BankFile, fileFaultsMax, type FileFault, type FileFaultCode } from "./bank-payment.ts";
import { bgMaxReader } from "./bgmax/read-bgmax.ts";
import { readCamtApart } from "./camt/read-camt-apart.ts";

export const bankFileKinds = ["bgmax", "camt"] as const;
export type BankFileKind = (typeof bankFileKinds)[number];

/** XML is scanned whole, apart, and the scanner takes no more; a BgMax file is read in pieces. */
export const bankFileBytesMax = 25 * 1024 * 1024;
const chunkBytes = 64 * 1024;

export type ReadBankFile = BankFile & {
  readonly kind: BankFileKind | undefined;
  /** Which message of its kind, as far as the file says so at its beginning. */
  readonly message?: string | undefined;
};

/** What the whole file comes to, and whether it may be taken: a test file carries no money, nor does another currency's. */
export async function readBankFile(bytes: Uint8Array): Promise<ReadBankFile> {
  if (bytes.length === 0) return refused("file-empty");
  if (bytes.length > bankFileBytesMax) return refused("file-too-large");
  const kind = kindOf(bytes);
  if (kind === undefined) return refused("file-unknown");
  const read = await (kind === "camt" ? readCamtApart(bytes) : readInChunks(bytes));
  return { kind, message: messageOf(bytes, kind), ...(read.ok ? judgeTaken(read) : read) };
}

function refused(code: FileFaultCode): ReadBankFile {
  return { kind: undefined, ok: false, faults: [{ line: 1, code, params: {} }] };
}

function kindOf(bytes: Uint8Array): BankFileKind | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).replaceAll("\0", "");
  if (/^[^\w<]*</.test(start)) return "camt";
  return /^\d\d/.test(start) ? "bgmax" : undefined;
}

function messageOf(bytes: Uint8Array, kind: BankFileKind): string | undefined {
  if (kind === "bgmax") return kind;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4000)).replaceAll("\0", "");
  return /\bcamt\.05[34]\b/.exec(start)?.[0];
}

/** Others have their turn between the pieces. */
async function readInChunks(bytes: Uint8Array): Promise<BankFile> {
  const reader = bgMaxReader();
  const payments = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    payments.push(...reader.take(bytes.subarray(at, at + chunkBytes)));
    await setImmediate();
  }
  const { faults, isTest } = reader.end();
  return faults.length > 0 ? { ok: false, faults } : { ok: true, isTest, payments };
}

function judgeTaken(file: Extract<BankFile, { ok: true }>): BankFile {
  const faults: FileFault[] = [];
  if (file.isTest) faults.push({ line: 1, code: "file-test", params: {} });
  if (file.payments.length === 0) faults.push({ line: 1, code: "file-nothing", params: {} });
  const foreign = new Set(file.payments.map(({ currency }) => currency).filter((currency) => currency !== "SEK"));
  for (const currency of foreign) faults.push({ line: 1, code: "file-currency", params: { currency } });
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, fileFaultsMax) } : file;
}
