import { beforeEach, describe, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCustomer, aCustomerUser, billed } from "../../../test/support/outbound.ts";
import { localDate, readUbl } from "@fakturaporten/einvoice";
import { getCustomerInvoiceBytes, listCustomerInvoices } from "../billing/queries.ts";
import { getCase } from "../cases/queries.ts";
import { changeCustomer } from "../customers/change-customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { askChange, changeableOf, type ChangeableFacts } from "./ask-change.ts";
import { askQuestion } from "./ask-question.ts";
import { applyChange, previewChange, refuseChange } from "./settle-change.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
let scene: DisputeScene;
beforeEach(async () => {
  scene = await aDisputeScene(house);
});

const known = () => house.perform(scene.officer, (work) => getCustomer(work, scene.customerId));
async function asked(changed: Partial<ChangeableFacts>, version?: number): Promise<string> {
  const customer = await known();
  const { id } = await house.perform(scene.customer, (work) =>
    askChange(work, {
      customerId: scene.customerId,
      version: version ?? customer.version,
      wanted: { ...changeableOf(customer), ...changed },
      wantedFrom: localDate("2026-11-01"),
      lov: "made",
      words: undefined,
    }),
  );
  await house.runJobs();
  return id;
}

describe("a change", () => {
  test("is applied from the day the officer says; invoices made stay, the next ones have it", async () => {
    const caseId = await asked({ street: "Nya gatan 1", ansvar: "" });
    expect(await house.perform(scene.officer, (work) => getCase(work, caseId))).toMatchObject({
      queue: "invoice-questions",
      about: {
        lov: "made",
        changes: [
          { fact: "street", from: "Provgatan 2", to: "Nya gatan 1" },
          { fact: "ansvar", from: "4711", to: "" },
        ],
      },
    });
    const fromOn = localDate("2026-11-01");
    const preview = await house.perform(scene.officer, (work) =>
      previewChange(work, { customerId: scene.customerId, fromOn }),
    );
    expect(preview.staying).toEqual([scene.number]);
    await house.perform(scene.officer, (work) => applyChange(work, { caseId, fromOn }));
    await house.runJobs();
    expect(await known()).toMatchObject({ address: { street: "Nya gatan 1" }, ansvar: undefined });
    expect(await house.perform(scene.customer, (work) => getCase(work, caseId))).toMatchObject({
      state: "closed",
      decision: "apply",
      outcome: { fromOn: "2026-11-01" },
    });
    await house.turnTo("2026-12-02T09:00:00.000Z");
    await billed(house, scene.officer, "2026-11", { issueOn: "2026-12-02" });
    const invoices = await house.perform(scene.officer, (work) => listCustomerInvoices(work, scene.customerId));
    const streets = await Promise.all(
      invoices.map(async ({ id }) => {
        const read = readUbl(await house.perform(scene.officer, (work) => getCustomerInvoiceBytes(work, id)));
        return read.ok ? read.invoice.buyer.address?.street : undefined;
      }),
    );
    expect(streets).toEqual(["Nya gatan 1", "Provgatan 2"]);
    await expect(house.perform(scene.officer, (work) => applyChange(work, { caseId, fromOn }))).rejects.toThrow(
      "case-already-decided",
    );
  });

  test("of nothing, or of what has changed since it was shown, is refused", async () => {
    await expect(asked({})).rejects.toThrow("changed-meanwhile");
    const { version, ...facts } = await known();
    await house.perform(scene.officer, (work) =>
      changeCustomer(work, {
        customerId: scene.customerId,
        version,
        fromOn: localDate("2026-11-02"),
        facts: { ...facts, reference: "999" },
      }),
    );
    await expect(asked({ street: "Nya gatan 1" }, version)).rejects.toThrow("changed-meanwhile");
  });

  test("only what was asked is changed, whatever else has been changed meanwhile", async () => {
    const caseId = await asked({ street: "Nya gatan 1" });
    const { version, ...facts } = await known();
    await house.perform(scene.officer, (work) =>
      changeCustomer(work, {
        customerId: scene.customerId,
        version,
        fromOn: localDate("2026-11-02"),
        facts: { ...facts, reference: "999" },
      }),
    );
    await house.turnTo("2026-11-02T10:00:00.000Z");
    await house.perform(scene.officer, (work) => applyChange(work, { caseId, fromOn: localDate("2026-11-02") }));
    expect(await known()).toMatchObject({ reference: "999", address: { street: "Nya gatan 1" } });
  });

  test("what is known of later days gets it too", async () => {
    const caseId = await asked({ street: "Nya gatan 1" });
    const { version, ...facts } = await known();
    await house.perform(scene.officer, (work) =>
      changeCustomer(work, {
        customerId: scene.customerId,
        version,
        fromOn: localDate("2026-12-01"),
        facts: { ...facts, reference: "999" },
      }),
    );
    await house.turnTo("2026-11-02T10:00:00.000Z");
    await house.perform(scene.officer, (work) => applyChange(work, { caseId, fromOn: localDate("2026-11-02") }));
    await house.turnTo("2026-12-02T10:00:00.000Z");
    expect(await known()).toMatchObject({ reference: "999", address: { street: "Nya gatan 1" } });
  });

  test("refused it says why, and nothing changes", async () => {
    const caseId = await asked({ reference: "777" });
    await expect(house.perform(scene.officer, (work) => refuseChange(work, { caseId, words: "" }))).rejects.toThrow(
      "case-needs-words",
    );
    await house.perform(scene.officer, (work) => refuseChange(work, { caseId, words: "Referensen finns inte." }));
    expect(await known()).toMatchObject({ reference: "123456" });
  });

  test("a stranger asks for none, and a customer applies none", async () => {
    const caseId = await asked({ reference: "777" });
    const other = await aCustomer(house, scene.officer);
    const stranger = await aCustomerUser(house, scene.officer, other);
    const wanted = changeableOf(await known());
    const theirs = { customerId: scene.customerId, version: 1, wanted, lov: "made" as const, words: undefined };
    await expect(
      house.perform(stranger, (work) => askChange(work, { ...theirs, wantedFrom: localDate("2026-11-02") })),
    ).rejects.toThrow("not-found");
    await expect(
      house.perform(scene.customer, (work) => applyChange(work, { caseId, fromOn: localDate("2026-11-02") })),
    ).rejects.toThrow("not-allowed");
  });
});

test("another question goes to those who know payments", async () => {
  const { id } = await house.perform(scene.customer, (work) =>
    askQuestion(work, {
      customerId: scene.customerId,
      topic: "credit-debit",
      invoiceNumber: scene.number,
      words: "Vilken kreditfaktura hör till vilken faktura?",
    }),
  );
  await house.runJobs();
  const row = await house.everything.selectFrom("cases").select(["queue", "side"]).where("id", "=", id).execute();
  expect(row).toEqual(expect.arrayContaining([{ queue: "supplier-support", side: "desk" }]));
  expect(row).toHaveLength(2);
});
