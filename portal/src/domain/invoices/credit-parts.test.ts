import {
  completeInvoice,
  creditBalance,
  decimal,
  type DraftAllowanceCharge,
  type DraftLine,
  formatDecimal,
  type Invoice as Document,
  localDate,
  peppolBilling,
  readUbl,
} from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { type ChosenCredit, creditFields, type CreditPart } from "./credit-fields.ts";
import { loadCreditStanding } from "./credit-standing.ts";
import { adjustmentsOf, type DraftFields, linesOf } from "./draft-fields.ts";
import { findInvoiceChain } from "./invoice-chain.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { getDraft, getInvoice, getInvoiceDocument } from "./queries.ts";
import { saveDraft } from "./save-draft.ts";
import { startCredit } from "./start-credit.ts";

const s25 = { category: "S", rate: decimal("25") } as const;

function documentOf(lines: readonly Partial<DraftLine>[], allowanceCharges: readonly DraftAllowanceCharge[] = []) {
  return completeInvoice({
    ...peppolBilling,
    kind: "invoice",
    number: "F-1",
    issuedOn: localDate("2026-11-21"),
    typeCode: "380",
    currency: "SEK",
    seller: { name: "Nordanby El AB", address: { country: "SE" } },
    buyer: { name: "Region Prov", address: { country: "SE" } },
    ...(allowanceCharges.length > 0 && { allowanceCharges }),
    lines: lines.map((line, index) => ({
      id: String(index + 1),
      quantity: decimal("8"),
      unit: "HUR",
      price: { net: decimal("650") },
      vat: s25,
      item: { name: `Rad ${index + 1}` },
      ...line,
    })),
  });
}

const chosen = (lines: readonly [number, CreditPart][], charges: readonly [number, string][] = []): ChosenCredit => ({
  lines: new Map(lines),
  charges: new Map(charges.map(([place, amount]) => [place, decimal(amount)])),
});

function fieldsOf(
  document: Document,
  choice: "all-left" | ChosenCredit,
  credits: readonly Document[] = [],
): DraftFields {
  const standing = { document, credits, balance: creditBalance(document, credits) };
  return creditFields({ standing, receiverId: "unit", choice });
}

const rows = (fields: DraftFields): string[] =>
  linesOf(fields).map(({ quantity, unit, price, allowance }) => `${quantity} ${unit} × ${price} − ${allowance}`);

describe("a credit of chosen parts is written", () => {
  test("by quantity at the line's price, with the line's percentage", () => {
    const tenth = {
      kind: "allowance",
      percentage: decimal("10"),
      base: decimal("5200"),
      amount: decimal("520"),
    } as const;
    const document = documentOf([{}, { allowanceCharges: [tenth] }]);
    expect(rows(fieldsOf(document, chosen([[1, { quantity: decimal("3") }]])))).toEqual(["3 timme × 650 − 10 %"]);
  });

  test("by quantity, with its share of an allowance that was an amount; the last part gets what is left", () => {
    const off = { kind: "allowance", amount: decimal("100") } as const;
    const document = documentOf([{ quantity: decimal("3"), allowanceCharges: [off] }]);
    const first = fieldsOf(document, chosen([[0, { quantity: decimal("1") }]]));
    expect(rows(first)).toEqual(["1 timme × 650 − 33,33"]);
    const part = (quantity: string, amount: string) =>
      documentOf([{ quantity: decimal(quantity), allowanceCharges: [{ ...off, amount: decimal(amount) }] }]);
    expect(rows(fieldsOf(document, "all-left", [part("1", "33.33")]))).toEqual(["2 timme × 650 − 66,67"]);
  });

  test("by amount, as one piece at that price", () => {
    expect(rows(fieldsOf(documentOf([{}]), chosen([[0, { amount: decimal("400.50") }]])))).toEqual(["1 st × 400,5 − "]);
  });

  test("by amount where quantity and price do not come to what is left", () => {
    const document = documentOf([{ quantity: decimal("3"), price: { net: decimal("33.335") } }]);
    const one = documentOf([{ quantity: decimal("1"), price: { net: decimal("33.335") } }]);
    expect(rows(fieldsOf(document, "all-left", [one, one]))).toEqual(["1 st × 33,33 − "]);
    const reduced = documentOf([{ quantity: decimal("1"), unit: "C62", price: { net: decimal("10") } }]);
    expect(rows(fieldsOf(document, "all-left", [reduced]))).toEqual(["1 st × 90,01 − "]);
  });

  test("with its sign, where a return stood on the invoice", () => {
    const document = documentOf([{}, { quantity: decimal("-2"), price: { net: decimal("50") } }]);
    expect(rows(fieldsOf(document, chosen([[1, { amount: decimal("-30") }]])))).toEqual(["\u22121 st × 30 − "]);
  });
});

describe("what stood for the whole invoice", () => {
  const discount = { kind: "allowance", amount: decimal("1000"), reason: "Mängdrabatt", vat: s25 } as const;
  const freight = { kind: "charge", amount: decimal("100"), reason: "Frakt", vat: s25 } as const;
  const document = documentOf([{}, {}, {}], [discount, freight]);
  const adjustments = (fields: DraftFields): string[] =>
    adjustmentsOf(fields).map(({ kind, amount }) => `${kind} ${amount}`);

  test("an allowance follows in proportion, a charge only when chosen", () => {
    const fields = fieldsOf(document, chosen([[0, { quantity: decimal("8") }]]));
    expect(adjustments(fields)).toEqual(["allowance 333,33"]);
    expect(adjustments(fieldsOf(document, chosen([[0, { quantity: decimal("4") }]], [[1, "40"]])))).toEqual([
      "allowance 166,67",
      "charge 40",
    ]);
  });

  test("the shares of several credits come to the whole allowance", () => {
    const third = (name: string, amount: string) =>
      documentOf([{ item: { name } }], [{ ...discount, amount: decimal(amount) }]);
    const credits = [third("Rad 1", "333.33"), third("Rad 2", "333.33")];
    expect(adjustments(fieldsOf(document, "all-left", credits))).toEqual(["allowance 333,34", "charge 100"]);
  });

  test("a charge by itself becomes a line, since every document has one", () => {
    expect(rows(fieldsOf(document, chosen([], [[1, "40"]])))).toEqual(["1 st × 40 − "]);
    expect(linesOf(fieldsOf(document, chosen([], [[1, "40"]])))[0]).toMatchObject({ description: "Frakt", vat: "25" });
  });

  test("rounding to whole kronor follows when all of it is credited at once, and only then", () => {
    const rounded = completeInvoice({ ...document, lines: document.lines, rounding: "whole" });
    const odd = { ...rounded, totals: { ...rounded.totals, rounding: decimal("0.40") } };
    expect(fieldsOf(odd, "all-left")["rounding"]).toBe("yes");
    expect(fieldsOf(odd, chosen([[0, { quantity: decimal("1") }]]))["rounding"]).toBeUndefined();
  });
});

const house = testHouse();

const form = ({ unit }: Market): DraftFields => ({
  kind: "invoice",
  receiver: unit,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  "lines.1.description": "Takarbete",
  "lines.1.quantity": "8",
  "lines.1.unit": "tim",
  "lines.1.price": "650",
  "lines.1.vat": "25",
  "lines.2.description": "Plåt",
  "lines.2.quantity": "12,5",
  "lines.2.unit": "m",
  "lines.2.price": "189,90",
  "lines.2.vat": "25",
});

async function issued(at: Market, fields: DraftFields): Promise<string> {
  const draft = await house.perform(at.biller, (work) => saveDraft(work, { id: work.newId(), version: 0, fields }));
  return issueDraft(at, draft);
}

const issueDraft = async (at: Market, { id, version }: { id: string; version: number }): Promise<string> =>
  (await house.perform(at.biller, (work) => issueInvoice(work, { draftId: id, version }))).invoiceId;

const started = (at: Market, invoiceId: string, choice: "all-left" | ChosenCredit) =>
  house.perform(at.biller, async (work) => getDraft(work, await startCredit(work, { invoiceId, choice })));

const netLeft = (at: Market, invoiceId: string) =>
  house.perform(at.biller, async (work) => {
    const { balance } = await loadCreditStanding(work, invoiceId);
    return balance.lines.map(({ netLeft: left }) => formatDecimal(left));
  });

const hours = (quantity: string): ChosenCredit => chosen([[0, { quantity: decimal(quantity) }]]);

describe("crediting line by line", () => {
  test("leaves what was not credited, and the last credit takes exactly the rest", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    await house.turnBy({ minutes: 1 });
    await issueDraft(at, await started(at, invoiceId, hours("3")));
    expect(await netLeft(at, invoiceId)).toEqual(["3250.00", "2373.75"]);
    await house.turnBy({ minutes: 1 });
    await issueDraft(at, await started(at, invoiceId, chosen([[1, { amount: decimal("373.75") }]])));
    await house.turnBy({ minutes: 1 });
    await issueDraft(at, await started(at, invoiceId, "all-left"));
    expect(await netLeft(at, invoiceId)).toEqual(["0.00", "0.00"]);
    const chain = await house.perform(at.biller, async (work) =>
      findInvoiceChain(work, await getInvoice(work, invoiceId)),
    );
    expect(chain.leftMinor).toBe(0n);
    expect(chain.invoices.map(({ number }) => number)).toEqual(["F-1001", "F-1002", "F-1003", "F-1004"]);
  });

  test("of two credits of the same hours at once, one is refused and told what is left of the line", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const drafts = [await started(at, invoiceId, hours("5")), await started(at, invoiceId, hours("5"))];
    const results = await Promise.allSettled(drafts.map((draft) => issueDraft(at, draft)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected")?.reason as InvoiceNotReady;
    expect(refused.faults).toEqual([
      {
        path: "creditMore",
        code: "credit-part-exceeds-remaining",
        params: { part: "Takarbete", remainingMinor: "195000", currency: "SEK" },
      },
    ]);
    expect(await netLeft(at, invoiceId)).toEqual(["1950.00", "2373.75"]);
  });

  test("more of one line than it holds is asked about although the whole invoice holds more", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const draft = await started(at, invoiceId, hours("9"));
    await expect(issueDraft(at, draft)).rejects.toBeInstanceOf(InvoiceNotReady);
    const fields = { ...draft.fields, creditMore: "yes" };
    const meant = await house.perform(at.biller, (work) => saveDraft(work, { id: draft.id, version: 1, fields }));
    await issueDraft(at, meant);
    await issueDraft(at, await started(at, invoiceId, chosen([[1, { quantity: decimal("1") }]])));
    expect(await netLeft(at, invoiceId)).toEqual(["-650.00", "2183.85"]);
  });

  test("when nothing is left there is nothing to begin with", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    await issueDraft(at, await started(at, invoiceId, "all-left"));
    await expect(started(at, invoiceId, "all-left")).rejects.toMatchObject({ code: "credit-exceeds-remaining" });
  });

  test("a reader, a stranger and a credit note begin nothing", async () => {
    const at = await openMarket(house);
    const invoiceId = await issued(at, form(at));
    const stranger = await openMarket(house);
    await expect(started(stranger, invoiceId, "all-left")).rejects.toMatchObject({ code: "not-found" });
    const reader = { ...at, biller: { ...at.biller, role: "reader" as const } };
    await expect(started(reader, invoiceId, "all-left")).rejects.toMatchObject({ code: "not-allowed" });
    const creditId = await issueDraft(at, await started(at, invoiceId, "all-left"));
    await expect(started(at, creditId, "all-left")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an invoice sent instead of another", () => {
  test("names it, belongs to its chain, and is told on it", async () => {
    const at = await openMarket(house);
    const first = await issued(at, form(at));
    await house.turnBy({ minutes: 1 });
    const second = await issued(at, { ...form(at), replaces: "f-1001" });
    const { ubl } = await house.perform(at.biller, (work) => getInvoiceDocument(work, second));
    const read = readUbl(ubl);
    expect(read.ok && read.invoice.precedingInvoices).toEqual([{ number: "F-1001", issuedOn: "2026-11-21" }]);
    const chain = await house.perform(at.biller, async (work) => findInvoiceChain(work, await getInvoice(work, first)));
    expect(chain.invoices.map(({ id, replacesInvoiceId }) => [id, replacesInvoiceId])).toEqual([
      [first, undefined],
      [second, first],
    ]);
    const told = await house.everything
      .selectFrom("events")
      .select("facts")
      .where("subject_id", "=", first)
      .where("kind", "=", "invoice.replaced")
      .execute();
    expect(told).toEqual([{ facts: { by: "F-1002" } }]);
  });

  test("to another receiver stands by itself, since that receiver has nothing to match it with", async () => {
    const at = await openMarket(house);
    await issued(at, form(at));
    const id = await issued(at, { ...form(at), receiver: (await openMarket(house)).unit, replaces: "F-1001" });
    const { ubl } = await house.perform(at.biller, (work) => getInvoiceDocument(work, id));
    const read = readUbl(ubl);
    expect(read.ok && read.invoice.precedingInvoices).toBeUndefined();
  });
});
