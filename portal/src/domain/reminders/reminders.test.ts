import { addDays, decimal, type LocalDate, localDate } from "@fakturaporten/einvoice";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { remindOn, remindsBy, usualPolicy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { anInvoiceTo, pay } from "../../../test/support/owed.ts";
import type { Person } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { findInvoiceAccount, getAccount } from "../ledger/queries.ts";
import { getDunning, listDunnings } from "./dunning.ts";
import { planSteps } from "./plan-steps.ts";
import { acknowledgeRecall, giveCollectionReceipt, recallClaim } from "./settle-collection.ts";
import { enterRate, setPolicy } from "./set-policy.ts";
import { endStop, stopReminders } from "./stop-reminders.ts";

const house = testHouse({ startsAt: "2026-01-02T08:00:00.000Z" });
let officer: Person;
let customerId: CustomerId;
beforeAll(async () => {
  officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-02");
});
beforeEach(async () => {
  await house.turnTo("2026-01-05T08:30:00.000Z");
  customerId = await aCustomer(house, officer);
});

/** Issued on the first Friday of the year; due on Monday, 2 February. */
const invoice = (payableMinor = 1000_00n) =>
  anInvoiceTo(house, officer, { customerId, payableMinor, issuedOn: "2026-01-02" });
const look = (id: string) => house.perform(officer, (work) => getDunning(work, id));
const stepsOf = async (id: string) => (await look(id)).history.steps.map(({ step, takenOn }) => `${step} ${takenOn}`);
async function run(from: string, to: string): Promise<void> {
  for (let day: LocalDate = localDate(from); day <= to; day = addDays(day, 1)) await remindOn(house, day);
}
/** Through all three reminders, to the day before the hand-over. */
async function afterThree(): Promise<string> {
  const { id } = await invoice();
  for (const day of ["2026-02-09", "2026-02-19", "2026-03-02"]) await remindOn(house, day);
  return id;
}

describe("an unpaid invoice", () => {
  test("is reminded three times on its days, then handed over by itself, and each letter tells the next", async () => {
    const { id, number, ocr } = await invoice();
    await run("2026-02-02", "2026-03-13");
    expect(await stepsOf(id)).toEqual(["1 2026-02-09", "2 2026-02-19", "3 2026-03-02"]);
    const { history, invoice: account } = await look(id);
    expect(history.collection).toMatchObject({
      state: "asked",
      handedOverOn: "2026-03-12",
      collectorName: "Inkasso Prov AB",
    });
    const { has_left } = await house.everything
      .selectFrom("ledger_sums")
      .select("has_left")
      .where("invoice_id", "=", id)
      .executeTakeFirstOrThrow();
    expect(has_left).toBe(true);
    // 1 000 kr, 10 % from 3 February to 12 March, 38 days of 365.
    expect(history.collection?.claim).toMatchObject({
      capitalMinor: "100000",
      feeMinor: "18000",
      interest: { minor: "1041", throughOn: "2026-03-12" },
      invoice: { number, ocrReference: ocr },
      reminders: [{ step: 1 }, { step: 2 }, { step: 3 }],
    });
    expect(account.balanceMinor).toBe(1000_00n + 180_00n + 10_41n);
    const mails = await house.everything.selectFrom("mails").select(["kind", "facts"]).orderBy("posted_at").execute();
    const own = mails.filter(({ facts }) => (facts as { number?: string }).number === number);
    expect(own.map(({ kind }) => kind)).toEqual([
      "payment-reminder",
      "payment-reminder",
      "payment-reminder",
      "handed-to-collection",
    ]);
    expect(own[0]?.facts).toMatchObject({
      step: "1",
      feeMinor: "6000",
      balanceMinor: "106000",
      nextOn: "2026-02-19",
      nextStep: "2",
      payBy: "2026-02-17",
    });
    // All fees that the amount includes, not the last one alone.
    expect(own[2]?.facts).toMatchObject({ step: "3", nextOn: "2026-03-12", nextStep: "collection", feeMinor: "18000" });
  });

  test("that is paid on the last safe day hears nothing more", async () => {
    const { id, ocr } = await invoice();
    await house.turnTo("2026-02-04T08:00:00.000Z");
    expect((await look(id)).next).toMatchObject({ step: 1, on: "2026-02-09", lastSafeOn: "2026-02-05" });
    await house.turnTo("2026-02-09T06:00:00.000Z");
    await pay(house, officer, [{ amountMinor: 1000_00n, reference: ocr }], "2026-02-06");
    await remindOn(house, "2026-02-09");
    expect(await stepsOf(id)).toEqual([]);
  });

  test("run again the same day, or after days of standing still, is reminded once", async () => {
    const { id } = await invoice();
    await remindOn(house, "2026-02-16");
    await remindOn(house, "2026-02-16");
    expect(await stepsOf(id)).toEqual(["1 2026-02-16"]);
    await remindOn(house, "2026-02-24");
    expect(await stepsOf(id)).toEqual(["1 2026-02-16"]);
  });

  test("costs no fee where none was agreed", async () => {
    const company = await aCustomer(house, officer, { kind: "company" });
    const policy = {
      ...usualPolicy,
      customerKind: "company" as const,
      fromOn: localDate("2026-01-05"),
      feeAgreed: false,
    };
    await house.perform(officer, (work) => setPolicy(work, policy));
    const { id } = await anInvoiceTo(house, officer, {
      customerId: company,
      issuedOn: "2026-01-05",
      payableMinor: 100_00n,
    });
    await remindOn(house, "2026-02-16");
    expect((await house.perform(officer, (work) => findInvoiceAccount(work, id)))?.balanceMinor).toBe(100_00n);
    expect((await look(id)).history.steps).toMatchObject([{ step: 1, feeMinor: 0n }]);
  });

  test("is in the officer's preview with the very day its customer sees", async () => {
    const { id } = await invoice();
    const user = await aCustomerUser(house, officer, customerId);
    await house.turnTo("2026-02-04T08:00:00.000Z");
    const planned = await house.perform(officer, (work) => planSteps(work, localDate("2026-03-01")));
    const seen = await house.perform(user, (work) => getDunning(work, id));
    expect(seen.next).toMatchObject({ step: 1, on: "2026-02-09", lastSafeOn: "2026-02-05" });
    expect(planned.find(({ invoiceId }) => invoiceId === id)?.next).toEqual(seen.next);
    const all = await house.perform(user, async (work) => {
      const customer = await getCustomer(work, customerId);
      return listDunnings(work, customer, (await getAccount(work, customer)).invoices);
    });
    expect(all.map(({ next }) => next)).toEqual([seen.next]);
    const stranger = await aCustomerUser(house, officer, await aCustomer(house, officer));
    await expect(house.perform(stranger, (work) => getDunning(work, id))).rejects.toThrow("not-found");
  });
});

describe("a stop", () => {
  const stop = (invoiceId: string, untilOn: string, kind: "promise" | "dispute" = "promise") =>
    house.perform(officer, (work) =>
      stopReminders(work, {
        invoiceId,
        kind,
        reason: "Betalar när bidraget kommer",
        untilOn: localDate(untilOn),
        promisedMinor: kind === "promise" ? 1000_00n : undefined,
      }),
    );

  test("keeps the invoice from being reminded, and ends by itself", async () => {
    const { id } = await invoice();
    await stop(id, "2026-02-27");
    await run("2026-02-09", "2026-02-27");
    expect(await stepsOf(id)).toEqual([]);
    await remindOn(house, "2026-03-02");
    expect(await stepsOf(id)).toEqual(["1 2026-03-02"]);
  });

  test("that is ended early lets the invoice be reminded again", async () => {
    const { id } = await invoice();
    const stopId = await stop(id, "2026-02-27");
    await house.perform(officer, (work) => endStop(work, stopId));
    await remindOn(house, "2026-02-09");
    expect(await stepsOf(id)).toEqual(["1 2026-02-09"]);
    await expect(house.perform(officer, (work) => endStop(work, stopId))).rejects.toThrow("not-found");
  });

  test("never lasts longer than a quarter, nor ends before it begins", async () => {
    const { id } = await invoice();
    await expect(stop(id, "2026-04-06")).rejects.toThrow("reminder-stop-too-long");
    await expect(stop(id, "2026-01-04")).rejects.toThrow("reminder-stop-too-long");
  });
});

describe("before the hand-over", () => {
  const stateAfter = async (id: string, day = "2026-03-12") => {
    await remindOn(house, day);
    const { history } = await look(id);
    return history.collection && `${history.collection.state} ${history.collection.hindrance ?? ""}`.trim();
  };

  test("money of the customer that lies unplaced holds the claim, and it is looked at every day", async () => {
    const id = await afterThree();
    const file = await pay(
      house,
      officer,
      [{ amountMinor: 3_00n, name: "VÅRDCENTRALEN PROV AB", text: "utan nummer" }],
      "2026-03-10",
    );
    expect(await stateAfter(id)).toBe("held unmatched-payment");
    const payment = await house.everything
      .selectFrom("bank_payments")
      .select("id")
      .where("bank_file_id", "=", file)
      .executeTakeFirst();
    await house.everything
      .insertInto("payment_decisions")
      .values({
        organisation_id: officer.organisationId,
        payment_id: payment?.id ?? "",
        kind: "not-ours",
        reason: "Annan",
        decided_at: house.now(),
      })
      .execute();
    expect(await stateAfter(id, "2026-03-13")).toBe("asked");
  });

  test("an organisation number that does not check holds it", async () => {
    const id = await afterThree();
    await house.everything
      .updateTable("customer_versions")
      .set({ organisation_number: "5566778898" })
      .where("customer_id", "=", customerId)
      .execute();
    expect(await stateAfter(id)).toBe("held no-organisation-number");
  });

  test("a dispute that lasts beyond the day holds everything", async () => {
    const id = await afterThree();
    await house.perform(officer, (work) =>
      stopReminders(work, { invoiceId: id, kind: "dispute", reason: "Fel antal", untilOn: localDate("2026-03-20") }),
    );
    expect(await stateAfter(id)).toBeUndefined();
    expect(await stateAfter(id, "2026-03-23")).toBe("asked");
  });

  test("a half-year whose rate nobody has entered holds it until somebody does", async () => {
    const { id } = await anInvoiceTo(house, officer, { customerId, issuedOn: "2026-05-04" });
    for (const day of ["2026-06-08", "2026-06-18", "2026-06-29"]) await remindOn(house, day);
    expect(await stateAfter(id, "2026-07-09")).toBe("held no-reference-rate");
    const rate = { fromOn: localDate("2026-07-01"), percent: decimal("2.0"), source: "Riksbanken" };
    await house.perform(officer, (work) => enterRate(work, rate));
    await expect(house.perform(officer, (work) => enterRate(work, rate))).rejects.toThrow("changed-meanwhile");
    expect(await stateAfter(id, "2026-07-10")).toBe("asked");
  });

  test("what is paid while it is held is not handed over", async () => {
    const id = await afterThree();
    const { invoice: account } = await look(id);
    await pay(house, officer, [{ amountMinor: 3_00n, text: account.number }], "2026-03-10");
    expect(await stateAfter(id)).toBe("held unmatched-payment");
    await pay(house, officer, [{ amountMinor: account.balanceMinor, reference: account.ocrReference }], "2026-03-12");
    expect(await stateAfter(id, "2026-03-13")).toBe("held unmatched-payment");
    expect((await look(id)).next).toBeUndefined();
  });
});

describe("after the hand-over", () => {
  const receipt = (invoiceId: string, text: string) =>
    house.perform(officer, (work) => giveCollectionReceipt(work, { invoiceId, receipt: text }));

  test("the receipt is given once, a recall is acknowledged, and nothing is reminded any more", async () => {
    const id = await afterThree();
    await remindOn(house, "2026-03-12");
    await receipt(id, "INK-1");
    await receipt(id, "INK-1");
    await expect(receipt(id, "INK-2")).rejects.toThrow("collection-receipt-differs");
    await house.perform(officer, (work) => recallClaim(work, { invoiceId: id, reason: "Fakturan var fel" }));
    await house.perform(officer, (work) => acknowledgeRecall(work, { invoiceId: id, acknowledgement: "ÅTER-1" }));
    expect((await look(id)).history.collection).toMatchObject({ state: "returned", acknowledgement: "ÅTER-1" });
    await expect(house.perform(officer, (work) => recallClaim(work, { invoiceId: id, reason: "x" }))).rejects.toThrow(
      "collection-cannot-change",
    );
    await remindOn(house, "2026-05-04");
    expect(await stepsOf(id)).toHaveLength(3);
  });

  test("a machine with the right scope fetches and acknowledges; a customer's user may not", async () => {
    const id = await afterThree();
    await remindOn(house, "2026-03-12");
    const client = {
      kind: "client",
      clientId: "c",
      organisationId: officer.organisationId,
      scopes: ["collection.receipt"],
      receiverIds: undefined,
    } as const;
    await house.perform(client, (work) => giveCollectionReceipt(work, { invoiceId: id, receipt: "INK-9" }));
    const user = await aCustomerUser(house, officer, customerId);
    await expect(
      house.perform(user, (work) => acknowledgeRecall(work, { invoiceId: id, acknowledgement: "x" })),
    ).rejects.toThrow("not-allowed");
    const blind = { ...client, scopes: ["collection.read"] } as const;
    await expect(
      house.perform(blind, (work) => giveCollectionReceipt(work, { invoiceId: id, receipt: "y" })),
    ).rejects.toThrow("not-allowed");
  });
});
