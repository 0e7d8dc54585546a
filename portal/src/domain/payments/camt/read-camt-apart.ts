/**
 * A bank's XML without keeping anybody else waiting: it is scanned whole, which takes a second and a half at its largest, so all but small
 * files are read in a process of their own with a cap on time and memory. What was read comes back a piece at a time.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";
import { cappedProcesses } from "../../../capped-processes.ts";
import type { BankFile, BankPayment } from "../bank-payment.ts";
import type { CamtQuestion } from "./camt-process.ts";
import { readCamt } from "./read-camt.ts";

/** The payments in pieces, each as bytes: to unpack all of them at once would be the wait that is avoided. */
export interface PackedCamt {
  readonly file: BankFile;
  readonly pieces: readonly Uint8Array[];
}

/** Some five milliseconds' work. */
const atOnceBytesMax = 64 * 1024;

const paymentsInPiece = 500;

const limits = {
  processesMax: 1,
  waitingMax: 20,
  secondsMax: 60,
  heapMegabytesMax: 1024,
  residentBytesMax: 1500 * 1024 * 1024,
  questionsMax: 100,
} as const;

/** Beside the built portal stands the built program; in the sources its source. */
const built = join(import.meta.dirname, "camt-process.js");
const processes = cappedProcesses<CamtQuestion, PackedCamt>(
  existsSync(built) ? built : join(import.meta.dirname, "camt-process.ts"),
  limits,
);

export async function readCamtApart(bytes: Uint8Array): Promise<BankFile> {
  if (bytes.length <= atOnceBytesMax) return readCamt(bytes);
  const asked = await processes.ask({ bytes });
  if (asked.outcome === "answered") return unpackCamt(asked.answer);
  // The job comes again when fewer wait.
  if (asked.outcome === "busy") throw new Error("Too many bank files wait to be read.");
  return { ok: false, faults: [{ line: 1, code: "file-too-large", params: {} }] };
}

export function packCamt(file: BankFile): PackedCamt {
  if (!file.ok) return { file, pieces: [] };
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < file.payments.length; at += paymentsInPiece)
    pieces.push(serialize(file.payments.slice(at, at + paymentsInPiece)));
  return { file: { ...file, payments: [] }, pieces };
}

async function unpackCamt({ file, pieces }: PackedCamt): Promise<BankFile> {
  if (!file.ok) return file;
  const payments: BankPayment[] = [];
  for (const piece of pieces) {
    payments.push(...(deserialize(piece) as readonly BankPayment[]));
    await setImmediate();
  }
  return { ...file, payments };
}
