import { addDays, decimal, type LocalDate, localDate } from "@fakturaporten/einvoice";
import { beforeEach, describe, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor } from "../../../test/support/outbound.ts";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { withVat } from "../billing/credited-lines.ts";
import { enterRate } from "../reminders/set-policy.ts";
import { getDunning } from "../reminders/dunning.ts";
import { heldMinorOf, heldWholeUntil } from "./dispute.ts";
import { writeToDesk } from "../cases/write-to-desk.ts";
import { refuseDispute } from "./give-credit.ts";
import { grantHold } from "./hold.ts";
import { findDispute, listLineHolds } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
let scene: DisputeScene;
beforeEach(async () => {
  scene = await aDisputeScene(house);
});

const dispute = (caseId: string) => house.perform(scene.customer, (work) => findDispute(work, caseId));

describe("what it means for payment", () => {
  /** Due on 2 December; reminded from the 7th, unless held. */
  const reminders = () =>
    house.everything
      .selectFrom("reminder_steps")
      .select(["step", "taken_on", "balance_minor"])
      .where("invoice_id", "=", scene.invoiceId)
      .orderBy("step")
      .execute();
  const look = () => house.perform(scene.customer, (work) => getDunning(work, scene.invoiceId));
  async function walk(from: string, to: string): Promise<void> {
    for (let day: LocalDate = localDate(from); day <= to; day = addDays(day, 1)) await remindOn(house, day);
  }
  beforeEach(async () => {
    await remindsBy(house, scene.officer, "2026-11-02");
    await house.turnTo("2026-11-20T09:00:00.000Z");
  });

  test("pay anyway: reminders go on, an open dispute is never handed over, and refused it is", async () => {
    const caseId = await scene.arrived();
    await walk("2026-12-05", "2027-01-15");
    expect((await reminders()).map(({ step, balance_minor }) => [step, balance_minor])).toEqual([
      [1, 933_13n],
      [2, 993_13n],
      [3, 1053_13n],
    ]);
    expect((await look()).history.collection).toMatchObject({ state: "held", hindrance: "disputed" });
    await expect(
      scene.filed({ lines: [{ place: 2, netMinor: 1n, reason: "price", words: undefined }] }),
    ).resolves.toBeDefined();
    await house.runJobs();
    const open = await house.everything
      .selectFrom("disputes")
      .select("case_id")
      .where("invoice_id", "=", scene.invoiceId)
      .where("state", "=", "open")
      .execute();
    for (const { case_id } of open)
      await house.perform(scene.officer, (work) =>
        refuseDispute(work, { caseId: case_id, words: "Ni beställde tre." }),
      );
    expect(open.map(({ case_id }) => case_id)).toContain(caseId);
    for (const fromOn of ["2026-07-01", "2027-01-01"])
      await house.perform(scene.officer, (work) =>
        enterRate(work, { fromOn: localDate(fromOn), percent: decimal("2.00"), source: "Riksbanken" }),
      );
    await walk("2027-01-18", "2027-01-19");
    expect((await look()).history.collection).toMatchObject({ state: "held", hindrance: "disputed" });
    await walk("2027-01-26", "2027-01-27");
    expect((await look()).history.collection).toMatchObject({ state: "asked", hindrance: undefined });
    await expect(scene.filed()).rejects.toThrow("dispute-in-collection");
  });

  test("hold all: nothing is asked for until the hold's last day, then it ends by itself", async () => {
    await scene.rule("hold-all");
    const caseId = await scene.arrived();
    expect(await dispute(caseId)).toMatchObject({ heldUntil: "2026-12-20" });
    expect(await look()).toMatchObject({ heldMinor: 873_13n, next: { on: "2026-12-21", movedBy: "dispute" } });
    await walk("2026-12-05", "2026-12-21");
    expect(await reminders()).toMatchObject([{ step: 1, taken_on: "2026-12-21", balance_minor: 933_13n }]);
  });

  test("hold the disputed part: the rest is reminded of; refused, all of it", async () => {
    await scene.rule("hold-disputed");
    const caseId = await scene.arrived();
    await walk("2026-12-05", "2026-12-08");
    expect(await reminders()).toMatchObject([{ step: 1, taken_on: "2026-12-07", balance_minor: 434_38n }]);
    await house.perform(scene.officer, (work) => refuseDispute(work, { caseId, words: "Ni beställde tre." }));
    await walk("2026-12-16", "2026-12-18");
    expect(await reminders()).toMatchObject([{ step: 1 }, { step: 2, balance_minor: 993_13n }]);
  });

  test("a line is held once: refused or taken back, the next dispute of it is paid meanwhile, unless an officer says otherwise", async () => {
    await scene.rule("hold-disputed");
    const first = await scene.arrived();
    await house.perform(scene.officer, (work) => refuseDispute(work, { caseId: first, words: "Ni beställde tre." }));
    await house.runJobs();
    await expect(scene.filed()).rejects.toThrow("dispute-needs-new");
    const again = { place: 1, netMinor: 399_00n, reason: "quantity", words: "Två lämnades tillbaka i mars." } as const;
    const other = { place: 2, netMinor: 100_00n, reason: "price", words: undefined } as const;
    const second = await scene.arrived({ lines: [again] });
    expect(await dispute(second)).toMatchObject({ rule: "pay-anyway", heldUntil: undefined, disputedMinor: 498_75n });
    expect((await look()).heldMinor).toBe(0n);
    await house.perform(scene.customer, (work) =>
      writeToDesk(work, { caseId: second, act: "close", words: undefined }),
    );
    await house.runJobs();
    const both = await scene.arrived({ lines: [{ ...again, words: "Igen." }, other] });
    expect(await dispute(both)).toMatchObject({ rule: "hold-disputed", heldMinor: 125_00n, disputedMinor: 623_75n });
    const holds = () =>
      house.perform(scene.customer, async (work) => {
        const found = await findDispute(work, both);
        return found && [...(await listLineHolds(work, found))];
      });
    expect(await holds()).toEqual([[2, "2026-12-20"]]);
    const grant = (untilOn: string, person = scene.officer) =>
      house.perform(person, (work) =>
        grantHold(work, { caseId: both, rule: "hold-disputed", untilOn: localDate(untilOn) }),
      );
    for (const day of ["2026-11-19", "2027-02-19"]) await expect(grant(day)).rejects.toThrow("dispute-hold-too-long");
    await expect(grant("2026-12-31", scene.customer)).rejects.toThrow("not-allowed");
    await grant("2027-02-18");
    expect(await holds()).toEqual([
      [1, "2027-02-18"],
      [2, "2027-02-18"],
    ]);
    expect(await look()).toMatchObject({ heldMinor: 623_75n });
    await house.perform(scene.officer, (work) => refuseDispute(work, { caseId: both, words: "Nej." }));
    await expect(grant("2026-12-31")).rejects.toThrow("case-already-decided");
  });

  test("a line disputed twice before either has arrived is held once", async () => {
    await scene.rule("hold-disputed");
    const twice = [await scene.filed(), await scene.filed()];
    await house.runJobs();
    const held = await Promise.all(twice.map(async ({ id }) => (await dispute(id))?.heldMinor));
    expect(new Set(held)).toEqual(new Set([498_75n, undefined]));
    expect((await look()).heldMinor).toBe(498_75n);
  });

  test("another creditor's officer grants nothing", async () => {
    const caseId = await scene.arrived();
    const stranger = await aCreditor(house);
    await expect(
      house.perform(stranger, (work) =>
        grantHold(work, { caseId, rule: "hold-all", untilOn: localDate("2026-12-01") }),
      ),
    ).rejects.toThrow("not-found");
  });

  test("when a hold is over that is an event and a letter, once, and granted again it ends again", async () => {
    await scene.rule("hold-all");
    const caseId = await scene.arrived();
    const ended = async () =>
      (
        await house.everything
          .selectFrom("events")
          .select("kind")
          .where("subject_id", "=", caseId)
          .where("kind", "=", "dispute.hold-ended")
          .execute()
      ).length;
    await walk("2026-12-18", "2026-12-20");
    expect(await ended()).toBe(0);
    await walk("2026-12-21", "2026-12-23");
    expect(await ended()).toBe(1);
    const letters = await house.everything
      .selectFrom("mails")
      .select("facts")
      .where("kind", "=", "dispute-hold-ended")
      .execute();
    expect(letters.filter(({ facts }) => JSON.stringify(facts).includes(scene.invoiceId))).toHaveLength(1);
    await house.perform(scene.officer, (work) =>
      grantHold(work, { caseId, rule: "hold-all", untilOn: localDate("2026-12-24") }),
    );
    await walk("2026-12-24", "2026-12-26");
    expect(await ended()).toBe(2);
  });

  test("what is held is never more than is owed, and nothing that is decided holds", () => {
    const day = localDate("2026-12-01");
    const owed = (balanceMinor: bigint) => ({ balanceMinor, payableMinor: 1500n });
    const held = { state: "open", rule: "hold-disputed", heldUntil: day, heldMinor: 500n } as const;
    expect(heldMinorOf([held, held], day, owed(1500n))).toBe(1000n);
    expect(heldMinorOf([held, held], day, owed(700n))).toBe(700n);
    expect(heldMinorOf([{ ...held, state: "refused" }], day, owed(700n))).toBe(0n);
    expect(heldMinorOf([held], addDays(day, 1), owed(700n))).toBe(0n);
    expect(heldMinorOf([{ ...held, rule: "pay-anyway", heldUntil: undefined }], day, owed(700n))).toBe(0n);
    expect(heldMinorOf([held], day, owed(-1n))).toBe(0n);
  });

  test("a fee follows the whole, and two parts that are all of it hold it until the first of them ends", () => {
    const [tenth, thirtieth] = [localDate("2026-12-10"), localDate("2026-12-30")];
    const part = { state: "open", rule: "hold-disputed", heldMinor: 750n } as const;
    const both = [
      { ...part, heldUntil: tenth },
      { ...part, heldUntil: thirtieth },
    ];
    const owed = { balanceMinor: 1560n, payableMinor: 1500n };
    expect(heldMinorOf(both, tenth, owed)).toBe(1560n);
    expect(heldWholeUntil(both, localDate("2026-12-01"), owed)).toBe(tenth);
    expect(heldMinorOf(both, addDays(tenth, 1), owed)).toBe(750n);
    expect(heldWholeUntil(both, addDays(tenth, 1), owed)).toBeUndefined();
  });

  test("with VAT the part that is not agreed is computed to the öre", () => {
    expect(withVat(399_00n, 25)).toBe(498_75n);
    expect(withVat(33_33n, 25)).toBe(41_66n);
    expect(withVat(1_00n, 0)).toBe(1_00n);
  });
});
