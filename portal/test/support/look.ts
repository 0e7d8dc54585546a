/** Pictures of pages for people to look at: made when LOOK names a folder, otherwise nothing. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = process.env["LOOK"];

export async function look(page: Page, name: string, { paper = false } = {}): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  if (paper) {
    await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
    return;
  }
  const size = page.viewportSize();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (size !== null) await page.setViewportSize(size);
}
