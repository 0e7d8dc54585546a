import { beforeAll, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { settleDelivery } from "../../domain/billing/settle-delivery.ts";
import type { Instant } from "../../time.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let scene: DisputeScene;
let officer: TestBrowser;

beforeAll(async () => {
  scene = await aDisputeScene(house);
  officer = await door.signedIn(scene.officer);
});

async function stuck(state: "refused" | "unclear"): Promise<void> {
  await house.everything.deleteFrom("delivery_evidence").where("invoice_id", "=", scene.invoiceId).execute();
  await house.everything.deleteFrom("delivery_attempts").where("invoice_id", "=", scene.invoiceId).execute();
  await house.everything.deleteFrom("customer_invoice_deliveries").where("invoice_id", "=", scene.invoiceId).execute();
  await house.everything
    .insertInto("customer_invoice_deliveries")
    .values({
      organisation_id: scene.officer.organisationId,
      invoice_id: scene.invoiceId,
      customer_id: scene.customerId,
      state,
      attempts: 2,
      changed_at: house.now(),
    })
    .execute();
  const own = { organisation_id: scene.officer.organisationId, invoice_id: scene.invoiceId };
  const [before, at] = ["2026-11-01T07:00:00.000Z" as Instant, house.now()];
  await house.everything
    .insertInto("delivery_attempts")
    .values([
      {
        ...own,
        about: "customer-invoice",
        number: 1,
        started_at: before,
        ended_at: before,
        outcome: "not-sent",
        reason: "too-busy",
      },
      {
        ...own,
        about: "customer-invoice",
        number: 2,
        started_at: at,
        ended_at: at,
        outcome: "unknown",
        reason: "no-answer",
      },
    ])
    .execute();
}
const standing = async () =>
  house.everything
    .selectFrom("customer_invoice_deliveries")
    .select(["state", "attempts"])
    .where("invoice_id", "=", scene.invoiceId)
    .executeTakeFirstOrThrow();
const settle = (decision: string) =>
  officer.submit("/billing/deliveries", { do: decision }, `/billing/deliveries/${scene.invoiceId}`);

test("what did not arrive stands on the start page, and a person decides", async () => {
  expect((await officer.get("/billing/deliveries")).body).toContain("Alla e-fakturor är framme eller på väg");
  await stuck("unclear");
  expect((await officer.get("/")).body).toContain("En e-faktura kom inte fram");
  const page = (await officer.get("/billing/deliveries")).body;
  for (const told of [
    `Faktura ${scene.number}`,
    "Ingen vet om den kom fram",
    "Den kom fram",
    "Sänd igen",
    "kom aldrig iväg",
    "ingen vet",
  ])
    expect(page).toContain(told);
  expect((await settle("arrived")).statusCode).toBe(303);
  expect(await standing()).toMatchObject({ state: "delivered" });
  const officerAgain = house.perform(scene.officer, (work) =>
    settleDelivery(work, { invoiceId: scene.invoiceId, decision: "send-again" }),
  );
  await expect(officerAgain).rejects.toThrow("changed-meanwhile");
});

test("what was refused is sent again, or a letter tells of it; nobody says that it arrived", async () => {
  await stuck("refused");
  const page = (await officer.get("/billing/deliveries")).body;
  expect(page).not.toContain("Den kom fram");
  expect((await settle("send-again")).statusCode).toBe(303);
  expect(await standing()).toEqual({ state: "waiting", attempts: 2 });
  expect((await house.waitingJobs()).map(({ job }) => job)).toContain("deliver-customer-invoice");
  await stuck("refused");
  expect((await settle("by-letter")).statusCode).toBe(303);
  const letters = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("kind", "=", "customer-invoice-issued")
    .orderBy("posted_at")
    .execute();
  expect(letters.at(-1)?.facts).toMatchObject({ number: scene.number, payableMinor: "87313", dueOn: "2026-12-02" });
});

test("a customer, and another region's officer, decide nothing", async () => {
  await stuck("unclear");
  const other = await aDisputeScene(house);
  for (const stranger of [scene.customer, other.officer])
    await expect(
      house.perform(stranger, (work) => settleDelivery(work, { invoiceId: scene.invoiceId, decision: "arrived" })),
    ).rejects.toThrow(/not-allowed|not-found/);
  expect(await standing()).toMatchObject({ state: "unclear" });
});
