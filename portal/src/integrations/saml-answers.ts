/**
 * Reading what the region's sign-in answered, by SAML 2.0. The library verifies the signature and hands over what was signed and
 * nothing else. What a service provider must ask besides (profile 4.1.4.3) is asked here of that signed part: issuer, audience,
 * recipient, the request it answers, bearer, and times. Runs in a process of its own: the library is quadratic in what it is given,
 * and what is encrypted is seen by nobody before it.
 */
import { type CacheProvider, type Profile, SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { z } from "zod";
import type { RoleRule } from "../domain/access/role-rules.ts";
import type { Asked, ToldIdentity } from "../domain/access/single-sign-on.ts";
import { systemClock } from "../time.ts";

export interface SamlSettings {
  readonly name: string;
  /** What the region's sign-in calls itself, and where it takes requests. */
  readonly issuer: string;
  readonly signInUrl: string;
  /** Its certificates, as PEM: several while it changes key. */
  readonly certificates: readonly string[];
  /** What the portal calls itself there, and where answers are posted. */
  readonly entityId: string;
  readonly callbackUrl: string;
  /** Where one leaves it, and where it tells of that; none where the operator has not said. */
  readonly signOutUrl?: string | undefined;
  readonly signOutBackUrl?: string | undefined;
  /** The portal's own key and certificate: requests are signed, and assertions may come encrypted. */
  readonly own?: { readonly privateKey: string; readonly certificate: string } | undefined;
  readonly roleAttribute: string;
  readonly emailAttribute: string;
  readonly nameAttribute: string;
  readonly rules: readonly RoleRule[];
}

const clockSkewMs = 60_000;
const assertionAgeMsMax = 600_000;

/** @param answer as posted, in Base64. */
export async function readSamlAnswer(
  answer: string,
  settings: SamlSettings,
  asked: Asked,
): Promise<ToldIdentity | "refused"> {
  try {
    const { profile } = await samlFor(settings, asked).validatePostResponseAsync({ SAMLResponse: answer });
    return profile === null ? "refused" : identityOf(profile, settings, asked);
  } catch {
    // The library throws for every assertion that does not hold.
    return "refused";
  }
}

/** The request's identifier follows from the sign-in that was begun, so that an answer fits that one and no other. */
function requestIdOf({ nonce }: Asked): string {
  return `_${nonce}`;
}

/** One for each sign-in: what it remembers is the request it asked. */
export function samlFor(settings: SamlSettings, asked: Asked | undefined): SAML {
  const { own, issuer, signInUrl, certificates, entityId, callbackUrl, signOutUrl, signOutBackUrl } = settings;
  const requestId = asked && requestIdOf(asked);
  return new SAML({
    idpCert: [...certificates],
    idpIssuer: issuer,
    entryPoint: signInUrl,
    issuer: entityId,
    audience: entityId,
    callbackUrl,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: clockSkewMs,
    maxAssertionAgeMs: assertionAgeMsMax,
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider: onlyRequest(requestId),
    ...(signOutUrl === undefined || signOutBackUrl === undefined
      ? {}
      : { logoutUrl: signOutUrl, logoutCallbackUrl: signOutBackUrl }),
    ...(requestId === undefined ? {} : { generateUniqueId: () => requestId }),
    ...(own === undefined
      ? {}
      : { privateKey: own.privateKey, publicCert: own.certificate, decryptionPvk: own.privateKey }),
  });
}

function onlyRequest(requestId: string | undefined): CacheProvider {
  return {
    saveAsync: async () => null,
    getAsync: async (key) => (key === requestId ? systemClock() : null),
    removeAsync: async () => null,
  };
}

const valued = z.object({ _: z.string() });
const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const confirmation = z.object({
  $: z.object({ Method: z.string() }),
  SubjectConfirmationData: z.tuple([
    z.object({
      $: z.object({ Recipient: z.string(), InResponseTo: z.string(), NotOnOrAfter: z.string() }),
    }),
  ]),
});
/** The signed part as the library reads it: each element a list, its text in `_`, its attributes in `$`. */
const signedShape = z.object({
  Assertion: z.object({
    Issuer: z.tuple([valued]),
    Subject: z.tuple([
      z.object({
        NameID: z.tuple([
          z.object({ _: z.string().min(1).max(255), $: z.object({ Format: z.string().optional() }).optional() }),
        ]),
        SubjectConfirmation: z.array(confirmation).min(1),
      }),
    ]),
    Conditions: z.tuple([
      z.object({ AudienceRestriction: z.array(z.object({ Audience: z.array(valued).min(1) })).min(1) }),
    ]),
    AuthnStatement: z.array(z.unknown()).min(1),
  }),
});

function identityOf(profile: Profile, settings: SamlSettings, asked: Asked): ToldIdentity | "refused" {
  const read = signedShape.safeParse(profile.getAssertion?.());
  if (!read.success) return "refused";
  const { Issuer, Subject, Conditions } = read.data.Assertion;
  const [{ NameID, SubjectConfirmation }] = Subject;
  const [{ _: subject, $: { Format = "" } = {} }] = NameID;
  const isForUs = SubjectConfirmation.every(({ $: { Method }, SubjectConfirmationData: [{ $: data }] }) => {
    const answersOurs = data.InResponseTo === requestIdOf(asked);
    return Method === bearer && data.Recipient === settings.callbackUrl && answersOurs;
  });
  const hasAudience = Conditions[0].AudienceRestriction.every(({ Audience }) =>
    Audience.some(({ _: audience }) => audience === settings.entityId),
  );
  if (Issuer[0]._ !== settings.issuer || !isForUs || !hasAudience) return "refused";
  // A name that is another one tomorrow says nobody's name.
  if (Format.endsWith(":transient")) return "refused";
  const attribute = (name: string) => textsOf(attributesOf(profile), name);
  return {
    issuer: settings.issuer,
    subject,
    email: attribute(settings.emailAttribute)[0],
    name: attribute(settings.nameAttribute)[0],
    claims: attribute(settings.roleAttribute),
    format: Format === "" ? undefined : Format.slice(0, 200),
  };
}

function attributesOf({ attributes }: Profile): object {
  return typeof attributes === "object" && attributes !== null ? attributes : {};
}

function textsOf(attributes: object, name: string): readonly string[] {
  const value: unknown = Object.entries(attributes).find(([one]) => one === name)?.[1];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}
