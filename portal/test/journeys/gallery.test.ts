/** Every component in every example, in a real browser: accessible in both themes, never wider than a narrow phone. */
import type { Browser, BrowserContext, ConsoleMessage, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { galleryPaths } from "../../src/web/gallery/gallery-page.tsx";
import { inspect, openBrowser, visitor } from "./support/browser.ts";
import { type PortalProcess, startPortal } from "./support/portal-process.ts";

const publicPaths = ["/", "/help", "/help/register", "/accessibility", "/nothing-here"];

let portal: PortalProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Tabs that inspect side by side. */
let tabs: Page[] = [];

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  context = await visitor(browser, { scripts: true });
  tabs = await Promise.all(Array.from({ length: 2 }, () => context.newPage()));
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** How people set text for themselves (WCAG 1.4.4, 1.4.12). */
const settings = {
  "text twice as large on half a screen": { width: 640, css: "html { font-size: 200% !important }" },
  "text set wide apart": {
    width: 1280,
    css: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
  },
};

describe("every page of the gallery, and the pages open to all", () => {
  test("hold to the house", { timeout: 300_000 }, async () => {
    const waiting = [...galleryPaths, ...publicPaths];
    const told: string[] = [];
    const walk = async (tab: Page): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
        told.push(...(await inspectPath(tab, path)));
    };
    await Promise.all(tabs.map(walk));
    expect(told).toEqual([]);
  });
});

test("the inspection sees what is wrong in the light, in the dark alone, and on a narrow phone", async () => {
  const told = async (style: string, body: string): Promise<string> => {
    await page.setContent(`<html lang="sv"><title>t</title><style>${style}</style><main><h1>t</h1>${body}</main>`);
    return inspect(page, `control ${style}${body}`).then(String, String);
  };
  expect(await told("", "<p>Sunt.</p>")).toBe("undefined");
  expect(await told("", "<img src='x'>")).toContain("image-alt");
  const paleInTheDark = "@media (prefers-color-scheme: dark) { body { background: #000; color: #333 } }";
  expect(await told(paleInTheDark, "<p>Blekt.</p>")).toMatch(/in dark[^]*color-contrast/);
  expect(await told("p { width: 700px }", "<p>Brett.</p>")).toContain("sideways scroll");
});

/** What is wrong with a page, by the inspection and by the browser's own console. */
async function inspectPath(tab: Page, path: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  const listen = (message: ConsoleMessage): void => {
    if (message.type() === "error" && !message.text().includes("404")) complaints.push(`${path}: ${message.text()}`);
  };
  tab.on("console", listen);
  await tab.goto(`${portal.url}${path}`);
  await inspect(tab, `gallery ${path}`).catch((error: unknown) => complaints.push(String(error)));
  for (const [how, { width, css }] of Object.entries(settings))
    if (await isTooWide(tab, width, css)) complaints.push(`${path}: something is lost sideways with ${how}`);
  tab.off("console", listen);
  return complaints;
}

async function isTooWide(tab: Page, width: number, css: string): Promise<boolean> {
  await tab.setViewportSize({ width, height: 900 });
  const isWide = await tab.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
    return document.documentElement.scrollWidth > window.innerWidth;
  }, css);
  await tab.setViewportSize({ width: 1280, height: 900 });
  return isWide;
}

describe("what the frame does", () => {
  test("the error summary takes focus, and its rows lead to their fields", async () => {
    await page.goto(`${portal.url}/dev/gallery/error-summary`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("error-summary");
    await page.getByRole("link", { name: "Skriv företagets namn" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("summaryName");
  });

  test("a password can be looked at, and is hidden again before it is sent", async () => {
    await page.goto(`${portal.url}/dev/gallery/password-field`);
    await page.getByLabel("Lösenord", { exact: true }).first().fill("gurka-tallrik");
    await page.getByRole("button", { name: "Visa lösenordet" }).first().click();
    expect(await page.locator("#password").getAttribute("type")).toBe("text");
    await page.getByRole("button", { name: "Dölj lösenordet" }).click();
    expect(await page.locator("#password").getAttribute("type")).toBe("password");
  });

  test("the first press of Tab offers the way past the head, and it leads to the content", async () => {
    await page.goto(`${portal.url}/help`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Hoppa till innehållet");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  test("the language is switched and kept, without scripts too", async () => {
    const plain = await visitor(browser, { scripts: false });
    const tab = await plain.newPage();
    await tab.goto(`${portal.url}/help/credit`);
    await tab.getByRole("button", { name: "English" }).click();
    expect(tab.url()).toBe(`${portal.url}/help/credit`);
    expect(await tab.locator("html").getAttribute("lang")).toBe("en");
    await tab.goto(`${portal.url.replace("localhost", "127.0.0.1")}/help`);
    expect(await tab.locator("html").getAttribute("lang"), "another host has cookies of its own").toBe("sv");
    await tab.getByRole("button", { name: "English" }).click();
    expect(await tab.locator("html").getAttribute("lang")).toBe("en");
    await plain.close();
  });
});
