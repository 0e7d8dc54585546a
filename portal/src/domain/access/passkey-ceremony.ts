/**
 * The two ceremonies of WebAuthn, spoken by a library: making a passkey, and signing in with one. Both demand that the device has
 * recognised its owner (by finger, face or code), so that a passkey alone is two factors. It is bound to the portal's own address:
 * a false page elsewhere gets nothing that is good here.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";

/** Where the portal is reached: what a device binds its answer to. */
export interface Place {
  readonly baseUrl: string;
  readonly challenge: string;
}

export interface MakerFacts extends Place {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  /** The person's passkeys of before: a device makes no second one. */
  readonly credentialIds: readonly string[];
}

const timeoutMs = 300_000;
/** What devices sign with: Ed25519, ECDSA on P-256, RSA with SHA-256, by their numbers at IANA. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** What the browser is told to make: kept on the device itself, with its owner recognised, and nothing about the device's make. */
export function makingOptions({ baseUrl, challenge, accountId, email, name, credentialIds }: MakerFacts) {
  return generateRegistrationOptions({
    rpName: "Fakturaporten",
    rpID: new URL(baseUrl).hostname,
    userName: email,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(accountId)),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: timeoutMs,
    attestationType: "none",
    supportedAlgorithmIDs,
    excludeCredentials: credentialIds.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

export function signInOptions({ baseUrl, challenge }: Place) {
  return generateAuthenticationOptions({
    rpID: new URL(baseUrl).hostname,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: timeoutMs,
    userVerification: "required",
  });
}

export interface MadePasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/** What the device made, when everything about the answer holds. */
export async function verifyMade(answer: string, place: Place): Promise<MadePasskey | undefined> {
  const response = readAnswer(answer, madeShape);
  if (response === undefined) return undefined;
  const verified = await verifyRegistrationResponse({
    response,
    supportedAlgorithmIDs,
    ...expected(place),
  }).catch(() => undefined);
  const made = verified?.registrationInfo?.credential;
  return made && { credentialId: made.id, publicKey: made.publicKey, counter: made.counter };
}

export interface PasskeyAnswer {
  readonly credentialId: string;
  /** Whose the device says it is. */
  readonly accountId: string;
  readonly response: AuthenticationResponseJSON;
}

/** Which passkey an answer claims to be of. Nothing about it holds yet. */
export function readPasskeyAnswer(answer: string): PasskeyAnswer | undefined {
  const response = readAnswer(answer, signedShape);
  if (response?.response.userHandle === undefined) return undefined;
  const accountId = Buffer.from(response.response.userHandle, "base64url").toString("utf8");
  return { credentialId: response.id, accountId, response };
}

/** The counter of the device now, when the answer is signed by this passkey for this challenge, here. */
export async function verifySigned(
  { response }: PasskeyAnswer,
  place: Place,
  passkey: MadePasskey,
): Promise<number | undefined> {
  const credential = {
    id: passkey.credentialId,
    publicKey: Uint8Array.from(passkey.publicKey),
    counter: passkey.counter,
  };
  const verified = await verifyAuthenticationResponse({ response, credential, ...expected(place) }).catch(
    () => undefined,
  );
  return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}

function expected({ baseUrl, challenge }: Place) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: new URL(baseUrl).origin,
    expectedRPID: new URL(baseUrl).hostname,
    requireUserVerification: true,
  };
}

const answerCharactersMax = 32_768;
const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,16384}$/);
const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()).transform(() => ({})),
};
/** Only what the ceremonies read goes on; everything else a browser adds is left behind. */
const madeShape: z.ZodType<RegistrationResponseJSON> = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
});
const signedShape: z.ZodType<AuthenticationResponseJSON> = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url,
  }),
});

function readAnswer<T>(answer: string, shape: z.ZodType<T>): T | undefined {
  if (answer.length > answerCharactersMax) return undefined;
  const read = shape.safeParse(parsed(answer));
  return read.success ? read.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
