/**
 * Looks into PDFs in processes of their own, at most a few at a time, each with a cap on time and memory: a hostile file costs
 * one of these processes, never the portal. A `CheckedPdf` exists only when one of them found nothing to refuse.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { checkLimits } from "./limits.ts";
import type { PdfVerdict } from "./pdf/judge-pdf.ts";
import type { PdfFault } from "./pdf/values.ts";

declare const checked: unique symbol;

/** A PDF that was looked into and found harmless. Made here and nowhere else. */
export interface CheckedPdf {
  readonly [checked]: true;
  readonly bytes: Uint8Array;
  readonly sha256: Buffer;
  readonly pages: number;
}

type PdfCheck =
  | { readonly ok: true; readonly pdf: CheckedPdf }
  | { readonly ok: false; readonly fault: PdfFault | "try-again" };

export interface PdfChecker {
  check(bytes: Uint8Array): Promise<PdfCheck>;
  /** Ends the processes; checks under way are told to try again. */
  stop(): void;
}

interface Waiting {
  readonly bytes: Uint8Array;
  settle(verdict: PdfVerdict | "try-again"): void;
}

export type CheckLimits = { readonly [L in keyof typeof checkLimits]: number };

/** @param processFile the program of the looking process: check-process.ts, or what it was bundled to. */
export function pdfChecker(processFile: string, limits: CheckLimits = checkLimits): PdfChecker {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const waiting: Waiting[] = [];
  let stopped = false;

  const next = (): void => {
    if (waiting.length === 0) return;
    const child = idle.pop() ?? (all.size < limits.processesMax ? begin({ processFile, all, limits }) : undefined);
    const turn = child === undefined ? undefined : waiting.shift();
    if (child === undefined || turn === undefined) return;
    void look(child, turn.bytes, limits).then((verdict) => {
      if (child.connected) idle.push(child);
      turn.settle(stopped ? "try-again" : verdict);
      next();
    });
  };

  return {
    async check(bytes) {
      if (stopped || waiting.length >= limits.waitingMax) return { ok: false, fault: "try-again" };
      const verdict = await new Promise<PdfVerdict | "try-again">((settle) => {
        waiting.push({ bytes, settle });
        next();
      });
      if (verdict === "try-again") return { ok: false, fault: "try-again" };
      if (!verdict.ok) return verdict;
      return { ok: true, pdf: { bytes, sha256: sha256(bytes), pages: verdict.pages } as CheckedPdf };
    },
    stop() {
      stopped = true;
      for (const turn of waiting.splice(0)) turn.settle("try-again");
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

interface Beginning {
  readonly processFile: string;
  readonly all: Set<ChildProcess>;
  readonly limits: CheckLimits;
}

function begin({ processFile, all, limits }: Beginning): ChildProcess {
  const child = fork(processFile, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: ["--conditions=source", `--max-old-space-size=${limits.heapMegabytesMax}`],
    env: {},
  });
  all.add(child);
  child.once("exit", () => all.delete(child));
  child.once("error", () => all.delete(child));
  // The portal may stop while a looking process rests.
  child.unref();
  child.channel?.unref();
  return child;
}

/** One look at one file. A process that exceeds its caps, or dies, has met a file that is not taken in. */
function look(child: ChildProcess, bytes: Uint8Array, limits: CheckLimits): Promise<PdfVerdict | "try-again"> {
  return new Promise((resolve) => {
    const end = (verdict: PdfVerdict | "try-again"): void => {
      clearTimeout(clock);
      clearInterval(scale);
      child.off("message", answered);
      child.off("exit", died);
      child.off("error", failed);
      child.channel?.unref();
      resolve(verdict);
    };
    const answered = (message: unknown): void => {
      if (message !== "ready") end(message as PdfVerdict);
    };
    const died = (): void => end({ ok: false, fault: "took-too-long" });
    const failed = (): void => end("try-again");
    const clock = setTimeout(() => child.kill("SIGKILL"), limits.secondsMax * 1000);
    const scale = setInterval(() => {
      if (residentBytes(child) > limits.residentBytesMax) child.kill("SIGKILL");
    }, 50);
    child.on("message", answered);
    child.on("exit", died);
    child.on("error", failed);
    child.channel?.ref();
    child.send({ bytes }, (error) => {
      if (error !== null && error !== undefined) end("try-again");
    });
  });
}

/** How much memory a process holds, where the system tells (Linux); elsewhere the cap on its heap must do. */
function residentBytes(child: ChildProcess): number {
  try {
    const pages = readFileSync(`/proc/${child.pid}/statm`, "latin1").split(" ")[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
