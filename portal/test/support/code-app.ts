/** A code app as a person's phone has one, by RFC 6238 and RFC 4226 alone: it shares no code with what judges its codes. */
import { createHmac } from "node:crypto";
import { findPendingSeed } from "../../src/domain/access/code-app.ts";
import { findViewer } from "../../src/domain/access/sessions.ts";
import { beginCodeApp, confirmCodeApp } from "../../src/domain/parties/set-second-step.ts";
import { type Instant, epochMsOf } from "../../src/time.ts";
import { testSafe } from "./door.ts";
import type { House } from "./house.ts";
import { type Known, proofOf } from "./people.ts";
import { beginsSession } from "./session.ts";

/** The six digits that an app with this seed shows at a moment. */
export function codeAt(seed: string, at: Instant): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(epochMsOf(at) / 30_000)));
  const mac = createHmac("sha1", bytesOf(seed)).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32.replace(/ /g, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export interface SetUp {
  readonly seed: string;
  readonly recoveryCodes: readonly string[];
}

/** Somebody sets up a code app, and half a minute goes so that its next code is a new one. */
export async function setsUpCodeApp(house: House, known: Known): Promise<SetUp> {
  const { actor, email } = known;
  const { accountId } = actor;
  const proof = await proofOf(house, known);
  await house.perform(actor, (work) => beginCodeApp(work, { safe: testSafe, proof }));
  const pending = await house.perform(actor, (work) => findPendingSeed(work, testSafe, { accountId, email }));
  const seed = pending?.seed ?? "";
  const secret = await beginsSession(house, actor);
  const viewer = await house.perform({ kind: "visitor" }, (work) => findViewer(work, secret));
  const outcome = await house.perform(actor, (work) =>
    confirmCodeApp(work, { safe: testSafe, code: codeAt(seed, work.now), sessionId: viewer?.sessionId ?? "" }),
  );
  if (outcome.kind !== "set") throw new Error(outcome.kind);
  await house.turnBy({ seconds: 30 });
  return { seed, recoveryCodes: outcome.codes ?? [] };
}
