/**
 * Processor time, which other work on the machine does not lengthen as it lengthens waiting: this process's own, and that of
 * every process of the database server.
 */
import { readdirSync, readFileSync } from "node:fs";

export interface ProcessorTime {
  readonly nodeMs: number;
  readonly postgresMs: number;
}

export function processorTime(postgres: number | undefined): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return { nodeMs: (user + system) / 1000, postgresMs: postgres === undefined ? 0 : timeBelow(postgres) };
}

/** The time of a process's children, as Linux counts it: backends that have ended are not in it. */
function timeBelow(parent: number): number {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => read(`/proc/${name}/stat`).split(") ").at(-1)?.split(" ")[1] === String(parent))
    .map((name) => Number(read(`/proc/${name}/schedstat`).split(" ")[0] ?? 0) / 1e6)
    .reduce((sum, ms) => sum + ms, 0);
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
