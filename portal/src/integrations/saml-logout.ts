/**
 * Single logout by SAML 2.0: what the region's sign-in says of somebody who leaves, and its answer when we asked. Everything is signed or
 * refused: by the query's signature (HTTP-Redirect) or on the message itself (HTTP-POST, judged by the library). What the profile demands
 * besides (4.4.4) is asked here: that it is for this address, fresh, and an answer to what was asked. Runs where answers are read.
 */
import { createVerify } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import type { Asked, HeardLogout, SaidLogout } from "../domain/access/single-sign-on.ts";
import { epochMsOf, systemClock } from "../time.ts";
import { samlFor, type SamlSettings } from "./saml-answers.ts";

const messageBytesMax = 65_536;
const ageMsMax = 300_000;
const skewMs = 60_000;
const algorithms: Readonly<Record<string, string>> = {
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "RSA-SHA256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": "RSA-SHA512",
};

export async function readSamlLogout(
  said: SaidLogout,
  settings: SamlSettings,
  asked: Asked | undefined,
): Promise<HeardLogout | "refused"> {
  try {
    return await read(said, settings, asked);
  } catch {
    // The library throws for every message that does not hold, and so does whatever cannot be unpacked.
    return "refused";
  }
}

async function read(said: SaidLogout, settings: SamlSettings, asked: Asked | undefined) {
  const told = said.by === "post" ? posted(said.fields) : inQuery(said.query, settings.certificates);
  if (told === undefined || !isPlain(told.xml)) return "refused";
  const { kind, xml, message } = told;
  const root = rootOf(xml);
  if (root === undefined || root.name !== (kind === "SAMLRequest" ? "LogoutRequest" : "LogoutResponse"))
    return "refused";
  if (root.of("Destination") !== settings.signOutBackUrl || !isFresh(root.of("IssueInstant"))) return "refused";
  if (kind === "SAMLResponse" && (asked === undefined || root.of("InResponseTo") !== `_${asked.nonce}`))
    return "refused";
  const saml = samlFor(settings, asked);
  if (said.by === "post" && !(await isSignedWithin(saml, kind, message))) return "refused";
  // Signed it is, in the query or within; the library would let a query without a signature pass, and judges the rest.
  const { profile, loggedOut } = await saml.validateRedirectAsync(
    { [kind]: deflateRawSync(xml).toString("base64") },
    "",
  );
  if (!loggedOut) return "refused";
  if (kind === "SAMLResponse") return { kind: "answer" } as const;
  const id = root.of("ID") ?? "";
  if (profile === null || profile["ID"] !== id || id === "") return "refused";
  return { kind: "request", id, issuer: settings.issuer, subject: profile.nameID } as const;
}

async function isSignedWithin(saml: SAML, kind: Kind, message: string): Promise<boolean> {
  if (kind === "SAMLRequest") return (await saml.validatePostRequestAsync({ SAMLRequest: message })).loggedOut;
  // What it answers is asked above; the library looks for that in answers to sign-ins alone.
  const judge = new SAML({ ...saml.options, validateInResponseTo: ValidateInResponseTo.never });
  return (await judge.validatePostResponseAsync({ SAMLResponse: message })).loggedOut;
}

type Kind = "SAMLRequest" | "SAMLResponse";
interface Told {
  readonly kind: Kind;
  /** In Base64, as it came. */
  readonly message: string;
  readonly xml: string;
}

function posted({ SAMLRequest, SAMLResponse }: Readonly<Record<string, string>>): Told | undefined {
  const message = SAMLRequest ?? SAMLResponse;
  if (message === undefined || (SAMLRequest !== undefined && SAMLResponse !== undefined)) return undefined;
  const bytes = Buffer.from(message, "base64");
  if (bytes.length > messageBytesMax) return undefined;
  return { kind: SAMLRequest === undefined ? "SAMLResponse" : "SAMLRequest", message, xml: bytes.toString("utf8") };
}

/** Signed as it stands in the address (bindings 3.4.4.1), each part once: of two of a name one would be verified and the other read. */
function inQuery(query: string, certificates: readonly string[]): Told | undefined {
  const parts = new Map<string, string>();
  for (const part of query.split("&")) {
    const at = part.indexOf("=");
    const name = at < 0 ? part : part.slice(0, at);
    if (parts.has(name) || !/^[A-Za-z]*$/.test(name)) return undefined;
    parts.set(name, part);
  }
  const valueOf = (name: string): string =>
    decodeURIComponent((parts.get(name) ?? "=").slice(name.length + 1).replaceAll("+", "%20"));
  const kinds = (["SAMLRequest", "SAMLResponse"] as const).filter((name) => parts.has(name));
  const [kind] = kinds;
  const algorithm = algorithms[valueOf("SigAlg")];
  if (kind === undefined || kinds.length > 1 || algorithm === undefined) return undefined;
  const signed = [kind, "RelayState", "SigAlg"].flatMap((name) => parts.get(name) ?? []).join("&");
  const signature = Buffer.from(valueOf("Signature"), "base64");
  const isSigned = certificates.some((one) => createVerify(algorithm).update(signed).verify(one, signature));
  if (!isSigned) return undefined;
  const message = valueOf(kind);
  const xml = inflateRawSync(Buffer.from(message, "base64"), { maxOutputLength: messageBytesMax }).toString("utf8");
  return { kind, message, xml };
}

/** No document type, comment, processing instruction, or signature of yesterday; and nothing of an assertion. */
function isPlain(xml: string): boolean {
  const declared = xml.replace(/^\uFEFF?<\?xml [^?]*\?>\s*/, "");
  return (
    !/<!|<\?|Assertion[\s>/]/.test(declared) &&
    !/xmldsig#(?:rsa-|dsa-)?sha1|hmac-/.test(declared) &&
    declared.split("<", 202).length <= 200
  );
}

/** The outermost element, which is what is signed. */
function rootOf(xml: string) {
  const found = /^(?:\uFEFF?<\?xml [^?]*\?>\s*)?<(?:[\w.-]{1,40}:)?(\w+)([^<>]*)>/.exec(xml);
  if (found === null) return undefined;
  const [, name = "", attributes = ""] = found;
  const all = [...attributes.matchAll(/\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return {
    name,
    of: (wanted: string): string | undefined => {
      const [one, another] = all.filter(([, called]) => called === wanted);
      return another === undefined ? (one?.[2] ?? one?.[3]) : undefined;
    },
  };
}

function isFresh(instant: string | undefined): boolean {
  const at = Date.parse(instant ?? "");
  const now = epochMsOf(systemClock());
  return at > now - ageMsMax && at < now + skewMs;
}
