/** What a unit does: finds the invoice in its inbox, reads it, downloads it, answers. */
import { readUbl, validate } from "@fakturaporten/einvoice";
import { expect } from "vitest";
import { type Hands, look } from "./hands.ts";
import type { Company } from "./newcomer.ts";

export async function opensInInbox(hands: Hands, number: string, { name }: Company): Promise<void> {
  const { page } = hands;
  const found = page.getByRole("main").getByRole("row").filter({ hasText: name }).getByRole("link", { name: number });
  await expect
    .poll(
      async () => {
        await page.goto(`${hands.url}/inbox`);
        return found.count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  await look(hands, "inbox");
  await found.click();
  await page.getByRole("heading", { name: `Faktura ${number}` }).waitFor();
  await look(hands, "a received invoice");
  await downloadsWhatHolds(hands, number);
}

/** What the unit received is a true e-invoice: it holds against the rules, and carries number, lines and attachment. */
async function downloadsWhatHolds({ page, url }: Hands, number: string): Promise<void> {
  const href = await page.getByRole("link", { name: "Ladda ner XML" }).getAttribute("href");
  const bytes = await (await page.request.get(`${url}${href ?? ""}`)).body();
  expect(validate(bytes)).toMatchObject({ verdict: "valid", structure: [], stopped: [] });
  const read = readUbl(bytes);
  if (!read.ok) throw new Error("The received XML does not read.");
  expect(read.invoice.number).toBe(number);
  expect(read.invoice.lines).toHaveLength(3);
  expect(read.invoice.attachments).toHaveLength(1);
  expect(read.unread).toEqual([]);
}

export async function rejects(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.choose("Avvisa");
  await hands.press("Sänd svaret");
  await page.getByRole("alert").waitFor();
  await look(hands, "a rejection without its reason");
  await hands.select("Orsak", "Priset stämmer inte");
  await hands.fill("Förklara för leverantören", "Timpriset är 600 kr enligt avtalet.");
  await hands.press("Sänd svaret");
  await page.getByText("Timpriset är 600 kr enligt avtalet.").first().waitFor();
  await look(hands, "a rejected invoice, at the unit");
}

export async function accepts(hands: Hands): Promise<void> {
  await hands.choose(/^Godkänn$/);
  await hands.press("Sänd svaret");
  await hands.page.getByText("Svaret är på väg till leverantören.").waitFor();
  await look(hands, "an accepted invoice, at the unit");
}
