/**
 * Looks into PDFs in processes of their own, at most a few at a time, each with a cap on time and memory: a hostile file costs
 * one of these processes, never the portal. A `CheckedPdf` exists only when one of them found nothing to refuse.
 */
import { createHash } from "node:crypto";
import { cappedProcesses, type ProcessLimits } from "../capped-processes.ts";
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

/** @param processFile the program of the looking process: check-process.ts, or what it was bundled to. */
export function pdfChecker(processFile: string, limits: ProcessLimits = checkLimits): PdfChecker {
  const processes = cappedProcesses<{ readonly bytes: Uint8Array }, PdfVerdict>(processFile, limits);
  return {
    async check(bytes) {
      const asked = await processes.ask({ bytes });
      if (asked.outcome === "busy") return { ok: false, fault: "try-again" };
      // A process that exceeds its caps, or dies, has met a file that is not taken in.
      if (asked.outcome === "ended") return { ok: false, fault: "took-too-long" };
      const verdict = asked.answer;
      if (!verdict.ok) return verdict;
      return { ok: true, pdf: { bytes, sha256: sha256(bytes), pages: verdict.pages } as CheckedPdf };
    },
    stop: () => processes.stop(),
  };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
