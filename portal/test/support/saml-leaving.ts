/** Leaving, as the region's sign-in speaks of it by SAML: messages signed in the address or in themselves, and our own as it reads them. */
import { createSign, createVerify } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";
import { later, systemClock } from "../../src/time.ts";
import type { KeyPair } from "./key-pair.ts";
import type { SamlPeer } from "./saml-peer.ts";

export interface SaidOfLeaving {
  readonly kind: "SAMLRequest" | "SAMLResponse";
  readonly id: string;
  readonly destination: string;
  /** Who has left; in a request. */
  readonly nameId?: string;
  /** In an answer. */
  readonly inResponseTo?: string;
  readonly relayState?: string;
  readonly issuer?: string;
  readonly secondsOff?: number;
  readonly key?: KeyPair;
  readonly unsigned?: boolean;
  readonly status?: string;
  /** Last of all: what an attacker on the way makes of it. */
  readonly tamper?: (text: string) => string;
}

const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

function messageOf(peer: SamlPeer, said: SaidOfLeaving): string {
  const { kind, id, destination, nameId = "", inResponseTo = "", issuer = peer.entityId, secondsOff = 0 } = said;
  const at = later(systemClock(), { seconds: secondsOff });
  const name = kind === "SAMLRequest" ? "LogoutRequest" : "LogoutResponse";
  const status = said.status ?? "urn:oasis:names:tc:SAML:2.0:status:Success";
  const inside =
    kind === "SAMLRequest"
      ? `<saml:NameID>${nameId}</saml:NameID>`
      : `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>`;
  return (
    `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" ` +
    `Version="2.0" IssueInstant="${at}" Destination="${destination}"${kind === "SAMLResponse" ? ` InResponseTo="${inResponseTo}"` : ""}>` +
    `<saml:Issuer>${issuer}</saml:Issuer>${inside}</samlp:${name}>`
  );
}

/** In the address (HTTP-Redirect): its query. */
export function saidInQuery(peer: SamlPeer, said: SaidOfLeaving): string {
  const { kind, relayState, key = peer.keys, unsigned = false, tamper = (text: string) => text } = said;
  const packed = deflateRawSync(messageOf(peer, said)).toString("base64");
  const parts = [
    `${kind}=${encodeURIComponent(packed)}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
    `SigAlg=${encodeURIComponent(rsaSha256)}`,
  ];
  if (unsigned) return tamper(parts.slice(0, -1).join("&"));
  const signature = createSign("RSA-SHA256").update(parts.join("&")).sign(key.privateKey, "base64");
  return tamper([...parts, `Signature=${encodeURIComponent(signature)}`].join("&"));
}

/** As posted fields (HTTP-POST). */
export function saidInPost(peer: SamlPeer, said: SaidOfLeaving): Record<string, string> {
  const { kind, relayState, key = peer.keys, unsigned = false, tamper = (text: string) => text } = said;
  const plain = messageOf(peer, said);
  const xml = tamper(unsigned ? plain : signed(plain, key));
  return {
    [kind]: Buffer.from(xml).toString("base64"),
    ...(relayState === undefined ? {} : { RelayState: relayState }),
  };
}

function signed(xml: string, key: KeyPair): string {
  const signature = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusive,
  });
  signature.addReference({
    xpath: "/*",
    digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
  });
  signature.computeSignature(xml, { location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" } });
  return signature.getSignedXml();
}

export interface ReadOfLeaving {
  readonly xml: string;
  readonly relayState: string;
  readonly isSigned: boolean;
  of(attribute: string): string;
}

/** What a browser brings from the portal. */
export function readOfLeaving(address: string, certificate: string): ReadOfLeaving {
  const { search, searchParams } = new URL(address);
  const message = searchParams.get("SAMLRequest") ?? searchParams.get("SAMLResponse") ?? "";
  const xml = inflateRawSync(Buffer.from(message, "base64")).toString("utf8");
  const [before = ""] = search.slice(1).split("&Signature=");
  return {
    xml,
    relayState: searchParams.get("RelayState") ?? "",
    isSigned: createVerify("RSA-SHA256")
      .update(before)
      .verify(certificate, searchParams.get("Signature") ?? "", "base64"),
    of: (attribute) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(xml)?.[1] ?? "",
  };
}
