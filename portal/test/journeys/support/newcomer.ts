/** How a company nobody knew comes in: registers, confirms its address, signs in and says where money goes. */
import { expect } from "vitest";
import { type Hands, look } from "./hands.ts";

export interface Company {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export async function registers(hands: Hands, company: Company): Promise<void> {
  const { page } = hands;
  await page.goto(hands.url);
  await look(hands, "start for visitors");
  await hands.follow("Registrera");
  await page.waitForURL("**/register");
  await look(hands, "register");
  await hands.press("Klar");
  await page.getByRole("heading", { name: /problem|saker/i }).waitFor();
  expect(await page.title()).toMatch(/^Fel: /);
  await look(hands, "register with faults");
  await hands.fill("Organisationsnummer", company.number);
  await hands.fill("Företagets namn", company.name);
  await hands.choose("Ja");
  await hands.fill("Gata eller box", "Verkstadsgatan 3");
  await hands.fill("Postnummer", "123 45");
  await hands.fill("Ort", "Nybro");
  await hands.fill("Telefon", "0481-123 45");
  await hands.fill("Ditt namn", "Nina Nyman");
  await hands.fill("E-postadress", company.email);
  await hands.fill("Lösenord", company.password);
  await hands.choose("Bas");
  await hands.press("Klar");
  await page.getByText(company.email).first().waitFor();
  await look(hands, "mail sent");
}

export async function confirms(hands: Hands, { email, password }: Company): Promise<void> {
  const { page } = hands;
  await page.goto(`${hands.url}/dev/mail`);
  await look(hands, "kept mails");
  await page.getByRole("main").getByRole("row").filter({ hasText: email }).getByRole("link").first().click();
  await look(hands, "one kept mail");
  await hands.follow(/\/confirm\//);
  await page.waitForURL("**/confirm/**");
  await look(hands, "confirm the address");
  await hands.fill("Lösenord", password);
  await hands.press("Bekräfta och logga in");
  await page.waitForURL((url) => !url.pathname.startsWith("/confirm"));
  await page.context().clearCookies();
}

export async function signsIn(hands: Hands, email: string, password: string): Promise<void> {
  const { page } = hands;
  if (!page.url().includes("/sign-in")) await page.goto(`${hands.url}/sign-in`);
  await look(hands, "sign in");
  await hands.fill("E-postadress", email);
  await hands.fill("Lösenord", password);
  await hands.press("Logga in");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await look(hands, `start for ${email.endsWith("region.example") ? "an officer" : "a supplier"}`);
}

export async function saysWhereMoneyGoes(hands: Hands, { password }: Company): Promise<void> {
  const { page } = hands;
  await page.goto(`${hands.url}/settings/send`);
  await look(hands, "settings: send");
  await hands.fill(page.locator('[name="bankgiro"]'), "5402-9682");
  await hands.press("Spara");
  await page.getByRole("alert").waitFor();
  await look(hands, "settings: send, with a fault");
  await hands.fill(page.locator('[name="bankgiro"]'), "5402-9681");
  await hands.choose("Använd nästa fakturanummer automatiskt");
  await hands.fill("Nästa nummer", "501");
  await hands.press("Spara");
  const again = page.locator('input[type="password"]');
  await again.waitFor();
  await hands.fill(again, password);
  await hands.press("Spara");
  await page
    .getByText(/sparat|sparade|sparats/i)
    .first()
    .waitFor();
}
