import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import type { DraftFields } from "./draft-fields.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { listInvoices } from "./list-invoices.ts";
import { ledgerNumbers, ledgerQuery, listNumbers } from "./number-series.ts";
import { findInvoiceByNumber, getDraft } from "./queries.ts";
import { saveDraft } from "./save-draft.ts";
import { startCorrection } from "./start-correction.ts";

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
});

async function issued(at: Market): Promise<string> {
  const draft = await house.perform(at.biller, (work) =>
    saveDraft(work, { id: work.newId(), version: 0, fields: form(at) }),
  );
  return issueDraft(at, draft.id);
}

const issueDraft = async (at: Market, draftId: string): Promise<string> =>
  (await house.perform(at.biller, (work) => issueInvoice(work, { draftId, version: 1 }))).invoiceId;

const stop = (id: string, state: "refused" | "given-up", reason: string) =>
  house.everything
    .updateTable("deliveries")
    .set({ state, reason, standing: "stopped" })
    .where("invoice_id", "=", id)
    .execute();

const corrected = (at: Market, invoiceId: string) =>
  house.perform(at.biller, (work) => startCorrection(work, { invoiceId, way: "correct-same-number" }));

const numberNow = (at: Market) =>
  house.perform(at.biller, async (work) => {
    const found = await findInvoiceByNumber(work, "f-1001");
    return found && { id: found.id, revision: found.revision };
  });

describe("a document that reached nobody", () => {
  test("is corrected under its number: the first is withdrawn and kept, and the series goes on from where it was", async () => {
    const at = await openMarket(house);
    const first = await issued(at);
    await stop(first, "refused", "receiver-unknown");
    const draftId = await corrected(at, first);
    expect((await house.perform(at.biller, (work) => getDraft(work, draftId))).fields["sameNumber"]).toBe("F-1001");
    const second = await issueDraft(at, draftId);
    expect(await numberNow(at)).toEqual({ id: second, revision: 2 });
    const next = await issued(at);
    const list = await house.perform(at.biller, (work) => listInvoices(work, { text: "", filter: "all", limit: 9 }));
    expect(new Map(list.rows.map(({ id, number, standing }) => [id, `${number} ${standing}`]))).toEqual(
      new Map([
        [first, "F-1001 withdrawn"],
        [second, "F-1001 sent"],
        [next, "F-1002 sent"],
      ]),
    );
  });

  test("is corrected once: of two corrections at the same time one is refused", async () => {
    const at = await openMarket(house);
    const first = await issued(at);
    await stop(first, "refused", "receiver-unknown");
    const drafts = [await corrected(at, first), await corrected(at, first)];
    const results = await Promise.allSettled(drafts.map((id) => issueDraft(at, id)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected")?.reason as InvoiceNotReady;
    expect(refused.faults).toMatchObject([{ path: "sameNumber", code: "same-number-not-now" }]);
    expect((await numberNow(at))?.revision).toBe(2);
  });

  test("and its correction, when that reached nobody either, is corrected again", async () => {
    const at = await openMarket(house);
    const first = await issued(at);
    await stop(first, "refused", "receiver-unknown");
    const second = await issueDraft(at, await corrected(at, first));
    await stop(second, "refused", "receiver-unknown");
    const third = await issueDraft(at, await corrected(at, second));
    expect(await numberNow(at)).toEqual({ id: third, revision: 3 });
    await expect(corrected(at, first)).rejects.toMatchObject({ code: "changed-meanwhile" });
  });
});

describe("a number that may have reached somebody", () => {
  test("is refused to another document when it begins, and when it is sent", async () => {
    const at = await openMarket(house);
    const first = await issued(at);
    await stop(first, "refused", "receiver-unknown");
    const draftId = await corrected(at, first);
    await stop(first, "given-up", "no-answer");
    await expect(corrected(at, first)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await expect(issueDraft(at, draftId)).rejects.toBeInstanceOf(InvoiceNotReady);
  });

  test("is not taken by writing it into a form's hidden field", async () => {
    const at = await openMarket(house);
    await issued(at);
    for (const sameNumber of ["F-1001", "F-9999", "x"]) {
      const draft = await house.perform(at.biller, (work) =>
        saveDraft(work, { id: work.newId(), version: 0, fields: { ...form(at), sameNumber } }),
      );
      await expect(issueDraft(at, draft.id)).rejects.toBeInstanceOf(InvoiceNotReady);
    }
  });

  test("is not given twice by the database, withdrawn or not", async () => {
    const at = await openMarket(house);
    const first = await issued(at);
    const again = (revision: number) =>
      sql`
      insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
                            net_minor, vat_minor, payable_minor, issued_at, revision)
      select organisation_id, gen_random_uuid(), kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
             net_minor, vat_minor, payable_minor, issued_at, ${revision}
      from invoices where id = ${first}::uuid`.execute(house.everything);
    await expect(again(1)).rejects.toThrow("invoice_number_used_once");
    await expect(again(2)).rejects.toThrow("foreign key");
  });
});

describe("the ledger of a series", () => {
  const page = (at: Market, prefix: string, from: bigint) =>
    house.perform(at.biller, (work) => listNumbers(work, { prefix, from }));

  test("tells what has each number, versions too, and runs that nothing has", async () => {
    const at = await openMarket(house);
    const first = await issued(at);
    await stop(first, "refused", "receiver-unknown");
    await issueDraft(at, await corrected(at, first));
    await issued(at);
    const { rows, next } = await page(at, "F-", 1004n);
    expect(rows.slice(0, 4)).toMatchObject([
      { kind: "unused", first: "F-1003", last: "F-1004" },
      { kind: "taken", number: "F-1002", revision: 1 },
      { kind: "taken", number: "F-1001", revision: 2, standing: "sent" },
      { kind: "taken", number: "F-1001", revision: 1, standing: "withdrawn" },
    ]);
    expect(rows[4]).toEqual({ kind: "unused", first: `F-${1004n - ledgerNumbers + 1n}`, last: "F-1000" });
    expect(next).toBe(1004n - ledgerNumbers);
  });

  test("shows the asker's own numbers only, and ends at 1", async () => {
    const at = await openMarket(house);
    await issued(await openMarket(house));
    expect(await page(at, "F-", 50n)).toEqual({
      rows: [{ kind: "unused", first: "F-1", last: "F-50" }],
      next: undefined,
    });
    expect((await page(at, "F-", 1001n)).rows).toHaveLength(1);
  });

  test("looks each number up, however many there are", async () => {
    const at = await openMarket(house);
    await sql`
      insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
                            net_minor, vat_minor, payable_minor, issued_at)
      select ${at.seller}::uuid, gen_random_uuid(), 'invoice', 'F-' || n, 'F-' || n, ${at.unit}::uuid, 'K', '2026-01-01', 'SEK', 1, 0, 1, now()
      from generate_series(1, 20000) as n`.execute(house.everything);
    await sql`analyze invoices`.execute(house.everything);
    const plan = await house.perform(at.biller, async (work) => {
      const { rows } = await sql<{
        "QUERY PLAN": string;
      }>`explain ${ledgerQuery(work, { prefix: "F-", from: 15000n })}`.execute(work.db);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).not.toContain("Seq Scan on invoices");
    expect(plan).not.toContain("Seq Scan on deliveries");
  });
});
