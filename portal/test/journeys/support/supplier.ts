/** What a supplier does: writes and sends, corrects and sends again, sees the answer, credits. */
import { expect } from "vitest";
import { goodPdfs } from "../../pdf/good-pdfs.ts";
import { type Hands, look } from "./hands.ts";

export async function writesAndSends(hands: Hands): Promise<string> {
  const { page } = hands;
  await page.goto(`${hands.url}/invoices/new`);
  await look(hands, "new invoice");
  await choosesReceiver(hands, "kardiolgo");
  await hands.fill("Kunds referens 1", "123456");
  await hands.fill("Leveransdatum", "2026-11-10");
  await writesLine(hands, 1, ["Takarbete", "8", "tim", "650", "25 %"]);
  await hands.press("Ny rad");
  await writesLine(hands, 2, ["Plåt, 2 mm", "12,5", "m²", "189,90", "25 %"]);
  await hands.press("Ny rad");
  await writesLine(hands, 3, ["Handbok", "2", "st", "149", "6 %"]);
  await attaches(hands);
  await look(hands, "new invoice, filled in");
  await hands.press(/^Spara och sänd till Kardiologmottagningen/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await introducesItself(hands);
  await look(hands, "check and send");
  await hands.press(/^Sänd fakturan på/);
  const sent = page.getByRole("heading", { name: /är sänd/ });
  await sent.waitFor();
  await look(hands, "sent");
  return /Faktura (\S+) är sänd/.exec((await sent.textContent()) ?? "")?.[1] ?? "no number";
}

/** The first invoice to the region: it asks who the supplier is, once, and then one is back where one was. */
async function introducesItself(hands: Hands): Promise<void> {
  const { page } = hands;
  await look(hands, "introduce yourselves first");
  await hands.follow("Fortsätt till presentationen");
  await page.getByRole("heading", { name: "Presentera er för regionen" }).waitFor();
  await look(hands, "introduction");
  await hands.press("Sänd presentationen");
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
}

async function choosesReceiver(hands: Hands, typed: string): Promise<void> {
  const { page } = hands;
  await hands.fill("Välj mottagare", typed);
  if (hands.scripts) {
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  } else {
    await hands.press("Sök");
    await page.getByRole("radio", { name: /Kardiologmottagningen/ }).check();
  }
}

type Line = readonly [description: string, quantity: string, unit: string, price: string, vat: string];

async function writesLine(hands: Hands, row: number, [description, quantity, unit, price, vat]: Line): Promise<void> {
  const field = (name: string) => hands.page.locator(`[name="lines.${row}.${name}"]`);
  await hands.fill(field("description"), description);
  await hands.fill(field("quantity"), quantity);
  await hands.fill(field("unit"), unit);
  await hands.fill(field("price"), price);
  await hands.select(field("vat"), vat);
}

async function attaches(hands: Hands): Promise<void> {
  const { page } = hands;
  const [pdf] = Object.values(goodPdfs);
  if (pdf === undefined) throw new Error("There is no good PDF to attach.");
  const bytes = pdf();
  await page.setInputFiles('[name="attachment"]', {
    name: "tidrapport.pdf",
    mimeType: "application/pdf",
    buffer: bytes,
  });
  if (!hands.scripts) await hands.press("Bifoga");
  await page.getByRole("link", { name: "tidrapport.pdf", exact: true }).waitFor();
}

export async function correctsAndSendsAgain(hands: Hands, number: string): Promise<string> {
  const { page } = hands;
  await expect
    .poll(
      async () => {
        await page.goto(`${hands.url}/invoices`);
        await page.getByRole("main").getByRole("link", { name: number }).first().click();
        return page.getByText("Timpriset är 600 kr enligt avtalet.").count();
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await look(hands, "a rejected invoice, at the supplier");
  await hands.press("Rätta och sänd igen");
  await page.waitForURL("**/invoices/drafts/**");
  await hands.fill(page.locator('[name="lines.1.price"]'), "600");
  await hands.press(/^Spara och sänd till Kardiologmottagningen/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await hands.press(/^Sänd fakturan på/);
  const sent = page.getByRole("heading", { name: /är sänd/ });
  await sent.waitFor();
  return /Faktura (\S+) är sänd/.exec((await sent.textContent()) ?? "")?.[1] ?? "no number";
}

export async function seesAccepted(hands: Hands): Promise<void> {
  const { page } = hands;
  await page.goto(`${hands.url}/invoices`);
  await look(hands, "invoices");
  await hands.follow(/502/);
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page
          .getByRole("main")
          .getByText(/godkänt|godkänd/i)
          .count();
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await look(hands, "an accepted invoice, at the supplier");
}

export async function credits(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.follow("Kreditera");
  await page.getByRole("heading", { name: /^Kreditera faktura/ }).waitFor();
  await look(hands, "a credit, what of it");
  await hands.press(/^Kreditera allt som återstår/);
  await page.waitForURL("**/invoices/drafts/**");
  await look(hands, "a credit, prefilled");
  expect(await page.locator('[name="lines.1.price"]').inputValue()).toMatch(/^600/);
  await hands.press(/^Spara och sänd/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await look(hands, "check and send a credit");
  await hands.press(/^Sänd /);
  await page.getByRole("heading", { name: /är sänd/ }).waitFor();
}
