/** An invoice whose fate nobody knows, in a real browser: the seller sees it and those who look after the portal settle it. */
import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeArrival } from "../../src/domain/arrivals/store-arrival.ts";
import { deliveryRoutes } from "../../src/web/delivery/deliveries.tsx";
import { supplierDeliveryRoutes } from "../../src/web/delivery/supplier-delivery.tsx";
import { directoryRoutes } from "../../src/web/directory/directory.tsx";
import { receiverRoutes } from "../../src/web/public/receivers.tsx";
import { invoicePageRoutes } from "../../src/web/supplier/invoice-page.tsx";
import { inspect, openBrowser, press, visitor } from "../journeys/support/browser.ts";
import { type Hands, handsFor, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { outside } from "../support/outside.ts";
import { type Known, nextOrganisationNumber } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const here = outside(house);
const street = testStreet(house, [
  ...supplierDeliveryRoutes,
  ...deliveryRoutes,
  ...directoryRoutes,
  ...receiverRoutes,
  ...invoicePageRoutes,
]);
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function enter(person: Known, scripts = true): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person.actor);
  return context.newPage();
}

describe.each([true, false])("with scripts: %s", (scripts) => {
  test("what nobody knows is told, settled with a reason by a person, and seen by the seller", {
    timeout: 60_000,
  }, async () => {
    const sent = await here.send("phase4", { acceptThenHang: 1 });
    await sent.run();
    here.simulator.behave({});
    await house.perform({ kind: "machine", job: "test" }, (work) =>
      storeArrival(work, { kind: "document", messageId: `stuck-${scripts}`, raw: Buffer.from(`<what-${scripts}/>`) }),
    );
    await house.runJobs();

    const seller = await enter(here.seller, scripts);
    await seller.goto(`${street.url}/invoices/${sent.invoiceId}`);
    await seller.getByText("Vi vet inte om fakturan har kommit fram").first().waitFor();
    if (scripts) await inspect(seller, "unclear invoice");
    await look(seller, "invoice-unclear");

    const desk = await enter(here.officer, scripts);
    await desk.goto(`${street.url}/deliveries`);
    await desk.getByText(`stuck-${scripts}`, { exact: true }).waitFor();
    if (scripts) await inspect(desk, "deliveries");
    await look(desk, "deliveries");
    await desk.getByRole("link", { name: sent.documentId }).click();
    await desk.getByRole("button", { name: "Spara" }).click();
    expect(await desk.title()).toMatch(/^Fel: /);
    if (scripts) await inspect(desk, "delivery to be settled");
    await look(desk, "delivery-faults");
    await desk.getByLabel("Den har kommit fram").check();
    await desk.getByLabel("Hur vet du det?").fill("Kvittensen finns hos operatören.");
    await press(desk, desk.getByRole("button", { name: "Spara" }));
    await desk.getByText("Det du har kommit fram till är sparat.").waitFor();

    await house.runJobs();
    await seller.reload();
    await seller.getByText("En person har kontrollerat: den kom fram").waitFor();
    await seller.getByText("Kvittensen finns hos operatören.").waitFor();
    await look(seller, "invoice-settled");
    const [proof] = await Promise.all([
      seller.waitForEvent("download"),
      press(seller, seller.getByRole("link", { name: "Ladda ner leveransbevis" })),
    ]);
    expect(await text(await proof.createReadStream())).toContain("Kvittensen finns hos operatören.");
  });
});

test.each(ways)(
  "%s: a unit is written into the directory, a file shows what it changes and is taken in, and its card is public",
  {
    timeout: 180_000,
  },
  async (_, handsOf) => {
    const desk = await handsFor({ browser, street }, here.officer.actor, handsOf);
    const { page, scripts } = desk;
    const name = scripts ? "Ögonmottagningen" : "Hudmottagningen";
    const number = nextOrganisationNumber("region");
    await page.goto(`${street.url}/directory/new`);
    await desk.choose(/^Peppol$/);
    for (const [field, words] of Object.entries(unitAs(name, number))) await desk.fill(fieldOf(desk, field), words);
    await desk.press("Spara");
    await page.getByRole("link", { name: /^Exemplet passar inte mönstret/ }).waitFor();
    if (scripts) await inspect(page, "a unit to be mended");
    await look(page, "directory-unit");
    await desk.fill(fieldOf(desk, "Exempel på referens"), "FM1234");
    await desk.press("Spara");
    await page.getByText(`${name} är sparad.`).waitFor();
    await takesIn(desk, number);

    const guest = handsOf(await (await visitor(browser, { scripts })).newPage(), street.url);
    await guest.page.goto(`${street.url}/receivers?q=${encodeURIComponent(name)}`);
    await guest.follow(name);
    await guest.page.getByText("Trosa", { exact: false }).first().waitFor();
    await guest.fill("Din referens", "1234");
    await guest.press("Prova");
    await guest.page.getByText("Referensen är inte skriven som mottagaren vill ha den.").waitFor();
    if (scripts) await inspect(guest.page, "a receiver's card, a reference that does not fit");
    await guest.fill("Din referens", "FM4321");
    await guest.press("Prova");
    await guest.page.getByText("”FM4321” är skriven som mottagaren vill ha den.").waitFor();
  },
);

/** By its label, whether or not it says that it is optional. */
const fieldOf = ({ page }: Hands, label: string) => page.getByRole("textbox", { name: new RegExp(`^${label}`) });

const unitAs = (name: string, number: string): Readonly<Record<string, string>> => ({
  "Peppol-id": `0007:${number}`,
  Namn: name,
  Organisationsnummer: number,
  "Så ser Kunds referens 1 ut": "FM\\d{4}",
  "Exempel på referens": "FM12",
  "Hjälptext på svenska": "FM och fyra siffror.",
  "Hjälptext på engelska": "FM and four digits.",
  "Högst så många bilagor": "5",
  "Högst så stora, var och en": "10",
  "Gata eller box": "Lasarettsgatan 3",
  Postnummer: "123 45",
  Ort: "Provstad",
});

/** The directory as a file, one town changed in it, and a row that cannot be. */
async function takesIn(desk: Hands, number: string): Promise<void> {
  const { page, scripts } = desk;
  await page.goto(`${street.url}/directory`);
  const [download] = await Promise.all([page.waitForEvent("download"), desk.follow(/CSV$/)]);
  const kept = await text(await download.createReadStream());
  expect(kept).toContain(`0007:${number}`);
  const row = kept.split("\r\n").find((one) => one.includes(number)) ?? "";
  const changed = [kept.split("\r\n")[0], row.replace("Provstad", "Trosa"), row.replace(/[^;]*;/, "no such unit;")];
  await desk.follow("Läs in en fil");
  const buffer = Buffer.from(changed.join("\r\n"));
  await page.getByLabel("Fil (Excel eller CSV)").setInputFiles({ name: "enheter.csv", mimeType: "text/csv", buffer });
  await desk.press("Visa vad som ändras");
  await page.getByText("Ort: Provstad → Trosa").waitFor();
  await page.getByText("Tas inte in").waitFor();
  if (scripts) await inspect(page, "what a file changes in the directory");
  await look(page, "directory-preview");
  await desk.press("Ta in en enhet");
  await page.getByText("Enheten tas in.").waitFor();
  await house.runJobs();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "enheter.csv är inläst" }).waitFor();
}
