import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { Instant, LocalDate } from "../../time.ts";
import { answerDocument } from "../inbox/answer-document.ts";
import { listReminded, listReminders } from "../inbox/receive-reminder.ts";
import { listInvoices } from "../invoices/list-invoices.ts";
import { countedMax, countUnanswered, unansweredBefore } from "./queries.ts";
import { judgeReminder } from "./reminder.ts";
import { sendReminder } from "./send-reminder.ts";

const house = testHouse();
let seller: Known;
let officer: Known;
let unit: string;

beforeEach(async () => {
  await house.turnTo("2026-11-20T09:00:00Z");
  seller = await aSupplier(house);
  officer = await anOfficer(house);
  unit = await aUnit(house, [officer.actor]);
});

async function delivered(): Promise<{ readonly invoiceId: string; readonly id: string }> {
  const { invoiceId, documentId } = await anIssuedInvoice(house, seller.actor, { receiverId: unit });
  await house.runJobs();
  const { id } = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("instance_id", "=", documentId)
    .executeTakeFirstOrThrow();
  return { invoiceId, id };
}

const remind = (invoiceId: string, by = seller) => house.perform(by.actor, (work) => sendReminder(work, invoiceId));
const seen = (id: string) => house.perform(officer.actor, (work) => listReminders(work, id));

describe("when a reminder may go", () => {
  const facts = { isUnanswered: true, issuedAt: "2026-11-20T22:30:00.000Z" as Instant, lastRemindedAt: undefined };
  const day = (text: string) => text as LocalDate;

  test.each([
    ["the day it was sent", facts, "2026-11-20", { kind: "wait", until: "2026-11-25" }],
    ["the day before", facts, "2026-11-24", { kind: "wait", until: "2026-11-25" }],
    ["after five days", facts, "2026-11-25", { kind: "may" }],
    ["answered", { ...facts, isUnanswered: false }, "2026-12-25", { kind: "none" }],
    [
      "six days after the last",
      { ...facts, lastRemindedAt: "2026-11-25T12:00:00.000Z" as Instant },
      "2026-12-01",
      { kind: "wait", until: "2026-12-02" },
    ],
    [
      "a week after the last",
      { ...facts, lastRemindedAt: "2026-11-25T12:00:00.000Z" as Instant },
      "2026-12-02",
      { kind: "may" },
    ],
  ])("%s", (_, given, today, verdict) => {
    expect(judgeReminder(given, day(today))).toEqual(verdict);
  });
});

describe("a reminder", () => {
  test("reaches the unit's inbox and its start page, once, and is a fact on both sides", async () => {
    const { invoiceId, id } = await delivered();
    await house.turnTo("2026-11-25T09:00:00Z");
    await remind(invoiceId);
    expect(await seen(id)).toEqual([]);
    const [job] = await house.waitingJobs();
    await house.runJobs();
    await house.queue.boss.send("deliver-reminder", job?.payload as object);
    await house.runJobs();
    expect(await seen(id)).toEqual(["2026-11-25T09:00:00.000Z"]);
    expect(await house.perform(officer.actor, listReminded)).toMatchObject([{ id }]);
    const kinds = await house.everything
      .selectFrom("events")
      .select("kind")
      .where("kind", "in", ["invoice.reminded", "document.reminded"])
      .where("subject_id", "in", [invoiceId, id])
      .execute();
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(["document.reminded", "invoice.reminded"]);
  });

  test("does not go too early, nor twice within a week, and two people at once remind once", async () => {
    const { invoiceId, id } = await delivered();
    await expect(remind(invoiceId)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await house.turnTo("2026-11-25T09:00:00Z");
    const results = await Promise.allSettled([remind(invoiceId), remind(invoiceId)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await house.turnTo("2026-12-01T09:00:00Z");
    await expect(remind(invoiceId)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await house.turnTo("2026-12-02T09:00:00Z");
    await remind(invoiceId);
    await house.runJobs();
    expect(await seen(id)).toHaveLength(2);
  });

  test("is gone from the task list when the unit has answered, and cannot be sent then", async () => {
    const { invoiceId, id } = await delivered();
    await house.turnTo("2026-11-25T09:00:00Z");
    await remind(invoiceId);
    await house.runJobs();
    await house.perform(officer.actor, (work) => answerDocument(work, { documentId: id, move: "receive" }));
    await house.runJobs();
    expect(await house.perform(officer.actor, listReminded)).toEqual([]);
    await house.turnTo("2026-12-20T09:00:00Z");
    await expect(remind(invoiceId)).rejects.toMatchObject({ code: "changed-meanwhile" });
  });

  test("is not sent by a stranger or a reader, and is not seen by another unit", async () => {
    const { invoiceId } = await delivered();
    await house.turnTo("2026-11-25T09:00:00Z");
    await expect(remind(invoiceId, await aSupplier(house))).rejects.toMatchObject({ code: "not-found" });
    const reader = await aSupplier(house, { role: "reader", organisationId: seller.actor.organisationId });
    await expect(remind(invoiceId, reader)).rejects.toMatchObject({ code: "not-allowed" });
    await remind(invoiceId);
    await house.runJobs();
    const colleague = await anOfficer(house, { organisationId: officer.actor.organisationId });
    await aUnit(house, [colleague.actor], "Ögonmottagningen");
    expect(await house.perform(colleague.actor, listReminded)).toEqual([]);
  });

  test("is not offered where the document left the portal by another road", async () => {
    const { invoiceId } = await delivered();
    await house.everything
      .updateTable("deliveries")
      .set({ route: "access-point" })
      .where("invoice_id", "=", invoiceId)
      .execute();
    await house.turnTo("2026-11-25T09:00:00Z");
    await expect(remind(invoiceId)).rejects.toMatchObject({ code: "changed-meanwhile" });
  });
});

describe("what has had no answer in time", () => {
  test("is counted and listed from the fifth day on", async () => {
    const { invoiceId } = await delivered();
    await house.turnTo("2026-11-24T22:59:00Z");
    expect(await house.perform(seller.actor, countUnanswered)).toBe(0);
    await house.turnTo("2026-11-24T23:00:00Z");
    expect(await house.perform(seller.actor, countUnanswered)).toBe(1);
    const { rows } = await house.perform(seller.actor, (work) =>
      listInvoices(work, { text: "", filter: "unanswered", unansweredBefore: unansweredBefore(work), limit: 9 }),
    );
    expect(rows.map(({ id }) => id)).toEqual([invoiceId]);
  });

  test("is counted no further than a person needs, along the index of lists", async () => {
    const id = seller.actor.organisationId;
    await sql`
      insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
                            net_minor, vat_minor, payable_minor, issued_at)
      select ${id}::uuid, gen_random_uuid(), 'invoice', 'G-' || n, 'G-' || n, ${unit}::uuid, 'K', '2026-01-01', 'SEK', 1, 0, 1,
             '2026-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, 20000) as n`.execute(
      house.everything,
    );
    await sql`
      insert into deliveries
        (organisation_id, invoice_id, document_id, state, standing, issued_at, changed_at, kind, receiver_id, issue_on)
      select organisation_id, id, gen_random_uuid(), 'delivered', 'delivered', issued_at, issued_at, kind, receiver_id, issue_on from invoices
      where organisation_id = ${id}::uuid`.execute(house.everything);
    await sql`analyze invoices, deliveries`.execute(house.everything);
    expect(await house.perform(seller.actor, countUnanswered)).toBe(countedMax);
    const plan = await house.perform(seller.actor, async (work) => {
      const { rows } = await sql<{ "QUERY PLAN": string }>`explain select invoice_id from deliveries
        where organisation_id = ${id} and standing = 'delivered' and issued_at < ${unansweredBefore(work)}
        order by issued_at desc limit ${sql.lit(countedMax)}`.execute(work.db);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toContain("deliveries_by_standing");
    expect(plan).not.toContain("Seq Scan");
  });
});
