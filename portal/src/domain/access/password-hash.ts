/**
 * Password hashes: Argon2id, at most four at a time, so that a rush of sign-ins waits instead of filling the memory. A queue in
 * which one would wait for seconds is full: whoever comes then is told to come back.
 */
import { hash, verify } from "@node-rs/argon2";
import { normalPassword } from "./password.ts";

/** Too many wait for their password to be reckoned with. Nothing has been done with this one. */
export class PasswordsWait extends Error {
  readonly statusCode = 503;

  constructor() {
    super("Too many passwords wait to be hashed");
    this.name = "PasswordsWait";
  }
}

const argon2id = 2;
const cost = { algorithm: argon2id, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalPassword(password), cost));
}

/** Whether a password is the one that was hashed. Without a hash it works as hard, and says no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const holds = await inTurn(() => verify(passwordHash ?? nobodysHash, normalPassword(password)));
  return holds && passwordHash !== undefined;
}

/** A hash of a password nobody has, of the same cost as all others: an unknown account takes as long as a known one. */
export const nobodysHash =
  "$argon2id$v=19$m=47104,t=1,p=1$IsxoIrcgp5t5/piKJvCxfg$gjlbw3vU8W7G4j609xywU1OG2xSnRiiUnbZTXR/BmHg";

const atOnceMax = 4;
/** A few seconds' work for two cores. */
export const waitingMax = 100;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnceMax && waiting.length >= waitingMax) throw new PasswordsWait();
  if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
