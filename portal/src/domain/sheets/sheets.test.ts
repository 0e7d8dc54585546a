import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { numberText } from "./cell-number.ts";
import { decodeText } from "./decode-text.ts";
import { sheetLimits } from "./limits.ts";
import { readRows } from "./read-rows.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Sheet, SheetColumn, SheetRow } from "./sheet.ts";
import { writeXlsx } from "./write-xlsx.ts";

const rowsMax = 1000;

async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeXlsx(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function written(columns: readonly SheetColumn[], rows: readonly SheetRow[]): Promise<Uint8Array> {
  return workbookOf([{ name: "Rader", columns, pages: [rows] }]);
}

const column = (kind: SheetColumn["kind"], heading: string = kind): SheetColumn => ({ heading, kind });

async function partOf(workbook: Uint8Array, name: string): Promise<string> {
  return new TextDecoder().decode(unzipSync(workbook)[name]);
}

describe("a workbook that we write", () => {
  test("is read back as what stood in it: texts, days, amounts and numbers", async () => {
    const columns = [column("text"), column("day"), column("amount"), column("number")];
    const rows = [
      ["Åkerlund & Söner <AB>", "2026-11-28", "-1234567.50", "0.125"],
      ["", "", "", ""],
      [" ett\nmellanslag ", "1999-12-31", "0.00", "-7"],
    ];
    const read = await readRows(await written(columns, rows), rowsMax);
    expect(read.ok && read.rows).toEqual([
      { row: 1, cells: ["text", "day", "amount", "number"] },
      { row: 2, cells: ["Åkerlund & Söner <AB>", "2026-11-28", "-1234567,5", "0,125"] },
      { row: 4, cells: ["ett\nmellanslag", "1999-12-31", "0", "-7"] },
    ]);
  });

  test.each(["=1+1", "+46 40", "-x", "@sum", "\t=1", '=HYPERLINK("http://x")', "_x003D_1"])(
    "holds %j as a text and never as a formula",
    async (text) => {
      const workbook = await written([column("text"), column("amount")], [[text, text]]);
      const sheet = await partOf(workbook, "xl/worksheets/sheet1.xml");
      expect(sheet).not.toContain("<f");
      expect(sheet.match(/<c r="[AB]2" s="1" t="inlineStr">/g)).toHaveLength(2);
      const read = await readRows(workbook, rowsMax);
      expect(read.ok && read.rows[1]?.cells[0]).toBe(text.trim());
    },
  );

  test("keeps its headings in view, has widths, and numbers as numbers", async () => {
    const workbook = await written([column("day"), column("amount")], [["2026-11-28", "1250.50"]]);
    const sheet = await partOf(workbook, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<col min="1" max="1" width="12" style="2" customWidth="1"/>');
    expect(sheet).toContain('<c r="A2" s="2"><v>46354</v></c><c r="B2" s="3"><v>1250.50</v></c>');
  });

  test("loses no digit: a number with more than a spreadsheet keeps is a text", async () => {
    const workbook = await written([column("number")], [["12345678901234567"], ["123456789012345"]]);
    const sheet = await partOf(workbook, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain(">12345678901234567</t>");
    expect(sheet).toContain("<v>123456789012345</v>");
  });

  test("asks for its rows one page after the other, and passes on what is written before it asks for more", async () => {
    let asked = 0;
    function* pages() {
      for (let page = 0; page < 40; page += 1) {
        asked += 1;
        yield Array.from({ length: 1000 }, (_, at) => [`Rad ${page * 1000 + at} ${(at * 7919) % 104_729}`]);
      }
    }
    const chunks = writeXlsx([{ name: "Rader", columns: [column("text")], pages: pages() }]);
    await chunks.next();
    expect(asked).toBeLessThan(3);
    let bytes = 0;
    for await (const chunk of chunks) bytes += chunk.length;
    expect(asked).toBe(40);
    expect(bytes).toBeGreaterThan(100_000);
  });

  test("holds several sheets, of which the first is the one that is read", async () => {
    const sheet = (name: string): Sheet => ({ name, columns: [column("text", name)], pages: [] });
    const read = readWorkbook(await workbookOf([sheet("Ett"), sheet("Två & tre")]), rowsMax);
    expect(read.ok && read.rows).toEqual([{ row: 1, cells: ["Ett"] }]);
  });
});

/** A workbook as some other program writes it. */
function aWorkbook(cells: string, { styles = "", texts = "", book = "" } = {}): Uint8Array {
  const of = (text: string): Uint8Array => new TextEncoder().encode(text);
  return zipSync({
    "xl/workbook.xml":
      of(`<x:workbook xmlns:x="m" xmlns:r="r">${book}<x:sheets><x:sheet name="Dold" sheetId="1" r:id="h" state="hidden"/>
      <x:sheet name="A" sheetId="2" r:id="a"/></x:sheets></x:workbook>`),
    "xl/_rels/workbook.xml.rels":
      of(`<Relationships><Relationship Id="a" Type="t/worksheet" Target="/xl/worksheets/a.xml"/>
      <Relationship Id="h" Type="t/worksheet" Target="worksheets/h.xml"/><Relationship Id="s" Type="t/styles" Target="styles.xml"/>
      <Relationship Id="t" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>`),
    "xl/worksheets/a.xml": of(
      `<x:worksheet xmlns:x="m"><x:sheetData>${cells.replace(/<(\/?)(?=[a-z])/g, "<$1x:")}</x:sheetData></x:worksheet>`,
    ),
    "xl/worksheets/h.xml": of("<worksheet/>"),
    "xl/styles.xml": of(`<styleSheet>${styles}</styleSheet>`),
    "xl/sharedStrings.xml": of(`<sst>${texts}</sst>`),
  });
}

function cellsOf(workbook: Uint8Array): readonly (readonly string[])[] {
  const read = readWorkbook(workbook, rowsMax);
  return read.ok ? read.rows.map(({ cells }) => cells) : [[read.fault]];
}

describe("a workbook from elsewhere", () => {
  test("is read by its first sheet that shows, whatever its prefixes, and shared texts are joined without their readings", () => {
    const texts =
      "<si><t>Kon</t></si><si><r><t>Bro</t></r><r><t xml:space='preserve'>n </t></r><rPh><t>x</t></rPh></si>";
    const row = '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="s"><v>0</v></c></row>';
    expect(readWorkbook(aWorkbook(row, { texts }), rowsMax)).toEqual({
      ok: true,
      rows: [{ row: 3, cells: ["Bron ", "", "Kon"] }],
      unreadable: [],
    });
  });

  test("a formula is the value it had, and is never calculated", () => {
    const row = '<row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>3x</v></c></row>';
    expect(cellsOf(aWorkbook(row))).toEqual([["3", "3x"]]);
  });

  test.each([
    ["an error", '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
    ["a formula that nobody has calculated", '<c r="B2"><f>A1</f></c>'],
    ["a text that is not there", '<c r="B2" t="s"><v>7</v></c>'],
    ["a number that is none", '<c r="B2"><v>nan</v></c>'],
  ])("%s is told, and is not an empty cell", (_, cell) => {
    const read = readWorkbook(aWorkbook(`<row r="2">${cell}</row>`), rowsMax);
    expect(read.ok && read.unreadable).toEqual([{ row: 2, column: 1 }]);
  });

  test("days, per cent and leading noughts are what the cell shows", () => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="[$-41D]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="171" formatCode="00000"/>
      <numFmt numFmtId="172" formatCode="#,##0.00\\ &quot;dyr&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>`;
    const cells = ["0", "1", "2", "3", "4", "5"].map((style, at) => {
      const values = ["46354", "46354", "46354.75", "0.25", "123", "10.5"];
      return `<c r="${"ABCDEF"[at]}1" s="${style}"><v>${values[at]}</v></c>`;
    });
    const row = `<row r="1">${cells.join("")}</row>`;
    expect(cellsOf(aWorkbook(row, { styles }))).toEqual([
      ["46354", "2026-11-28", "2026-11-28", "25 %", "00123", "10,5"],
    ]);
    expect(cellsOf(aWorkbook(row, { styles, book: '<x:workbookPr date1904="1"/>' }))[0]?.[1]).toBe("2030-11-29");
  });

  test.each([
    ["a document type", '<!DOCTYPE x [<!ENTITY a "aaaa">]><row r="1"/>'],
    ["rows that go backwards", '<row r="2"/><row r="1"/>'],
    ["cells that go backwards", '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'],
    ["markup that never ends", '<row r="1"><c r="A1">'],
    ["elements without end in each other", "<a>".repeat(70) + "</a>".repeat(70)],
  ])("%s can not be read", (_, cells) => {
    expect(cellsOf(aWorkbook(cells))).toEqual([["broken"]]);
  });

  test("what is larger than it may be is refused: packed, in rows and in columns", () => {
    const bomb = `<row r="1"><c r="A1" t="inlineStr"><is><t>${"a".repeat(4_000_000)}</t></is></c></row>`;
    expect(cellsOf(aWorkbook(bomb))).toEqual([["too-large"]]);
    const cell = (at: number): string => `<row r="${at}"><c r="A${at}"><v>1</v></c></row>`;
    expect(cellsOf(aWorkbook(Array.from({ length: rowsMax + 1 }, (_, at) => cell(at + 1)).join("")))).toEqual([
      ["too-many-rows"],
    ]);
    expect(cellsOf(aWorkbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toEqual([["too-many-columns"]]);
    const cells = Array.from({ length: 200 }, (_, at) => `<c r="A${at + 1}" t="s"><v>0</v></c>`);
    const again = cells.map((one, at) => `<row r="${at + 1}">${one}</row>`).join("");
    const texts = `<si><t>${Array.from({ length: 120_000 }, (_, at) => (at * 7919).toString(36)).join("")}</t></si>`;
    expect(cellsOf(aWorkbook(again, { texts }))).toEqual([["too-large"]]);
    const empty = zipSync(
      Object.fromEntries(Array.from({ length: sheetLimits.entriesMax + 1 }, (_, at) => [`${at}`, new Uint8Array(0)])),
    );
    expect(cellsOf(empty)).toEqual([["too-large"]]);
  });

  test("another archive is no workbook", () => {
    expect(cellsOf(zipSync({ "a.xml": new Uint8Array([1]) }))).toEqual([["not-a-workbook"]]);
    expect(cellsOf(new TextEncoder().encode("PK is not enough"))).toEqual([["broken"]]);
  });
});

test.each([
  ["1250.5", "1250,5"],
  ["0.30000000000000004", "0,3"],
  ["1.1000000000000001", "1,1"],
  ["7300009000001", "7300009000001"],
  ["7.300009000001E12", "7300009000001"],
  ["1E-3", "0,001"],
  ["-0", "0"],
  ["-12.50", "-12,5"],
  ["999999999999999.9", "1000000000000000"],
  ["1E400", undefined],
  ["0x10", undefined],
  ["", undefined],
])("the number %j is %j", (number, text) => {
  expect(numberText(number, { kind: "number" }, false)).toBe(text);
});

describe("text", () => {
  const swedish = "Köpare;Pris\r\nÅngström;1 250,50\r\n";
  const wide = Buffer.from(`\ufeff${swedish}`, "utf16le");
  test.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(swedish)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${swedish}`)],
    ["Windows-1252", Buffer.from(swedish, "latin1")],
    ["UTF-16", wide],
    ["UTF-16, the other way round", Buffer.from(wide).swap16()],
    ["UTF-16 without a mark", wide.subarray(2)],
  ])("is read in %s", (_, bytes) => {
    expect(decodeText(bytes)).toBe(swedish);
  });

  test.each([";", ",", "\t"])("is divided by %j, and a first line may say so", async (sign) => {
    const text = `a${sign}b\n\n"1${sign}5"${sign}x\n`;
    const rows = [
      { row: 1, cells: ["a", "b"] },
      { row: 3, cells: [`1${sign}5`.replace("\t", " "), "x"] },
    ];
    expect(await readRows(Buffer.from(text), rowsMax)).toMatchObject({ ok: true, rows });
    const said = await readRows(Buffer.from(`sep=${sign}\r\n${text}`), rowsMax);
    expect(said.ok && said.rows.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
  });

  test("what nobody sees is left out, and what is no text is refused", async () => {
    const read = await readRows(Buffer.from("a\u200b;\u202eb\u202c;c\u0085d\n"), rowsMax);
    expect(read.ok && read.rows[0]?.cells).toEqual(["a", "b", "c d"]);
    expect(await readRows(Buffer.from([0x89, 0x50, 0, 0, 0, 13, 1]), rowsMax)).toEqual({
      ok: false,
      fault: "not-text",
    });
  });

  test.each(["\n", "\r\n", "\r", " \n", '""\n'])(
    "of lines with nothing in them (%j) is refused in words once they are too many",
    async (line) => {
      const few = await readRows(Buffer.from(`a;b\n${line.repeat(100_000)}c;d\n`), rowsMax);
      expect(few.ok && few.rows.map(({ cells }) => cells)).toEqual([
        ["a", "b"],
        ["c", "d"],
      ]);
      const many = Buffer.from(`a;b\n${line.repeat(100_001)}${"x".repeat(3_000_000)}`);
      expect(await readRows(many, rowsMax)).toEqual({ ok: false, fault: "too-many-empty" });
    },
  );
});
