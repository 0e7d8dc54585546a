/** The region's sign-in as another maker built it: Auth0's `samlp`, an identity provider that shares no code with us or our library. */
import samlp, { type ParsedRequest, type ResponseOptions } from "samlp";
import { beforeAll, expect, test } from "vitest";
import { testBaseUrl, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { aKeyPair } from "../../../test/support/key-pair.ts";
import { readRoleRules } from "../../domain/access/role-rules.ts";
import { samlPeer } from "../../integrations/saml.ts";
import { get } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const own = aKeyPair("portal");
const theirs = aKeyPair("another maker");
const issuer = "urn:region:inloggning";
const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
const settings = {
  name: "Region Provs inloggning",
  issuer,
  signInUrl: "https://idp.region.example/samlp",
  certificates: [theirs.certificate],
  entityId: `${testBaseUrl}${accessPaths.samlMetadata}`,
  callbackUrl: `${testBaseUrl}${accessPaths.samlAnswer}`,
  own,
  roleAttribute: "http://schemas.passportjs.com/groups",
  emailAttribute: `${claims}/emailaddress`,
  nameAttribute: `${claims}/name`,
  rules: readRoleRules("ekonomi=billing") ?? [],
};
const start = get("/", "anyone", async ({ viewer }) => ({
  kind: "json",
  body: viewer === undefined ? "nobody" : `${viewer.email} is ${viewer.actor.role} by ${viewer.provedBy}`,
}));
const door = testDoor(house, {
  routes: [start, ...accessRoutes({ developmentMail: false, saml: samlPeer(settings) })],
});

const karin = {
  id: "karin-77",
  displayName: "Karin Öberg",
  name: { givenName: "Karin", familyName: "Öberg" },
  emails: [{ value: "karin.oberg@region.example" }],
  groups: ["ekonomi", "annat"],
};

beforeAll(async () => {
  await anOfficer(house, { role: "administrator" });
});

/** Their reading of what a browser brings: they refuse it unless our key has signed it. */
async function leaves(
  browser: TestBrowser,
  signedBy = own.certificate,
): Promise<ParsedRequest & { readonly relayState: string }> {
  const left = await browser.get(accessPaths.singleSignOn);
  const address = new URL(String(left.headers.location));
  const query = Object.fromEntries(address.searchParams);
  const read = await new Promise<ParsedRequest>((resolve, reject) =>
    samlp.parseRequest(
      { query, originalUrl: `${address.pathname}${address.search}` },
      { signingCert: signedBy },
      (error, data) => (error === null ? resolve(data) : reject(error)),
    ),
  );
  return { ...read, relayState: query["RelayState"] ?? "" };
}

/** Comes back with their answer; `wishes` change how it is made. */
async function comesBack(browser: TestBrowser, wishes: Partial<ResponseOptions> = {}): Promise<string> {
  const asked = await leaves(browser);
  const options: ResponseOptions = {
    issuer,
    cert: theirs.certificate,
    key: theirs.privateKey,
    audience: asked.issuer,
    recipient: asked.assertionConsumerServiceURL,
    destination: asked.assertionConsumerServiceURL,
    inResponseTo: asked.id,
    signatureAlgorithm: "rsa-sha256",
    digestAlgorithm: "sha256",
    lifetimeInSeconds: 300,
    ...wishes,
  };
  const xml = await new Promise<string>((resolve, reject) =>
    samlp.getSamlResponse(options, karin, (error, made) => (error === null ? resolve(made) : reject(error))),
  );
  const fields = { SAMLResponse: Buffer.from(xml).toString("base64"), RelayState: asked.relayState };
  const elsewhere = { origin: "https://idp.region.example", "sec-fetch-site": "cross-site" };
  const answered = await door.visitor().post(accessPaths.samlAnswer, fields, elsewhere);
  await browser.get(String(answered.headers.location));
  return (await browser.get("/")).json();
}

test("reads our request, and finds it signed by us and nobody else", async () => {
  const asked = await leaves(door.visitor());
  expect(asked).toMatchObject({ issuer: settings.entityId, assertionConsumerServiceURL: settings.callbackUrl });
  await expect(leaves(door.visitor(), theirs.certificate)).rejects.toThrow(/signature/i);
});

test.each([
  ["the assertion signed", {}],
  ["assertion and response signed", { signResponse: true }],
  [
    "the assertion encrypted for us",
    {
      encryptionCert: own.certificate,
      encryptionPublicKey: own.certificate,
      encryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    },
  ],
])("lets a person in with the role of the groups: %s", async (_, wishes) => {
  expect(await comesBack(door.visitor(), wishes)).toBe("karin.oberg@region.example is billing by single-sign-on");
});

test.each([
  ["for another service", { audience: "https://elsewhere.example" }],
  ["to another request", { inResponseTo: "_another" }],
  ["in another's name", { issuer: "urn:elsewhere" }],
  ["signed by another key", { key: own.privateKey, cert: own.certificate }],
  ["long over", { lifetimeInSeconds: -3600 }],
  ["not signed", { signAssertion: false }],
])("lets nobody in by an answer %s", async (_, wishes) => {
  expect(await comesBack(door.visitor(), wishes)).toBe("nobody");
});
