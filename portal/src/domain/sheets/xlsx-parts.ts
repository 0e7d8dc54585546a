/** The parts of a workbook that say nothing of its cells (ECMA-376 part 1, §18), and how its texts are written. */
import { daysBetween, type LocalDate } from "@fakturaporten/einvoice";
import type { ColumnKind, SheetColumn } from "./sheet.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const sheetKind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Positions in `cellXfs` below. */
export const styles: Readonly<Record<ColumnKind | "heading", number>> = {
  /** The format `@`: what begins as a formula does stays a text also when somebody edits the cell. */
  text: 1,
  day: 2,
  amount: 3,
  number: 0,
  heading: 4,
};

const styleSheet = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Names and texts of all parts but the sheets. */
export function partsAround(sheetNames: readonly string[]): readonly (readonly [string, string])[] {
  const numbered = sheetNames.map((name, at) => ({ name, number: at + 1 }));
  const overrides = numbered.map(({ number }) => override(`/xl/worksheets/sheet${number}.xml`, "worksheet")).join("");
  const sheets = numbered.map(
    ({ name, number }) => `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  const links = numbered.map(({ number }) => relationship(number, "worksheet", `worksheets/sheet${number}.xml`));
  return [
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${overrides}${override("/xl/styles.xml", "styles")}</Types>`,
    ],
    ["_rels/.rels", relationsOf([relationship(1, "officeDocument", "xl/workbook.xml")])],
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationsOf([...links, relationship(sheetNames.length + 1, "styles", "styles.xml")]),
    ],
    ["xl/styles.xml", styleSheet],
  ];
}

function override(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="${sheetKind}.${kind}+xml"/>`;
}

function relationship(number: number, kind: string, target: string): string {
  return `<Relationship Id="rId${number}" Type="${relationships}/${kind}" Target="${target}"/>`;
}

function relationsOf(all: readonly string[]): string {
  return `${head}<Relationships xmlns="${packages}/relationships">${all.join("")}</Relationships>`;
}

/** In characters. */
const widths: Readonly<Record<ColumnKind, number>> = { text: 24, day: 12, amount: 14, number: 12 };
const widthMax = 80;

/** Everything before the first row: the row of headings stays in view, and empty cells have their column's format. */
export function sheetStart(columns: readonly SheetColumn[]): string {
  const cols = columns.map(({ heading, kind, width = widths[kind] }, at) => {
    const wide = Math.min(widthMax, Math.max(width, heading.length + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${wide}" style="${styles[kind]}" customWidth="1"/>`;
  });
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>`;
}

export const sheetEnd = "</sheetData></worksheet>";

/** As many characters as a cell may hold. */
const cellCharactersMax = 32_767;

/**
 * A text as it stands in a cell. Characters that XML has not are left out; what spreadsheets would take for such a character's
 * code (`_x000D_`) is told apart.
 */
export function cellText(text: string): string {
  const plain = text
    .slice(0, cellCharactersMax)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, "");
  return escapeXml(plain.replace(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_"));
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const dayNought = "1899-12-30" as LocalDate;

/** Days are counted, as spreadsheets do it since 1900. */
export function serialOf(day: LocalDate): string {
  return String(daysBetween(dayNought, day));
}
