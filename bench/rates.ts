/** Rates by processor time, so that what else the machine does counts as little as can be. */
export const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * Documents a second of each kind of work. The machine is shared: the works take turns, what counts is the time this thread had
 * the processor, and the fastest of the turns.
 */
export function rates(
  documents: readonly Uint8Array[],
  works: readonly ((bytes: Uint8Array) => unknown)[],
  seconds: number,
): number[] {
  const best = works.map(() => Infinity);
  const turnMs = (seconds * 1000) / 5;
  for (let turn = 0; turn < 6; turn++)
    for (const [i, work] of works.entries()) {
      const start = cpuMs();
      let judged = 0;
      do {
        for (let round = 0; round < 10; round++) for (const bytes of documents) work(bytes);
        judged += documents.length * 10;
      } while (cpuMs() - start < turnMs);
      if (turn > 0) best[i] = Math.min(best[i] as number, (cpuMs() - start) / judged);
    }
  return best.map((ms) => 1000 / ms);
}
