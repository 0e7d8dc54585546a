import { createHash } from "node:crypto";

/** What we keep of a secret: its SHA-256. A secret of 256 random bits needs no salt and no slow hash. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
