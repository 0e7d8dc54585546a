import { addDays, localDate, readUbl, validate } from "@fakturaporten/einvoice";
import { beforeEach, describe, expect, test } from "vitest";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  aSubscription,
  billed,
  settleCreditor,
} from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import type { Person } from "../access/permissions.ts";
import { issueCreditNote } from "../billing/issue-credit-note.ts";
import { listBilledLines, withVat } from "../billing/credited-lines.ts";
import { getCustomerInvoiceBytes, listCustomerInvoices } from "../billing/queries.ts";
import { decideCase } from "../cases/decide-case.ts";
import { listOwnCases } from "../cases/list-cases.ts";
import { getCase, listMessages } from "../cases/queries.ts";
import { replyToParty } from "../cases/reply-to-party.ts";
import { writeToDesk } from "../cases/write-to-desk.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getInvoiceAccount } from "../ledger/queries.ts";
import { fileDispute, type FileDispute, findNamedInvoice } from "../questions/file-dispute.ts";
import { getDunning } from "../reminders/dunning.ts";
import { decideCredit, giveCredit, refuseDispute } from "./give-credit.ts";
import { heldMinorOf } from "./dispute.ts";
import { setDisputePolicy } from "./policy.ts";
import { findDispute, listDisputeLines } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
let officer: Person;
let customerId: CustomerId;
let customer: Person;
let invoiceId: string;
let customerNumber: string;
let number: string;

/** 3 × 199.50 and 1 × 100, with 25 % VAT: 598.50 + 100 net, 873.13 to pay. */
beforeEach(async () => {
  await house.turnTo("2026-11-02T09:00:00.000Z");
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
  customerId = await aCustomer(house, officer);
  for (const [price, quantity] of [
    ["199.5", "3"],
    ["100", "1"],
  ] as const) {
    const serviceId = await aService(house, officer, { price });
    await aSubscription(house, officer, { customerId, serviceId, quantity });
  }
  customer = await aCustomerUser(house, officer, customerId);
  await billed(house, officer, "2026-10", { issueOn: "2026-11-02" });
  const [invoice] = await house.perform(officer, (work) => listCustomerInvoices(work, customerId));
  if (invoice === undefined) throw new Error("Nothing was billed.");
  ({ id: invoiceId, number } = invoice);
  ({ customer_number: customerNumber } = await house.everything
    .selectFrom("customers")
    .select("customer_number")
    .where("id", "=", customerId)
    .executeTakeFirstOrThrow());
});

const filed = (as: Partial<FileDispute> = {}, person = customer) =>
  house.perform(person, (work) =>
    fileDispute(work, {
      kind: "dispute",
      customerId,
      invoiceId,
      lines: [{ place: 1, netMinor: 399_00n, reason: "quantity", words: "Vi har en, inte tre." }],
      wish: "credit",
      words: "Se bilagan.",
      ...as,
    }),
  );
const arrived = async (as?: Partial<FileDispute>): Promise<string> => {
  const { id } = await filed(as);
  await house.runJobs();
  return id;
};
const credit = (lines: readonly { place: number; netMinor: bigint }[], caseId?: string, person = officer) =>
  house.perform(person, (work) => giveCredit(work, { invoiceId, caseId, lines, reason: "Två för mycket." }));
const dispute = (caseId: string) => house.perform(customer, (work) => findDispute(work, caseId));
const balance = async () => (await house.perform(officer, (work) => getInvoiceAccount(work, invoiceId))).balanceMinor;
const colleague = async () =>
  (await anOfficer(house, { role: "billing", organisationId: officer.organisationId })).actor;
const rule = (kind: "hold-disputed" | "hold-all", secondFromMinor?: bigint) =>
  house.perform(officer, (work) =>
    setDisputePolicy(work, { fromOn: work.today, rule: kind, holdDays: 30, secondFromMinor }),
  );

describe("a dispute", () => {
  test("goes from the customer to the creditor, is credited from the chosen lines, and both see the thread", async () => {
    const caseId = await arrived();
    expect(await dispute(caseId)).toMatchObject({ state: "open", rule: "pay-anyway", disputedMinor: 498_75n });
    expect(await house.perform(customer, (work) => listDisputeLines(work, caseId))).toEqual([
      { place: 1, netMinor: 399_00n, reason: "quantity", words: "Vi har en, inte tre." },
    ]);
    const { note } = await credit([{ place: 1, netMinor: 399_00n }], caseId);
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "credited", creditNoteId: note?.id });
    const thread = await house.perform(customer, async (work) => listMessages(work, await getCase(work, caseId)));
    expect(thread.map(({ act, words, outcome }) => [act, words, outcome])).toEqual([
      ["open", "Se bilagan.", {}],
      ["decide", "Två för mycket.", { creditNote: note?.number }],
    ]);
    expect(await balance()).toBe(873_13n - 498_75n);
  });

  test("refused it says why, and the same line may be disputed again", async () => {
    const caseId = await arrived();
    await expect(house.perform(officer, (work) => refuseDispute(work, { caseId, words: " " }))).rejects.toThrow(
      "case-needs-words",
    );
    await expect(filed()).rejects.toThrow("dispute-open-already");
    await house.perform(officer, (work) => refuseDispute(work, { caseId, words: "Ni beställde tre." }));
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "refused" });
    await expect(credit([{ place: 1, netMinor: 1n }], caseId)).rejects.toThrow("case-already-decided");
    expect((await filed()).id).not.toBe(caseId);
  });

  test("taken back by the customer, and taken up again when it writes", async () => {
    const caseId = await arrived();
    const write = (act: "close" | "say", words?: string) =>
      house.perform(customer, (work) => writeToDesk(work, { caseId, act, words }));
    await write("close");
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "withdrawn" });
    await write("say", "Nej, det stämmer ändå inte.");
    await house.runJobs();
    expect(await dispute(caseId)).toMatchObject({ state: "open", settledAt: undefined });
  });

  test("is decided on its own page: the desk's own forms neither decide nor close it", async () => {
    const caseId = await arrived();
    const decided = house.perform(officer, (work) =>
      decideCase(work, { caseId, decision: "credit", outcome: { creditNote: "1" } }),
    );
    await expect(decided).rejects.toThrow("case-cannot-change");
    const closed = house.perform(officer, (work) => replyToParty(work, { caseId, act: "close", words: "Klart" }));
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
    await expect(filed({ lines })).rejects.toThrow("credit-exceeds-remaining");
  });

  test("single items are for private care providers, and for two reasons", async () => {
    const double = [{ place: 1, netMinor: 1n, reason: "double" as const, words: undefined }];
    expect((await filed({ kind: "item-credit", lines: double })).queue).toBe("provider-service");
    await expect(filed({ kind: "item-credit" })).rejects.toThrow("not-allowed");
    await house.everything.updateTable("customers").set({ kind: "company" }).where("id", "=", customerId).execute();
    await expect(filed({ kind: "item-credit", lines: double })).rejects.toThrow("not-allowed");
  });
});

describe("which invoice", () => {
  const named = (customerNo: string, no: string, person = customer) =>
    house.perform(person, (work) => findNamedInvoice(work, { customerNumber: customerNo, number: no }));
  test("number and Kund-ID must both be those of an invoice one may see", async () => {
    const other = await aCustomer(house, officer);
    const stranger = await aCustomerUser(house, officer, other);
    expect(await named(` ${customerNumber.toLowerCase()} `, number)).toMatchObject({ id: invoiceId });
    expect(await named(customerNumber, "1")).toBeUndefined();
    expect(await named("K-1", number)).toBeUndefined();
    expect(await named(customerNumber, number, stranger)).toBeUndefined();
    await expect(filed({}, stranger)).rejects.toThrow("not-found");
    await expect(filed({ customerId: other }, stranger)).rejects.toThrow("not-found");
  });

  test("a case about a Kund-ID is seen by those who have access to it, within one company too", async () => {
    const caseId = await arrived();
    const second = await aCustomer(house, officer, { facts: { organisationNumber: "5560160680" } });
    const stranger = await aCustomerUser(house, officer, second);
    const colleague = { ...stranger, organisationId: customer.organisationId };
    await house.everything
      .updateTable("customer_access")
      .set({ party_id: customer.organisationId })
      .where("id", "=", stranger.accessId)
      .execute();
    await expect(house.perform(colleague, (work) => getCase(work, caseId))).rejects.toThrow("not-found");
    expect((await house.perform(colleague, listOwnCases)).cases).toEqual([]);
    expect((await house.perform(customer, listOwnCases)).cases).toHaveLength(1);
  });
});

describe("a credit note", () => {
  test("is a valid e-invoice that names the invoice, in the same series without a gap", async () => {
    const { note } = await credit([{ place: 1, netMinor: 399_00n }]);
    expect(Number(note?.number)).toBe(Number(number) + 1);
    const ubl = await house.perform(customer, (work) => getCustomerInvoiceBytes(work, note?.id ?? ""));
    const read = readUbl(ubl);
    if (!read.ok) throw new Error("unreadable");
    expect(read.invoice).toMatchObject({ kind: "credit-note", precedingInvoices: [{ number, issuedOn: "2026-11-02" }] });
    expect(read.invoice.lines).toHaveLength(1);
    expect(read.invoice.lines[0]?.quantity).toEqual({ units: 2n, scale: 0 });
    expect(validate(ubl, { on: "2026-11-02" as LocalDate }).faults).toEqual([]);
  });

  test("an amount that is no whole number of the price is one of the amount", async () => {
    const { note } = await credit([{ place: 2, netMinor: 33_33n }]);
    const ubl = await house.perform(officer, (work) => getCustomerInvoiceBytes(work, note?.id ?? ""));
    const read = readUbl(ubl);
    if (!read.ok) throw new Error("unreadable");
    expect(read.invoice.lines[0]).toMatchObject({ quantity: { units: 1n, scale: 0 }, unit: "C62" });
    expect(validate(ubl, { on: "2026-11-02" as LocalDate }).faults).toEqual([]);
  });

  test("in many small parts, the invoice is credited to the öre and not one more", async () => {
    const whole = [598_50n, 100_00n];
    for (const [index, net] of whole.entries())
      for (let left = net; left > 0n; left -= 77_77n)
        await credit([{ place: index + 1, netMinor: left < 77_77n ? left : 77_77n }]);
    expect(await balance()).toBe(0n);
    await expect(credit([{ place: 1, netMinor: 1n }])).rejects.toThrow("credit-exceeds-remaining");
  });

  test("many who credit the same line at once never credit more than the line", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => credit([{ place: 1, netMinor: 199_50n }])),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const [line] = await house.perform(officer, (work) => listBilledLines(work, invoiceId));
    expect(line?.creditedMinor).toBe(598_50n);
    const numbers = await house.everything
      .selectFrom("customer_invoices")
      .select("number")
      .where("organisation_id", "=", officer.organisationId)
      .execute();
    expect(numbers.map((one) => Number(one.number)).sort()).toEqual([0, 1, 2, 3].map((more) => Number(number) + more));
  });

  test("nobody but a billing officer, and no other region's, gives one", async () => {
    const chosen = { invoiceId, lines: [{ place: 1, netMinor: 1n }], reason: "Fel" };
    const stranger = await aCreditor(house);
    await settleCreditor(house, stranger);
    await expect(house.perform(customer, (work) => issueCreditNote(work, chosen))).rejects.toThrow("not-allowed");
    await expect(house.perform(stranger, (work) => issueCreditNote(work, chosen))).rejects.toThrow("not-found");
  });
});

describe("two who agree", () => {
  test("from the amount of the policy a second person issues it, never the first", async () => {
    await rule("hold-all", 100_00n);
    const caseId = await arrived();
    expect((await credit([{ place: 2, netMinor: 99_99n }])).note).toBeDefined();
    const { requestId, note } = await credit([{ place: 1, netMinor: 399_00n }], caseId);
    expect(note).toBeUndefined();
    const issue = (person: Person) => house.perform(person, (work) => decideCredit(work, { id: requestId, decision: "issue" }));
    await expect(issue(officer)).rejects.toThrow("second-person-needed");
    await expect(house.perform(officer, (work) => refuseDispute(work, { caseId, words: "Nej" }))).rejects.toThrow(
      "changed-meanwhile",
    );
    await expect(credit([{ place: 1, netMinor: 1_00n }], caseId)).rejects.toThrow("changed-meanwhile");
    const second = await colleague();
    const third = await colleague();
    const outcomes = await Promise.allSettled([issue(second), issue(third)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await dispute(caseId)).toMatchObject({ state: "credited" });
  });

  test("declined, the dispute is still open", async () => {
    await rule("hold-all", 0n);
    const caseId = await arrived();
    const { requestId } = await credit([{ place: 1, netMinor: 1_00n }], caseId);
    const second = await colleague();
    await house.perform(second, (work) => decideCredit(work, { id: requestId, decision: "decline" }));
    expect(await dispute(caseId)).toMatchObject({ state: "open" });
    await house.perform(second, (work) => refuseDispute(work, { caseId, words: "Ni beställde tre." }));
  });
});

describe("what it means for payment", () => {
  /** Due on 2 December; reminded from the 7th, unless held. */
  const reminders = () =>
    house.everything
      .selectFrom("reminder_steps")
      .select(["step", "taken_on", "balance_minor"])
      .where("invoice_id", "=", invoiceId)
      .orderBy("step")
      .execute();
  const look = () => house.perform(customer, (work) => getDunning(work, invoiceId));
  async function walk(from: string, to: string): Promise<void> {
    for (let day: LocalDate = localDate(from); day <= to; day = addDays(day, 1)) await remindOn(house, day);
  }
  beforeEach(async () => {
    await remindsBy(house, officer, "2026-11-02");
    await house.turnTo("2026-11-20T09:00:00.000Z");
  });

  test("pay anyway: reminders go on, an open dispute is never handed over, and refused it is", async () => {
    const caseId = await arrived();
    await walk("2026-12-05", "2027-01-15");
    expect((await reminders()).map(({ step, balance_minor }) => [step, balance_minor])).toEqual([
      [1, 933_13n],
      [2, 993_13n],
      [3, 1053_13n],
    ]);
    expect((await look()).history.collection).toMatchObject({ state: "held", hindrance: "disputed" });
    await expect(filed({ lines: [{ place: 2, netMinor: 1n, reason: "price", words: undefined }] })).resolves.toBeDefined();
    await house.runJobs();
    const open = await house.everything
      .selectFrom("disputes")
      .select("case_id")
      .where("invoice_id", "=", invoiceId)
      .where("state", "=", "open")
      .execute();
    for (const { case_id } of open)
      await house.perform(officer, (work) => refuseDispute(work, { caseId: case_id, words: "Ni beställde tre." }));
    expect(open.map(({ case_id }) => case_id)).toContain(caseId);
    await walk("2027-01-18", "2027-01-19");
    expect((await look()).history.collection).toMatchObject({ state: "asked" });
    await expect(filed()).rejects.toThrow("dispute-in-collection");
  });

  test("hold all: nothing is asked for until the hold's last day, then it ends by itself", async () => {
    await rule("hold-all");
    const caseId = await arrived();
    expect(await dispute(caseId)).toMatchObject({ heldUntil: "2026-12-20" });
    expect(await look()).toMatchObject({ heldMinor: 873_13n, next: { on: "2026-12-21", movedBy: "dispute" } });
    await walk("2026-12-05", "2026-12-21");
    expect(await reminders()).toMatchObject([{ step: 1, taken_on: "2026-12-21", balance_minor: 933_13n }]);
  });

  test("hold the disputed part: the rest is reminded of; refused, all of it", async () => {
    await rule("hold-disputed");
    const caseId = await arrived();
    await walk("2026-12-05", "2026-12-08");
    expect(await reminders()).toMatchObject([{ step: 1, taken_on: "2026-12-07", balance_minor: 434_38n }]);
    await house.perform(officer, (work) => refuseDispute(work, { caseId, words: "Ni beställde tre." }));
    await walk("2026-12-16", "2026-12-18");
    expect(await reminders()).toMatchObject([{ step: 1 }, { step: 2, balance_minor: 993_13n }]);
  });

  test("what is held is never more than is owed, and nothing that is decided holds", () => {
    const day = localDate("2026-12-01");
    const held = { state: "open", rule: "hold-disputed", heldUntil: day, disputedMinor: 500n } as const;
    expect(heldMinorOf([held, held], day, 1500n)).toBe(1000n);
    expect(heldMinorOf([held, held], day, 700n)).toBe(700n);
    expect(heldMinorOf([{ ...held, state: "refused" }], day, 700n)).toBe(0n);
    expect(heldMinorOf([held], addDays(day, 1), 700n)).toBe(0n);
    expect(heldMinorOf([{ ...held, rule: "pay-anyway", heldUntil: undefined }], day, 700n)).toBe(0n);
    expect(heldMinorOf([held], day, -1n)).toBe(0n);
  });

  test("with VAT the part that is not agreed is computed to the öre", () => {
    expect(withVat(399_00n, 25)).toBe(498_75n);
    expect(withVat(33_33n, 25)).toBe(41_66n);
    expect(withVat(1_00n, 0)).toBe(1_00n);
  });
});
