/** Tells the portal what became of messages, again and again until it says that it has stored it. */
import { setTimeout as sleep } from "node:timers/promises";

export interface CallbackAddress {
  readonly url: string;
  readonly token: string;
}

const triesMax = 60;
const pauseMs = 500;

export class Callbacks {
  told = 0;
  givenUp = 0;
  pending = 0;
  readonly #address: CallbackAddress | undefined;
  #stopped = false;

  constructor(address: CallbackAddress | undefined) {
    this.#address = address;
  }

  stop(): void {
    this.#stopped = true;
  }

  async tell(content: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.#address === undefined) return;
    this.pending += 1;
    try {
      for (let attempt = 1; attempt <= triesMax && !this.#stopped; attempt += 1) {
        if (await this.#tellOnce(this.#address, JSON.stringify(content))) {
          this.told += 1;
          return;
        }
        await sleep(pauseMs);
      }
      this.givenUp += 1;
    } finally {
      this.pending -= 1;
    }
  }

  async #tellOnce({ url, token }: CallbackAddress, body: string): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "x-token": token, "content-type": "application/json" },
        body,
        signal: AbortSignal.timeout(5_000),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}
