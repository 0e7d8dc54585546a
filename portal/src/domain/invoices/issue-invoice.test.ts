import { readUbl } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket, personOf } from "../../../test/support/seller.ts";
import { systemChance } from "../../chance.ts";
import type { Work } from "../../work.ts";
import type { DraftFields } from "./draft-fields.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { saveDraft } from "./save-draft.ts";

const house = testHouse();
let market: Market;
beforeAll(async () => {
  market = await openMarket(house);
});

const lines: DraftFields = {
  "lines.1.description": "Konsultation",
  "lines.1.quantity": "2",
  "lines.1.unit": "tim",
  "lines.1.price": "1 250,50",
  "lines.1.vat": "25",
  "lines.2.description": "Parkering",
  "lines.2.quantity": "3",
  "lines.2.unit": "st",
  "lines.2.price": "33,33",
  "lines.2.vat": "12",
};

const formFor = ({ unit }: Market, change: DraftFields = {}): DraftFields => ({
  kind: "invoice",
  receiver: unit,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  ...lines,
  ...change,
});

async function draftOf(at: Market, change: DraftFields = {}): Promise<{ draftId: string; version: number }> {
  const draft = await house.perform(at.biller, (work) =>
    saveDraft(work, { id: work.newId(), version: 0, fields: formFor(at, change) }),
  );
  return { draftId: draft.id, version: draft.version };
}

const issue = (at: Market, input: { draftId: string; version: number }) =>
  house.perform(at.biller, (work) => issueInvoice(work, input));

const numbersOf = async (at: Market): Promise<string[]> =>
  (
    await house.everything
      .selectFrom("invoices")
      .select("number")
      .where("organisation_id", "=", at.seller)
      .orderBy("number")
      .execute()
  ).map(({ number }) => number);

const jobsOf = async (at: Market): Promise<number> =>
  (await house.waitingJobs()).filter(
    ({ payload }) => (payload as { organisationId: string }).organisationId === at.seller,
  ).length;

describe("issuing", () => {
  test("one commit holds the row, the very bytes, the events and the job; the draft is gone", async () => {
    const at = await openMarket(house);
    const input = await draftOf(at);
    const { invoiceId, number } = await issue(at, input);
    expect(number).toBe("F-1001");
    const row = await house.everything
      .selectFrom("invoices")
      .selectAll()
      .where("id", "=", invoiceId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ net_minor: 260099n, vat_minor: 63725n, payable_minor: 323824n, due_on: "2026-12-21" });
    const { ubl } = await house.everything
      .selectFrom("invoice_documents")
      .select("ubl")
      .where("invoice_id", "=", invoiceId)
      .executeTakeFirstOrThrow();
    const read = readUbl(ubl);
    if (!read.ok) throw new Error(read.reason);
    expect(read.invoice).toMatchObject({ number: "F-1001", buyerReference: "123456", issuedOn: "2026-11-21" });
    expect(read.invoice.lines.map(({ item }) => item.name)).toEqual(["Konsultation", "Parkering"]);
    const events = await house.everything
      .selectFrom("events")
      .select("kind")
      .where("subject_id", "=", invoiceId)
      .orderBy("id")
      .execute();
    expect(events.map(({ kind }) => kind)).toEqual(["draft.saved", "invoice.validated", "invoice.sent"]);
    expect(await jobsOf(at)).toBe(1);
    expect(
      await house.everything.selectFrom("invoice_drafts").select("id").where("id", "=", invoiceId).execute(),
    ).toEqual([]);
  });

  test("a second press leads to the same invoice, also when both presses come at once", async () => {
    const at = await openMarket(house);
    const input = await draftOf(at);
    const issued = await Promise.all([issue(at, input), issue(at, input), issue(at, input)]);
    expect(new Set(issued.map(({ number }) => number))).toEqual(new Set(["F-1001"]));
    expect(await issue(at, input)).toEqual(issued[0]);
    expect(await numbersOf(at)).toEqual(["F-1001"]);
    expect(await jobsOf(at)).toBe(1);
  });

  test("a refused sending gives its number back", async () => {
    const at = await openMarket(house);
    const bad = await draftOf(at, { reference1: "12" });
    await expect(issue(at, bad)).rejects.toBeInstanceOf(InvoiceNotReady);
    expect((await issue(at, await draftOf(at))).number).toBe("F-1001");
    expect(await jobsOf(at)).toBe(1);
  });

  test("what was changed after it was checked is not sent", async () => {
    const at = await openMarket(house);
    const input = await draftOf(at);
    await house.perform(at.biller, (work) =>
      saveDraft(work, { id: input.draftId, version: 1, fields: formFor(at, { note: "Ny" }) }),
    );
    await expect(issue(at, input)).rejects.toMatchObject({ code: "changed-meanwhile" });
  });

  test("a reader may not send, and somebody else's draft is as if absent", async () => {
    const input = await draftOf(market);
    const reader = personOf(house, market.seller, "reader");
    const stranger = (await openMarket(house)).biller;
    await expect(house.perform(reader, (work) => issueInvoice(work, input))).rejects.toMatchObject({
      code: "not-allowed",
    });
    await expect(house.perform(stranger, (work) => issueInvoice(work, input))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("numbers", () => {
  test("a typed number that is used is told with the invoice that has it, however it is written", async () => {
    const at = await openMarket(house, { numberAutomatic: false });
    const { invoiceId } = await issue(at, await draftOf(at, { number: "2026-a1" }));
    const again = await draftOf(at, { number: "2026\u2013 A1" });
    const refusal = await issue(at, again).catch((error: unknown) => error);
    expect((refusal as InvoiceNotReady).faults).toEqual([
      { path: "number", code: "invoice-number-taken", params: { number: "2026-a1", invoiceId } },
    ]);
  });

  test("of two who type the same number at once, one gets it", async () => {
    const at = await openMarket(house, { numberAutomatic: false });
    const inputs = await Promise.all([draftOf(at, { number: "7" }), draftOf(at, { number: "7" })]);
    const results = await Promise.allSettled(inputs.map((input) => issue(at, input)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await numbersOf(at)).toEqual(["7"]);
  });

  test("the same number for a credit note, or next year, is refused too", async () => {
    const at = await openMarket(house, { numberAutomatic: false });
    await issue(at, await draftOf(at, { number: "8" }));
    const credit = await draftOf(at, { number: "8", kind: "credit-note", credits: "8" });
    await expect(issue(at, credit)).rejects.toBeInstanceOf(InvoiceNotReady);
  });

  test("two suppliers may have the same number", async () => {
    const one = await openMarket(house, { numberAutomatic: false });
    const other = await openMarket(house, { numberAutomatic: false });
    await issue(one, await draftOf(one, { number: "9" }));
    expect((await issue(other, await draftOf(other, { number: "9" }))).number).toBe("9");
  });

  test("the series passes over numbers already typed", async () => {
    const at = await openMarket(house, { numberAutomatic: false });
    await issue(at, await draftOf(at, { number: "f-1001" }));
    await house.everything
      .updateTable("send_settings")
      .set({ number_automatic: true })
      .where("organisation_id", "=", at.seller)
      .execute();
    expect((await issue(at, await draftOf(at))).number).toBe("F-1002");
  });

  test("64 at once take unbroken numbers, each once, though every fourth sending fails after taking its number", async () => {
    const at = await openMarket(house);
    const { gaps, doubles, count } = await race(at, issueInvoice);
    expect({ gaps, doubles, count }).toEqual({ gaps: 0, doubles: 0, count: 48 });
  });

  test("control: with a sequence instead of the counter row, the same race leaves gaps", async () => {
    const at = await openMarket(house);
    await sql`create sequence race_numbers start 1001`.execute(house.everything);
    await sql`grant usage on sequence race_numbers to fakturaporten_app`.execute(house.everything);
    const { gaps } = await race(at, async (work, input) => {
      const { rows } = await sql<{ n: bigint }>`select nextval('race_numbers') as n`.execute(work.db);
      await work.db
        .updateTable("number_series")
        .set({ next_number: rows[0]?.n ?? 0n })
        .where("in_use", "=", true)
        .execute();
      return issueInvoice(work, input);
    });
    expect(gaps).toBeGreaterThan(0);
  });

  async function race(at: Market, take: (work: Work, input: { draftId: string; version: number }) => Promise<unknown>) {
    const inputs = await Promise.all(Array.from({ length: 64 }, () => draftOf(at)));
    const sending = inputs.map((input, index) =>
      house.perform(at.biller, async (work) => {
        await take(work, input);
        if (index % 4 === 3) throw new Error("lost after the number was taken");
      }),
    );
    await Promise.allSettled(sending);
    const numbers = (await numbersOf(at)).map((number) => Number(number.slice(2)));
    const missing = numbers.length === 0 ? 0 : Math.max(...numbers) - 1000 - numbers.length;
    return { count: numbers.length, doubles: numbers.length - new Set(numbers).size, gaps: Math.max(0, missing) };
  }
});

describe("what is issued stays as it is", () => {
  test("the application may neither change nor delete an invoice or its document", async () => {
    const { invoiceId } = await issue(market, await draftOf(market));
    const attempts = [
      sql`update invoices set number = 'x' where id = ${invoiceId}`,
      sql`delete from invoices where id = ${invoiceId}`,
      sql`update invoice_documents set ubl = ''::bytea where invoice_id = ${invoiceId}`,
      sql`delete from invoice_documents where invoice_id = ${invoiceId}`,
      sql`truncate invoice_documents`,
    ];
    for (const attempt of attempts) {
      await expect(house.perform(market.biller, (work) => attempt.execute(work.db))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  test("another supplier sees none of it, whatever it asks", async () => {
    await issue(market, await draftOf(market));
    const stranger = (await openMarket(house)).biller;
    for (const table of ["invoices", "invoice_documents", "invoice_drafts"] as const) {
      const rows = await house.perform(stranger, (work) => sql`select 1 from ${sql.table(table)}`.execute(work.db));
      expect(rows.rows).toEqual([]);
    }
    const forged = house.perform(stranger, (work) =>
      work.db
        .insertInto("invoice_drafts")
        .values({
          organisation_id: market.seller,
          id: systemChance.id(work.now),
          version: 1,
          fields: "{}",
          kind: "invoice",
          created_at: work.now,
          saved_at: work.now,
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});
