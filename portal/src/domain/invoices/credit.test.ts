import { readUbl } from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { type DraftFields, linesOf, withLines } from "./draft-fields.ts";
import { sentElsewhere } from "./guard-credit.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { findInvoice, getDraft, getInvoiceDocument, remainingToCredit } from "./queries.ts";
import { saveDraft } from "./save-draft.ts";
import { startCredit } from "./start-credit.ts";
import { startFromInvoice } from "./start-from-invoice.ts";

const house = testHouse();

const form = ({ unit }: Market): DraftFields => ({
  kind: "invoice",
  receiver: unit,
  reference1: "123456",
  reference2: "Anna Alm",
  order: "O-1",
  contract: "A-7",
  project: "P9",
  deliveryOn: "2026-11-20",
  rounding: "yes",
  note: "Tack för uppdraget",
  "lines.1.description": "Konsultation",
  "lines.1.quantity": "1,2340",
  "lines.1.unit": "tim",
  "lines.1.price": "1 250,50",
  "lines.1.vat": "25",
  "lines.1.allowance": "10 %",
  "lines.2.description": 'Vård <av> "patient" & co',
  "lines.2.quantity": "3",
  "lines.2.unit": "st",
  "lines.2.price": "33,33",
  "lines.2.vat": "0-other",
  "lines.2.vatReason": "Undantag enligt beslut",
  "adjustments.1.kind": "charge",
  "adjustments.1.amount": "50",
  "adjustments.1.reason": "Frakt",
  "adjustments.1.vat": "25",
});

async function issued(at: Market, fields: DraftFields): Promise<string> {
  const draft = await house.perform(at.biller, (work) => saveDraft(work, { id: work.newId(), version: 0, fields }));
  return (await issueDraft(at, draft.id, draft.version)).invoiceId;
}

async function faultsOfIssuing(at: Market, fields: DraftFields): Promise<InvoiceNotReady["faults"]> {
  const refused = await issued(at, fields).catch((error: unknown) => error);
  if (!(refused instanceof InvoiceNotReady)) throw new Error(`Not refused for its form: ${String(refused)}`);
  return refused.faults;
}

const issueDraft = (at: Market, draftId: string, version: number) =>
  house.perform(at.biller, (work) => issueInvoice(work, { draftId, version }));

const startedFrom = (at: Market, invoiceId: string, purpose: "credit" | "copy" | "correct") =>
  house.perform(at.biller, async (work) => {
    if (purpose === "credit") return getDraft(work, await startCredit(work, { invoiceId, choice: "all-left" }));
    return getDraft(work, await startFromInvoice(work, { invoiceId, purpose }));
  });

const documentOf = (at: Market, id: string) =>
  house.perform(at.biller, async (work) => {
    const read = readUbl((await getInvoiceDocument(work, id)).ubl);
    if (!read.ok) throw new Error(read.reason);
    return read.invoice;
  });

const remaining = (at: Market, id: string) =>
  house.perform(at.biller, async (work) => {
    const invoice = await findInvoice(work, id);
    if (invoice === undefined) throw new Error("no such invoice");
    return remainingToCredit(work, invoice);
  });

describe("crediting an invoice", () => {
  test("prefills every line, refers to the invoice, and comes to the same amount, written positive", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const draft = await startedFrom(at, invoiceId, "credit");
    expect(draft.fields).toMatchObject({
      kind: "credit-note",
      credits: "F-1001",
      reference1: "123456",
      rounding: "yes",
    });
    const creditId = (await issueDraft(at, draft.id, draft.version)).invoiceId;
    const [invoice, credit] = [await documentOf(at, invoiceId), await documentOf(at, creditId)];
    expect(credit.kind).toBe("credit-note");
    expect(credit.typeCode).toBe("381");
    expect(credit.precedingInvoices).toEqual([{ number: "F-1001", issuedOn: "2026-11-21" }]);
    expect(credit.totals).toEqual(invoice.totals);
    expect(credit.vatBreakdown).toEqual(invoice.vatBreakdown);
    expect(credit.lines.map(({ item, quantity }) => [item.name, quantity])).toEqual(
      invoice.lines.map(({ item, quantity }) => [item.name, { ...quantity }]),
    );
    expect(await remaining(at, invoiceId)).toBe(0n);
    const events = await house.everything
      .selectFrom("events")
      .select("kind")
      .where("subject_id", "=", invoiceId)
      .where("kind", "=", "invoice.credited")
      .execute();
    expect(events).toHaveLength(1);
  });

  test("part of the lines leaves the rest to credit later", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const whole = await remaining(at, invoiceId);
    const draft = await startedFrom(at, invoiceId, "credit");
    const fields = withLines({ ...draft.fields, rounding: "" }, linesOf(draft.fields).slice(1));
    const saved = await house.perform(at.biller, (work) => saveDraft(work, { id: draft.id, version: 1, fields }));
    await issueDraft(at, saved.id, saved.version);
    expect(await remaining(at, invoiceId)).toBe(whole - 9999n - 6250n);
  });

  test("more than what remains is refused with what remains, until the person says it is meant", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const [first, second] = [await startedFrom(at, invoiceId, "credit"), await startedFrom(at, invoiceId, "credit")];
    await issueDraft(at, first.id, first.version);
    const refusal = (await issueDraft(at, second.id, second.version).catch(
      (error: unknown) => error,
    )) as InvoiceNotReady;
    expect(refusal.faults).toEqual([
      { path: "creditMore", code: "credit-exceeds-remaining", params: { remainingMinor: "0", currency: "SEK" } },
    ]);
    const meant = await house.perform(at.biller, (work) =>
      saveDraft(work, { id: second.id, version: 1, fields: { ...second.fields, creditMore: "yes" } }),
    );
    await issueDraft(at, meant.id, meant.version);
    expect(await remaining(at, invoiceId)).toBeLessThan(0n);
  });

  test("two credits of the whole at once: one is refused", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const drafts = [await startedFrom(at, invoiceId, "credit"), await startedFrom(at, invoiceId, "credit")];
    const results = await Promise.allSettled(drafts.map(({ id, version }) => issueDraft(at, id, version)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await remaining(at, invoiceId)).toBe(0n);
  });

  test("an invoice to another receiver is not credited, and it says to whom it went", async () => {
    const at = await openMarket(house);
    await issued(at, form(at));
    const fields = { ...form(at), receiver: (await openMarket(house)).unit, kind: "credit-note", credits: "f-1001" };
    const faults = await faultsOfIssuing(at, { ...fields, creditMore: "yes" });
    expect(faults).toMatchObject([{ path: "credits", code: "credits-to-another", params: { number: "F-1001" } }]);
    expect(faults[0]?.params["receiver"]).toMatch(/^Kardiologmottagningen /);
  });

  test("a credit note is not credited", async () => {
    const at = await openMarket(house);
    const draft = await startedFrom(at, await issued(at, form(at)), "credit");
    await issueDraft(at, draft.id, draft.version);
    expect(
      await faultsOfIssuing(at, { ...form(at), kind: "credit-note", credits: "F-1002", creditMore: "yes" }),
    ).toEqual([{ path: "credits", code: "credits-a-credit-note", params: { number: "F-1002" } }]);
  });

  test.each(["", "yes", sentElsewhere("GAMMAL-2")])(
    "a number that was never sent here is asked about, when %j is what was confirmed",
    async (creditMore) => {
      const at = await openMarket(house);
      const fields = { ...form(at), kind: "credit-note", credits: "GAMMAL-1", creditMore };
      expect(await faultsOfIssuing(at, fields)).toEqual([
        { path: "creditMore", code: "credits-not-found", params: { number: "GAMMAL-1" } },
      ]);
    },
  );

  test("another company's number is as one never sent", async () => {
    await issued(await openMarket(house), form(await openMarket(house)));
    const at = await openMarket(house);
    const faults = await faultsOfIssuing(at, { ...form(at), kind: "credit-note", credits: "F-1001" });
    expect(faults.map(({ code }) => code)).toEqual(["credits-not-found"]);
  });

  test("an invoice sent by other means is credited when the person says that it was", async () => {
    const at = await openMarket(house);
    const creditMore = sentElsewhere("gammal-1");
    const id = await issued(at, { ...form(at), kind: "credit-note", credits: "GAMMAL-1", creditMore });
    expect((await documentOf(at, id)).precedingInvoices).toEqual([{ number: "GAMMAL-1" }]);
  });

  test("somebody else's invoice cannot be credited or copied", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const stranger = await openMarket(house);
    await expect(startedFrom(stranger, invoiceId, "credit")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("copying an invoice", () => {
  test("to correct it: the same in all but its number, for the same delivery", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const draft = await startedFrom(at, invoiceId, "correct");
    expect(draft.fields).toMatchObject({ kind: "invoice", deliveryOn: "2026-11-20", note: "Tack för uppdraget" });
    expect(draft.fields["number"]).toBeUndefined();
    const again = await documentOf(at, (await issueDraft(at, draft.id, draft.version)).invoiceId);
    const first = await documentOf(at, invoiceId);
    const { number, paymentMeans } = again;
    expect(number).toBe("F-1002");
    expect(again.precedingInvoices).toEqual([{ number: "F-1001", issuedOn: "2026-11-21" }]);
    const { precedingInvoices: _, ...rest } = again;
    expect({ ...rest, number: first.number, paymentMeans: first.paymentMeans }).toEqual({
      ...first,
      lines: again.lines,
    });
    expect(paymentMeans?.[0]?.reference).toBe("F-1002");
  });

  test("to write one like it: without the delivery date", async () => {
    const at = await openMarket(house);
    const draft = await startedFrom(at, await issued(at, form(at)), "copy");
    expect(draft.fields["deliveryOn"]).toBeUndefined();
    expect(linesOf(draft.fields).map(({ vat }) => vat)).toEqual(["25", "0-other"]);
  });
});
