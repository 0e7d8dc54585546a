import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { sheetHeadings, sheetLine } from "../../../test/support/invoice-sheet.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import { type Market, openMarket, personOf } from "../../../test/support/seller.ts";
import { readRows } from "../sheets/read-rows.ts";
import { itemStates } from "./import.ts";
import { endSheet, findImportOfSheet, getSheet, keepSheet, saveColumns } from "./kept-sheet.ts";
import { importLimits } from "./limits.ts";
import { groupRows } from "./group-rows.ts";
import { getJudgedSheet, listReady } from "./judged-sheet.ts";
import { gatherSheetFacts, type PlannedInvoice, planSheet } from "./plan-sheet.ts";
import { findImport, listItems } from "./queries.ts";
import { sendImport } from "./send-import.ts";
import { guessColumns, isComplete } from "./sheet-columns.ts";
import { packInvoices, takeSheet } from "./take-sheet.ts";

const house = testHouse();
let at: Market & { readonly owner: Known; readonly unitName: string };

beforeEach(async () => {
  await house.forgetJobs();
  const market = await openMarket(house);
  const owner = await aSupplier(house, { organisationId: market.seller, role: "owner" });
  const { name } = await house.everything
    .selectFrom("receivers")
    .select("name")
    .where("id", "=", market.unit)
    .executeTakeFirstOrThrow();
  at = { ...market, owner, unitName: name };
});

const headings = sheetHeadings;
const lineOf = (change: Readonly<Record<string, string>> = {}): string => sheetLine(at.unitName, change);
const onlyLine = (description: string) =>
  lineOf({ number: "", receiver: "", reference: "", delivered: "", description });

async function kept(text: string) {
  const read = await readRows(Buffer.from(text), importLimits.sheetRowsMax);
  if (!read.ok) throw new Error(read.fault);
  return house.perform(at.owner.actor, (work) => keepSheet(work, { fileName: "fakturor.csv", ...read }));
}

interface Plan {
  readonly invoices: readonly PlannedInvoice[];
  readonly exampleRows: readonly number[];
}

async function plan(...lines: readonly string[]): Promise<Plan> {
  const { groups, exampleRows } = groupRows(await kept([headings, ...lines].join("\n")));
  const facts = await house.perform(at.owner.actor, (work) => gatherSheetFacts(work, groups));
  return { invoices: await planSheet(groups, facts), exampleRows };
}

const faultsOf = ({ invoices }: Pick<Plan, "invoices">) =>
  invoices.flatMap(({ faults }) => faults.map(({ row, field, code }) => [row, field, code] as const));

describe("rows become invoices", () => {
  test("by their number, and a row with neither number nor receiver belongs to the one above", async () => {
    const { invoices } = await plan(
      lineOf(),
      onlyLine("Resa"),
      "",
      lineOf({ number: "K-2", description: "Annat", vat: "12 %" }),
      lineOf({ number: "k– 1", description: "Sen rad", reference: "" }),
    );
    expect(invoices.map(({ number, rows, faults }) => ({ number, rows, faults }))).toEqual([
      { number: "K-1", rows: [2, 3, 6], faults: [] },
      { number: "K-2", rows: [5], faults: [] },
    ]);
    expect(invoices[0]?.document?.lines.map(({ item }) => item.name)).toEqual(["Konsultation", "Resa", "Sen rad"]);
    expect(invoices[0]?.total).toEqual({ minor: 937_875n, currency: "SEK" });
  });

  test("what is said twice of one invoice must be the same", async () => {
    expect(faultsOf(await plan(lineOf(), lineOf({ reference: "654321" })))).toEqual([[3, "reference1", "differs"]]);
  });

  test("the template's example is nobody's invoice", async () => {
    const { invoices, exampleRows } = await plan(lineOf({ number: "Exempel-1" }), onlyLine("Rad två"), lineOf());
    expect([invoices.length, exampleRows]).toEqual([1, [2, 3]]);
  });

  test("an invoice with more lines than a form holds is told, and not cut short", async () => {
    const lines = Array.from({ length: 1000 }, (_, line) => onlyLine(`Rad ${line}`));
    expect(faultsOf(await plan(lineOf(), ...lines))).toEqual([[1002, undefined, "too-many-lines"]]);
  });
});

describe("a cell is to be mended", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly [number, string | undefined, string]]>([
    ["no number", { number: "" }, [2, "number", "number-missing"]],
    ["no receiver", { receiver: "" }, [2, "receiver", "receiver-missing"]],
    ["a receiver nobody knows", { receiver: "Okänd AB" }, [2, "receiver", "receiver-not-found"]],
    ["a reference of another form", { reference: "12" }, [2, "reference1", "reference-form"]],
    ["a price that can be read in two ways", { price: "1,250" }, [2, "price", "amount-separator-ambiguous"]],
    ["a price in words", { price: "mycket" }, [2, "price", "amount-not-a-number"]],
    ["a unit nobody knows", { unit: "snöre" }, [2, "unit", "unit-unknown"]],
    ["a rate there is not", { vat: "17" }, [2, "vat", "vat-rate-unknown"]],
    ["no tax without a reason", { vat: "0 %" }, [2, "vat", "vat-reason-missing"]],
    ["a day there is not", { delivered: "2026-02-30" }, [2, "deliveryOn", "date-does-not-exist"]],
    ["a discount larger than the line", { allowance: "9999" }, [2, "allowance", "allowance-exceeds-line"]],
    ["a kind nobody knows", { kind: "proforma" }, [2, "kind", "kind-unknown"]],
    ["a credit of nothing named", { kind: "Kredit" }, [2, "credits", "credits-missing"]],
    ["no delivery and no period", { delivered: "" }, [2, "deliveryOn", "delivery-missing"]],
  ])("%s", async (_, change, fault) => {
    expect(faultsOf(await plan(lineOf(change)))).toEqual([fault]);
  });

  test("all at once, each at its own row, and the other invoices are right", async () => {
    const found = await plan(
      lineOf({ price: "x", quantity: "y" }),
      onlyLine("").replace("tim", "snöre"),
      lineOf({ number: "K-2" }),
    );
    expect(faultsOf(found)).toEqual([
      [2, "quantity", "amount-not-a-number"],
      [2, "price", "amount-not-a-number"],
      [3, "description", "missing"],
      [3, "unit", "unit-unknown"],
    ]);
    expect(found.invoices.map(({ document }) => document !== undefined)).toEqual([false, true]);
  });

  test("words say why no tax is taken, in either language", async () => {
    const { invoices } = await plan(
      lineOf({ vat: "0 % sjukvård, tandvård" }),
      lineOf({ number: "K-2", vat: "Reverse charge" }),
    );
    expect(invoices.map(({ document }) => document?.lines[0]?.vat.category)).toEqual(["E", "AE"]);
  });
});

describe("a receiver is named", () => {
  test("by organisation number, by name however it is written, by network address, and by GLN", async () => {
    const unit = await house.everything
      .selectFrom("receivers")
      .select(["organisation_number", "peppol_scheme", "peppol_value"])
      .where("id", "=", at.unit)
      .executeTakeFirstOrThrow();
    const { organisation_number: number } = unit;
    const names = [
      number,
      `${number.slice(0, 6)}-${number.slice(6)}`,
      at.unitName.toUpperCase(),
      `${unit.peppol_scheme}:${unit.peppol_value}`,
    ];
    for (const receiver of names) expect(faultsOf(await plan(lineOf({ receiver })))).toEqual([]);
    await house.everything.updateTable("receivers").set({ gln: "7300010000001" }).where("id", "=", at.unit).execute();
    expect(faultsOf(await plan(lineOf({ receiver: "7300010000001" })))).toEqual([]);
  });

  test("two units with the name, or with the number, are asked about by name", async () => {
    const { invoices } = await plan(lineOf());
    expect(invoices[0]?.faults).toEqual([]);
    const other = await openMarket(house);
    await house.everything
      .updateTable("receivers")
      .set((is) => ({
        name: at.unitName,
        name_folded: is.selectFrom("receivers as r").select("r.name_folded").where("r.id", "=", at.unit),
      }))
      .where("id", "=", other.unit)
      .execute();
    const found = await plan(lineOf());
    expect(found.invoices[0]?.faults).toMatchObject([{ row: 2, field: "receiver", code: "receiver-several" }]);
  });
});

test("a number that is used already is told before anything is taken in", async () => {
  const id = await taken([lineOf()]);
  await house.perform(at.owner.actor, (work) => sendImport(work, id));
  await house.runJobs();
  expect(faultsOf(await plan(lineOf({ number: "k -1" })))).toEqual([[2, "number", "invoice-number-taken"]]);
  const credit = lineOf({ number: "K-2", kind: "Kredit", credits: "K-1" });
  expect(faultsOf(await plan(credit))).toEqual([]);
});

/** The import that the right ones among these lines have become. */
async function taken(lines: readonly string[]): Promise<string> {
  const sheet = await kept([headings, ...lines].join("\n"));
  await house.runJobs();
  const documents = await packInvoices(
    (after) => house.perform(at.owner.actor, (work) => listReady(work, sheet.id, { after, max: 1 })),
    (rows) => `rad ${rows.join(", ")}`,
  );
  const { judgingId } = await house.perform(at.owner.actor, (work) => getJudgedSheet(work, sheet.id));
  const take = (which: string | undefined) =>
    house.perform(at.owner.actor, (work) => takeSheet(work, sheet.id, { ...documents, judgingId: which }));
  // Packed from an earlier judging they might not be all.
  await expect(take(sheet.id)).rejects.toThrow("changed-meanwhile");
  const id = await take(judgingId);
  expect(await house.perform(at.owner.actor, (work) => findImportOfSheet(work, sheet.id))).toBe(id);
  await house.runJobs();
  return id;
}

test("what is right is taken in as an import, is sent like any other, and the rest is left", async () => {
  const id = await taken([
    lineOf(),
    onlyLine("Resa"),
    lineOf({ number: "K-2", price: "x" }),
    lineOf({ number: "K-3" }),
  ]);
  const look = () => house.perform(at.owner.actor, (work) => findImport(work, id));
  expect(await look()).toMatchObject({ fileName: "fakturor.csv", state: "read", counts: { ready: 2, faulty: 0 } });
  const page = { importId: id, states: itemStates, page: 1, pageSize: 10 };
  const items = await house.perform(at.owner.actor, (work) => listItems(work, page));
  expect(items.map(({ name, number }) => [name, number])).toEqual([
    ["rad 2, 3.xml", "K-1"],
    ["rad 5.xml", "K-3"],
  ]);
  await house.perform(at.owner.actor, (work) => sendImport(work, id));
  await house.runJobs();
  expect(await look()).toMatchObject({ state: "done", counts: { sent: 2 } });
});

test("a file is taken in once, by whoever may, and a file of nothing right not at all", async () => {
  const sheet = await kept([headings, lineOf()].join("\n"));
  const nothing = { bytes: new Uint8Array(), documentCount: 0, judgingId: undefined };
  const act = (person: Known["actor"]) => house.perform(person, (work) => takeSheet(work, sheet.id, nothing));
  await expect(act(at.owner.actor)).rejects.toThrow("changed-meanwhile");
  await expect(act(personOf(house, at.seller, "reader"))).rejects.toThrow("not-allowed");
  await expect(act((await openMarket(house)).biller)).rejects.toThrow("not-found");
  const id = await taken([lineOf()]);
  const again = await kept([headings, lineOf()].join("\n"));
  await house.perform(at.owner.actor, (work) => endSheet(work, again.id, id));
  await expect(house.perform(at.owner.actor, (work) => endSheet(work, again.id, id))).rejects.toThrow(
    "changed-meanwhile",
  );
  await expect(house.perform(at.owner.actor, (work) => getSheet(work, again.id))).rejects.toThrow("not-found");
});

describe("columns", () => {
  test("are known by their headings, below a title too, in either language", async () => {
    const sheet = await kept(`Våra fakturor;;\n\n${headings}\n${lineOf()}`);
    expect(sheet.rows[0]?.row).toBe(3);
    expect(isComplete(sheet.columns)).toBe(true);
    const english = ["Invoice number", "Receiver", "Description", "Quantity", "Unit", "Unit price", "VAT"];
    expect(isComplete(guessColumns(english))).toBe(true);
    expect(guessColumns(["Antal", "Antal (st)", "Hemligt"])).toEqual({ quantity: 0 });
  });

  test("that somebody has put right are put right in the next file with the same headings, for that company alone", async () => {
    const strange = "Löpnr;Vem;Vad;Mängd;Sort;Kr;Skatt\n1;x;y;1;st;1,00;25";
    const sheet = await kept(strange);
    expect(isComplete(sheet.columns)).toBe(false);
    const columns = { number: 0, receiver: 1, description: 2, quantity: 3, unit: 4, price: 5, vat: 6 };
    await house.perform(at.owner.actor, (work) => saveColumns(work, sheet.id, columns));
    expect((await kept(strange.replace("1;x", "2;z"))).columns).toEqual(columns);
    const other = await aSupplier(house);
    const rows = [{ row: 1, cells: "Löpnr;Vem;Vad;Mängd;Sort;Kr;Skatt".split(";") }];
    const theirs = await house.perform(other.actor, (work) => keepSheet(work, { fileName: "x", rows, unreadable: [] }));
    expect(isComplete(theirs.columns)).toBe(false);
    await expect(house.perform(at.owner.actor, (work) => saveColumns(work, sheet.id, { number: 0 }))).rejects.toThrow();
  });
});
