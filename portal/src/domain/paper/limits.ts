/** What printing may cost, in one place. */
const MB = 1024 * 1024;

export const pressLimits = {
  processesMax: 1,
  /** Papers waiting for the press; whoever asks for one more is asked to come back. */
  waitingMax: 40,
  secondsMax: 30,
  heapMegabytesMax: 256,
  residentBytesMax: 1024 * MB,
  /** The compiler keeps a little of every paper. */
  questionsMax: 200,
} as const;

/** Printed papers that are kept in memory: the same order is the same paper. */
export const keptPapersBytesMax = 64 * MB;

/** A longer invoice is read on the screen or as XML: nobody turns 70 pages, and the press has others to serve. */
export const printedLinesMax = 2_000;
