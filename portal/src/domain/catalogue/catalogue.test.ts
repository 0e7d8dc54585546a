import { type Decimal, formatDecimal, type LocalDate } from "@fakturaporten/einvoice";
import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aService, aSubscription } from "../../../test/support/outbound.ts";
import type { Person } from "../access/permissions.ts";
import { endSubscription } from "./begin-subscription.ts";
import { lastDayOf, type Month, monthsLater, parseMonth } from "./month.ts";
import { lastBilledDay } from "./notice.ts";
import { addNeed, listNeeds, removeNeed } from "./needs.ts";
import type { ServiceId } from "./service.ts";
import { getService, listPrices, listSubscriptions } from "./queries.ts";
import { setPrice } from "./set-price.ts";
import { type ChargedIn, chargedQuantity } from "./subscription.ts";

const house = testHouse();
const day = (text: string): LocalDate => text as LocalDate;
const month = (text: string): Month => parseMonth(text) as Month;
let officer: Person;

beforeAll(async () => {
  officer = await aCreditor(house);
});

describe("notice ends with a month", () => {
  test.each([
    ["2026-11-21", 1, "2026-12-31"],
    ["2026-11-30", 1, "2026-12-31"],
    ["2026-11-01", 1, "2026-12-31"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-12-31", 1, "2027-01-31"],
    ["2026-11-21", 0, "2026-11-30"],
    ["2026-11-21", 3, "2027-02-28"],
    ["2026-11-21", 24, "2028-11-30"],
  ])("approved on %s with %i months: billed through %s", (approved, months, last) => {
    expect(lastBilledDay(day(approved), months)).toBe(last);
  });
});

describe("a month that is not whole", () => {
  const charged = (facts: Partial<ChargedIn>, text = "2026-11"): string | undefined => {
    const all: ChargedIn = {
      quantity: "3",
      partMonths: "by-day",
      fromOn: day("2026-01-01"),
      untilOn: undefined,
      ...facts,
    };
    const amount: Decimal | undefined = chargedQuantity(all, month(text));
    return amount && formatDecimal(amount);
  };
  test.each([
    ["all of it", {}, "3"],
    ["begun on the 16th of 30 days", { fromOn: day("2026-11-16") }, "1.5000"],
    ["begun on the last day", { fromOn: day("2026-11-30") }, "0.1000"],
    ["ended on the first day", { untilOn: day("2026-11-01") }, "0.1000"],
    ["one day of three months", { fromOn: day("2026-11-10"), untilOn: day("2026-11-10"), quantity: "1" }, "0.0333"],
    ["begun and ended within", { fromOn: day("2026-11-11"), untilOn: day("2026-11-20") }, "1.0000"],
    ["whole by rule", { partMonths: "whole", fromOn: day("2026-11-30") }, "3"],
    ["not begun", { fromOn: day("2026-12-01") }, undefined],
    ["ended before", { untilOn: day("2026-10-31") }, undefined],
  ] as const)("%s", (_, facts, quantity) => {
    expect(charged(facts)).toBe(quantity);
  });
  test("February has its own days, in leap years too", () => {
    expect(charged({ fromOn: day("2028-02-29"), quantity: "29" }, "2028-02")).toBe("1.0000");
  });
});

test("months go over the year's end in both directions", () => {
  expect(monthsLater(month("2026-11"), 2)).toBe("2027-01-01");
  expect(monthsLater(month("2026-01"), -1)).toBe("2025-12-01");
  expect(lastDayOf(month("2028-02"))).toBe("2028-02-29");
  expect(["2026-13", "2026-1", "", "2026-00", "x"].map(parseMonth)).toEqual(Array(5).fill(undefined));
});

test("a service costs what was set from the latest day that has come", async () => {
  const serviceId = await aService(house, officer, { price: "100" });
  const next = { serviceId, fromOn: day("2027-01-01"), price: "112.5", listName: "2027" };
  await house.perform(officer, (work) => setPrice(work, next));
  const on = async (text: string) =>
    (await house.perform(officer, (work) => getService(work, serviceId, day(text)))).price;
  expect([await on("2025-12-31"), await on("2026-12-31"), await on("2027-01-01")]).toEqual([undefined, "100", "112.5"]);
  await expect(house.perform(officer, (work) => setPrice(work, { ...next, price: "1" }))).rejects.toThrow(
    "price-set-already",
  );
  expect(await house.perform(officer, (work) => listPrices(work, serviceId))).toHaveLength(2);
});

test("a code is one service's", async () => {
  await aService(house, officer, { code: "DATOR" });
  await expect(aService(house, officer, { code: "DATOR" })).rejects.toThrow("service-code-taken");
});

test("a subscription ends on a day, and an end is never put off by ending again", async () => {
  const customerId = await aCustomer(house, officer);
  const serviceId = await aService(house, officer);
  const subscriptionId = await aSubscription(house, officer, { customerId, serviceId });
  const end = (text: string) =>
    house.perform(officer, (work) => endSubscription(work, { subscriptionId, untilOn: day(text) }));
  await expect(end("2025-12-31")).rejects.toThrow("subscription-ended");
  await end("2026-12-31");
  await expect(end("2027-01-31")).rejects.toThrow("subscription-ended");
  await end("2026-11-30");
  const left = await house.perform(officer, (work) => listSubscriptions(work, customerId));
  expect(left.map(({ untilOn }) => untilOn)).toEqual(["2026-11-30"]);
});

test("only who keeps the catalogue writes it", async () => {
  const serviceId = await aService(house, officer);
  const price = { serviceId, fromOn: day("2027-01-01"), price: "1", listName: "x" };
  const support: Person = { ...officer, role: "support" };
  await expect(house.perform(support, (work) => setPrice(work, price))).rejects.toThrow("not-allowed");
});

describe("services that need others", () => {
  const need = (serviceId: ServiceId, needsId: ServiceId, person = officer) =>
    house.perform(person, (work) => addNeed(work, { serviceId, needsId }));
  const needsOf = async (serviceId: ServiceId) =>
    ((await house.perform(officer, listNeeds)).get(serviceId) ?? []).map(({ id }) => id);

  test("are named until they are taken away; needed twice is needed once", async () => {
    const [dock, laptop] = [await aService(house, officer), await aService(house, officer)];
    await need(dock, laptop);
    await need(dock, laptop);
    expect(await needsOf(dock)).toEqual([laptop]);
    await house.perform(officer, (work) => removeNeed(work, { serviceId: dock, needsId: laptop }));
    expect(await needsOf(dock)).toEqual([]);
  });

  test("never in a ring, also when two add its halves at once", async () => {
    const [one, two, three] = [
      await aService(house, officer),
      await aService(house, officer),
      await aService(house, officer),
    ];
    await expect(need(one, one)).rejects.toThrow("service-needs-itself");
    await need(one, two);
    await need(two, three);
    await expect(need(three, one)).rejects.toThrow("service-needs-itself");
    for (let round = 0; round < 5; round++) {
      const [left, right] = [await aService(house, officer), await aService(house, officer)];
      const outcomes = await Promise.allSettled([need(left, right), need(right, left)]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  test("are said only by who keeps the catalogue, and only of its own", async () => {
    const [dock, laptop] = [await aService(house, officer), await aService(house, officer)];
    await expect(need(dock, laptop, { ...officer, role: "support" })).rejects.toThrow("not-allowed");
    const stranger = await aCreditor(house);
    await expect(need(dock, await aService(house, stranger))).rejects.toThrow("not-found");
  });
});
