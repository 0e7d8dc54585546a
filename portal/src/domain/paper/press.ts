/**
 * Prints papers in a process of its own, off the path of everybody's requests: a long invoice keeps its reader waiting and
 * nobody else. The same order is the same paper, so it is printed once and kept while there is room.
 */
import { createHash } from "node:crypto";
import { cappedProcesses, type ProcessLimits } from "../../capped-processes.ts";
import { keptPapersBytesMax, pressLimits } from "./limits.ts";
import type { PaperOrder } from "./paper.ts";
import type { Printed } from "./press-process.ts";

export interface Press {
  print(order: PaperOrder): Promise<Uint8Array>;
  stop(): void;
}

/** Too many papers wait: answered as a full house, with when to come back. */
export class PressBusy extends Error {
  readonly statusCode = 503;
}

/** @param program press-process.ts, or what it was bundled to. */
export function press(program: string, limits: ProcessLimits = pressLimits, keptBytesMax = keptPapersBytesMax): Press {
  const processes = cappedProcesses<PaperOrder, Printed>(program, limits);
  const kept = keptPapers(keptBytesMax);
  const underWay = new Map<string, Promise<Uint8Array>>();

  const printNow = async (order: PaperOrder, key: string): Promise<Uint8Array> => {
    const asked = await processes.ask(order);
    if (asked.outcome === "busy") throw new PressBusy("Too many papers wait for the press");
    if (asked.outcome === "ended") throw new Error("The press gave up on a paper that took too long or grew too large");
    if (!asked.answer.ok) throw new Error(asked.answer.reason);
    kept.keep(key, asked.answer.pdf);
    return asked.answer.pdf;
  };

  return {
    print(order) {
      const key = keyOf(order);
      const known = kept.find(key);
      if (known !== undefined) return Promise.resolve(known);
      const waiting = underWay.get(key) ?? printNow(order, key).finally(() => underWay.delete(key));
      underWay.set(key, waiting);
      return waiting;
    },
    stop: () => processes.stop(),
  };
}

/** A paper is what it says and the document it carries, nothing else. */
function keyOf({ paper, document }: PaperOrder): string {
  return createHash("sha256")
    .update(JSON.stringify(paper))
    .update("\0")
    .update(document ?? "")
    .digest("base64");
}

/** The papers last asked for, as many as have room. */
function keptPapers(bytesMax: number) {
  const papers = new Map<string, Uint8Array>();
  let bytes = 0;
  return {
    find(key: string): Uint8Array | undefined {
      const found = papers.get(key);
      if (found === undefined) return undefined;
      papers.delete(key);
      papers.set(key, found);
      return found;
    },
    keep(key: string, paper: Uint8Array): void {
      if (paper.length > bytesMax) return;
      papers.set(key, paper);
      bytes += paper.length;
      for (const [oldest, { length }] of papers) {
        if (bytes <= bytesMax) return;
        papers.delete(oldest);
        bytes -= length;
      }
    },
  };
}
