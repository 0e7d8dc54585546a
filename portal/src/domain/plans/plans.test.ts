import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { importable, importOf } from "../../../test/support/importable.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier } from "../../../test/support/people.ts";
import { type Market, openMarket, personOf } from "../../../test/support/seller.ts";
import type { Person } from "../access/permissions.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { saveDraft } from "../invoices/save-draft.ts";
import { startCredit } from "../invoices/start-credit.ts";
import { findImport, listItems } from "../imports/queries.ts";
import { sendImport } from "../imports/send-import.ts";
import { chooseLevel } from "./choose-level.ts";
import { nearFrom, printOf } from "./plan-level.ts";
import { findLevel, getQuota, listOfferedLevels } from "./queries.ts";
import { type LevelTerms, saveLevel } from "./save-level.ts";

const house = testHouse({ startsAt: "2026-11-20T09:00:00.000Z" });
let administrator: Person;
beforeAll(async () => {
  administrator = (await anOfficer(house, { role: "administrator" })).actor;
});

/** A seller on the level "bas": five invoices a month, and then a stop. */
async function smallMarket(level = "bas"): Promise<Market & { readonly owner: Person }> {
  const market = await openMarket(house);
  const { actor } = await aSupplier(house, { organisationId: market.seller });
  await house.everything
    .updateTable("organisations")
    .set({ plan_level: level })
    .where("id", "=", market.seller)
    .execute();
  return { ...market, owner: actor };
}

async function draftOf(at: Market): Promise<{ readonly draftId: string; readonly version: number }> {
  const fields = {
    kind: "invoice",
    receiver: at.unit,
    reference1: "123456",
    deliveryOn: "2026-11-20",
    "lines.1.description": "Konsultation",
    "lines.1.quantity": "2",
    "lines.1.unit": "tim",
    "lines.1.price": "1 250,50",
    "lines.1.vat": "25",
  };
  const { id, version } = await house.perform(at.biller, (work) =>
    saveDraft(work, { id: work.newId(), version: 0, fields }),
  );
  return { draftId: id, version };
}

const issue = async (at: Market) => {
  const input = await draftOf(at);
  return house.perform(at.biller, (work) => issueInvoice(work, input));
};

const issueMany = async (at: Market, count: number): Promise<void> => {
  for (let sent = 0; sent < count; sent += 1) await issue(at);
};

const usedBy = async (at: Market): Promise<number> => (await house.perform(at.biller, getQuota)).used;

const quotaLetters = async ({ email }: { readonly email: string }): Promise<readonly string[]> =>
  (
    await house.everything
      .selectFrom("mails")
      .select("kind")
      .where("to_address", "=", email)
      .where("kind", "like", "quota-%")
      .orderBy("posted_at")
      .execute()
  ).map(({ kind }) => kind);

describe("the quota of a level", () => {
  test("the sixth invoice of the month is refused, takes no number, and goes when the level is another", async () => {
    const at = await smallMarket();
    await issueMany(at, 5);
    await expect(issue(at)).rejects.toThrow("quota-reached");
    expect(await usedBy(at)).toBe(5);
    await house.perform(at.owner, (work) => chooseLevel(work, { levelId: "standard", from: "bas" }));
    expect((await issue(at)).number).toBe("F-1006");
  });

  test("a new month begins at midnight in Sweden, not in Greenwich", async () => {
    const at = await smallMarket();
    await house.turnTo("2026-11-30T22:00:00.000Z");
    await issueMany(at, 5);
    await house.turnTo("2026-11-30T22:59:59.000Z");
    await expect(issue(at)).rejects.toThrow("quota-reached");
    await house.turnTo("2026-11-30T23:00:00.000Z");
    expect((await issue(at)).number).toBe("F-1006");
    expect(await usedBy(at)).toBe(1);
  });

  test("what corrects is owed: a credit note goes beyond the quota and is not counted", async () => {
    const at = await smallMarket();
    await issueMany(at, 4);
    const { invoiceId } = await issue(at);
    const credit = await house.perform(at.biller, (work) => startCredit(work, { invoiceId, choice: "all-left" }));
    const issued = await house.perform(at.biller, (work) => issueInvoice(work, { draftId: credit, version: 1 }));
    expect(issued.number).toBe("F-1006");
    await expect(issue(at)).rejects.toThrow("quota-reached");
  });

  test("a level that only tells lets more through", async () => {
    await saveTerms({ id: "berattar", beyond: "tell", invoicesPerMonthMax: 2 });
    const at = await smallMarket("berattar");
    await issueMany(at, 3);
    expect(await usedBy(at)).toBe(2);
  });

  test("64 senders at once: five go, and the numbers have no gap", async () => {
    const at = await smallMarket();
    const drafts = [];
    for (let count = 0; count < 64; count += 1) drafts.push(await draftOf(at));
    const all = await Promise.allSettled(
      drafts.map((input) => house.perform(at.biller, (work) => issueInvoice(work, input))),
    );
    const sent = all.flatMap((one) => (one.status === "fulfilled" ? [one.value.number] : []));
    expect(sent.sort()).toEqual(["F-1001", "F-1002", "F-1003", "F-1004", "F-1005"]);
    const refused = all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(new Set(refused)).toEqual(new Set(["Refusal: quota-reached"]));
  });

  test("in an import the document that is one too many is told of, and none is lost", async () => {
    const at = await smallMarket();
    await issueMany(at, 5);
    const bytes = new TextEncoder().encode(await importable(house, at));
    const { id } = await importOf(house, at.owner, { name: "faktura.xml", bytes });
    await house.runJobs();
    await house.perform(at.owner, (work) => sendImport(work, id));
    await house.runJobs();
    const { counts } = await house.perform(at.owner, (work) => findImport(work, id));
    expect(counts).toMatchObject({ sent: 0, faulty: 1 });
    const page = { importId: id, states: ["faulty"], page: 1, pageSize: 10 } as const;
    const [item] = await house.perform(at.owner, (work) => listItems(work, page));
    expect(item?.faults).toMatchObject([{ code: "quota-reached", params: { max: "5" } }]);
  });

  test("is counted along an index, no further than to the quota", async () => {
    const { rows } = await sql<{ "QUERY PLAN": string }>`
      explain select from invoices
      where organisation_id = ${administrator.organisationId} and issued_at >= now()
        and kind = 'invoice' and revision = 1 limit 5`.execute(house.everything);
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Scan.* on invoices/);
  });
});

describe("owners are told before it bites", () => {
  test.each([
    [1, 1],
    [5, 4],
    [6, 5],
    [50, 40],
  ])("of a quota of %i from the %ith", (quota, from) => {
    expect(nearFrom(quota)).toBe(from);
  });

  test("once at four fifths and once at the end, however often the job runs", async () => {
    const market = await openMarket(house);
    const owner = await aSupplier(house, { organisationId: market.seller });
    await house.everything
      .updateTable("organisations")
      .set({ plan_level: "bas" })
      .where("id", "=", market.seller)
      .execute();
    await issueMany(market, 3);
    await house.runJobs();
    expect(await quotaLetters(owner)).toEqual([]);
    await issueMany(market, 1);
    await house.runJobs();
    expect(await quotaLetters(owner)).toEqual(["quota-near"]);
    await issueMany(market, 1);
    await house.runJobs();
    await house.perform({ kind: "machine", job: "test", organisationId: market.seller }, (work) =>
      work.enqueue("tell-of-quota", { organisationId: market.seller, month: "2026-12-01" as typeof work.today }),
    );
    await house.runJobs();
    expect(await quotaLetters(owner)).toEqual(["quota-near", "quota-reached"]);
  });
});

describe("who may change what", () => {
  test("a biller does not change the level, and an owner only to one that is offered, from the one that was shown", async () => {
    const at = await smallMarket();
    const choose = (person: Person, levelId: string, from = "bas") =>
      house.perform(person, (work) => chooseLevel(work, { levelId, from }));
    await expect(choose(personOf(house, at.seller, "biller"), "stor")).rejects.toThrow("not-allowed");
    await expect(choose(at.owner, "guld")).rejects.toThrow("not-found");
    await expect(choose(at.owner, "stor", "standard")).rejects.toThrow("changed-meanwhile");
    await choose(at.owner, "stor");
    const [event] = await house.everything
      .selectFrom("events")
      .select(["kind", "facts"])
      .where("subject_id", "=", at.seller)
      .where("kind", "=", "plan-level.changed")
      .execute();
    expect(event?.facts).toEqual({ from: "bas", to: "stor" });
  });

  test("a level's new terms hold for those who have it, and one that is ended is kept by them", async () => {
    await saveTerms({ id: "liten", invoicesPerMonthMax: 1 });
    const at = await smallMarket("liten");
    await issue(at);
    await expect(issue(at)).rejects.toThrow("quota-reached");
    await saveTerms({ id: "liten", invoicesPerMonthMax: 2, offered: false });
    await issue(at);
    await house.turnBy({ days: 1 });
    const offered = await house.perform(at.owner, listOfferedLevels);
    expect(offered.map(({ id }) => id)).not.toContain("liten");
    expect((await house.perform(at.owner, getQuota)).level.id).toBe("liten");
  });

  test("two who change the same level: the second is told, and nothing is undone unseen", async () => {
    await saveTerms({ id: "delad" });
    const level = await house.perform(administrator, (work) => findLevel(work, "delad"));
    const seen = level && printOf(level);
    await saveTerms({ id: "delad", nameSv: "Första" });
    await expect(
      house.perform(administrator, (work) => saveLevel(work, { ...terms, id: "delad", seen })),
    ).rejects.toThrow("changed-meanwhile");
  });

  test("a supplier cannot write a level: not by the command, nor by the database", async () => {
    const at = await smallMarket();
    await expect(
      house.perform(at.owner, (work) => saveLevel(work, { ...terms, id: "egen", seen: undefined })),
    ).rejects.toThrow("not-allowed");
    await expect(
      house.perform(at.owner, (work) =>
        work.db.updateTable("plan_levels").set({ invoices_per_month_max: 1000 }).where("id", "=", "bas").execute(),
      ),
    ).resolves.toMatchObject([{ numUpdatedRows: 0n }]);
  });
});

const terms: Omit<LevelTerms, "id" | "seen"> = {
  place: 9,
  nameSv: "Prov",
  nameEn: "Trial",
  price: { minor: 0n, currency: "SEK" },
  invoicesPerMonthMax: 3,
  beyond: "stop",
  features: ["form"],
  offered: true,
};

const saveTerms = (change: Partial<LevelTerms> & Pick<LevelTerms, "id">): Promise<void> =>
  house.perform(administrator, async (work) => {
    const before = await findLevel(work, change.id);
    await saveLevel(work, { ...terms, seen: before && printOf(before), ...change });
  });
