import { beforeAll, describe, expect, test } from "vitest";
import { type Answered, testBaseUrl, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known, password } from "../../../test/support/people.ts";
import { aKeyPair } from "../../../test/support/key-pair.ts";
import { type SamlFaults, SamlPeer } from "../../../test/support/saml-peer.ts";
import { wrappings } from "../../../test/support/wrappings.ts";
import { readRoleRules } from "../../domain/access/role-rules.ts";
import { samlPeer } from "../../integrations/saml.ts";
import type { SamlSettings } from "../../integrations/saml-answers.ts";
import { get } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const peer = new SamlPeer();
const own = aKeyPair("portal");
const settings: SamlSettings = {
  name: "Region Provs inloggning",
  issuer: peer.entityId,
  signInUrl: "https://idp.region.example/sso",
  certificates: [aKeyPair("next year's").certificate, peer.keys.certificate],
  entityId: `${testBaseUrl}${accessPaths.samlMetadata}`,
  callbackUrl: `${testBaseUrl}${accessPaths.samlAnswer}`,
  own,
  roleAttribute: "groups",
  emailAttribute: "urn:oid:0.9.2342.19200300.100.1.3",
  nameAttribute: "urn:oid:2.16.840.1.113730.3.1.241",
  rules: readRoleRules("chefer=administrator,ekonomi=billing") ?? [],
};
const start = get("/", "anyone", async ({ viewer }) => ({
  kind: "json",
  body: viewer === undefined ? "nobody" : `${viewer.email} is ${viewer.actor.role} by ${viewer.provedBy}`,
}));
const saml = samlPeer(settings);
const door = testDoor(house, { routes: [start, ...accessRoutes({ developmentMail: false, saml })] });
let boss: Known;

beforeAll(async () => {
  boss = await anOfficer(house, { role: "administrator" });
});

const whoIsIn = async (browser: TestBrowser): Promise<string> => (await browser.get("/")).json();

let people = 0;
function aColleague(groups: readonly string[], facts: object = {}): { readonly id: string; readonly email: string } {
  const id = `kollega-${++people}`;
  const email = `${id}@region.example`;
  peer.people.set(id, { nameId: `p-${id}`, email, name: "Kalle Kollega", groups, ...facts });
  return { id, email };
}

/** Leaves for the region's sign-in; what is asked there. */
async function leaves(browser: TestBrowser, then = "") {
  const left = await browser.get(`${accessPaths.singleSignOn}${then}`);
  expect(left.statusCode).toBe(303);
  return peer.read(String(left.headers.location), own.certificate);
}

/** A post from another site: without the browser's cookies, and with that site's origin. */
async function posts(fields: Readonly<Record<string, string>>): Promise<Answered> {
  const elsewhere = { origin: "https://idp.region.example", "sec-fetch-site": "cross-site" };
  const answered = await door.visitor().post(accessPaths.samlAnswer, fields, elsewhere);
  expect(answered.statusCode).toBe(303);
  expect(answered.cookies).toEqual([]);
  return answered;
}

async function comesIn(browser: TestBrowser, person: string, faults: SamlFaults = {}, then = ""): Promise<Answered> {
  const asked = await leaves(browser, then);
  const answered = await posts(await peer.answer(asked, person, faults));
  return browser.get(String(answered.headers.location));
}

describe("what is asked of the region's sign-in", () => {
  test("a signed request, to be answered at the portal, whose name is where its facts stand", async () => {
    const asked = await leaves(door.visitor());
    expect(asked).toMatchObject({ issuer: settings.entityId, callbackUrl: settings.callbackUrl, signed: true });
    expect(asked.id).toMatch(/^_[\w-]{43}$/);
    const metadata = await door.visitor().get(accessPaths.samlMetadata);
    expect(metadata.body).toContain(`entityID="${settings.entityId}"`);
    expect(metadata.body).toContain(`Location="${settings.callbackUrl}"`);
    expect(metadata.body).toContain('WantAssertionsSigned="true"');
    expect(metadata.body).not.toContain("PRIVATE");
  });
});

describe("a true answer", () => {
  test("lets a person in with the role of the groups, to where the way led, and again the next time", async () => {
    const { id, email } = aColleague(["ekonomi", "annat"]);
    const browser = door.visitor();
    const answered = await comesIn(browser, id, {}, "?then=%2Faccount");
    expect([answered.statusCode, answered.headers.location]).toEqual([303, "/account"]);
    expect(await whoIsIn(browser)).toBe(`${email} is billing by single-sign-on`);
    peer.people.set(id, { ...peer.people.get(id), nameId: `p-${id}`, groups: ["chefer"] });
    await comesIn(browser, id);
    expect(await whoIsIn(browser)).toBe(`${email} is administrator by single-sign-on`);
  });

  test("may come encrypted for the portal", async () => {
    const { id, email } = aColleague(["chefer"]);
    const browser = door.visitor();
    await comesIn(browser, id, { encryptFor: own.certificate });
    expect(await whoIsIn(browser)).toContain(email);
  });

  test("without any of the groups comes no further, and ends what was before", async () => {
    const { id } = aColleague(["chefer"]);
    const browser = door.visitor();
    await comesIn(browser, id);
    peer.people.set(id, { nameId: `p-${id}`, email: `${id}@region.example`, groups: ["annat"] });
    expect((await comesIn(door.visitor(), id)).statusCode).toBe(403);
    expect(await whoIsIn(browser)).toBe("nobody");
  });

  test("about a supplier's address takes nobody over", async () => {
    const lena = await aSupplier(house);
    const { id } = aColleague(["chefer"], { email: lena.email });
    expect((await comesIn(door.visitor(), id)).statusCode).toBe(403);
    expect((await door.visitor().submit("/sign-in", { email: lena.email, password })).statusCode).toBe(303);
  });

  test("without an address lets nobody in", async () => {
    const { id } = aColleague(["chefer"], { email: undefined });
    expect((await comesIn(door.visitor(), id)).body).toContain("berättar inte vilken e-postadress");
  });
});

const sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
const refused: readonly [string, SamlFaults][] = [
  ["without a signature", { unsigned: true }],
  ["signed with a key of somebody else's", { key: aKeyPair("nobody") }],
  ["where only the envelope is signed", { signsResponse: true }],
  ["signed by an algorithm of yesterday", { algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" }],
  ["with a digest of yesterday", { digest: sha1 }],
  ["from another issuer", { issuer: "https://evil.example/saml" }],
  ["for another audience", { audience: "https://other.example" }],
  ["for any audience", { audience: undefined }],
  ["for another recipient", { recipient: "https://other.example/sign-in/region/answer" }],
  ["to another request", { inResponseTo: "_another" }],
  ["to no request", { inResponseTo: "" }],
  ["that somebody else must hold a key for", { method: "holder-of-key" }],
  ["about a name that is another one tomorrow", { nameIdFormat: "transient" }],
  ["whose time is over", { secondsOff: -900 }],
  ["whose time has not come", { secondsOff: 900 }],
  ["changed on the way", { tamper: (xml) => xml.replace("ekonomi", "chefer") }],
  ["with a comment in the name", { tamper: (xml) => xml.replace("p-kollega", "p-<!-- -->kollega") }],
  ["with a document type", { tamper: (xml) => `<!DOCTYPE x [<!ENTITY e "chefer">]>${xml}` }],
  ["with a processing instruction", { tamper: (xml) => xml.replace("<samlp:Status>", "<?x y?><samlp:Status>") }],
  ["cut in two", { tamper: (xml) => xml.slice(0, xml.length / 2) }],
];

describe("an answer that is refused", () => {
  test.each(refused)("%s", async (_, faults) => {
    const { id } = aColleague(["ekonomi"]);
    const browser = door.visitor();
    const answered = await comesIn(browser, id, faults);
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain("släppte inte in dig");
    expect(await whoIsIn(browser)).toBe("nobody");
  });

  test.each(wrappings)("with an assertion of an attacker's %s", async (_, tamper) => {
    const { id } = aColleague(["ekonomi"]);
    const browser = door.visitor();
    let isTampered = false;
    const faults = {
      tamper: (xml: string) => {
        const made = tamper(xml);
        isTampered = made !== xml && made.includes("chefer") && made.includes("ekonomi");
        return made;
      },
    };
    expect((await comesIn(browser, id, faults)).statusCode).toBe(409);
    expect(isTampered).toBe(true);
    expect(await whoIsIn(browser)).toBe("nobody");
  });

  test.each([
    {},
    { SAMLResponse: "" },
    { SAMLResponse: "PHg+" },
    { SAMLResponse: "%%%" },
    { SAMLResponse: "A".repeat(200_000) },
  ])("of nothing: %.60j", async (fields) => {
    const browser = door.visitor();
    const asked = await leaves(browser);
    const answered = await posts({ ...fields, RelayState: asked.relayState });
    expect((await browser.get(String(answered.headers.location))).statusCode).toBe(409);
  });
});

describe("an answer that costs", () => {
  const crowd = (body: string): string =>
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${body}<saml:Assertion/></samlp:Response>`;

  test.each([
    ["of very many elements", async () => crowd("<a/>".repeat(8_000))],
    ["of one name over and over", async () => "<EncryptedAssertion>".repeat(3_000)],
    [
      "of very many attributes",
      async () => crowd(`<a ${Array.from({ length: 6_000 }, (_, n) => `a${n}=""`).join(" ")}/>`),
    ],
    [
      "with a crowd encrypted for the portal",
      async () => {
        const { id } = aColleague(["chefer"]);
        const asked = await leaves(door.visitor());
        const tamper = { encryptFor: own.certificate, crowd: "<a/>".repeat(9_000) };
        const { SAMLResponse = "" } = await peer.answer(asked, id, tamper);
        return Buffer.from(SAMLResponse, "base64").toString("utf8");
      },
    ],
  ])("%s is refused, and nobody else waits for it", async (_, make) => {
    const browser = door.visitor();
    const asked = await leaves(browser);
    const answer = Buffer.from(await make()).toString("base64");
    const busy = process.cpuUsage();
    const answered = await posts({ SAMLResponse: answer, RelayState: asked.relayState });
    const { user, system } = process.cpuUsage(busy);
    expect((await browser.get(String(answered.headers.location))).statusCode).toBe(409);
    expect(await whoIsIn(browser)).toBe("nobody");
    expect((user + system) / 1000, "milliseconds of this process's own").toBeLessThan(300);
  });

  test("the next honest one is read", async () => {
    const { id, email } = aColleague(["chefer"]);
    const browser = door.visitor();
    await comesIn(browser, id);
    expect(await whoIsIn(browser)).toContain(email);
  });
});

describe("an answer belongs to one request, of one browser, once", () => {
  test("posted again it opens nothing, before or after the first has been fetched", async () => {
    const { id, email } = aColleague(["ekonomi"]);
    const browser = door.visitor();
    const asked = await leaves(browser);
    const fields = await peer.answer(asked, id);
    const other = aColleague(["chefer"]);
    const [first, second] = [await posts(fields), await posts(await peer.answer(asked, other.id))];
    expect(second.headers.location).toBe(first.headers.location);
    await browser.get(String(first.headers.location));
    expect(await whoIsIn(browser)).toBe(`${email} is billing by single-sign-on`);
    const again = await posts(fields);
    const visitor = door.visitor();
    expect((await visitor.get(String(again.headers.location))).statusCode).toBe(409);
    expect(await whoIsIn(visitor)).toBe("nobody");
  });

  test("put to another request it is refused", async () => {
    const { id } = aColleague(["chefer"]);
    const [victim, attacker] = [door.visitor(), door.visitor()];
    const { SAMLResponse = "" } = await peer.answer(await leaves(attacker), id);
    const asked = await leaves(victim);
    const answered = await posts({ SAMLResponse, RelayState: asked.relayState });
    expect((await victim.get(String(answered.headers.location))).statusCode).toBe(409);
    expect(await whoIsIn(victim)).toBe("nobody");
  });

  test("sent to another browser, the way back opens nothing there", async () => {
    const { id } = aColleague(["chefer"]);
    const attacker = door.visitor();
    const answered = await posts(await peer.answer(await leaves(attacker), id));
    const victim = door.visitor();
    await victim.get("/sign-in");
    expect((await victim.get(String(answered.headers.location))).statusCode).toBe(409);
    expect(await whoIsIn(victim)).toBe("nobody");
  });

  test("after ten minutes it is too late, and unasked for it is nothing", async () => {
    const { id } = aColleague(["chefer"]);
    const browser = door.visitor();
    const asked = await leaves(browser);
    const fields = await peer.answer(asked, id);
    const unasked = await posts({ ...fields, RelayState: "nobody" });
    expect((await browser.get(String(unasked.headers.location))).body).toContain("Det tog för lång tid");
    await house.turnBy({ minutes: 11 });
    const late = await posts(fields);
    expect((await browser.get(String(late.headers.location))).body).toContain("Det tog för lång tid");
  });
});

test("who came in by another sign-in under the same name is somebody else", async () => {
  const { id } = aColleague(["chefer"]);
  await house.everything
    .insertInto("identities")
    .values({
      issuer: "https://another.example",
      subject: `p-${id}`,
      account_id: boss.actor.accountId,
      linked_at: house.now(),
    })
    .execute();
  const browser = door.visitor();
  await comesIn(browser, id);
  expect(await whoIsIn(browser)).not.toContain(boss.email);
});
