/** Runs the command `einvoice` as a shell would, in a process of its own. */
import { execFile } from "node:child_process";

export const command = new URL("../bin/einvoice.js", import.meta.url).pathname;

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * An option to Node: at the end the process tells, on standard error, what it took. Not by what the system says of it, which counts in
 * what the one that started it held.
 */
export const telling = `--import=data:text/javascript,import { readFileSync } from "node:fs"; process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const [, most] = /VmHWM:\\s*(\\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
  process.stderr.write(JSON.stringify({ cpuMs: (user + system) / 1000, memoryMb: most / 1024 }));
});`;

export function einvoice(words: string[], input: string | Uint8Array = "", options: string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...options, command, ...words], { maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
    child.stdin?.end(input);
  });
}
