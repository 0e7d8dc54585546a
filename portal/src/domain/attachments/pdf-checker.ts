/**
 * Looks into PDFs in processes of their own, at most a few at a time, each with a cap on time and memory: a hostile file costs
 * one of these processes, never the portal. A `CheckedPdf` exists only when one of them found nothing to refuse.
 */
import { createHash } from "node:crypto";
import { cappedProcesses, type ProcessLimits } from "../../capped-processes.ts";
import { checkLimits, lookLimits } from "./limits.ts";
import type { PdfQuestion } from "./check-process.ts";
import type { PdfVerdict } from "./pdf/judge-pdf.ts";
import type { PdfLook } from "./pdf/look-at-pdf.ts";
import { nothingRead, type PdfReading } from "./pdf/read-text.ts";
import type { PdfFault } from "./pdf/values.ts";

declare const checked: unique symbol;

/** A PDF that was looked into and found harmless. Made here and nowhere else. */
export interface CheckedPdf {
  readonly [checked]: true;
  readonly bytes: Uint8Array;
  readonly sha256: Buffer;
  readonly pages: number;
  /** The first page, small; not there when it could not be drawn in time. */
  readonly thumbnail: Uint8Array | undefined;
  readonly reading: PdfReading;
}

type PdfCheck =
  | { readonly ok: true; readonly pdf: CheckedPdf }
  | { readonly ok: false; readonly fault: PdfFault | "try-again" };

export interface PdfChecker {
  check(bytes: Uint8Array): Promise<PdfCheck>;
  /** One page of a file that was checked, as a picture (PNG); nothing where it can not be drawn. */
  drawPage(bytes: Uint8Array, page: number): Promise<Uint8Array | undefined>;
  /** Ends the processes; checks under way are told to try again. */
  stop(): void;
}

/** @param processFile the program of the looking process: check-process.ts, or what it was bundled to. */
export function pdfChecker(processFile: string, limits: ProcessLimits = checkLimits): PdfChecker {
  const processes = cappedProcesses<PdfQuestion, unknown>(processFile, limits);
  /** What helps but does not decide: a file that is hard to draw is taken in without its picture. */
  const look = async (bytes: Uint8Array): Promise<PdfLook> => {
    const asked = await processes.ask({ bytes, wish: "look" });
    return asked.outcome === "answered" ? (asked.answer as PdfLook) : {};
  };
  return {
    async check(bytes) {
      const asked = await processes.ask({ bytes, wish: "verdict" });
      if (asked.outcome === "busy") return { ok: false, fault: "try-again" };
      // A process that exceeds its caps, or dies, has met a file that is not taken in.
      if (asked.outcome === "ended") return { ok: false, fault: "took-too-long" };
      const verdict = asked.answer as PdfVerdict;
      if (!verdict.ok) return verdict;
      const { thumbnail, reading = nothingRead } = await look(bytes);
      const shown = { thumbnail: thumbnail && fitting(thumbnail), reading };
      return { ok: true, pdf: { bytes, sha256: sha256(bytes), pages: verdict.pages, ...shown } as CheckedPdf };
    },
    async drawPage(bytes, page) {
      const asked = await processes.ask({ bytes, wish: { page } });
      return asked.outcome === "answered" ? (asked.answer as { readonly page?: Uint8Array }).page : undefined;
    },
    stop: () => processes.stop(),
  };
}

function fitting(thumbnail: Uint8Array): Uint8Array | undefined {
  return thumbnail.length > lookLimits.thumbnailBytesMax ? undefined : thumbnail;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
