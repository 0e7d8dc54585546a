/** Standard output that waits for a slow reader and ends quietly when the reader has gone. */
import type { Writable } from "node:stream";

export class Output {
  private readonly stream: Writable;
  /** Whether the reader has gone, so that nothing more need be made for it. */
  isGone = false;

  constructor(stream: Writable) {
    this.stream = stream;
    stream.on("error", () => {
      this.isGone = true;
    });
  }

  async write(text: string): Promise<void> {
    if (text === "" || this.isGone) return;
    if (this.stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.stream.off("drain", go);
        this.stream.off("error", go);
        this.stream.off("close", go);
        resolve();
      };
      this.stream.on("drain", go);
      this.stream.on("error", go);
      this.stream.on("close", go);
    });
  }
}
