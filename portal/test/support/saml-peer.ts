/**
 * A region's own sign-in as a stand-in: an identity provider of SAML 2.0 that speaks the true protocol on this machine and signs with
 * `xml-crypto`. It asks who comes, posts the answer by the person's own browser, and can be told to answer wrongly in one place.
 */
import { createVerify, X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll } from "vitest";
import { SignedXml } from "xml-crypto";
import { encrypt } from "xml-encryption";
import { systemClock, later } from "../../src/time.ts";
import { aKeyPair, type KeyPair } from "./key-pair.ts";

export interface SamlPerson {
  readonly nameId: string;
  readonly email?: string;
  readonly name?: string;
  readonly groups?: readonly string[];
}

/** What one answer has that an honest one has not. */
export interface SamlFaults {
  readonly issuer?: string;
  readonly audience?: string | undefined;
  readonly recipient?: string;
  readonly inResponseTo?: string;
  readonly method?: string;
  readonly nameIdFormat?: string;
  readonly secondsOff?: number;
  readonly key?: KeyPair;
  readonly algorithm?: string;
  readonly digest?: string;
  readonly unsigned?: boolean;
  /** Signs the response around the assertion, and not the assertion. */
  readonly signsResponse?: boolean;
  readonly encryptFor?: string;
  /** Elements that nobody asked for, inside the assertion. */
  readonly crowd?: string;
  /** Last of all: what an attacker on the way makes of it. */
  readonly tamper?: (xml: string) => string;
}

export interface AskedOfPeer {
  readonly id: string;
  readonly issuer: string;
  readonly callbackUrl: string;
  readonly relayState: string;
  readonly signed: boolean;
}

const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const emailName = "urn:oid:0.9.2342.19200300.100.1.3";
const displayName = "urn:oid:2.16.840.1.113730.3.1.241";

export class SamlPeer {
  readonly entityId = "https://idp.region.example/saml";
  readonly keys = aKeyPair("idp");
  readonly people = new Map<string, SamlPerson>();

  /** Reads the request that a browser brings; `certificate` verifies its signature where there is one. */
  read(address: string, certificate?: string): AskedOfPeer {
    const { searchParams, search } = new URL(address);
    const xml = inflateRawSync(Buffer.from(searchParams.get("SAMLRequest") ?? "", "base64")).toString("utf8");
    const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1] ?? "";
    const [, issuer = ""] = /<saml:Issuer[^>]*>([^<]*)</.exec(xml) ?? [];
    return {
      id: attribute("ID"),
      issuer,
      callbackUrl: attribute("AssertionConsumerServiceURL"),
      relayState: searchParams.get("RelayState") ?? "",
      signed: certificate !== undefined && isSignedBy(search, certificate),
    };
  }

  /** The fields that the person's browser posts to the portal. */
  async answer(asked: AskedOfPeer, person: string, faults: SamlFaults = {}): Promise<Record<string, string>> {
    const who = this.people.get(person);
    if (who === undefined) throw new Error(`Nobody is called ${person} here`);
    const { key = this.keys, unsigned, signsResponse = false, encryptFor, tamper = (xml: string) => xml } = faults;
    const signed = (xml: string, part: string): string => (unsigned ? xml : sign(xml, part, { ...faults, key }));
    const plain = assertionOf(asked, who, { issuer: this.entityId, ...faults });
    const assertion = signsResponse ? plain : signed(plain, "Assertion");
    const inside = encryptFor === undefined ? assertion : await encrypted(assertion, encryptFor);
    const around = responseOf(asked, this.entityId, inside);
    const xml = tamper(signsResponse ? signed(around, "Response") : around);
    return { SAMLResponse: Buffer.from(xml).toString("base64"), RelayState: asked.relayState };
  }
}

interface Facts extends SamlFaults {
  readonly issuer: string;
}

function assertionOf(asked: AskedOfPeer, person: SamlPerson, faults: Facts): string {
  const { issuer, secondsOff = 0, inResponseTo = asked.id, recipient = asked.callbackUrl } = faults;
  const { method = "bearer", nameIdFormat = "persistent" } = faults;
  const audience = "audience" in faults ? faults.audience : asked.issuer;
  const at = (seconds: number): string => later(systemClock(), { seconds: seconds + secondsOff });
  const restriction =
    audience === undefined
      ? ""
      : `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>`;
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a${asked.id}" Version="2.0" IssueInstant="${at(0)}">` +
    `<saml:Issuer>${issuer}</saml:Issuer><saml:Subject>` +
    `<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:${nameIdFormat}">${person.nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:${method}"><saml:SubjectConfirmationData ` +
    `InResponseTo="${inResponseTo}" Recipient="${recipient}" NotOnOrAfter="${at(300)}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${at(-5)}" NotOnOrAfter="${at(300)}">${restriction}</saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    `urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${attribute(emailName, person.email)}${attribute(displayName, person.name)}` +
    `${attribute("groups", ...(person.groups ?? []))}</saml:AttributeStatement>${faults.crowd ?? ""}</saml:Assertion>`
  );
}

function attribute(name: string, ...values: readonly (string | undefined)[]): string {
  const told = values.filter((value) => value !== undefined);
  const written = told.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("");
  return told.length === 0 ? "" : `<saml:Attribute Name="${name}">${written}</saml:Attribute>`;
}

function responseOf({ id, callbackUrl }: AskedOfPeer, issuer: string, inside: string): string {
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r${id}" Version="2.0" InResponseTo="${id}" ` +
    `IssueInstant="${systemClock()}" Destination="${callbackUrl}">` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer><samlp:Status>` +
    `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${inside}</samlp:Response>`
  );
}

function sign(xml: string, part: string, { key, algorithm, digest }: SamlFaults & { readonly key: KeyPair }): string {
  const signature = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: algorithm ?? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    canonicalizationAlgorithm: exclusive,
  });
  signature.addReference({
    xpath: `//*[local-name(.)='${part}']`,
    digestAlgorithm: digest ?? sha256,
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
  });
  const reference = `//*[local-name(.)='${part}']/*[local-name(.)='Issuer']`;
  signature.computeSignature(xml, { location: { reference, action: "after" } });
  return signature.getSignedXml();
}

function encrypted(assertion: string, certificate: string): Promise<string> {
  const options = {
    rsa_pub: new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" }),
    pem: certificate,
    encryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    keyEncryptionAlgorithm: "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
  } as const;
  return new Promise((resolve, reject) => {
    encrypt(assertion, options, (error, xml) =>
      error === null
        ? resolve(
            `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${xml}</saml:EncryptedAssertion>`,
          )
        : reject(error),
    );
  });
}

/** The signature of a request in an address is over the address as it is written. */
function isSignedBy(search: string, certificate: string): boolean {
  const [, signed = "", signature = ""] = /^\?(.*)&Signature=([^&]*)$/.exec(search) ?? [];
  const verifier = createVerify("sha256").update(signed);
  return verifier.verify(certificate, Buffer.from(decodeURIComponent(signature), "base64"));
}

/** The peer behind a door of its own, for a browser to walk through. */
export function testSamlPeer(): { readonly peer: SamlPeer; readonly url: string } {
  const peer = new SamlPeer();
  let server: Server | undefined;
  let url = "";
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", url);
      response.setHeader("content-type", "text/html; charset=utf-8");
      const person = searchParams.get("person");
      if (person === null) {
        const names = [...peer.people.keys()];
        const links = names.map((name) => `<p><a href="${pathname}?${searchParams}&person=${name}">${name}</a></p>`);
        response.end(`<!doctype html><html lang="sv"><title>Regionen</title><h1>Regionen</h1>${links.join("")}</html>`);
        return;
      }
      const asked = peer.read(`${url}${request.url ?? ""}`);
      void peer.answer(asked, person).then((fields) => {
        const inputs = Object.entries(fields).map(
          ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
        );
        response.end(
          `<!doctype html><html lang="sv"><title>Regionen</title><h1>Regionen</h1><form method="post" ` +
            `action="${asked.callbackUrl}">${inputs.join("")}<button>Vidare</button></form></html>`,
        );
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server?.close(resolve)));
  return {
    peer,
    get url() {
      return `${url}/sso`;
    },
  };
}
