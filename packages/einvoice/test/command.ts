/** Runs the command `einvoice` as a shell would, in a process of its own. */
import { execFile } from "node:child_process";

export const command = new URL("../bin/einvoice.js", import.meta.url).pathname;

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function einvoice(words: string[], input: string | Uint8Array = "", options: string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...options, command, ...words], { maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
    child.stdin?.end(input);
  });
}
