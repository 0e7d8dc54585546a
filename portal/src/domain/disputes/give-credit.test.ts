import { addDays, localDate, readUbl, validate } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aService, billed, settleCreditor, usageFile } from "../../../test/support/outbound.ts";
import { overlapping } from "../../../test/support/overlapping.ts";
import type { Work } from "../../work.ts";
import type { Person } from "../access/permissions.ts";
import { listBilledLines } from "../billing/credited-lines.ts";
import { issueCreditNote } from "../billing/issue-credit-note.ts";
import { getCustomerInvoiceBytes, listCustomerInvoices } from "../billing/queries.ts";
import { getCustomer } from "../customers/queries.ts";
import { getInvoiceAccount } from "../ledger/queries.ts";
import { decideCredit, giveCredit, refuseDispute } from "./give-credit.ts";
import { decideDisputePolicy, disputePolicyOn, listDisputePolicies, setDisputePolicy } from "./policy.ts";
import { findDispute } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
let scene: DisputeScene;
beforeEach(async () => {
  scene = await aDisputeScene(house);
});

const dispute = (caseId: string) => house.perform(scene.customer, (work) => findDispute(work, caseId));
const balance = async () =>
  (await house.perform(scene.officer, (work) => getInvoiceAccount(work, scene.invoiceId))).balanceMinor;

/** An invoice of rows at one krona, a line for each ansvar. */
async function billedByUse(rows: readonly (readonly [ansvar: string, quantity: string])[]): Promise<string> {
  const code = "MINUT";
  await aService(house, scene.officer, { code, charged: "by-use", price: "1" });
  const buyer = await aCustomer(house, scene.officer);
  const { customerNumber } = await house.perform(scene.officer, (work) => getCustomer(work, buyer));
  await usageFile(
    house,
    scene.officer,
    rows.map(([ansvar, quantity], index) => `${customerNumber};${code};2026-10-05;${quantity};;${ansvar};;${index}`),
  );
  await house.turnTo("2026-11-03T09:00:00.000Z");
  await billed(house, scene.officer, "2026-10", { issueOn: "2026-11-03" });
  const [invoice] = await house.perform(scene.officer, (work) => listCustomerInvoices(work, buyer));
  if (invoice === undefined) throw new Error("Nothing was billed.");
  return invoice.id;
}

describe("a credit note", () => {
  test("is a valid e-invoice that names the invoice, in the same series without a gap", async () => {
    const { note } = await scene.credit([{ place: 1, netMinor: 399_00n }]);
    expect(Number(note?.number)).toBe(Number(scene.number) + 1);
    const ubl = await house.perform(scene.customer, (work) => getCustomerInvoiceBytes(work, note?.id ?? ""));
    const read = readUbl(ubl);
    if (!read.ok) throw new Error("unreadable");
    expect(read.invoice).toMatchObject({
      kind: "credit-note",
      precedingInvoices: [{ number: scene.number, issuedOn: "2026-11-02" }],
    });
    expect(read.invoice.lines).toHaveLength(1);
    expect(read.invoice.lines[0]?.quantity).toEqual({ units: 2n, scale: 0 });
    expect(validate(ubl, { on: localDate("2026-11-02") }).faults).toEqual([]);
  });

  test("is told by letter where no e-invoices are received, as the invoice was", async () => {
    const { note } = await scene.credit([{ place: 1, netMinor: 399_00n }]);
    const letters = await house.everything
      .selectFrom("mails")
      .select(["kind", "to_address", "facts"])
      .where("to_address", "=", "faktura@vardcentralen.example")
      .where((where) =>
        where.or([where("kind", "=", "customer-invoice-issued"), where("kind", "=", "customer-credit-issued")]),
      )
      .orderBy("posted_at", "desc")
      .limit(2)
      .execute();
    expect(letters.map(({ kind }) => kind).toSorted()).toEqual(["customer-credit-issued", "customer-invoice-issued"]);
    const credit = letters.find(({ kind }) => kind === "customer-credit-issued");
    expect(credit?.facts).toMatchObject({ number: note?.number, credited: scene.number, payableMinor: "49875" });
    const invoice = letters.find(({ kind }) => kind === "customer-invoice-issued");
    expect(invoice?.facts).toMatchObject({ number: scene.number, payableMinor: "87313", dueOn: "2026-12-02" });
  });

  test("an amount that is no whole number of the price is one of the amount", async () => {
    const { note } = await scene.credit([{ place: 2, netMinor: 33_33n }]);
    const ubl = await house.perform(scene.officer, (work) => getCustomerInvoiceBytes(work, note?.id ?? ""));
    const read = readUbl(ubl);
    if (!read.ok) throw new Error("unreadable");
    expect(read.invoice.lines[0]).toMatchObject({ quantity: { units: 1n, scale: 0 }, unit: "C62" });
    expect(validate(ubl, { on: localDate("2026-11-02") }).faults).toEqual([]);
  });

  test("in many small parts, the invoice is credited to the öre and not one more", async () => {
    const whole = [598_50n, 100_00n];
    for (const [index, net] of whole.entries())
      for (let left = net; left > 0n; left -= 77_77n)
        await scene.credit([{ place: index + 1, netMinor: left < 77_77n ? left : 77_77n }]);
    expect(await balance()).toBe(0n);
    await expect(scene.credit([{ place: 1, netMinor: 1n }])).rejects.toThrow("credit-exceeds-remaining");
  });

  test("against lines that give money back no more is credited than the invoice asked for", async () => {
    const invoiceId = await billedByUse([
      ["4711", "100"],
      ["4712", "-60"],
    ]);
    const credited = (netMinor: bigint) =>
      house.perform(scene.officer, (work) =>
        giveCredit(work, { invoiceId, lines: [{ place: 1, netMinor }], reason: "Fel" }),
      );
    await expect(credited(100_00n)).rejects.toThrow("credit-exceeds-remaining");
    await expect(credited(40_41n)).rejects.toThrow("credit-exceeds-remaining");
    await credited(40_00n);
    const account = await house.perform(scene.officer, (work) => getInvoiceAccount(work, invoiceId));
    expect(account.balanceMinor).toBe(0n);
    await expect(credited(1_00n)).rejects.toThrow("credit-exceeds-remaining");
  });

  test("of more lines than one statement holds takes them all at once", async () => {
    // Laid beside the invoice's own two, as issuing so many takes longer than crediting them.
    await sql`insert into customer_invoice_lines (organisation_id, invoice_id, place, customer_id, service_key, ansvar_key,
        price_from_on, description, quantity, unit, price, vat_percent, net_minor)
      select organisation_id, invoice_id, more.place, customer_id, service_key, ansvar_key, price_from_on, description, 1, unit, 1,
        vat_percent, 100
      from customer_invoice_lines, generate_series(3, 5000) as more (place)
      where invoice_id = ${scene.invoiceId} and customer_invoice_lines.place = 2`.execute(house.everything);
    const payable = { payable_minor: 873_13n + 4998n * 125n };
    await house.everything.updateTable("customer_invoices").set(payable).where("id", "=", scene.invoiceId).execute();
    const { note } = await scene.credit(
      Array.from({ length: 4900 }, (_, index) => ({ place: index + 3, netMinor: 1_00n })),
    );
    expect(note?.payableMinor).toBe(6125_00n);
    const billedLines = await house.perform(scene.officer, (work) => listBilledLines(work, scene.invoiceId));
    expect(billedLines.filter(({ creditedMinor }) => creditedMinor === 1_00n)).toHaveLength(4900);
  });

  test("many who credit the same line at once never credit more than the line", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => scene.credit([{ place: 1, netMinor: 199_50n }])),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const [line] = await house.perform(scene.officer, (work) => listBilledLines(work, scene.invoiceId));
    expect(line?.creditedMinor).toBe(598_50n);
    const numbers = await house.everything
      .selectFrom("customer_invoices")
      .select("number")
      .where("organisation_id", "=", scene.officer.organisationId)
      .execute();
    expect(numbers.map((one) => Number(one.number)).toSorted((a, b) => a - b)).toEqual(
      [0, 1, 2, 3].map((more) => Number(scene.number) + more),
    );
  });

  test("nobody but a billing officer, and no other region's, gives one", async () => {
    const chosen = { invoiceId: scene.invoiceId, lines: [{ place: 1, netMinor: 1n }], reason: "Fel" };
    const stranger = await aCreditor(house);
    await settleCreditor(house, stranger);
    await expect(house.perform(scene.customer, (work) => issueCreditNote(work, chosen))).rejects.toThrow("not-allowed");
    await expect(house.perform(stranger, (work) => issueCreditNote(work, chosen))).rejects.toThrow("not-found");
  });
});

describe("two who agree", () => {
  test("many small credits are one large, a disputed line is credited by its case, and the rule is not lifted for today", async () => {
    await scene.rule("hold-all", 100_00n);
    expect((await scene.credit([{ place: 2, netMinor: 60_00n }])).note).toBeDefined();
    expect((await scene.credit([{ place: 2, netMinor: 40_00n }])).note).toBeUndefined();
    await scene.arrived();
    await expect(scene.credit([{ place: 1, netMinor: 1n }])).rejects.toThrow("dispute-open-already");
    await house.turnTo("2026-11-02T10:00:00.000Z");
    await expect(scene.rule("hold-all")).rejects.toThrow("second-person-needed");
    await expect(scene.rule("hold-all", 100_01n)).rejects.toThrow("second-person-needed");
  });

  test("a rule loosened for tomorrow holds only when a second person has agreed, never the first", async () => {
    const { officer } = scene;
    await scene.rule("hold-all", 100_00n);
    const second = await scene.colleague();
    const loosen = (secondFromMinor?: bigint) =>
      house.perform(officer, (work) =>
        setDisputePolicy(work, { fromOn: addDays(work.today, 1), rule: "hold-all", holdDays: 30, secondFromMinor }),
      );
    const decide = (person: Person, decision: "agree" | "decline") =>
      house.perform(person, async (work) => {
        const said = (await listDisputePolicies(work, officer.organisationId)).find(({ waits }) => waits);
        if (said === undefined) throw new Error("Nothing waits.");
        await decideDisputePolicy(work, { ...said, decision });
      });
    const tomorrow = () =>
      house.perform(officer, (work) => disputePolicyOn(work, officer.organisationId, addDays(work.today, 1)));
    expect(await loosen()).toBe("waits");
    expect((await tomorrow()).secondFromMinor).toBe(100_00n);
    await expect(decide(officer, "agree")).rejects.toThrow("second-person-needed");
    await decide(second, "decline");
    expect((await tomorrow()).secondFromMinor).toBe(100_00n);
    await house.turnBy({ seconds: 1 });
    expect(await loosen(200_00n)).toBe("waits");
    await decide(second, "agree");
    expect((await tomorrow()).secondFromMinor).toBe(200_00n);
    await house.turnBy({ seconds: 1 });
    expect(await loosen(200_00n)).toBe("set");
  });

  test("two small credits given at once are one large: the second waits for the first, and then for a second person", async () => {
    await scene.rule("hold-all", 100_00n);
    const credit = (place: number) => (work: Work) =>
      giveCredit(work, { invoiceId: scene.invoiceId, lines: [{ place, netMinor: 60_00n }], reason: "För mycket." });
    const [first, second] = await overlapping(
      house,
      { by: scene.officer, does: credit(1) },
      { by: scene.officer, does: credit(2) },
    );
    expect(first).toMatchObject({ status: "fulfilled", value: { note: { number: expect.any(String) } } });
    expect(second).toMatchObject({ status: "fulfilled", value: { note: undefined } });
  });

  test("from the amount of the policy a second person issues it, never the first", async () => {
    await scene.rule("hold-all", 100_00n);
    const caseId = await scene.arrived();
    expect((await scene.credit([{ place: 2, netMinor: 99_99n }])).note).toBeDefined();
    const { requestId, note } = await scene.credit([{ place: 1, netMinor: 399_00n }], caseId);
    expect(note).toBeUndefined();
    const issue = (person: Person) =>
      house.perform(person, (work) => decideCredit(work, { id: requestId, decision: "issue" }));
    await expect(issue(scene.officer)).rejects.toThrow("second-person-needed");
    await expect(house.perform(scene.officer, (work) => refuseDispute(work, { caseId, words: "Nej" }))).rejects.toThrow(
      "changed-meanwhile",
    );
    await expect(scene.credit([{ place: 1, netMinor: 1_00n }], caseId)).rejects.toThrow("changed-meanwhile");
    const second = await scene.colleague();
    const third = await scene.colleague();
    const outcomes = await Promise.allSettled([issue(second), issue(third)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await dispute(caseId)).toMatchObject({ state: "credited" });
  });

  test("declined, the dispute is still open", async () => {
    await scene.rule("hold-all", 0n);
    const caseId = await scene.arrived();
    const { requestId } = await scene.credit([{ place: 1, netMinor: 1_00n }], caseId);
    const second = await scene.colleague();
    await house.perform(second, (work) => decideCredit(work, { id: requestId, decision: "decline" }));
    expect(await dispute(caseId)).toMatchObject({ state: "open" });
    await house.perform(second, (work) => refuseDispute(work, { caseId, words: "Ni beställde tre." }));
  });
});
