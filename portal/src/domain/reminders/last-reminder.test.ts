import { addDays, type LocalDate, localDate } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser, settleCreditor } from "../../../test/support/outbound.ts";
import { anInvoiceTo } from "../../../test/support/owed.ts";
import { getDunning } from "./dunning.ts";

const house = testHouse({ startsAt: "2026-01-05T08:00:00.000Z" });

test.each([
  ["where nothing is handed over, and then nothing follows", { handsOver: false }, "2026-03-12"],
  ["where the next step is the day after", { daysSecond: 1, daysThird: 1 }, "2026-02-19"],
])("is reminded a third time %s", async (_, change, payBy) => {
  await house.turnTo("2026-01-05T08:30:00.000Z");
  const own = await aCreditor(house);
  await remindsBy(house, own, "2026-01-05", change);
  const theirs = await aCustomer(house, own);
  const { id } = await anInvoiceTo(house, own, {
    customerId: theirs,
    payableMinor: 1000_00n,
    issuedOn: "2026-01-05",
  });
  for (let day: LocalDate = localDate("2026-02-02"); day <= "2026-03-06"; day = addDays(day, 1))
    await remindOn(house, day);
  const { history } = await house.perform(own, (work) => getDunning(work, id));
  expect(history.steps).toHaveLength(3);
  expect(history.steps[2]?.payBy).toBe(payBy);
});

test("is reminded of in the language that the customer's people read, and in Swedish while they read several", async () => {
  await house.turnTo("2026-01-05T08:30:00.000Z");
  const officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-05");
  const customerId = await aCustomer(house, officer);
  const readsEnglish = await aCustomerUser(house, officer, customerId);
  await house.everything
    .updateTable("accounts")
    .set({ language: "en" })
    .where("id", "=", readsEnglish.accountId)
    .execute();
  const { number } = await anInvoiceTo(house, officer, { customerId, issuedOn: "2026-01-05" });
  await remindOn(house, "2026-02-09");
  await aCustomerUser(house, officer, customerId);
  await remindOn(house, "2026-02-19");
  const mails = await house.everything
    .selectFrom("mails")
    .select(["language", "facts"])
    .where("kind", "=", "payment-reminder")
    .orderBy("posted_at")
    .execute();
  const own = mails.filter(({ facts }) => (facts as { number?: string }).number === number);
  expect(own.map(({ language }) => language)).toEqual(["en", "sv"]);
});

test("is paid to the bankgiro that stands on the invoice, also when later ones are paid to another", async () => {
  await house.turnTo("2026-01-05T08:30:00.000Z");
  const officer = await aCreditor(house);
  await settleCreditor(house, officer);
  await remindsBy(house, officer, "2026-01-05");
  const owed = { customerId: await aCustomer(house, officer), issuedOn: "2026-01-05" };
  const said = await anInvoiceTo(house, officer, { ...owed, bankgiro: "54029681" });
  const unsaid = await anInvoiceTo(house, officer, owed);
  await remindOn(house, "2026-02-09");
  const mails = await house.everything.selectFrom("mails").select("facts").execute();
  const told = mails.map(({ facts }) => facts);
  expect(told).toContainEqual(expect.objectContaining({ number: said.number, bankgiro: "54029681" }));
  expect(told).toContainEqual(expect.objectContaining({ number: unsaid.number, bankgiro: "9912346" }));
});
