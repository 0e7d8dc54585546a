import { beforeAll, describe, expect, test } from "vitest";
import { testBaseUrl, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { aKeyPair } from "../../../test/support/key-pair.ts";
import { readOfLeaving, saidInPost, saidInQuery, type SaidOfLeaving } from "../../../test/support/saml-leaving.ts";
import { SamlPeer } from "../../../test/support/saml-peer.ts";
import { readRoleRules } from "../../domain/access/role-rules.ts";
import { samlPeer } from "../../integrations/saml.ts";
import { paths } from "../paths.ts";
import { get } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const peer = new SamlPeer();
const own = aKeyPair("portal");
const saml = samlPeer({
  name: "Region Provs inloggning",
  issuer: peer.entityId,
  signInUrl: "https://idp.region.example/sso",
  signOutUrl: "https://idp.region.example/slo",
  signOutBackUrl: `${testBaseUrl}${accessPaths.samlLogout}`,
  certificates: [peer.keys.certificate],
  entityId: `${testBaseUrl}${accessPaths.samlMetadata}`,
  callbackUrl: `${testBaseUrl}${accessPaths.samlAnswer}`,
  own,
  roleAttribute: "groups",
  emailAttribute: "urn:oid:0.9.2342.19200300.100.1.3",
  nameAttribute: "urn:oid:2.16.840.1.113730.3.1.241",
  rules: readRoleRules("ekonomi=billing") ?? [],
});
const start = get("/", "anyone", async ({ viewer }) => ({ kind: "json", body: viewer?.email ?? "nobody" }));
const leave = get("/leave", "anyone", async ({ seal }) => ({ kind: "json", body: seal.csrf }));
const door = testDoor(house, { routes: [start, leave, ...accessRoutes({ developmentMail: false, saml })] });
const elsewhere = { origin: "https://idp.region.example", "sec-fetch-site": "cross-site" };
const here = `${testBaseUrl}${accessPaths.samlLogout}`;

beforeAll(async () => {
  await anOfficer(house, { role: "administrator" });
});

const whoIsIn = async (browser: TestBrowser): Promise<string> => (await browser.get("/")).json();

let people = 0;
/** Two browsers of one colleague, both signed in by the region's sign-in. */
async function aColleague() {
  const id = `kollega-${++people}`;
  const email = `${id}@region.example`;
  peer.people.set(id, { nameId: `p-${id}`, email, name: "Kalle Kollega", groups: ["ekonomi"] });
  const browsers = [door.visitor(), door.visitor()] as const;
  for (const browser of browsers) {
    const left = await browser.get(accessPaths.singleSignOn);
    const fields = await peer.answer(peer.read(String(left.headers.location)), id);
    const answered = await door.visitor().post(accessPaths.samlAnswer, fields, elsewhere);
    await browser.get(String(answered.headers.location));
    expect(await whoIsIn(browser)).toBe(email);
  }
  return { nameId: `p-${id}`, email, browsers };
}

let messages = 0;
const aRequest = (nameId: string, change: Partial<SaidOfLeaving> = {}): SaidOfLeaving => ({
  kind: "SAMLRequest",
  id: `_leaving${++messages}`,
  destination: here,
  nameId,
  ...change,
});

describe("who signs out here", () => {
  async function signsOut(browser: TestBrowser) {
    const page = await browser.submit("/account", {}, paths.signOut);
    expect([page.statusCode, await whoIsIn(browser)]).toEqual([200, "nobody"]);
    const href = /href="(https:\/\/idp[^"]*)"/.exec(page.body)?.[1] ?? "";
    return readOfLeaving(href.replaceAll("&amp;", "&"), own.certificate);
  }
  const anAnswer = ({ of, relayState }: Awaited<ReturnType<typeof signsOut>>, change = {}): SaidOfLeaving => ({
    kind: "SAMLResponse",
    id: `_answer${++messages}`,
    destination: here,
    inResponseTo: of("ID"),
    relayState,
    ...change,
  });
  const said = async (browser: TestBrowser, answer: SaidOfLeaving, by: "query" | "post") => {
    const heard =
      by === "query"
        ? await browser.get(`${accessPaths.samlLogout}?${saidInQuery(peer, answer)}`)
        : await door.visitor().post(accessPaths.samlLogout, saidInPost(peer, answer), elsewhere);
    expect(heard.statusCode).toBe(303);
    return (await browser.get(String(heard.headers.location))).body;
  };

  test.each(["query", "post"] as const)(
    "is led to leave the region's sign-in too, and told when it has answered by %s",
    async (by) => {
      const { nameId, browsers } = await aColleague();
      const [browser] = browsers;
      const asked = await signsOut(browser);
      expect(asked.isSigned).toBe(true);
      expect(asked.of("Destination")).toBe("https://idp.region.example/slo");
      expect(asked.xml).toMatch(new RegExp(`<saml:NameID Format="[^"]+:persistent">${nameId}</saml:NameID>`));
      const answer = anAnswer(asked);
      expect(await said(browser, answer, by)).toContain("Du är utloggad också ur Region Provs inloggning");
      expect(await said(browser, answer, by)).toContain("inte fått veta säkert");
    },
  );

  test.each<[string, Partial<SaidOfLeaving>]>([
    ["unsigned", { unsigned: true }],
    ["signed by somebody else", { key: aKeyPair("nobody") }],
    ["for another address", { destination: "https://other.example/logout" }],
    ["to another request", { inResponseTo: "_another" }],
    ["of another issuer", { issuer: "https://evil.example" }],
    ["that is old", { secondsOff: -900 }],
    ["that says no", { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }],
  ])("is not told so by an answer %s", async (_, change) => {
    const [browser] = (await aColleague()).browsers;
    const answer = anAnswer(await signsOut(browser), change);
    expect(await said(browser, answer, "query")).toContain("inte fått veta säkert");
    const [other] = (await aColleague()).browsers;
    const posted = anAnswer(await signsOut(other), change);
    expect(await said(other, posted, "post")).toContain("inte fått veta säkert");
  });
});

describe("who leaves there", () => {
  const heard = (said: SaidOfLeaving, by: "query" | "post") =>
    by === "query"
      ? door.visitor().get(`${accessPaths.samlLogout}?${saidInQuery(peer, said)}`)
      : door.visitor().post(accessPaths.samlLogout, saidInPost(peer, said), elsewhere);

  test.each(["query", "post"] as const)("is signed out in every browser here, by %s, once", async (by) => {
    const { nameId, email, browsers } = await aColleague();
    const another = await aColleague();
    const request = aRequest(nameId, { relayState: "theirs" });
    const answered = await heard(request, by);
    const answer = readOfLeaving(String(answered.headers.location), own.certificate);
    expect(answer).toMatchObject({ isSigned: true, relayState: "theirs" });
    expect([answer.of("InResponseTo"), answer.of("Destination")]).toEqual([
      request.id,
      "https://idp.region.example/slo",
    ]);
    expect(answer.xml).toContain("status:Success");
    expect(await Promise.all(browsers.map(whoIsIn))).toEqual(["nobody", "nobody"]);
    expect(await whoIsIn(another.browsers[0])).toBe(another.email);
    const back = await aColleagueAgain(nameId);
    expect((await heard(request, by)).statusCode).toBe(409);
    expect(await whoIsIn(back)).toBe(email);
  });

  /** Comes in once more. */
  async function aColleagueAgain(nameId: string): Promise<TestBrowser> {
    const browser = door.visitor();
    const left = await browser.get(accessPaths.singleSignOn);
    const fields = await peer.answer(peer.read(String(left.headers.location)), nameId.slice(2));
    const answered = await door.visitor().post(accessPaths.samlAnswer, fields, elsewhere);
    await browser.get(String(answered.headers.location));
    return browser;
  }

  const sameTwice = (text: string) => `${text}&${/SAMLRequest=[^&]*/.exec(text)?.[0]}`;
  test.each<[string, Partial<SaidOfLeaving>]>([
    ["unsigned", { unsigned: true }],
    ["signed by somebody else", { key: aKeyPair("nobody") }],
    ["for another address", { destination: "https://other.example/logout" }],
    ["for no address", { destination: "" }],
    ["of another issuer", { issuer: "https://evil.example" }],
    ["that is old", { secondsOff: -900 }],
    ["from tomorrow", { secondsOff: 86_400 }],
    ["cut in two", { tamper: (text) => text.slice(0, text.length / 2) }],
    [
      "with a part twice, or about another than was signed",
      { tamper: (text) => (text.startsWith("<") ? text.replace(">p-", ">q-") : sameTwice(text)) },
    ],
  ])("is not signed out by a message %s", async (_, change) => {
    const { nameId, email, browsers } = await aColleague();
    for (const by of ["query", "post"] as const) {
      const answered = await heard(aRequest(nameId, change), by);
      expect([by, answered.statusCode]).toEqual([by, 409]);
    }
    expect(await whoIsIn(browsers[0])).toBe(email);
  });

  test("nothing at all is no message", async () => {
    expect((await door.visitor().get(accessPaths.samlLogout)).statusCode).toBe(409);
    expect((await door.visitor().post(accessPaths.samlLogout, {}, elsewhere)).statusCode).toBe(409);
  });
});
