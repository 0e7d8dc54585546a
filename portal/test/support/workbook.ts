/** Workbooks as other programs write them. */
import { zipSync } from "fflate";

export interface WorkbookRow {
  readonly row: number;
  readonly cells: readonly (string | number | { readonly error: string } | { readonly formula: string })[];
}

/** One sheet; a text in a cell of its own, a number as a number. */
export function aWorkbook(rows: readonly WorkbookRow[]): Uint8Array {
  const text = (part: string): Uint8Array => new TextEncoder().encode(part);
  return zipSync({
    "xl/workbook.xml": text(
      '<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": text(
      '<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": text(
      `<worksheet xmlns="m"><sheetData>${rows.map(rowText).join("")}</sheetData></worksheet>`,
    ),
  });
}

function rowText({ row, cells }: WorkbookRow): string {
  return `<row r="${row}">${cells.map(cellText).join("")}</row>`;
}

function cellText(cell: WorkbookRow["cells"][number]): string {
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return "error" in cell ? `<c t="e"><v>${cell.error}</v></c>` : `<c><f>${escaped(cell.formula)}</f></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
