/**
 * The verdict on a stranger's document, without keeping anybody else waiting: small ones are judged at once, since the worst of them takes
 * some ten milliseconds, and others in a process of their own with a cap on time and memory.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cappedProcesses } from "../../capped-processes.ts";
import { judgeShown } from "./judge-shown.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import type { VerdictQuestion } from "./verdict-process.ts";

/** An invoice of twenty lines; at 48 kB the worst document held everybody for thirty milliseconds. */
const atOnceBytesMax = 16 * 1024;

const limits = {
  processesMax: 1,
  waitingMax: 20,
  secondsMax: 20,
  heapMegabytesMax: 512,
  residentBytesMax: 900 * 1024 * 1024,
  questionsMax: 500,
} as const;

export type JudgedApart =
  | { readonly ok: true; readonly verdict: ShownVerdict }
  | { readonly ok: false; readonly fault: "try-again" | "took-too-long" };

/** Beside the built portal stands the built program; in the sources its source. */
const built = join(import.meta.dirname, "verdict-process.js");
const processes = cappedProcesses<VerdictQuestion, ShownVerdict>(
  existsSync(built) ? built : join(import.meta.dirname, "verdict-process.ts"),
  limits,
);

export async function judgeApart(bytes: Uint8Array): Promise<JudgedApart> {
  if (bytes.length <= atOnceBytesMax) return { ok: true, verdict: judgeShown(bytes) };
  const asked = await processes.ask({ bytes });
  if (asked.outcome === "answered") return { ok: true, verdict: asked.answer };
  return { ok: false, fault: asked.outcome === "busy" ? "try-again" : "took-too-long" };
}
