/** Keys with certificates for tests (X.509, RFC 5280): signed by themselves, known to nobody else, made anew in each run. */
import { createSign, generateKeyPairSync } from "node:crypto";

export interface KeyPair {
  readonly privateKey: string;
  readonly certificate: string;
}

export interface CertificateFacts {
  /** Who issues it; without one it is its own. */
  readonly issuer?: { readonly name: string; readonly pair: KeyPair };
  /** The subject's serial number: on a card, the HSA-id. */
  readonly serialNumber?: string;
  /** As `YYMMDD`. */
  readonly from?: string;
  readonly until?: string;
}

export function aKeyPair(name: string, { issuer, serialNumber, from, until }: CertificateFacts = {}): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const times = sequence(
    ...[from ?? "260101", until ?? "460101"].map((day) => tlv(0x17, Buffer.from(`${day}000000Z`))),
  );
  const facts = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    sha256WithRsa,
    nameOf(issuer?.name ?? name),
    times,
    nameOf(name, serialNumber),
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = createSign("sha256")
    .update(facts)
    .sign(issuer?.pair.privateKey ?? privateKey);
  const certificate = sequence(facts, sha256WithRsa, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${linesOf(certificate)}\n-----END CERTIFICATE-----\n`,
  };
}

function nameOf(name: string, serialNumber?: string): Buffer {
  const part = (kind: Buffer, text: string) => tlv(0x31, sequence(kind, tlv(0x0c, Buffer.from(text))));
  return sequence(
    part(commonName, name),
    ...(serialNumber === undefined ? [] : [part(serialNumberOfSubject, serialNumber)]),
  );
}

const serialNumberOfSubject = Buffer.from("0603550405", "hex");
const commonName = Buffer.from("0603550403", "hex");
const sha256WithRsa = Buffer.from("300d06092a864886f70d01010b0500", "hex");

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

/** DER: what it is, how long, and what it holds. */
function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

function linesOf(bytes: Buffer): string {
  return (bytes.toString("base64").match(/.{1,64}/g) ?? []).join("\n");
}
