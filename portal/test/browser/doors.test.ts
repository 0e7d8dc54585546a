/** Who comes with a card, or from outside the network, in a real browser: what they meet, and how it looks. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBlocks } from "../../src/domain/access/address-blocks.ts";
import { readNetworkRules, readNetworks } from "../../src/domain/access/networks.ts";
import { accessRoutes } from "../../src/web/public/access-routes.ts";
import { helpRoutes } from "../../src/web/help/help.tsx";
import { startRoutes } from "../../src/web/start/start.tsx";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { handsFor, look as held, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { aKeyPair } from "../support/key-pair.ts";
import { look } from "../support/look.ts";
import { anOfficer, password } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const authority = { name: "SITHS e-id Prov CA", pair: aKeyPair("SITHS e-id Prov CA") };
const cards = { authorities: [authority.pair.certificate] };
const routes = [...startRoutes, ...helpRoutes, ...accessRoutes({ developmentMail: false, cards })];
/** Chromium here comes from this very machine, over either kind of address; it is no part of the region's network. */
const street = testStreet(house, routes, {
  certificateProxy: { header: "client-cert", proxies: readBlocks(["127.0.0.1", "::1"]) ?? (() => expect.fail())() },
  networks: {
    networks: readNetworks("Regionnätet=10.0.0.0/8,VPN-klienten=192.0.2.0/24") ?? new Map(),
    rules: readNetworkRules("support=Regionnätet+VPN-klienten") ?? [],
    help: "Starta VPN-klienten och ladda om sidan. Hjälp: it-support, 08-123 456 78.",
  },
});
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("without scripts, by keyboard: a card is tied to a member and lets in; one that is not tied says whom to ask", {
  timeout: 90_000,
}, async () => {
  const boss = await anOfficer(house, { role: "administrator" });
  const moa = await anOfficer(house, { organisationId: boss.actor.organisationId });
  const context = await visitor(browser, { scripts: true });
  await street.letIn(context, boss.actor);
  const page = await context.newPage();
  await page.goto(`${street.url}/members/${moa.actor.accountId}`);
  await press(page, page.getByRole("link", { name: "SITHS-kort" }));
  await page.getByRole("heading", { level: 1, name: "SITHS-kort för Moa" }).waitFor();
  await typeInto(page, page.locator("#hsaId"), "12345");
  await press(page, page.getByRole("button", { name: "Spara" }));
  await page.locator("#error-summary").waitFor();
  expect(await page.locator("#error-summary li").count()).toBe(2);
  expect(await page.locator("#hsaId").inputValue()).toBe("12345");
  await inspect(page, "card of a member");
  await look(page, "member-card");
  await typeInto(page, page.locator("#hsaId"), "se2321000016-1abc");
  await typeInto(page, page.locator("#password"), password);
  await press(page, page.getByRole("button", { name: "Spara" }));
  await page.getByText("kan nu logga in med sitt kort").waitFor();

  for (const [hsaId, scripts] of [
    ["SE2321000016-9ZZZ", true],
    ["SE2321000016-1ABC", false],
  ] as const) {
    const card = aKeyPair("Moa Mottagare", { issuer: authority, serialNumber: hsaId }).certificate;
    const theirs = await visitor(browser, { scripts });
    await theirs.setExtraHTTPHeaders({ "client-cert": encodeURIComponent(card) });
    const tab = await theirs.newPage();
    await tab.goto(`${street.url}/sign-in`);
    if (scripts) await look(tab, "sign-in-with-card");
    await press(tab, tab.getByRole("button", { name: "Logga in med SITHS-kort" }));
    if (scripts) {
      await tab.getByText("knyta ditt HSA-id SE2321000016-9ZZZ").waitFor();
      await inspect(tab, "a card of nobody's");
      await look(tab, "card-unknown");
    } else await tab.getByRole("heading", { level: 1, name: /Moa/ }).waitFor();
  }
});

test.each(ways)(
  "outside the network one is told how to get in, can sign out, and sees nothing, %s",
  { timeout: 60_000 },
  async (_, handsOf) => {
    const known = await anOfficer(house, { role: "support" });
    const outsider = await handsFor({ browser, street }, known.actor, handsOf);
    const { page } = outsider;
    await page.goto(`${street.url}/account`);
    await page.getByRole("heading", { level: 1, name: "Du är utanför nätverket" }).waitFor();
    await page.getByText("08-123 456 78").waitFor();
    await held(outsider, "outside the network");
    if (outsider.scripts) await look(page, "outside");
    await outsider.press("Logga ut");
    await page.getByRole("heading", { level: 1, name: "Logga in" }).waitFor();
    await page.context().close();
  },
);
