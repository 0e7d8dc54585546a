/** An invoice whose fate nobody knows, in a real browser: the seller sees it and those who look after the portal settle it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeArrival } from "../../src/domain/arrivals/store-arrival.ts";
import { deliveryRoutes } from "../../src/web/delivery/deliveries.tsx";
import { supplierDeliveryRoutes } from "../../src/web/delivery/supplier-delivery.tsx";
import { directoryRoutes } from "../../src/web/directory/directory.tsx";
import { invoicePageRoutes } from "../../src/web/supplier/invoice-page.tsx";
import { inspect, openBrowser, press, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { outside } from "../support/outside.ts";
import type { Known } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const here = outside(house);
const street = testStreet(house, [
  ...supplierDeliveryRoutes,
  ...deliveryRoutes,
  ...directoryRoutes,
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
  });
});

test("a unit's route is chosen in the directory", { timeout: 60_000 }, async () => {
  const desk = await enter(here.officer);
  await desk.goto(`${street.url}/directory/new`);
  await desk.getByLabel("Peppol", { exact: true }).check();
  await inspect(desk, "unit with a route");
  await look(desk, "directory-route");
});
