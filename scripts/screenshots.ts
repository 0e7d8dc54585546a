/**
 * Pictures of the gallery and of the main pages, phone and desktop, light and dark, Swedish and English: to look at before
 * every landing. `--docs` takes the chosen few for docs/screenshots instead. Starts a portal of its own with the demo.
 *
 *   node scripts/screenshots.ts [--out folder] [--only gallery|pages] [--docs]
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { buildPortal, startPortal } from "../portal/test/journeys/support/portal-process.ts";
import { ensureChromium } from "./chromium.ts";
import { smallPng } from "./small-png.ts";
import { enter, officerEmail, supplierEmail, tellTheStory, type Told } from "./screenshot-tour.ts";

interface Shot {
  readonly name: string;
  readonly path: string;
  /** Who looks; a visitor when nobody is named. */
  readonly as?: string;
}

interface Look {
  readonly size: "phone" | "desktop";
  readonly theme: "light" | "dark";
  readonly language: "sv" | "en";
}

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
const everyLook: readonly Look[] = (["desktop", "phone"] as const).flatMap((size) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["sv", "en"] as const).map((language) => ({ size, theme, language })),
  ),
);
const docsLooks: readonly Look[] = [
  { size: "desktop", theme: "light", language: "sv" },
  { size: "phone", theme: "dark", language: "sv" },
];

const { values: options } = parseArgs({
  options: {
    out: { type: "string" },
    only: { type: "string" },
    docs: { type: "boolean", default: false },
  },
});

const root = join(import.meta.dirname, "..");
const out = options.out ?? (options.docs ? join(root, "docs", "screenshots") : join(root, ".tmp", "pictures"));
await buildPortal();
const portal = await startPortal();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox", "--disable-quic"] });
try {
  mkdirSync(out, { recursive: true });
  const pages = options.only === "gallery" ? [] : mainPages(await tellTheStory(browser, portal.url));
  const gallery = options.only === "pages" || options.docs ? [] : await galleryPages(browser);
  for (const look of options.docs ? docsLooks : everyLook) await takeAll([...pages, ...gallery], look);
} finally {
  await browser.close();
  await portal.stop();
}

function mainPages(told: Told): readonly Shot[] {
  return [
    { name: "visitor-start", path: "/" },
    { name: "register", path: "/register" },
    { name: "supplier-start", path: "/", as: supplierEmail },
    { name: "invoices", path: "/invoices", as: supplierEmail },
    { name: "invoice-form", path: told.draft, as: supplierEmail },
    { name: "invoice-check", path: told.check, as: supplierEmail },
    { name: "invoice-rejected", path: told.rejected, as: supplierEmail },
    { name: "invoice-accepted", path: told.accepted, as: supplierEmail },
    { name: "settings-send", path: "/settings/send", as: supplierEmail },
    { name: "unit-start", path: "/", as: officerEmail },
    { name: "inbox", path: "/inbox", as: officerEmail },
    { name: "received-invoice", path: told.received, as: officerEmail },
  ];
}

async function galleryPages(from: Browser): Promise<readonly Shot[]> {
  const page = await from.newPage();
  await page.goto(`${portal.url}/dev/gallery`);
  const paths = await page
    .locator("main a")
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  await page.close();
  return paths.map((path) => ({ name: `gallery-${path.split("/").at(-1)}`, path }));
}

/** One browser for each person, so that nobody signs in more often than a person would. */
async function takeAll(shots: readonly Shot[], look: Look): Promise<void> {
  for (const who of new Set(shots.map(({ as }) => as))) {
    const context = await browser.newContext({
      viewport: sizes[look.size],
      colorScheme: look.theme,
      reducedMotion: "reduce",
      locale: look.language === "sv" ? "sv-SE" : "en-GB",
    });
    const page = await context.newPage();
    if (who !== undefined) await enter(page, portal.url, who);
    for (const shot of shots.filter(({ as }) => as === who)) await take(page, shot, look);
    await context.close();
  }
}

async function take(page: Page, { name, path }: Shot, { size, theme, language }: Look): Promise<void> {
  const answered = await page.goto(`${portal.url}${path}`);
  const file = join(out, options.docs ? `${name}-${size}.png` : `${name}-${size}-${theme}-${language}.png`);
  const picture = await page.screenshot({ fullPage: !options.docs || size === "desktop" });
  writeFileSync(file, options.docs ? smallPng(picture) : picture);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const remark = wide > 0 ? `  ${wide} px too wide` : "";
  console.log(`${String(answered?.status())} ${file} ${Math.round(statSync(file).size / 1024)} kB${remark}`);
}
