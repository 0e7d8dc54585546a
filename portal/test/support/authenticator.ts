/**
 * A device with passkeys as a stand-in, by WebAuthn level 3 alone: it makes key pairs on P-256 and signs what a browser would have it
 * sign. It shares no code with what judges its answers, and can be told to answer wrongly in one place.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

export interface Faults {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  /** Whether the device has recognised its owner, and whether anybody was there. */
  readonly verified?: boolean;
  readonly present?: boolean;
  /** Counts with each use; a copied device does not. */
  readonly counter?: number;
  readonly userHandle?: string;
  readonly crossOrigin?: boolean;
  /** Signs with another key than the one it made. */
  readonly otherKey?: boolean;
}

export class TestAuthenticator {
  readonly id = randomBytes(32).toString("base64url");
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  #accountId = "";
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Answers what `navigator.credentials.create` would. */
  make(options: { readonly challenge: string; readonly user: { readonly id: string } }, faults: Faults = {}): string {
    this.#accountId = options.user.id;
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const publicKey = cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, publicKey]);
    const authData = Buffer.concat([this.#authData(0x40, faults), credential]);
    const attestation = cborMap([
      ["fmt", "none"],
      ["attStmt", cborMap([])],
      ["authData", authData],
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData("webauthn.create", options.challenge, faults).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
    });
  }

  /** Answers what `navigator.credentials.get` would. */
  sign(options: { readonly challenge: string }, faults: Faults = {}): string {
    this.#counter += 1;
    const clientData = this.#clientData("webauthn.get", options.challenge, faults);
    const authData = this.#authData(0, { counter: this.#counter, ...faults });
    const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
    return this.#answer({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: sign("sha256", signed, this.#key(faults)).toString("base64url"),
      userHandle: faults.userHandle ?? this.#accountId,
    });
  }

  #key({ otherKey = false }: Faults): KeyObject {
    return otherKey ? generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey : this.#keys.privateKey;
  }

  #clientData(type: string, challenge: string, faults: Faults): Buffer {
    const { origin = this.#origin, crossOrigin = false } = faults;
    return Buffer.from(JSON.stringify({ type: faults.type ?? type, challenge, origin, crossOrigin }));
  }

  #authData(flags: number, { rpId, verified = true, present = true, counter = 0 }: Faults): Buffer {
    const place = createHash("sha256")
      .update(rpId ?? new URL(this.#origin).hostname)
      .digest();
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([place, Buffer.from([flags | (present ? 1 : 0) | (verified ? 4 : 0)]), count]);
  }

  #answer(response: Readonly<Record<string, string>>): string {
    return JSON.stringify({ id: this.id, rawId: this.id, type: "public-key", response, clientExtensionResults: {} });
  }
}

type Cbor = number | string | Buffer;

/** A map in CBOR (RFC 8949), of as much as is needed here; what is a map already is written as it is. */
function cborMap(entries: readonly (readonly [Cbor, Cbor])[]): Buffer {
  const parts = entries.flatMap(([name, value]) => [cbor(name), name === "attStmt" ? (value as Buffer) : cbor(value)]);
  return Buffer.concat([head(5, entries.length), ...parts]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.concat([head(2, value.length), value]);
}

function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length]);
  if (length < 256) return Buffer.from([(kind << 5) | 24, length]);
  return Buffer.from([(kind << 5) | 25, length >> 8, length & 0xff]);
}
