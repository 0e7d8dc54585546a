/** The region's own sign-in in a real browser: to another site and back, by SAML with a post that carries no cookie, and by OpenID Connect. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PostingPeer, SignInPeer } from "../../src/domain/access/single-sign-on.ts";
import { readRoleRules } from "../../src/domain/access/role-rules.ts";
import { samlPeer } from "../../src/integrations/saml.ts";
import { singleSignOn } from "../../src/integrations/single-sign-on.ts";
import { accessPaths } from "../../src/web/public/access-paths.ts";
import { accessRoutes } from "../../src/web/public/access-routes.ts";
import { startRoutes } from "../../src/web/start/start.tsx";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { keyboard, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer } from "../support/people.ts";
import { testSamlPeer } from "../support/saml-peer.ts";
import { testPeer } from "../support/sign-in-peer.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const region = testSamlPeer();
/** Both addresses are known once they are listened at. */
const late = (): PostingPeer =>
  samlPeer({
    name: "Region Provs inloggning",
    issuer: region.peer.entityId,
    signInUrl: region.url,
    certificates: [region.peer.keys.certificate],
    entityId: `${street.url}${accessPaths.samlMetadata}`,
    callbackUrl: `${street.url}${accessPaths.samlAnswer}`,
    roleAttribute: "groups",
    emailAttribute: "urn:oid:0.9.2342.19200300.100.1.3",
    nameAttribute: "urn:oid:2.16.840.1.113730.3.1.241",
    rules: readRoleRules("chefer=administrator") ?? [],
  });
const saml: PostingPeer = {
  name: "Region Provs inloggning",
  rules: readRoleRules("chefer=administrator") ?? [],
  begin: (asked) => late().begin(asked),
  read: (answer, asked) => late().read(answer, asked),
  metadata: () => late().metadata(),
};
const street = testStreet(house, [...startRoutes, ...accessRoutes({ developmentMail: false, saml })]);

const spoken = (): SignInPeer => {
  const callbackUrl = `${connect.url}${accessPaths.singleSignOnBack}`;
  return singleSignOn({ ...provider, name: saml.name, callbackUrl, roleClaim: "groups", rules: saml.rules });
};
let peer: SignInPeer | undefined;
const opened = (): SignInPeer => (peer ??= spoken());
const singleSignOnPeer: SignInPeer = {
  name: saml.name,
  rules: saml.rules,
  begin: (asked) => opened().begin(asked),
  finish: (query, asked) => opened().finish(query, asked),
};
/** The same portal where the region's own sign-in speaks OpenID Connect. */
const connect = testStreet(house, [
  ...startRoutes,
  ...accessRoutes({ developmentMail: false, singleSignOn: singleSignOnPeer }),
]);
/** Listens after the portal, whose address it is told. */
const provider = testPeer(() => `${connect.url}${accessPaths.singleSignOnBack}`);
let browser: Browser;

beforeAll(async () => {
  await anOfficer(house, { role: "administrator" });
  region.peer.people.set("moa", { nameId: "p-1", email: "moa@region.example", name: "Moa Chef", groups: ["chefer"] });
  region.peer.people.set("nils", { nameId: "p-2", email: "nils@region.example", name: "Nils Ny", groups: [] });
  const mia = { email: "mia@region.example", email_verified: true, name: "Mia Chef", groups: ["chefer"] };
  provider.people.set("mia", mia);
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(ways)("by SAML, %s: there, who one is, and back as that", { timeout: 60_000 }, async (_, handsOf) => {
  const context = await visitor(browser, { scripts: handsOf === keyboard });
  const anybody = handsOf(await context.newPage(), street.url);
  const { page, scripts } = anybody;
  for (const person of ["nils", "moa"]) {
    await page.goto(`${street.url}/sign-in`);
    await anybody.follow("Logga in med Region Provs inloggning");
    await page.getByRole("link", { name: person }).click();
    await page.getByRole("button", { name: "Vidare" }).click();
    if (person === "moa") break;
    await page.getByText("du har ingen roll i Fakturaporten").waitFor();
    if (scripts) {
      await inspect(page, "no role");
      await look(page, "saml-no-role");
    }
  }
  await page.getByRole("heading", { level: 1, name: /Moa/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/");
  await context.close();
});

test.each(ways)("by OpenID Connect, %s: there, who one is, and back", { timeout: 60_000 }, async (_, handsOf) => {
  const context = await visitor(browser, { scripts: handsOf === keyboard });
  // The provider's own pages ask for a typeface from elsewhere.
  await context.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
  const anybody = handsOf(await context.newPage(), connect.url);
  const { page } = anybody;
  await page.goto(`${connect.url}/sign-in`);
  await anybody.follow("Logga in med Region Provs inloggning");
  await page.getByPlaceholder(/login/i).fill("mia");
  await page.getByPlaceholder(/password/i).fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: /Mia/ }).waitFor();
  await context.close();
});
