/** What a customer orders and is without: its readers, orderer, attestant and deputy, by keyboard with scripts, by mouse without. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/domain/access/permissions.ts";
import { setPrice } from "../../src/domain/catalogue/set-price.ts";
import { addNeed } from "../../src/domain/catalogue/needs.ts";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import type { LocalDate } from "../../src/time.ts";
import type { Letter } from "../../src/domain/mail/letters.ts";
import { mailComposer } from "../../src/web/mails/compose-mail.tsx";
import { routesOf } from "../../src/web/routes.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { type Hands, handsFor, look as inspected, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../support/outbound.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const street = testStreet(house, routesOf({ development: false, keepsMail: true }));
let browser: Browser;
let officer: Person;

beforeAll(async () => {
  browser = await openBrowser();
  officer = await aCreditor(house);
});
afterAll(() => browser.close());

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

async function looked({ page, scripts }: Hands, name: string): Promise<void> {
  if (scripts) await look(page, `orders-${name.replaceAll(" ", "-")}`);
}

test.each(ways)(
  "a service is ordered, approved, cancelled and approved again, %s",
  { timeout: 120_000 },
  async (_, handsOf) => {
    await house.turnTo("2026-11-28T09:00:00.000Z");
    const customerId = await aCustomer(house, officer);
    const laptop = await aService(house, officer, { name: "Bärbar dator", price: "495", partMonths: "by-day" });
    const access = { name: "Distansåtkomst", offering: "Extern åtkomst", price: "149.5" };
    const remote = await aService(house, officer, access);
    await house.perform(officer, async (work) => {
      const later = { fromOn: "2027-01-01" as LocalDate, price: "525", listName: "2027" };
      await setPrice(work, { serviceId: laptop, ...later });
      await addNeed(work, { serviceId: remote, needsId: laptop });
    });
    const orders = await aCustomerUser(house, officer, customerId, { role: "orderer" });
    const orderer = await handsFor({ browser, street }, orders, handsOf);
    const approves = await aCustomerUser(house, officer, customerId, { role: "attestant" });
    const attestant = await handsFor({ browser, street }, approves, handsOf);

    await orderer.page.goto(`${street.url}/purchases/${customerId}`);
    await orderer.follow("Beställ tjänster i tjänstekatalogen");
    await orderer.follow("Beställ Distansåtkomst");
    await orderer.page.getByText("Tjänsten kräver något som ni inte har.").waitFor();
    await orderer.follow("Beställ Bärbar dator");
    await orderer.fill("Hur många", "noll");
    await orderer.press("Se vad det kostar");
    await expect.poll(() => orderer.page.title()).toMatch(/^Fel: /);
    await inspected(orderer, "order with faults");
    await orderer.fill("Hur många", "2");
    await orderer.fill(orderer.page.getByLabel("Enhet hos er"), "Mottagningen");
    await orderer.press("Se vad det kostar");
    await orderer.page.getByText("990,00").first().waitFor();
    await inspected(orderer, "review");
    await orderer.press("Skicka till beslutsattestanten");
    await orderer.page.getByText("Beställningen är skickad").waitFor();
    await house.runJobs();

    await attestant.page.goto(street.url);
    await attestant.follow("Läs och besluta");
    await attestant.page.getByRole("heading", { name: "Ditt beslut" }).waitFor();
    await inspected(attestant, "order to decide");
    await attestant.press("Godkänn beställningen");
    await attestant.page.getByText("Första dagen som faktureras är 2026-11-28.").first().waitFor();
    await house.runJobs();
    expect(await letter("order-decided")).toContain("Första dagen som faktureras är 2026-11-28.");

    await orderer.page.goto(`${street.url}/purchases/${customerId}`);
    await looked(orderer, "services and history");
    await orderer.follow("Ändra antal av Bärbar dator");
    await orderer.fill("Nytt antal", "2");
    await orderer.press("Se vad det kostar");
    await orderer.page.getByText("Det är så många ni har.").first().waitFor();
    await looked(orderer, "change quantity");
    await orderer.page.goto(`${street.url}/purchases/${customerId}`);
    await orderer.follow("Säg upp Bärbar dator");
    await orderer.page.getByText("Godkänns den i dag").waitFor();
    await inspected(orderer, "cancel");
    await orderer.press("Skicka till beslutsattestanten");
    await orderer.page.getByText("Uppsägningen är skickad").waitFor();
    await house.runJobs();
    await attestant.page.goto(street.url);
    await attestant.follow("Läs och besluta");
    await attestant.press("Godkänn uppsägningen");
    await attestant.page.getByText("Sista dagen som faktureras är 2026-12-31.").first().waitFor();
    await house.runJobs();
    expect(await letter("cancellation-decided")).toContain("Sista dagen som faktureras är 2026-12-31.");
    const until = house.everything.selectFrom("subscriptions").select("until_on").where("customer_id", "=", customerId);
    expect(await until.execute()).toEqual([{ until_on: "2026-12-31" }]);
    await Promise.all([orderer.page.context().close(), attestant.page.context().close()]);
  },
);

test.each(ways)(
  "a public provider's reader is let in and asks its orderer to cancel; it waits, a deputy approves, and it is taken back, %s",
  { timeout: 120_000 },
  async (_, handsOf) => {
    await house.turnTo("2026-11-28T09:00:00.000Z");
    const customerId = await aCustomer(house, officer, { kind: "public-care" });
    const { customerNumber, organisationNumber } = await house.perform(officer, (work) =>
      getCustomer(work, customerId),
    );
    const other = await aCustomer(house, officer, { kind: "public-care", facts: { organisationNumber } });
    const serviceId = await aService(house, officer, { name: "Distansåtkomst", price: "149.5" });
    await aSubscription(house, officer, { customerId, serviceId });
    const orders = await aCustomerUser(house, officer, customerId, { role: "orderer" });
    const { accessId } = await aCustomerUser(house, officer, customerId, { role: "attestant" });
    const stands = await aCustomerUser(house, officer, customerId, { role: "attestant", deputyFor: accessId });
    const reader = await handsFor({ browser, street }, await aCustomerUser(house, officer, other), handsOf);
    const orderer = await handsFor({ browser, street }, orders, handsOf);

    await reader.page.goto(street.url);
    await reader.follow("Be om behörighet till ett Kund-ID");
    await reader.press("Be om behörigheten");
    await reader.page.locator("#error-summary").waitFor();
    await reader.fill("Kund-ID", customerNumber);
    await reader.choose(/^Läsare/);
    await reader.fill("Vem du är och varför", "Enhetschef, vill läsa specifikationen");
    await reader.press("Be om behörigheten");
    await reader.page.getByText("Din fråga är skickad.").waitFor();
    await house.runJobs();
    await orderer.page.goto(street.url);
    await orderer.follow(/^Ska .+ få läsa/);
    await orderer.press("Ge behörigheten");
    await orderer.page.getByText("Personen får behörigheten").waitFor();
    await house.runJobs();

    await reader.page.goto(street.url);
    await reader.follow(customerNumber);
    await reader.follow("Be om uppsägning: Distansåtkomst");
    await reader.fill(reader.page.getByLabel("Varför ni inte behöver tjänsten"), "Vi har flyttat");
    await reader.press("Fråga IT-beställaren");
    await reader.page.getByText("IT-beställaren är tillfrågad och får ett mejl.").waitFor();
    await looked(reader, "wish");
    await orderer.page.goto(street.url);
    await orderer.follow("Säg upp eller svara");
    await orderer.page.getByText("Vi har flyttat").waitFor();
    await inspected(orderer, "wish to answer");
    await orderer.press("Skicka till beslutsattestanten");
    await orderer.page.getByText("Uppsägningen är skickad").waitFor();
    await house.runJobs();

    // Nobody answers: the attestant is reminded, and after a week the deputy too.
    for (const day of ["2026-12-01", "2026-12-05"]) {
      await house.turnTo(`${day}T06:00:00.000Z`);
      await house.perform({ kind: "machine", job: "timetable" }, (work) => work.enqueue("find-nudges", {}));
      await house.runJobs();
    }
    expect(await letter("approval-reminder")).toContain("Begärd: 2026-11-28");
    const deputy = await handsFor({ browser, street }, stands, handsOf);
    await deputy.page.goto(street.url);
    await deputy.follow("Läs och besluta");
    await deputy.page.getByText("Det kostar 149,50").waitFor();
    await deputy.press("Godkänn uppsägningen");
    await deputy.page.getByText("Sista dagen som faktureras är 2027-01-31.").first().waitFor();
    await house.runJobs();
    // So that the letter about what follows is the latest.
    await house.turnBy({ minutes: 1 });
    await street.letIn(orderer.page.context(), orders);
    await orderer.page.goto(`${street.url}/purchases/${customerId}`);
    await orderer.page.getByRole("main").getByRole("link", { name: "Distansåtkomst", exact: true }).click();
    await orderer.press("Ta tillbaka uppsägningen");
    await orderer.page.getByText("Uppsägningen är återtagen.").first().waitFor();
    await house.runJobs();
    expect(await letter("cancellation-decided")).toContain("Tjänsten fortsätter och faktureras som förut.");
    await Promise.all([reader, orderer, deputy].map(({ page }) => page.context().close()));
  },
);
