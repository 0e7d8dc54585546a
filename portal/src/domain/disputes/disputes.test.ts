import { beforeEach, describe, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { decideCase } from "../cases/decide-case.ts";
import { listOwnCases } from "../cases/list-cases.ts";
import { getCase, listMessages } from "../cases/queries.ts";
import { replyToParty } from "../cases/reply-to-party.ts";
import { writeToDesk } from "../cases/write-to-desk.ts";
import { getInvoiceAccount } from "../ledger/queries.ts";
import { findNamedInvoice } from "../questions/file-dispute.ts";
import { refuseDispute } from "./give-credit.ts";
import { findDispute, listDisputeLines } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
let scene: DisputeScene;
beforeEach(async () => {
  scene = await aDisputeScene(house);
});

const dispute = (caseId: string) => house.perform(scene.customer, (work) => findDispute(work, caseId));
const balance = async () =>
  (await house.perform(scene.officer, (work) => getInvoiceAccount(work, scene.invoiceId))).balanceMinor;

describe("a dispute", () => {
  test("goes from the customer to the creditor, is credited from the chosen lines, and both see the thread", async () => {
    const caseId = await scene.arrived();
    expect(await dispute(caseId)).toMatchObject({ state: "open", rule: "pay-anyway", disputedMinor: 498_75n });
    expect(await house.perform(scene.customer, (work) => listDisputeLines(work, caseId))).toEqual([
      { place: 1, netMinor: 399_00n, reason: "quantity", words: "Vi har en, inte tre." },
    ]);
    const { note } = await scene.credit([{ place: 1, netMinor: 399_00n }], caseId);
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "credited", creditNoteId: note?.id });
    const thread = await house.perform(scene.customer, async (work) => listMessages(work, await getCase(work, caseId)));
    expect(thread.map(({ act, words, outcome }) => [act, words, outcome])).toEqual([
      ["open", "Se bilagan.", {}],
      ["decide", "Två för mycket.", { creditNote: note?.number }],
    ]);
    expect(await balance()).toBe(873_13n - 498_75n);
  });

  test("refused it says why, and the same line may be disputed again for something new", async () => {
    const caseId = await scene.arrived();
    await expect(house.perform(scene.officer, (work) => refuseDispute(work, { caseId, words: " " }))).rejects.toThrow(
      "case-needs-words",
    );
    await expect(scene.filed()).rejects.toThrow("dispute-open-already");
    await house.perform(scene.officer, (work) => refuseDispute(work, { caseId, words: "Ni beställde tre." }));
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "refused" });
    await expect(scene.credit([{ place: 1, netMinor: 1n }], caseId)).rejects.toThrow("case-already-decided");
    await expect(scene.filed()).rejects.toThrow("dispute-needs-new");
    const price = { place: 1, netMinor: 399_00n, reason: "price" as const, words: undefined };
    await expect(scene.filed({ lines: [price] })).rejects.toThrow("dispute-needs-new");
    expect((await scene.filed({ lines: [{ ...price, words: "Avtalet säger 100 kr." }] })).id).not.toBe(caseId);
  });

  test("taken back by the customer, and taken up again when it writes", async () => {
    const caseId = await scene.arrived();
    const write = (act: "close" | "say", words?: string) =>
      house.perform(scene.customer, (work) => writeToDesk(work, { caseId, act, words }));
    await write("close");
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "withdrawn" });
    await write("say", "Nej, det stämmer ändå inte.");
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "open", settledAt: undefined });
  });

  test("is decided on its own page: the desk's own forms neither decide nor close it", async () => {
    const caseId = await scene.arrived();
    const decided = house.perform(scene.officer, (work) =>
      decideCase(work, { caseId, decision: "credit", outcome: { creditNote: "1" } }),
    );
    await expect(decided).rejects.toThrow("case-cannot-change");
    const closed = house.perform(scene.officer, (work) => replyToParty(work, { caseId, act: "close", words: "Klart" }));
    await expect(closed).rejects.toThrow("case-cannot-change");
  });

  test.each([
    ["more than the line", [{ place: 1, netMinor: 598_51n, reason: "price" as const, words: undefined }]],
    ["nothing of a line", [{ place: 1, netMinor: 0n, reason: "price" as const, words: undefined }]],
    ["a line that is not there", [{ place: 9, netMinor: 1n, reason: "price" as const, words: undefined }]],
    ["no lines", []],
    [
      "a line twice",
      [
        { place: 1, netMinor: 1n, reason: "price" as const, words: undefined },
        { place: 1, netMinor: 1n, reason: "price" as const, words: undefined },
      ],
    ],
  ])("about %s is refused", async (_, lines) => {
    await expect(scene.filed({ lines })).rejects.toThrow("credit-exceeds-remaining");
  });

  test("single items are for private care providers, and for two reasons", async () => {
    const double = [{ place: 1, netMinor: 1n, reason: "double" as const, words: undefined }];
    expect((await scene.filed({ kind: "item-credit", lines: double })).queue).toBe("provider-service");
    await expect(scene.filed({ kind: "item-credit" })).rejects.toThrow("not-allowed");
    await house.everything
      .updateTable("customers")
      .set({ kind: "company" })
      .where("id", "=", scene.customerId)
      .execute();
    await expect(scene.filed({ kind: "item-credit", lines: double })).rejects.toThrow("not-allowed");
  });
});

describe("which invoice", () => {
  const named = (customerNo: string, no: string, person = scene.customer) =>
    house.perform(person, (work) => findNamedInvoice(work, { customerNumber: customerNo, number: no }));
  test("number and Kund-ID must both be those of an invoice one may see", async () => {
    const other = await aCustomer(house, scene.officer);
    const stranger = await aCustomerUser(house, scene.officer, other);
    expect(await named(` ${scene.customerNumber.toLowerCase()} `, scene.number)).toMatchObject({ id: scene.invoiceId });
    expect(await named(scene.customerNumber, "1")).toBeUndefined();
    expect(await named("K-1", scene.number)).toBeUndefined();
    expect(await named(scene.customerNumber, scene.number, stranger)).toBeUndefined();
    await expect(scene.filed({}, stranger)).rejects.toThrow("not-found");
    await expect(scene.filed({ customerId: other }, stranger)).rejects.toThrow("not-found");
  });

  test("a case about a Kund-ID is seen by those who have access to it, within one company too", async () => {
    const caseId = await scene.arrived();
    const second = await aCustomer(house, scene.officer, { facts: { organisationNumber: "5560160680" } });
    const stranger = await aCustomerUser(house, scene.officer, second);
    const colleague = { ...stranger, organisationId: scene.customer.organisationId };
    await house.everything
      .updateTable("customer_access")
      .set({ party_id: scene.customer.organisationId })
      .where("id", "=", stranger.accessId)
      .execute();
    await expect(house.perform(colleague, (work) => getCase(work, caseId))).rejects.toThrow("not-found");
    expect((await house.perform(colleague, listOwnCases)).cases).toEqual([]);
    expect((await house.perform(scene.customer, listOwnCases)).cases).toHaveLength(1);
  });
});
