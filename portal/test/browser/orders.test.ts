/** An orderer orders and cancels, an attestant approves, and the last billed day stands on the page and in the mail: both ways. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/domain/access/permissions.ts";
import { setPrice } from "../../src/domain/catalogue/set-price.ts";
import { addNeed } from "../../src/domain/catalogue/needs.ts";
import type { LocalDate } from "../../src/time.ts";
import type { Letter } from "../../src/domain/mail/letters.ts";
import { mailComposer } from "../../src/web/mails/compose-mail.tsx";
import { routesOf } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../support/outbound.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const street = testStreet(house, routesOf({ development: false, keepsMail: true }));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function enter(person: Person, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person);
  return context.newPage();
}

/** The words of the latest letter of a kind, as its reader gets them. */
async function letter(kind: string): Promise<string> {
  const row = await house.everything
    .selectFrom("mails")
    .select(["kind", "facts", "to_address", "to_name"])
    .where("kind", "=", kind)
    .orderBy("posted_at", "desc")
    .executeTakeFirstOrThrow();
  const facts = typeof row.facts === "string" ? JSON.parse(row.facts) : row.facts;
  const to = { address: row.to_address, name: row.to_name, language: "sv" as const };
  return mailComposer(street.url)({ kind: row.kind, facts } as Letter, to).text;
}

test.each([["with scripts, by keyboard", true] as const, ["without scripts", false] as const])(
  "a service is ordered, approved, cancelled and approved again: %s",
  async (_, scripts) => {
    const officer = await aCreditor(house);
    const customerId = await aCustomer(house, officer);
    const laptop = await aService(house, officer, { name: "Bärbar dator", price: "495", partMonths: "by-day" });
    const remote = await aService(house, officer, {
      name: "Distansåtkomst",
      offering: "Extern åtkomst",
      price: "149.5",
    });
    await house.perform(officer, async (work) => {
      const later = { fromOn: "2027-01-01" as LocalDate, price: "525", listName: "2027" };
      await setPrice(work, { serviceId: laptop, ...later });
      await addNeed(work, { serviceId: remote, needsId: laptop });
    });
    const orderer = await enter(await aCustomerUser(house, officer, customerId, { role: "orderer" }), scripts);
    const attestant = await enter(await aCustomerUser(house, officer, customerId, { role: "attestant" }), scripts);
    const looked = async (page: Page, name: string): Promise<void> => {
      if (scripts) await look(page, `orders-${name.replaceAll(" ", "-")}`);
    };
    const seen = async (page: Page, name: string): Promise<void> => {
      if (scripts) await inspect(page, name);
      await looked(page, name);
    };
    const pressed = async (page: Page, name: string | RegExp): Promise<void> => {
      const button = page.getByRole("button", { name });
      await (scripts ? press(page, button) : button.click());
    };

    await orderer.goto(`${street.url}/purchases/${customerId}`);
    await orderer.getByRole("link", { name: "Beställ tjänster i tjänstekatalogen" }).click();
    await seen(orderer, "catalogue");
    await orderer.getByRole("link", { name: "Beställ Distansåtkomst" }).click();
    await looked(orderer, "needs another");
    await orderer.getByRole("link", { name: "Beställ Bärbar dator" }).click();
    await orderer.getByLabel("Hur många").fill("noll");
    await pressed(orderer, "Se vad det kostar");
    await expect.poll(() => orderer.title()).toMatch(/^Fel: /);
    await seen(orderer, "order with faults");
    await (scripts
      ? typeInto(orderer, orderer.getByLabel("Hur många"), "2")
      : orderer.getByLabel("Hur många").fill("2"));
    await orderer.getByLabel("Enhet hos er").fill("Mottagningen");
    await pressed(orderer, "Se vad det kostar");
    await orderer.getByText("990,00").first().waitFor();
    await seen(orderer, "review");
    await pressed(orderer, "Skicka till beslutsattestanten");
    await orderer.getByText("Beställningen är skickad").waitFor();
    await house.runJobs();

    await attestant.goto(street.url);
    await looked(attestant, "attestant start");
    await attestant.getByRole("link", { name: "Läs och besluta" }).click();
    await seen(attestant, "order to decide");
    await pressed(attestant, "Godkänn beställningen");
    await attestant.getByText("Första dagen som faktureras är 2026-11-28.").first().waitFor();
    await house.runJobs();
    expect(await letter("order-decided")).toContain("Första dagen som faktureras är 2026-11-28.");

    await orderer.goto(`${street.url}/purchases/${customerId}`);
    await looked(orderer, "services and history");
    await orderer.getByRole("link", { name: "Ändra antal av Bärbar dator" }).click();
    await looked(orderer, "change quantity");
    await orderer.goBack();
    await orderer.getByRole("link", { name: "Säg upp Bärbar dator" }).click();
    await seen(orderer, "cancel");
    await pressed(orderer, "Skicka till beslutsattestanten");
    await orderer.getByText("Uppsägningen är skickad").waitFor();
    await house.runJobs();
    await attestant.goto(street.url);
    await attestant.getByRole("link", { name: "Läs och besluta" }).click();
    await pressed(attestant, "Godkänn uppsägningen");
    await attestant.getByText("Sista dagen som faktureras är 2026-12-31.").first().waitFor();
    await house.runJobs();
    expect(await letter("cancellation-decided")).toContain("Sista dagen som faktureras är 2026-12-31.");
    await orderer.reload();
    await orderer.getByText("Uppsägningen kan tas tillbaka till och med 2026-12-31.").waitFor();
    await looked(orderer, "cancelled");
    const until = house.everything.selectFrom("subscriptions").select("until_on").where("customer_id", "=", customerId);
    expect(await until.execute()).toEqual([{ until_on: "2026-12-31" }]);
    if (!scripts) return;

    const reader = await enter(await aCustomerUser(house, officer, customerId), scripts);
    await aSubscription(house, officer, { customerId, serviceId: remote });
    await reader.goto(`${street.url}/purchases/${customerId}`);
    await reader.getByRole("link", { name: "Be om uppsägning: Distansåtkomst" }).click();
    await typeInto(reader, reader.getByLabel("Varför ni inte behöver tjänsten"), "Vi har flyttat");
    await press(reader, reader.getByRole("button", { name: "Fråga IT-beställaren" }));
    await reader.getByText("IT-beställaren är tillfrågad och får ett mejl.").waitFor();
    await looked(reader, "wish");
    await orderer.goto(street.url);
    await orderer.getByRole("link", { name: "Säg upp eller svara" }).click();
    await seen(orderer, "wish to answer");
    await reader.goto(`${street.url}/access-requests`);
    await seen(reader, "ask for access");
    const desk = await enter(officer, scripts);
    await desk.goto(`${street.url}/catalogue/approval`);
    await seen(desk, "approval policy");
    await desk.goto(`${street.url}/catalogue/${remote}`);
    await looked(desk, "service needs");
  },
  120_000,
);
