/**
 * When a delivery that did not get through is tried again: at once, after five seconds, every five minutes for four hours, then
 * after doubling pauses until 75 hours have gone (TRUST G13). Each pause is up to a fifth longer or shorter, so that a thousand
 * deliveries that failed together do not come back together.
 */
import { createHash } from "node:crypto";
import { attemptsMax } from "./delivery.ts";

const minute = 60;
const hour = 60 * minute;
const lastAfter = 75 * hour;

/** Seconds from the end of an attempt to the next, by the number of the attempt that ended. */
export const pausesSeconds: readonly number[] = plan();

function plan(): number[] {
  const pauses = [5, ...Array.from({ length: (4 * hour) / (5 * minute) }, () => 5 * minute)];
  let gone = pauses.reduce((sum, pause) => sum + pause, 0);
  for (let pause = 10 * minute; gone < lastAfter; pause *= 2) {
    const next = Math.min(pause, lastAfter - gone);
    pauses.push(next);
    gone += next;
  }
  return pauses;
}

/** Seconds until the next attempt; nothing when there is none. A person who tries again begins the plan anew. */
export function pauseAfter(attempt: number, seed: string): number | undefined {
  if (attempt % attemptsMax === 0) return undefined;
  const pause = pausesSeconds[(attempt - 1) % attemptsMax] ?? pausesSeconds.at(-1) ?? 0;
  return pause * spread(`${seed} ${attempt}`);
}

/** Seconds until a carrier is asked again what became of a message, by how long ago that became a question. */
export function pauseBeforeQuestion(ageSeconds: number, seed: string): number {
  return Math.min(Math.max(ageSeconds / 2, 5), hour) * spread(`${seed} ${Math.floor(ageSeconds)}`);
}

/** So long is asked after a message whose fate is unknown; then a person is. */
export const unknownSecondsMax = 15 * minute;
/** And so often at least, before a person is. */
export const questionsMin = 3;
/** So long a carrier may go on by itself without telling the end. */
export const acceptedSecondsMax = lastAfter;

/** From 0.8 to 1.2, the same for the same seed: a test can foretell it and a crash does not change it. */
function spread(seed: string): number {
  const drawn = createHash("sha256").update(seed).digest().readUInt32BE(0) / 0x1_0000_0000;
  return 0.8 + 0.4 * drawn;
}
