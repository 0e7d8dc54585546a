import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aService, usageFile } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import type { Person } from "../access/permissions.ts";
import { getCustomer } from "../customers/queries.ts";
import { getUsageImport } from "./queries.ts";
import { readCsv, separatorOf } from "../sheets/read-csv.ts";
import { type KnownToFile, readUsageFile, rejectedToldMax } from "./read-usage-file.ts";
import { startUsageImport } from "./start-usage-import.ts";
import { takeUsage } from "./take-usage.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
let officer: Person;
let number: string;

beforeAll(async () => {
  officer = await aCreditor(house);
  const customer = await aCustomer(house, officer);
  number = (await house.perform(officer, (work) => getCustomer(work, customer))).customerNumber;
  await aService(house, officer, { code: "SAMTAL", charged: "by-use", unit: "MIN" });
  await aService(house, officer, { code: "DATOR", charged: "monthly" });
});

const importOf = (id: string) => house.perform(officer, (work) => getUsageImport(work, id));
const rowsStored = async (): Promise<number> =>
  (await house.everything.selectFrom("usage_rows").select("id").execute()).length;

describe("cells", () => {
  const cellsOf = (text: string) => [...readCsv(text, separatorOf(text))].map(({ row, cells }) => [row, ...cells]);
  test.each([
    [
      "a;b\r\nc;d",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "a\tb\n\nc\td\n",
      [
        [1, "a", "b"],
        [3, "c", "d"],
      ],
    ],
    ['"a;1";"say ""hej"""\n', [[1, "a;1", 'say "hej"']]],
    ['"two\nlines";x', [[1, "two\nlines", "x"]]],
    ['"never ends;x\n', [[1, "never ends;x"]]],
    ['"a"junk;b', [[1, "a"]]],
    [
      "a\n\r\n\nb",
      [
        [1, "a"],
        [4, "b"],
      ],
    ],
    ["", []],
    [";", [[1, "", ""]]],
  ])("%j", (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });
});

test("of a row without end a thousand cells are read, and of a cell without end a million characters", () => {
  const [row, next] = [...readCsv(`${";".repeat(5_000_000)}\na;b`, ";")];
  expect([row?.cells.length, next?.cells]).toEqual([1000, ["a", "b"]]);
  const [cell, ...more] = [...readCsv(`"${'""'.repeat(3_000_000)}";b\nc`, ";")];
  expect([cell?.cells[0]?.length, more]).toEqual([1_000_001, []]);
});

/** How often others had their turn while a file was read. */
async function turnsDuring<T>(read: () => Promise<T>): Promise<{ readonly turns: number; readonly file: T }> {
  let turns = 0;
  let isOver = false;
  const take = (): void => {
    turns += 1;
    if (!isOver) setImmediate(take);
  };
  setImmediate(take);
  const file = await read();
  isOver = true;
  return { turns, file };
}

describe("a file is judged whole", () => {
  const known: KnownToFile = {
    customers: new Map([["K-1", 1]]),
    services: new Map([
      ["SAMTAL", { key: 1, byUse: true }],
      ["DATOR", { key: 2, byUse: false }],
    ]),
    today: "2026-05-02" as LocalDate,
  };
  const read = (rows: readonly string[], heading = "Kund-ID;Tjänst;Datum;Antal;Enhet;Ansvar;Person;Rad-id") =>
    readUsageFile(new TextEncoder().encode([heading, ...rows].join("\n")), known);
  const faultsOf = async (row: string) => {
    const file = await read([row]);
    return file.kind === "rejected"
      ? file.cells.map(({ row: n, column, code }) => `${n} ${column} ${code}`)
      : file.kind;
  };
  test.each([
    ["K-1;SAMTAL;2026-04-01;1;;;;a", "rows"],
    ["k-1;samtal;2026-04-01;1 250,5;;;;a", "rows"],
    ["K-9;SAMTAL;2026-04-01;1;;;;a", ["2 customer customer-unknown"]],
    [";SAMTAL;2026-04-01;1;;;;a", ["2 customer missing"]],
    ["K-1;XX;2026-04-01;1;;;;a", ["2 service service-unknown"]],
    ["K-1;DATOR;2026-04-01;1;;;;a", ["2 service service-not-by-use"]],
    ["K-1;SAMTAL;2026-02-30;1;;;;a", ["2 usedOn date-form"]],
    ["K-1;SAMTAL;1/4 2026;1;;;;a", ["2 usedOn date-form"]],
    ["K-1;SAMTAL;2026-05-03;1;;;;a", ["2 usedOn date-to-come"]],
    ["K-1;SAMTAL;2026-04-01;0;;;;a", ["2 quantity quantity-zero"]],
    ["K-1;SAMTAL;2026-04-01;ett;;;;a", ["2 quantity quantity-form"]],
    ["K-1;SAMTAL;2026-04-01;1,23456;;;;a", ["2 quantity quantity-form"]],
    ["K-1;SAMTAL;2026-04-01;1234567890123;;;;a", ["2 quantity quantity-form"]],
    ["K-1;SAMTAL;2026-04-01;1;;;;", ["2 sourceId missing"]],
    [`K-1;SAMTAL;2026-04-01;1;;;;${"a".repeat(61)}`, ["2 sourceId too-long"]],
    [`K-1;SAMTAL;2026-04-01;1;${"e".repeat(101)};;;a`, ["2 unit too-long"]],
    [
      "K-9;XX;igår;noll;;;;",
      [
        "2 sourceId missing",
        "2 customer customer-unknown",
        "2 service service-unknown",
        "2 usedOn date-form",
        "2 quantity quantity-form",
      ],
    ],
    ["K-1", ["2 sourceId missing", "2 service missing", "2 usedOn missing", "2 quantity missing"]],
  ])("%s", async (row, outcome) => {
    expect(await faultsOf(row)).toEqual(outcome);
  });
  test("one bad row of many, and nothing of the file is taken in", async () => {
    const file = await read(["K-1;SAMTAL;2026-04-01;1;;;;a", "K-1;SAMTAL;2026-04-01;1;;;;a"]);
    expect(file).toMatchObject({
      kind: "rejected",
      count: 1,
      cells: [{ row: 3, column: "sourceId", code: "id-twice" }],
    });
  });
  test("a hundred thousand faults are counted, and the first thousand told, and others have their turn meanwhile", async () => {
    const { turns, file } = await turnsDuring(() =>
      read(Array.from({ length: 100_000 }, (_, n) => `K-9;SAMTAL;2026-04-01;1;;;;r${n}`)),
    );
    expect(turns).toBeGreaterThan(100);
    expect(file.kind === "rejected" && [file.count, file.cells.length]).toEqual([100_000, rejectedToldMax]);
  });
  test.each([
    [
      "no such columns",
      () => read([], "a;b"),
      { kind: "heading", missing: ["customer", "service", "usedOn", "quantity", "sourceId"] },
    ],
    ["a heading alone", () => read([]), { kind: "empty" }],
    ["nothing", () => readUsageFile(new Uint8Array(), known), { kind: "empty" }],
    ["no text", () => readUsageFile(new Uint8Array([0xff, 0xfe, 0x41]), known), { kind: "not-text" }],
    ["lines with nothing in them", () => read(["\n".repeat(100_001)]), { kind: "empty-lines" }],
  ] as const)("%s", async (_, reads, outcome) => {
    expect(await reads()).toEqual(outcome);
  });
});

test("a good file is taken in whole, and its rows speak of the customer's own units and people", async () => {
  const before = await rowsStored();
  const id = await usageFile(house, officer, [
    `${number};SAMTAL;2026-04-01;1,5;Reception;4711;Anna Ek;u1`,
    `${number};SAMTAL;2026-03-31;2;Reception;4711;Anna Ek;u2`,
  ]);
  expect(await importOf(id)).toMatchObject({ state: "done", rowCount: 2, rejectedCount: 0 });
  expect(await rowsStored()).toBe(before + 2);
  const batches = await house.everything
    .selectFrom("usage_batches")
    .select(["month", "row_count"])
    .where("import_id", "=", id)
    .execute();
  expect(batches.map(({ month }) => month).sort()).toEqual(["2026-03-01", "2026-04-01"]);
  const names = await house.everything.selectFrom("usage_names").select(["kind", "code"]).orderBy("kind").execute();
  expect(names).toEqual([
    { kind: "ansvar", code: "4711" },
    { kind: "employee", code: "Anna Ek" },
    { kind: "unit", code: "Reception" },
  ]);
});

test("a file with one fault is refused, told and leaves nothing behind; mended it is taken in", async () => {
  const before = await rowsStored();
  const good = `${number};SAMTAL;2026-04-02;1;;;;m1`;
  const refused = await usageFile(house, officer, [good, `${number};SAMTAL;2026-13-02;1;;;;m2`]);
  expect(await importOf(refused)).toMatchObject({
    state: "refused",
    rejectedCount: 1,
    rejected: [{ row: 3, column: "usedOn", code: "date-form", text: "2026-13-02" }],
  });
  expect(await rowsStored()).toBe(before);
  const mended = await usageFile(house, officer, [good, `${number};SAMTAL;2026-04-02;1;;;;m2`]);
  expect(await importOf(mended)).toMatchObject({ state: "done", rowCount: 2 });
});

test("the same file again is the import it already is; the same rows in another file are passed over", async () => {
  const rows = [`${number};SAMTAL;2026-04-05;1;;;;s1`, `${number};SAMTAL;2026-04-05;2;;;;s2`];
  const id = await usageFile(house, officer, rows);
  const before = await rowsStored();
  expect(await usageFile(house, officer, rows)).toBe(id);
  const more = await usageFile(house, officer, [...rows, `${number};SAMTAL;2026-04-06;1;;;;s3`]);
  expect(await importOf(more)).toMatchObject({ state: "done", rowCount: 1, repeatedCount: 2 });
  expect(await rowsStored()).toBe(before + 1);
});

test("an identifier that is used for something else is told, and the file refused", async () => {
  await usageFile(house, officer, [`${number};SAMTAL;2026-04-07;1;;;;o1`]);
  const id = await usageFile(house, officer, [`${number};SAMTAL;2026-04-07;2;;;;o1`]);
  expect(await importOf(id)).toMatchObject({ state: "refused", rejected: [{ row: 2, code: "id-used-otherwise" }] });
});

test("killed in the middle, nothing of a file is taken in, and the job done again takes all of it", async () => {
  const before = await rowsStored();
  const text = `Kund-ID;Tjänst;Datum;Antal;Rad-id\n${number};SAMTAL;2026-04-08;1;k1\n${number};SAMTAL;2026-04-08;1;k2`;
  const file = { fileName: "k.csv", bytes: new TextEncoder().encode(text) };
  const { id } = await house.perform(officer, (work) => startUsageImport(work, file));
  const machine = { kind: "machine", job: "test", organisationId: officer.organisationId } as const;
  const killed = house.perform(machine, async (work) => {
    await takeUsage(work, id);
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await rowsStored()).toBe(before);
  await house.runJobs();
  expect(await rowsStored()).toBe(before + 2);
  await house.perform(machine, (work) => takeUsage(work, id));
  expect(await rowsStored()).toBe(before + 2);
});

test("rows are never changed, and only who may brings files in", async () => {
  const change = house.perform(officer, (work) => work.db.updateTable("usage_rows").set({ quantity: "9" }).execute());
  await expect(change).rejects.toThrow(/permission denied/);
  const support: Person = { ...officer, role: "support" };
  await expect(
    house.perform(support, (work) => startUsageImport(work, { fileName: "x", bytes: new Uint8Array(1) })),
  ).rejects.toThrow("not-allowed");
});
