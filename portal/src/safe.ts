/**
 * The safe: AES-256-GCM with a key derived from the installation's own. Written `v1.<which key>.<nonce>.<text and tag>`, so that a
 * newer key can lock while an older still opens.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Safe } from "./domain/access/safe.ts";
import type { Chance } from "./work.ts";

const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

interface Key {
  readonly name: string;
  readonly bytes: Buffer;
}

/** @param keys each at least 32 characters; the first locks, all open. */
export function safeOf(keys: readonly string[], chance: Chance): Safe {
  const [newest, ...older] = keys.map(derive);
  if (newest === undefined) throw new Error("A safe has at least one key.");
  return {
    lock(secret, about) {
      const nonce = Buffer.from(chance.secret(), "base64url").subarray(0, nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", newest.bytes, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return [version, newest.name, nonce.toString("base64url"), body.toString("base64url")].join(".");
    },
    open(locked, about) {
      const [written, name, nonce = "", body = ""] = locked.split(".");
      const key = [newest, ...older].find((one) => one.name === name);
      if (written !== version || key === undefined)
        throw new Error("A secret was locked with a key that this installation does not have: SECRET_KEY.");
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key.bytes, Buffer.from(nonce, "base64url"))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString("utf8");
    },
  };
}

function derive(key: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", key, "", "fakturaporten secrets", 32));
  return { bytes, name: createHash("sha256").update(bytes).digest("hex").slice(0, 8) };
}

/** The key that an installation without a setting makes for itself, once. Only its owner may read the file. */
export function keyInFile(path: string, chance: Chance): string {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${chance.secret()}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}
