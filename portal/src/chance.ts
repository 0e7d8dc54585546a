/** Chance: the one place that draws it. Ids are version 7 UUIDs, which sort by time; secrets are 256 bits as base64url. */
import { randomBytes } from "node:crypto";
import { epochMsOf } from "./time.ts";
import type { Chance } from "./work.ts";

export const systemChance: Chance = {
  id: (now) => uuidVersion7(epochMsOf(now), randomBytes(10)),
  secret: () => randomBytes(32).toString("base64url"),
};

/** RFC 9562 §5.7: 48 bits of Unix milliseconds, the version, 12 random bits, the variant, 62 random bits. */
export function uuidVersion7(epochMs: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(epochMs, 0, 6);
  bytes.set(random, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
