/** The region's own sign-in by SAML in a real browser: from this site to another and back by a post that carries no cookie. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PostingPeer } from "../../src/domain/access/single-sign-on.ts";
import { readRoleRules } from "../../src/domain/access/role-rules.ts";
import { samlPeer } from "../../src/integrations/saml.ts";
import { accessPaths } from "../../src/web/public/access-paths.ts";
import { accessRoutes } from "../../src/web/public/access-routes.ts";
import { startRoutes } from "../../src/web/start/start.tsx";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer } from "../support/people.ts";
import { testSamlPeer } from "../support/saml-peer.ts";
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
let browser: Browser;

beforeAll(async () => {
  await anOfficer(house, { role: "administrator" });
  region.peer.people.set("moa", { nameId: "p-1", email: "moa@region.example", name: "Moa Chef", groups: ["chefer"] });
  region.peer.people.set("nils", { nameId: "p-2", email: "nils@region.example", name: "Nils Ny", groups: [] });
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each([
  ["with scripts", true],
  ["without scripts", false],
])("%s: there, who one is, and back as that", { timeout: 60_000 }, async (_, scripts) => {
  const page = await (await visitor(browser, { scripts })).newPage();
  for (const person of ["nils", "moa"]) {
    await page.goto(`${street.url}/sign-in`);
    await page.getByRole("link", { name: "Logga in med Region Provs inloggning" }).click();
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
});
