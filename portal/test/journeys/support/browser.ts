/** A real Chromium for the journeys, and what every page in it must hold to. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AxeResults, RunOptions } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { expect } from "vitest";

const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: flags });
}

export async function visitor(browser: Browser, options: { scripts: boolean }): Promise<BrowserContext> {
  const context = await browser.newContext({
    javaScriptEnabled: options.scripts,
    locale: "sv-SE",
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  return context;
}

const inspected = new Set<string>();

/** What a change of colours can break; every other rule of axe sees the same page in the dark. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];
const axeSource = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/**
 * Holds one page to the house: no axe violation in light or dark, no sideways scroll at 320 px, one h1, a title, Swedish.
 * Each name is inspected once per run. Needs scripts: call it on the journey that has them.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  if (inspected.has(name)) return;
  inspected.add(name);
  expect(await page.locator("h1").count(), `${name}: one h1`).toBe(1);
  expect(await page.title(), `${name}: a title`).not.toBe("");
  expect(await page.locator("html").getAttribute("lang"), `${name}: a language`).toBe("sv");
  await page.emulateMedia({ colorScheme: "light" });
  await page.evaluate(axeSource);
  expect(await violationsOn(page, {}), `${name} in light`).toBe("");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violationsOn(page, { runOnly: rulesOfColour }), `${name} in dark`).toBe("");
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoSidewaysScroll(page, name);
}

async function violationsOn(page: Page, options: RunOptions): Promise<string> {
  const { violations } = await page.evaluate(
    (wishes) => (globalThis as unknown as { axe: { run(wishes: RunOptions): Promise<AxeResults> } }).axe.run(wishes),
    { resultTypes: ["violations"], ...options } satisfies RunOptions,
  );
  return violations
    .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`)
    .join("\n");
}

async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (size !== null) await page.setViewportSize(size);
  expect(overflow, `${name}: sideways scroll at 320 px`).toBeLessThanOrEqual(0);
}

/**
 * Walks with Tab until the element has focus, as a person without a mouse does. Where it surely lies further on, several presses
 * are sent before looking again.
 */
export async function tabTo(page: Page, target: Locator, stepsMax = 250): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < stepsMax; ) {
    const steps = await target.evaluate(stopsBefore);
    if (steps === 0) return;
    step += steps;
    await Promise.all(Array.from({ length: steps }, () => page.keyboard.press("Tab")));
  }
  throw new Error(`Tab never reached ${String(target)} in ${stepsMax} steps.`);
}

/** How many stops of Tab are at least between focus and the element, or the end of the page where it lies behind; 0 when there. */
function stopsBefore(element: Element): number {
  const here = document.activeElement;
  if (element === here) return 0;
  // Where nothing has focus, Tab goes on from where it was lost, which nobody tells.
  if (here === null || here === document.body) return 1;
  const groups = new Set<string>();
  const stops = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
  ].filter((one) => {
    if (one.tabIndex < 0 || one.matches(":disabled, [inert] *") || !one.checkVisibility({ visibilityProperty: true }))
      return false;
    if (one === element || one === here || !(one instanceof HTMLInputElement) || one.type !== "radio") return true;
    const isFirst = !groups.has(one.name);
    groups.add(one.name);
    return isFirst;
  });
  const from = stops.findIndex((one) => one === here);
  const to = stops.findIndex((one) => one === element);
  const uncertain = 3;
  return Math.max(1, (to > from ? to : stops.length - 1) - from - uncertain);
}

/** Types into a field reached by Tab, replacing what stands there. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Presses a button or link reached by Tab, with Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}
