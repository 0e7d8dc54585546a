import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { decideCase } from "../cases/decide-case.ts";
import { findDecision, getCase, listMessages } from "../cases/queries.ts";
import { writeToDesk } from "../cases/write-to-desk.ts";
import { carryMessage } from "../../jobs/carry-message.ts";
import type { Actor, JobPayloads, Work } from "../../work.ts";
import { countHeldWithoutIntroduction, findHold, holdInvoice } from "./hold-invoice.ts";
import { introduce } from "./introduce.ts";
import { introductionNeed } from "./introduction.ts";
import { getPolicy, type IntroductionPolicy, setPolicy } from "./policy.ts";
import { settleIntroduction } from "./settle-introduction.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });

interface Scene {
  readonly supplier: Known;
  readonly support: Known;
  readonly unit: string;
}
let here: Scene;

beforeEach(async () => {
  const support = await anOfficer(house, { role: "support" });
  here = { support, supplier: await aSupplier(house), unit: await aUnit(house, [support.actor]) };
});

const policy = (one: IntroductionPolicy) => house.perform(here.support.actor, (work) => setPolicy(work, one));
const regionId = () => here.support.actor.organisationId;

const introduces = () =>
  house.perform(here.supplier.actor, (work) =>
    introduce(work, {
      regionId: regionId(),
      companyName: "Prov & Söner AB",
      contactName: "Lena Leverantör",
      contactPhone: "08-123 456 78",
      contactEmail: "lena@prov.example",
      receivers: ["Kardiologmottagningen"],
    }),
  );

const sends = async () => {
  const { invoiceId } = await anIssuedInvoice(house, here.supplier.actor, { receiverId: here.unit });
  await house.runJobs();
  return invoiceId;
};

const arrivals = async () => {
  const rows = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("receiver_id", "=", here.unit)
    .execute();
  return rows.length;
};

const decides = async (caseId: string, decision: "approve" | "refuse", words?: string) => {
  await house.perform(here.support.actor, (work) => decideCase(work, { caseId, decision, words }));
  await house.runJobs();
};

const hold = (invoiceId: string) => house.perform(here.supplier.actor, (work) => findHold(work, invoiceId));

const eventsOf = async (id: string) => {
  const rows = await house.everything
    .selectFrom("events")
    .select("kind")
    .where("subject_id", "=", id)
    .where("kind", "like", "invoice.%")
    .orderBy("id")
    .execute();
  return rows.map(({ kind }) => kind);
};

describe("the policy", () => {
  test("a region that has not said asks for nothing, and its invoices go at once", async () => {
    expect(await house.perform(here.supplier.actor, (work) => getPolicy(work, regionId()))).toBe("none");
    await sends();
    expect(await arrivals()).toBe(1);
  });

  test('"go ahead" asks for the introduction and holds nothing', async () => {
    await policy("go-ahead");
    const need = await house.perform(here.supplier.actor, (work) => introductionNeed(work, here.unit));
    expect(need).toMatchObject({ kind: "missing", waits: false });
    await introduces();
    await sends();
    expect(await arrivals()).toBe(1);
  });

  test("is set by those who manage the desk, and kept in versions", async () => {
    await policy("wait");
    await policy("wait");
    await policy("none");
    const rows = await house.everything
      .selectFrom("introduction_policies")
      .select(["policy", "replaced_at"])
      .where("organisation_id", "=", regionId())
      .orderBy("valid_from")
      .execute();
    expect(rows.map((row) => row.policy)).toEqual(["wait", "none"]);
    const officer = await anOfficer(house, { organisationId: regionId() });
    for (const { actor } of [officer, here.supplier])
      await expect(house.perform(actor, (work) => setPolicy(work, "none"))).rejects.toThrow("not-allowed");
  });
});

describe("waiting for approval", () => {
  test("invoices sent meanwhile are held with their reason, and leave by themselves, each once", async () => {
    await policy("wait");
    const { caseId } = await introduces();
    await house.runJobs();
    const sent = [await sends(), await sends()];
    expect(await arrivals()).toBe(0);
    expect(await hold(sent[0] ?? "")).toMatchObject({ reason: "introduction-open" });
    await decides(caseId, "approve");
    expect(await arrivals()).toBe(2);
    expect(await hold(sent[0] ?? "")).toBeUndefined();
    expect(await eventsOf(sent[0] ?? "")).toEqual([
      "invoice.held",
      "invoice.released",
      "invoice.delivery-attempted",
      "invoice.delivered",
    ]);
    await sends();
    expect(await arrivals()).toBe(3);
  });

  test("an invoice sent without an introduction is held, and needs the supplier", async () => {
    await policy("wait");
    const sent = await sends();
    expect(await hold(sent)).toMatchObject({ reason: "introduction-missing" });
    const count = () => house.perform(here.supplier.actor, countHeldWithoutIntroduction);
    expect(await count()).toEqual([{ regionId: regionId(), invoices: 1 }]);
    const { caseId } = await introduces();
    expect(await count()).toEqual([]);
    await house.runJobs();
    await decides(caseId, "approve");
    expect(await arrivals()).toBe(1);
  });

  test("a refusal needs words that reach the supplier; after an answer the region may approve", async () => {
    await policy("wait");
    const { caseId } = await introduces();
    await house.runJobs();
    const sent = await sends();
    await expect(decides(caseId, "refuse")).rejects.toThrow("case-needs-words");
    await decides(caseId, "refuse", "Ni saknar avtal. Skriv vem som beställde.");
    expect(await hold(sent)).toMatchObject({ reason: "introduction-refused" });
    expect(await arrivals()).toBe(0);
    const thread = await house.perform(here.supplier.actor, async (work) =>
      listMessages(work, await getCase(work, caseId)),
    );
    expect(thread.at(-1)).toMatchObject({ act: "decide", decision: "refuse", words: /Skriv vem/ });
    await house.turnBy({ seconds: 1 });
    await house.perform(here.supplier.actor, (work) => writeToDesk(work, { caseId, act: "say", words: "Eva Ek." }));
    await house.runJobs();
    await decides(caseId, "approve");
    expect(await arrivals()).toBe(1);
    await expect(decides(caseId, "refuse", "Ångrar mig")).rejects.toThrow("case-already-decided");
  });

  test("introducing oneself twice at once is one introduction and one case", async () => {
    await policy("wait");
    const [one, other] = await Promise.all([introduces(), introduces()]);
    expect(one?.caseId).toBe(other?.caseId);
    const cases = await house.everything
      .selectFrom("cases")
      .select("id")
      .where("organisation_id", "=", here.supplier.actor.organisationId)
      .execute();
    expect(cases).toHaveLength(1);
  });

  test.each(["the attempt", "the approval"])(
    "an approval and an attempt at the same moment leave nothing behind, whichever begins: %s",
    async (first) => {
      await policy("wait");
      const seller: Actor = { kind: "machine", job: "test", organisationId: here.supplier.actor.organisationId };
      const { invoiceId, decided } = await approvedNotYetSettled(seller);
      const attempt = (work: Work) => holdInvoice(work, { invoiceId, regionId: regionId() });
      const approval = (work: Work) => settleIntroduction(work, decided);
      const [begins, comes] = first === "the attempt" ? [attempt, approval] : [approval, attempt];
      const { promise: gate, resolve: open } = Promise.withResolvers<void>();
      const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>();
      const beginning = house.perform(seller, async (work) => {
        await begins(work);
        hasBegun();
        await gate;
      });
      await begun;
      const coming = house.perform<unknown>(seller, comes);
      await Promise.race([coming, sleep(300)]);
      open();
      await Promise.all([beginning, coming]);
      expect(await hold(invoiceId)).toBeUndefined();
    },
  );
});

/** The decision has reached the supplier, and nobody has acted on it. */
async function approvedNotYetSettled(seller: Actor) {
  const { caseId } = await introduces();
  await house.runJobs();
  const { invoiceId } = await anIssuedInvoice(house, here.supplier.actor, { receiverId: here.unit });
  await house.forgetJobs();
  await house.perform(here.support.actor, (work) => decideCase(work, { caseId, decision: "approve" }));
  const carrying = (await house.waitingJobs()).find(({ job }) => job === "carry-message");
  await house.forgetJobs();
  const payload = carrying?.payload as JobPayloads["carry-message"];
  await carryMessage(house.tools, payload);
  await house.forgetJobs();
  const decided = await house.perform(seller, (work) => findDecision(work, caseId));
  if (decided === undefined) throw new Error("The decision has not arrived.");
  return { invoiceId, decided };
}
