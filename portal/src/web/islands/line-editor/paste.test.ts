import { describe, expect, test } from "vitest";
import { emptyLine, type LineFields } from "../../../domain/invoices/draft-fields.ts";
import { isBlock, parseBlock, pasteBlock } from "./paste.ts";
import { EditedRows } from "./rows.ts";

const line = (change: Partial<LineFields>): LineFields => ({ ...emptyLine, ...change });
const start = { row: 0, column: "description" } as const;

describe("a copied block is read as the spreadsheet wrote it", () => {
  const cases: readonly [string, string, string[][]][] = [
    [
      "cells and rows",
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "Windows line ends and a last one",
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a line end inside quotes", '"rad ett\nrad två"\t2', [["rad ett\nrad två", "2"]]],
    ["a tab and quotes inside quotes", '"a\tb ""c"""\t1', [['a\tb "c"', "1"]]],
    ["an inch mark that opens nothing", '12" rör\t3', [['12" rör', "3"]]],
    [
      "a quote never closed",
      '"skruv\t3\nmutter\t4',
      [
        ['"skruv', "3"],
        ["mutter", "4"],
      ],
    ],
    [
      "empty cells and empty rows",
      "\tb\n\t\nc\t",
      [
        ["", "b"],
        ["c", ""],
      ],
    ],
    ["a quote closed too early", '"a"b\tc', [['"a"b', "c"]]],
  ];
  test.each(cases)("%s", (_name, text, expected) => expect(parseBlock(text)).toEqual(expected));

  test("one cell is no block, not even with the line end spreadsheets add", () => {
    expect(isBlock("1 250,50\r\n")).toBe(false);
    expect(isBlock("a\tb")).toBe(true);
    expect(isBlock("a\nb")).toBe(true);
  });
});

describe("a block fills right and down", () => {
  test("from the first cell of an empty form", () => {
    const { rows, count } = pasteBlock([line({ vat: "25" })], "Skruv\t10\tst\t1,50\t12 %\nMutter\t5\tst\t2\t25", start);
    expect(count).toBe(2);
    expect(rows).toEqual([
      line({ description: "Skruv", quantity: "10", unit: "st", price: "1,50", vat: "12" }),
      line({ description: "Mutter", quantity: "5", unit: "st", price: "2", vat: "25" }),
    ]);
  });

  test("from a cell in the middle, leaving the others as they are", () => {
    const before = [line({ description: "A", vat: "25" }), line({ description: "B", vat: "6" })];
    const { rows } = pasteBlock(before, "10\ttim\n20\tdag", { row: 1, column: "quantity" });
    expect(rows).toEqual([
      before[0],
      line({ description: "B", quantity: "10", unit: "tim", vat: "6" }),
      line({ quantity: "20", unit: "dag", vat: "6" }),
    ]);
  });

  test("a heading row says which column is which, and is not pasted", () => {
    const { rows } = pasteBlock([line({})], "Antal\tArtnr\tBenämning\tPris\n3\tX1\tKabel\t12,50", start);
    expect(rows).toEqual([line({ description: "Kabel", quantity: "3", price: "12,50" })]);
  });

  test("what cannot be read is kept as written", () => {
    const { rows } = pasteBlock([line({})], "Kabel\tmånga\tfamn\tgratis\t19 %", start);
    expect(rows[0]).toMatchObject({ quantity: "många", unit: "famn", price: "gratis", vat: "19 %" });
  });

  test("a thousand rows fit; those beyond are counted, not lost", () => {
    const text = Array.from({ length: 1005 }, (_, index) => `Rad ${index + 1}\t1`).join("\n");
    const pasted = pasteBlock([line({})], text, start);
    expect(pasted.rows).toHaveLength(1000);
    expect(pasted).toMatchObject({ count: 1005, leftOut: 5 });
  });

  test("a quoted line end becomes a space: a description is one line", () => {
    expect(pasteBlock([line({})], '"Kabel\r\n3 m"\t1', start).rows[0]?.description).toBe("Kabel 3 m");
  });
});

describe("rows keep their identity, and steps are taken back", () => {
  const defaults = { unit: "", vat: "25" };
  const editor = () =>
    new EditedRows([line({ description: "A" }), line({ description: "B" }), line({ description: "C" })]);
  const said = (rows: EditedRows): string => rows.rows.map(({ fields }) => fields.description).join("");

  test("moving keeps keys; undo brings everything back", () => {
    const rows = editor();
    const [a, b] = rows.rows;
    expect(rows.edit("move-down", 0, defaults)).toBe(1);
    expect(rows.rows.slice(0, 2)).toEqual([b, a]);
    rows.edit("copy-line", 2, defaults);
    rows.edit("remove-line", 0, defaults);
    expect(said(rows)).toBe("ACC");
    rows.undo();
    rows.undo();
    rows.undo();
    expect(said(rows)).toBe("ABC");
    rows.undo();
    expect(said(rows)).toBe("ABC");
  });

  test("after typing, undo is the browser's", () => {
    const rows = editor();
    rows.edit("add-line", 0, defaults);
    expect(rows.canUndo).toBe(true);
    rows.type(3, "description", "D");
    expect(rows.canUndo).toBe(false);
  });

  test("moving the first up or the last down changes nothing, and removing the last leaves an empty one", () => {
    const rows = editor();
    rows.edit("move-up", 0, defaults);
    rows.edit("move-down", 2, defaults);
    expect(said(rows)).toBe("ABC");
    for (let count = 0; count < 3; count += 1) rows.edit("remove-line", 0, defaults);
    expect(rows.rows.map(({ fields }) => fields)).toEqual([line({ vat: "25" })]);
  });
});
