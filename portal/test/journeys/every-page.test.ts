/**
 * Every page that the demo region's people can reach by following links. Each link is followed as each of them; then every page
 * is held to the house in a real browser, as the person who sees the most of it.
 */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword } from "../../src/demo/accounts.ts";
import { routesOf } from "../../src/web/routes.ts";
import { inspect, openBrowser, visitor } from "./support/browser.ts";
import { type PortalProcess, startPortal } from "./support/portal-process.ts";

/** One of each kind of person; who is nobody comes first. */
const people = [
  undefined,
  "asa@akerlundbygg.example",
  "lars@labbteknik.example",
  "petra@solhojden.example",
  "anders@solhojden.example",
  "karin@region.example",
  "lisa@region.example",
  "fatima@region.example",
  "adam@region.example",
];

const pages = routesOf({ development: false, keepsMail: false })
  .filter(({ method }) => method === "GET")
  .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`) }));

let portal: PortalProcess;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

interface Sight {
  readonly context: BrowserContext;
  readonly who: string;
  readonly address: string;
  /** Of its HTML, in characters. */
  readonly size: number;
}

/** By the path as the routes have it, and the start page by person too. */
const sights = new Map<string, Sight>();
const told: string[] = [];

test("every page that can be reached holds to the house", { timeout: 600_000 }, async () => {
  for (const email of people) await followLinks(email);
  // The others come after a deed (a form's answer, a link in a mail, a file of an attachment) and are tested where the deed is.
  const never = pages.map(({ path }) => path).filter((path) => path !== "/" && !sights.has(path));
  expect(never.length, `no link of the demo leads to: ${never.join(" ")}`).toBeLessThan(pages.length / 3);
  const waiting = [...sights.values()].filter(({ size }) => size > 0);
  await Promise.all([lookAt(waiting), lookAt(waiting)]);
  expect(told).toEqual([]);
});

async function followLinks(email: string | undefined): Promise<void> {
  const who = email ?? "visitor";
  const context = await visitor(browser, { scripts: true });
  if (email !== undefined) await signIn(context, email);
  const known = new Set(["/"]);
  const waiting = ["/"];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const answer = await context.request.get(`${portal.url}${address}`);
    if (answer.status() !== 200) told.push(`${who} ${address}: answers ${answer.status()}`);
    const isPage = answer.headers()["content-type"]?.startsWith("text/html") === true;
    const html = isPage ? await answer.text() : "";
    const path = routeOf(new URL(answer.url()).pathname);
    keep(path === "/" ? `/ ${who}` : path, { context, who, address, size: html.length });
    for (const [, link = ""] of html.matchAll(/<a [^>]*?href="([^"#]*)/g)) {
      const { origin, pathname, search } = new URL(link.replaceAll("&amp;", "&"), answer.url());
      const route = routeOf(pathname);
      if (origin !== new URL(portal.url).origin || known.has(route)) continue;
      known.add(route);
      waiting.push(`${pathname}${search}`);
    }
  }
}

function keep(path: string, sight: Sight): void {
  if ((sights.get(path)?.size ?? -1) < sight.size) sights.set(path, sight);
}

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${portal.url}/sign-in`);
  await page.getByLabel("E-postadress").fill(email);
  await page.getByLabel("Lösenord", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
  await page.waitForURL(`${portal.url}/`);
  await page.close();
}

async function lookAt(waiting: Sight[]): Promise<void> {
  for (let sight = waiting.shift(); sight !== undefined; sight = waiting.shift()) {
    const { context, who, address } = sight;
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") told.push(`${who} ${address}: ${message.text()}`);
    });
    await page.goto(`${portal.url}${address}`);
    const past = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (past > 0) told.push(`${who} ${address}: ${past} px past the edge of a screen of 1280`);
    await inspect(page, `${who} ${address}`).catch((error: unknown) => told.push(String(error)));
    await page.close();
  }
}

function routeOf(pathname: string): string {
  return pages.find(({ pattern }) => pattern.test(pathname))?.path ?? pathname;
}
