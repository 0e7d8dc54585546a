/** Passkeys in a real Chromium, with its own virtual device: made, signed in with, refused. */
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessRoutes } from "../../src/web/public/access-routes.ts";
import { startRoutes } from "../../src/web/start/start.tsx";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aSupplier, password } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, [...startRoutes, ...accessRoutes({ developmentMail: false })]);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A device in the browser, with or without its owner. */
async function device(context: BrowserContext, page: Page): Promise<{ owner(isThere: boolean): Promise<void> }> {
  const session: CDPSession = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    owner: async (isThere) => {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: isThere });
    },
  };
}

test("a passkey is made by keyboard and lets in without a password; without the device's owner nothing opens", {
  timeout: 90_000,
}, async () => {
  const lena = await aSupplier(house);
  const context = await visitor(browser, { scripts: true });
  await street.letIn(context, lena.actor);
  const page = await context.newPage();
  const phone = await device(context, page);
  await page.goto(`${street.url}/account/second-step`);
  await typeInto(page, page.locator("#passkeyPassword"), password);
  await press(page, page.getByRole("button", { name: "Skapa en passkey" }));
  await page.getByRole("heading", { level: 1, name: "Skapa en passkey" }).waitFor();
  await inspect(page, "new passkey");
  await look(page, "new-passkey");
  await phone.owner(false);
  await typeInto(page, page.locator("#name"), "Telefonen");
  await press(page, page.getByRole("button", { name: "Skapa passkey" }));
  await page.getByText("Enheten svarade inte, eller så avbröt du").waitFor();
  await look(page, "new-passkey-stopped");
  await phone.owner(true);
  await press(page, page.getByRole("button", { name: "Skapa passkey" }));
  await page.getByRole("heading", { level: 1, name: "Dina reservkoder" }).waitFor();
  await page.goto(`${street.url}/account/second-step`);
  await inspect(page, "own second step with a passkey");
  await look(page, "own-passkeys");
  await press(page, page.getByRole("link", { name: "Telefonen" }));
  await page.getByRole("heading", { level: 1, name: "Telefonen" }).waitFor();
  await inspect(page, "passkey");
  await look(page, "passkey");

  await context.clearCookies();
  await page.goto(`${street.url}/sign-in`);
  const button = page.getByRole("button", { name: "Logga in med passkey" });
  await button.waitFor();
  await inspect(page, "sign-in with a passkey");
  await look(page, "sign-in");
  await phone.owner(false);
  await press(page, button);
  await page.getByText("Enheten svarade inte, eller så avbröt du").waitFor();
  await phone.owner(true);
  await press(page, button);
  await page.getByRole("heading", { level: 1, name: /Lena/ }).waitFor();

  await context.clearCookies();
  await page.goto(`${street.url}/sign-in`);
  await typeInto(page, page.locator("#email"), lena.email);
  await typeInto(page, page.locator("#password"), lena.password);
  await press(page, page.getByRole("button", { name: "Logga in", exact: true }));
  await page.getByRole("heading", { level: 1, name: "Andra steget" }).waitFor();
  await inspect(page, "second step by passkey");
  await look(page, "second-step-passkey");
  await press(page, page.getByRole("button", { name: "Logga in med passkey" }));
  await page.getByRole("heading", { level: 1, name: /Lena/ }).waitFor();
  expect(await page.locator("body").textContent()).not.toContain("Andra steget");
});

test("without scripts the button is not there, and the password's way is", async () => {
  const context = await visitor(browser, { scripts: false });
  const page = await context.newPage();
  await page.goto(`${street.url}/sign-in`);
  expect(await page.getByRole("button", { name: "Logga in med passkey" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Logga in", exact: true }).count()).toBe(1);
});
