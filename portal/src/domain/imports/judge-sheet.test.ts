import { beforeAll, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { sheetHeadings, sheetLine } from "../../../test/support/invoice-sheet.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import { openMarket } from "../../../test/support/seller.ts";
import { readRows } from "../sheets/read-rows.ts";
import { findJudging, keepJudged } from "./judge-sheet.ts";
import { getJudgedSheet, listCellFaults, listJudged } from "./judged-sheet.ts";
import { keepSheet, saveColumns } from "./kept-sheet.ts";
import { importLimits } from "./limits.ts";
import { gatherSheetFacts, planSheet } from "./plan-sheet.ts";

const house = testHouse();
let owner: Known;
let receiver: string;

beforeAll(async () => {
  const market = await openMarket(house);
  owner = await aSupplier(house, { organisationId: market.seller, role: "owner" });
  ({ name: receiver } = await house.everything
    .selectFrom("receivers")
    .select("name")
    .where("id", "=", market.unit)
    .executeTakeFirstOrThrow());
});

async function kept(text: string) {
  const read = await readRows(Buffer.from(text), importLimits.sheetRowsMax);
  if (!read.ok) throw new Error(read.fault);
  return house.perform(owner.actor, (work) => keepSheet(work, { fileName: "fakturor.csv", ...read }));
}

const ask = <T>(question: Parameters<typeof house.perform<T>>[1]) => house.perform(owner.actor, question);
const many = (count: number): string =>
  [
    sheetHeadings,
    ...Array.from({ length: count }, (_, nth) =>
      sheetLine(receiver, { number: `M-${nth}`, ...(nth === 2 && { price: "x", kind: "y" }) }),
    ),
  ].join("\n");

test("a batch at a time, and looked at as often as anybody likes", async () => {
  const { id } = await kept(many(importLimits.batch + 2));
  expect(await ask((work) => getJudgedSheet(work, id))).toMatchObject({ invoiceCount: 52, judgedCount: 0 });
  await house.runJobs();
  const judged = await ask((work) => getJudgedSheet(work, id));
  expect(judged).toMatchObject({ judgedCount: 52, rowCount: 52, counts: { ready: 51, faulty: 1 } });
  expect(judged.readyMinor).toBe(51n * 312_625n);
  const page = { show: undefined, page: 2, pageSize: 50 };
  expect((await ask((work) => listJudged(work, id, page))).map(({ number }) => number)).toEqual(["M-50", "M-51"]);
  expect(await ask((work) => listJudged(work, id, { ...page, show: "faulty", page: 1 }))).toMatchObject([
    { place: 3, number: "M-2", rows: [4], state: "faulty" },
  ]);
  const faults = await ask((work) => listCellFaults(work, id, 1));
  expect([faults.count, faults.shown.map(({ row, code }) => [row, code])]).toEqual([2, [[4, "kind-unknown"]]]);
});

test("killed between two batches it goes on, and a batch that comes twice is kept once", async () => {
  const { id } = await kept(many(4));
  const judging = await ask((work) => findJudging(work, id));
  if (judging === undefined) throw new Error("nothing to judge");
  const { judgingId, groups } = judging;
  const facts = await ask((work) => gatherSheetFacts(work, groups));
  const first = { judgingId, after: 0, invoices: await planSheet(groups.slice(0, 2), facts) };
  expect(await ask((work) => keepJudged(work, id, first))).toBe(true);
  expect(await ask((work) => keepJudged(work, id, first))).toBe(false);
  await house.runJobs();
  expect(await ask((work) => getJudgedSheet(work, id))).toMatchObject({ judgedCount: 4, counts: { ready: 3 } });
});

test("other columns are judged from the beginning, and an earlier judging keeps nothing more", async () => {
  const sheet = await kept(many(1));
  const earlier = await ask((work) => findJudging(work, sheet.id));
  await ask((work) => saveColumns(work, sheet.id, sheet.columns));
  const late = { judgingId: earlier?.judgingId ?? "", after: 0, invoices: [] };
  expect(await ask((work) => keepJudged(work, sheet.id, late))).toBe(false);
  await house.runJobs();
  expect(await ask((work) => getJudgedSheet(work, sheet.id))).toMatchObject({ judgedCount: 1 });
});

test("an amount no invoice has is told at its cell, and stops nothing", async () => {
  const { id } = await kept(
    [sheetHeadings, sheetLine(receiver, { price: "9".repeat(30), quantity: "9".repeat(30) })].join("\n"),
  );
  await house.runJobs();
  const judged = await ask((work) => getJudgedSheet(work, id));
  expect(judged).toMatchObject({ judgedCount: 1, counts: { faulty: 1 } });
  expect((await ask((work) => listCellFaults(work, id, 9))).count).toBeGreaterThan(0);
});

test("a file that nobody takes in is removed with what it was judged to be when its days are over, and not before", async () => {
  const { id } = await kept(many(3));
  await house.turnBy({ days: 29 });
  await house.runJobs();
  expect(await ask((work) => getJudgedSheet(work, id))).toMatchObject({ judgedCount: 3 });
  const left = () => house.everything.selectFrom("sheet_invoices").select("place").where("sheet_id", "=", id).execute();
  expect(await left()).toHaveLength(3);
  await house.turnBy({ days: 1, minutes: 1 });
  await house.runJobs();
  await expect(ask((work) => getJudgedSheet(work, id))).rejects.toThrow("not-found");
  expect(await left()).toEqual([]);
});
