/**
 * How badly the access point simulator behaves: the share of submissions that each fault befalls, from 0 to 1, and its pauses.
 * Given as words `accept-then-hang=0.3` on the command line, and changed while it runs at `/control/settings`.
 */
import { z } from "zod";

const share = z.number().min(0).max(1).default(0);

export const settingsSchema = z.strictObject({
  /** Milliseconds before anything is answered. */
  delayMs: z.number().min(0).max(600_000).default(0),
  /** Takes the message and never answers. */
  acceptThenHang: share,
  /** Takes the message and answers 500. */
  acceptThen500: share,
  /** Never answers, and takes nothing. */
  hang: share,
  /** Says no. */
  refuse: share,
  /** Says that it is busy. */
  busy: share,
  /** Takes the message, answers that it goes on trying, and gives up later. */
  lateFailure: share,
  /** Takes the message, answers that it goes on trying, and gets through later. */
  lateSuccess: share,
  /** Never tells the portal the end of its own accord, as phoss-ap does not. */
  silent: share,
  /** Tells the portal the end twice. */
  duplicateCallback: share,
  /** Tells the portal the end before it answers the submission. */
  callbackFirst: share,
  /** Tells the portal of a message that nobody sent. */
  unknownCallback: share,
  /** Milliseconds until a late end comes. */
  lateMs: z.number().min(0).max(600_000).default(1000),
});

export type SimulatorSettings = z.output<typeof settingsSchema>;
export type SimulatorWishes = z.input<typeof settingsSchema>;

/** TRUST G2's worst access point. */
export const worst: SimulatorWishes = {
  acceptThenHang: 0.3,
  acceptThen500: 0.1,
  duplicateCallback: 0.1,
  callbackFirst: 0.05,
  unknownCallback: 0.01,
  lateSuccess: 0.05,
};

/** `accept-then-hang=0.3`, or `worst` for all of TRUST G2's at once. Throws with the names there are. */
export function readWishes(words: readonly string[]): SimulatorSettings {
  const wishes: Record<string, number> = {};
  for (const word of words) {
    if (word === "worst") Object.assign(wishes, worst);
    else {
      const [name = "", amount = ""] = word.split("=");
      wishes[camel(name)] = amount.trim() === "" ? Number.NaN : Number(amount);
    }
  }
  const read = settingsSchema.safeParse(wishes);
  if (read.success) return read.data;
  const known = Object.keys(settingsSchema.shape).map(kebab).join(", ");
  throw new Error(
    `Not understood: ${words.join(" ")}. Known, with shares from 0 to 1 or milliseconds: ${known}, worst`,
  );
}

const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string): string => name.replace(/[A-Z]|(?<=[a-z])5/g, (letter) => `-${letter.toLowerCase()}`);
