/**
 * Signing in with a card (SITHS): the proxy in front has asked the browser for a certificate and proved that the person holds its key;
 * the portal reads who the certificate is about. It is read only as the configured proxy hands it over, and judged once more here:
 * issued by one of the named authorities, of today, for people who sign in.
 */
import { X509Certificate } from "node:crypto";
import type { Instant } from "../../time.ts";

export interface CardReader {
  /** Certificates of the authorities that issue the cards, as PEM. */
  readonly authorities: readonly string[];
}

export type ReadCard =
  | { readonly kind: "read"; readonly hsaId: string; readonly name: string }
  /** No certificate came with the request, or it can not be read. */
  | { readonly kind: "none" }
  /** Too old, of another authority, or not for people who sign in. */
  | { readonly kind: "not-valid" };

const headerCharactersMax = 16_384;
const signsIn = "1.3.6.1.5.5.7.3.2";

/** @param header as the proxy wrote it: `Client-Cert` of RFC 9440 (Base64 between colons), or PEM with percent signs (nginx). */
export function readCard({ authorities }: CardReader, header: string | undefined, now: Instant): ReadCard {
  const certificate = header === undefined ? undefined : certificateIn(header);
  if (certificate === undefined) return { kind: "none" };
  const hsaId = hsaIdOf(certificate);
  if (hsaId === undefined || !isGood(certificate, authorities, now)) return { kind: "not-valid" };
  return { kind: "read", hsaId, name: partOf(certificate, "CN") ?? hsaId };
}

/** The region's number, a line, and what the region calls the person: the same on every card the person gets. */
export function parseHsaId(text: string): string | undefined {
  const tidy = text.trim().toUpperCase();
  return /^SE\d{10}-[A-Z0-9]{1,21}$/.test(tidy) ? tidy : undefined;
}

function certificateIn(header: string): X509Certificate | undefined {
  if (header.length > headerCharactersMax) return undefined;
  const [, base64] = /^:([A-Za-z0-9+/=]+):$/.exec(header) ?? [];
  try {
    return new X509Certificate(base64 === undefined ? decodeURIComponent(header) : Buffer.from(base64, "base64"));
  } catch {
    return undefined;
  }
}

function isGood(certificate: X509Certificate, authorities: readonly string[], now: Instant): boolean {
  const { validFromDate, validToDate, keyUsage, ca } = certificate;
  const isOfToday = validFromDate.toISOString() <= now && now < validToDate.toISOString();
  const isForPeople = !ca && (keyUsage === undefined || keyUsage.includes(signsIn));
  return isOfToday && isForPeople && authorities.some((pem) => isIssuedBy(certificate, new X509Certificate(pem)));
}

function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function hsaIdOf(certificate: X509Certificate): string | undefined {
  return parseHsaId(partOf(certificate, "serialNumber") ?? "");
}

/** One part of the subject's name, where it stands once. */
function partOf({ subject }: X509Certificate, name: string): string | undefined {
  const parts = subject.split("\n").filter((line) => line.startsWith(`${name}=`));
  return parts.length === 1 ? parts[0]?.slice(name.length + 1) : undefined;
}
