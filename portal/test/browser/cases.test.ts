/** A supplier asks, the desk answers; a newcomer introduces itself, another joins a company: in a real browser, both ways. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setPolicy } from "../../src/domain/introductions/policy.ts";
import { routesOf } from "../../src/web/routes.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { type Hands, type HandsOf, handsFor, ways } from "../journeys/support/hands.ts";
import { goodPdfs } from "../pdf/good-pdfs.ts";
import { anIssuedInvoice, aUnit } from "../support/documents.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aNewcomer, newestToken, numberOf, registers } from "../support/newcomer.ts";
import { anOfficer, aSupplier, type Known } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

vi.setConfig({ testTimeout: 180_000 });

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const street = testStreet(house, routesOf({ development: false, keepsMail: false }));
let browser: Browser;
let support: Known;
let unit: string;

beforeAll(async () => {
  browser = await openBrowser();
  support = await anOfficer(house, { role: "support", name: "Lisa Lots" });
  unit = await aUnit(house, [support.actor]);
  await house.perform(support.actor, (work) => setPolicy(work, "wait"));
});
afterAll(() => browser.close());

const enter = ({ actor }: Known, handsOf: HandsOf): Promise<Hands> => handsFor({ browser, street }, actor, handsOf);

/** Names that differ from one way to the next, so that neither finds the other's. */
const named = ({ scripts }: Hands, name: string): string => `${scripts ? "Väster" : "Söder"} ${name}`;

const later = async (): Promise<void> => {
  await house.runJobs();
  await house.turnBy({ minutes: 7 });
};

async function seen({ page, scripts }: Hands, name: string): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name.replaceAll(" ", "-"));
}

async function asks(own: Hands): Promise<void> {
  await own.page.goto(`${street.url}/cases/new`);
  await own.press("Sänd frågan");
  await own.page.getByRole("link", { name: "Välj vad frågan gäller" }).waitFor();
  await seen(own, "cases asked with faults");
  await own.choose("En betalning");
  await own.fill("Din fråga", "När betalas faktura B-1001?");
  await own.press("Sänd frågan");
  await own.page.getByText("Frågan är sänd.").waitFor();
  await later();
}

async function writesTemplate(desk: Hands, name: string): Promise<void> {
  await desk.page.goto(`${street.url}/desk/templates/new`);
  await desk.fill("Namn", name);
  await desk.select("Kö", "Leverantörsstöd");
  await desk.fill("Text", "Tack för frågan, {företag}.");
  await desk.press("Spara mallen");
  await desk.page.getByText("Mallen är sparad.").waitFor();
}

/** Among all that waits at the desk. */
async function finds(desk: Hands, company: string): Promise<void> {
  await desk.page.goto(`${street.url}/desk`);
  await desk.fill("Ärende, företag eller organisationsnummer", company);
  await desk.select("Läge", "Nytt");
  await desk.press("Visa");
  await desk.page.waitForURL(/state=new/);
  await desk.follow(/^\w{4}-\w{4}$/);
  await desk.page.getByRole("heading", { name: "Interna anteckningar" }).waitFor();
}

async function answers(desk: Hands, template: string): Promise<void> {
  const { page } = desk;
  await desk.press("Ta ärendet");
  await page.getByText("Ärendet är ditt.").waitFor();
  await desk.fill("Ny anteckning", "Ring ekonomi innan vi svarar.");
  await desk.press("Spara anteckningen");
  await page.getByText("Anteckningen är sparad.").waitFor();
  await desk.press("Sänd svaret");
  await page.locator("#error-summary").waitFor();
  expect(await page.title()).toMatch(/^Fel: /);
  await seen(desk, "an empty answer");
  await desk.select(page.getByLabel("Svarsmall"), template);
  await desk.press("Hämta texten");
  await expect
    .poll(() => page.getByLabel("Ditt svar").inputValue(), { timeout: 20_000 })
    .toMatch(/^Tack för frågan, (Väster|Söder) El AB/);
  const buffer = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);
  await page.getByLabel("Bifoga en PDF").setInputFiles({ name: "svar.pdf", mimeType: "application/pdf", buffer });
  await desk.choose("Vänta på motpartens svar");
  await desk.press("Sänd svaret");
  await page.getByText("Svaret är på väg").waitFor();
  await seen(desk, "a case at the desk");
  await later();
}

test.each(ways)(
  "%s: a question is asked, found, answered with a template and a PDF, settled, taken up again and counted",
  async (_, handsOf) => {
    const desk = await enter(support, handsOf);
    const company = named(desk, "El AB");
    const own = await enter(await aSupplier(house, { organisation: { name: company } }), handsOf);
    await asks(own);
    await writesTemplate(desk, named(desk, "tack"));
    await finds(desk, company);
    await answers(desk, named(desk, "tack"));
    await own.page.goto(`${street.url}/`);
    await own.follow("Svara");
    await own.page.getByText("Regionen väntar på svar från er").waitFor();
    expect(await own.page.getByText("Ring ekonomi").count()).toBe(0);
    await own.page.getByRole("link", { name: "svar.pdf" }).waitFor();
    await seen(own, "own case");
    await own.fill("Er text", "Tack, då vet vi.");
    await own.press("Det är löst, avsluta ärendet");
    await own.page.getByText("Ärendet är avslutat.", { exact: true }).waitFor();
    await later();
    await desk.page.reload();
    await desk.press("Ta upp ärendet igen");
    await desk.page.getByText("Ärendet pågår igen.").waitFor();
    await desk.page.goto(`${street.url}/desk`);
    await desk.follow("Statistik");
    await desk.page.getByRole("heading", { level: 1, name: "Statistik per kö" }).waitFor();
    const queue = desk.page.getByRole("row").filter({ hasText: "Leverantörsstöd" });
    expect((await queue.getByRole("cell").last().textContent())?.trim()).toMatch(/^[1-9]/);
  },
);

test.each(ways)(
  "%s: an invoice waits, the supplier introduces itself, is refused with reasons, answers and is approved, and it leaves",
  async (_, handsOf) => {
    const desk = await enter(support, handsOf);
    const company = named(desk, "Plåt AB");
    const newcomer = await aSupplier(house, { organisation: { name: company } });
    const { invoiceId } = await anIssuedInvoice(house, newcomer.actor, { receiverId: unit });
    await later();
    const own = await enter(newcomer, handsOf);
    const { page } = own;
    await page.goto(`${street.url}/invoices/${invoiceId}`);
    await page.getByText("Fakturan väntar på att ni presenterar er").waitFor();
    await seen(own, "an invoice that waits for an introduction");
    await own.follow("Presentera er");
    await own.press("Sänd presentationen");
    await page.getByText("Skriv minst en enhet ni vill fakturera").first().waitFor();
    await seen(own, "introduction to be mended");
    await own.fill("Enheter ni vill fakturera", "Kardiologmottagningen");
    await own.press("Sänd presentationen");
    await page.getByText("Presentationen är sänd").waitFor();
    await later();
    await finds(desk, company);
    await desk.choose("Godkänn inte");
    await desk.press("Fatta beslutet");
    await desk.page.getByRole("link", { name: "Skriv varför, och vad motparten ska göra" }).waitFor();
    await seen(desk, "an introduction refused without reasons");
    await desk.fill(desk.page.getByLabel("Motivering till motparten"), "Skriv vem som beställde.");
    await desk.press("Fatta beslutet");
    await desk.page.getByText("Beslutet är fattat.").waitFor();
    await later();
    await own.page.reload();
    await page.getByText("Skriv vem som beställde.").waitFor();
    await seen(own, "an introduction that was refused");
    await own.fill("Er text", "Eva Ekman på kardiologen.");
    await own.press("Sänd");
    await page.getByText("Det ni skrev är på väg till regionen.").waitFor();
    await later();
    await desk.page.reload();
    await desk.choose(/^Godkänn$/);
    await desk.press("Fatta beslutet");
    await desk.page.getByText("Beslutet är fattat.").waitFor();
    await later();
    await page.goto(`${street.url}/invoices/${invoiceId}`);
    await page.getByText("Regionen har godkänt er, leveransen börjar").waitFor();
    await page.getByText("Levererad till mottagarens inkorg").waitFor();
  },
);

test.each(ways)(
  "%s: who registers a company that is registered asks its owner, who says yes, and the desk, where it is theirs",
  async (_, handsOf) => {
    const desk = await enter(support, handsOf);
    const company = named(desk, "Vård AB");
    const known = await aSupplier(house, { organisation: { name: company } });
    const newcomer = aNewcomer({ number: await numberOf(house, known.actor.organisationId) });
    await registers(house, newcomer);
    const own = handsOf(await (await visitor(browser, { scripts: desk.scripts })).newPage(), street.url);
    await own.page.goto(`${street.url}/confirm/${await newestToken(house, newcomer.email)}`);
    await seen(own, "confirming, of a company that is registered");
    await own.fill(own.page.getByLabel("Hälsning till ägaren"), "Jag sköter fakturorna från och med i dag.");
    await own.choose(/^Företaget är vårt/);
    await own.fill("Lösenord", newcomer.password);
    await own.press("Bekräfta och fråga ägaren");
    await own.page.getByRole("heading", { level: 1, name: "Vi har frågat företaget" }).waitFor();
    await later();
    const owner = await enter(known, handsOf);
    await owner.page.goto(`${street.url}/`);
    await owner.follow("Se och svara");
    await owner.press("Ja, ge behörighet till Nils Ny");
    await owner.page.locator("#error-summary").waitFor();
    await seen(owner, "a newcomer answered with faults");
    await owner.select("Vad ska personen få göra?", "Fakturerare: Skriver och sänder fakturor");
    await owner.fill("Ditt lösenord", known.password);
    await owner.press("Ja, ge behörighet till Nils Ny");
    await owner.page.getByText("Nils Ny har fått behörighet och ett mejl om det.").waitFor();
    await finds(desk, company);
    await desk.page.getByText("Omstritt organisationsnummer").first().waitFor();
    await desk.choose("Släpp in personen som ägare");
    await seen(desk, "a contested number at the desk");
    await desk.press("Fatta beslutet");
    await desk.page.getByText("Beslutet är fattat.").waitFor();
    await later();
    await owner.page.goto(`${street.url}/members`);
    expect(await owner.page.getByRole("row").filter({ hasText: "Nils Ny" }).textContent()).toContain("Ägare");
  },
);
