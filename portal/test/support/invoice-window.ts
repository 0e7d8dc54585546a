/** What one does in an invoice form, in tests with a real browser. */
import type { Locator, Page } from "playwright-core";

export const cell = (page: Page, row: number, column: string): Locator => page.locator(`[id="lines.${row}.${column}"]`);
export const due = (page: Page) => page.locator("#draft-due").innerText();

/** When the form says that everything typed is saved. */
export const saved = (page: Page) => page.locator("#save-status", { hasText: /^Sparat \d\d:\d\d$/ }).waitFor();
export async function fillHead(page: Page): Promise<void> {
  await page.getByLabel("Kunds referens 1").fill("123456");
  await page.getByLabel("Leveransdatum").fill("20/11");
}

export async function fillLine(
  page: Page,
  row: number,
  [description, quantity, unit, price]: readonly string[],
): Promise<void> {
  await cell(page, row, "description").fill(description ?? "");
  await cell(page, row, "quantity").fill(quantity ?? "");
  await cell(page, row, "unit").fill(unit ?? "");
  await cell(page, row, "price").fill(price ?? "");
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}
