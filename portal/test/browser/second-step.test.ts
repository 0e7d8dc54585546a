/** Signing in with two steps in a real browser: set up by keyboard, the square read by a camera, signed in with, with and without scripts. */
import jsqr from "jsqr";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessRoutes } from "../../src/web/public/access-routes.ts";
import { helpRoutes } from "../../src/web/help/help.tsx";
import { startRoutes } from "../../src/web/start/start.tsx";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { codeAt } from "../support/code-app.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aSupplier, password } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, [...startRoutes, ...helpRoutes, ...accessRoutes({ developmentMail: false })]);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a camera reads from the square as it is shown. */
async function readSquare(page: Page): Promise<string> {
  const dots = await page.locator("img.square-code").evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 480;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("No canvas.");
    context.fillStyle = getComputedStyle(image).backgroundColor;
    context.fillRect(0, 0, 480, 480);
    context.drawImage(image, 0, 0, 480, 480);
    return [...context.getImageData(0, 0, 480, 480).data];
  });
  return jsqr.default(Uint8ClampedArray.from(dots), 480, 480)?.data ?? "";
}

test.each([
  ["with scripts", true],
  ["without scripts", false],
])(
  "%s, by keyboard: a code app is set up, and the next sign-in asks for its code",
  { timeout: 90_000 },
  async (_, scripts) => {
    const lena = await aSupplier(house);
    const context = await visitor(browser, { scripts });
    await street.letIn(context, lena.actor);
    const page = await context.newPage();
    await page.goto(`${street.url}/account`);
    await press(page, page.getByRole("link", { name: "Inloggning i två steg" }));
    await page.getByRole("heading", { level: 1, name: "Inloggning i två steg" }).waitFor();
    if (scripts) {
      await inspect(page, "own second step");
      await look(page, "own-second-step");
    }
    await typeInto(page, page.locator("#password"), password);
    await press(page, page.getByRole("button", { name: "Ställ in en kodapp" }));
    await page.getByRole("heading", { level: 1, name: "Ställ in en kodapp" }).waitFor();
    const seed = (await page.locator(".secret-text").textContent()) ?? "";
    if (scripts) {
      await inspect(page, "code app");
      await look(page, "code-app");
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await readSquare(page)).toContain(`secret=${seed.replaceAll(" ", "")}&`);
      }
    }
    await typeInto(page, page.locator("#code"), "000000");
    await press(page, page.getByRole("button", { name: "Klar" }));
    await page.locator("#error-summary").waitFor();
    await typeInto(page, page.locator("#code"), codeAt(seed, house.now()));
    await press(page, page.getByRole("button", { name: "Klar" }));
    await page.getByRole("heading", { level: 1, name: "Dina reservkoder" }).waitFor();
    expect(await page.locator(".recovery-codes li").count()).toBe(10);
    if (scripts) {
      await inspect(page, "recovery codes");
      await look(page, "recovery-codes");
      await page.goto(`${street.url}/account/second-step`);
      await inspect(page, "own second step, set up");
      await look(page, "own-second-step-set");
    }
    await house.turnBy({ seconds: 30 });
    await context.clearCookies();
    await page.goto(`${street.url}/sign-in`);
    await typeInto(page, page.locator("#email"), lena.email);
    await typeInto(page, page.locator("#password"), lena.password);
    await press(page, page.getByRole("button", { name: "Logga in", exact: true }));
    await page.getByRole("heading", { level: 1, name: "Andra steget" }).waitFor();
    await press(page, page.getByText("Har du inte appen till hands?"));
    await typeInto(page, page.locator("#recoveryCode"), "fel");
    await press(page, page.getByRole("button", { name: "Logga in med reservkoden" }));
    await page.locator("#error-summary").waitFor();
    if (scripts) {
      await inspect(page, "second step");
      await look(page, "second-step-faults");
    }
    await typeInto(page, page.locator("#code"), codeAt(seed, house.now()));
    await press(page, page.getByRole("button", { name: "Logga in", exact: true }));
    await page.getByRole("heading", { level: 1, name: /Lena/ }).waitFor();
  },
);
