/** The template for a spreadsheet of invoices: headings, an example, and a sheet that explains every column. */
import { requiredFields, type SheetField } from "../../domain/imports/sheet-columns.ts";
import type { ColumnKind, SheetColumn } from "../../domain/sheets/sheet.ts";
import { writeXlsx, xlsxType } from "../../domain/sheets/write-xlsx.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { tableAnswer, type TableFormat } from "../table-file.ts";

/** What is always needed first, and what is seldom used last. */
const templateFields: readonly SheetField[] = [
  "number",
  "receiver",
  "reference1",
  "deliveryOn",
  "description",
  "quantity",
  "unit",
  "price",
  "vat",
  "vatReason",
  "allowance",
  "issueOn",
  "dueOn",
  "terms",
  "periodStart",
  "periodEnd",
  "order",
  "contract",
  "project",
  "reference2",
  "note",
  "kind",
  "credits",
];

const kinds: Readonly<Partial<Record<SheetField, ColumnKind>>> = {
  issueOn: "day",
  dueOn: "day",
  deliveryOn: "day",
  periodStart: "day",
  periodEnd: "day",
  quantity: "number",
  price: "number",
};

export async function downloadTemplate({ say }: Visit, format: TableFormat): Promise<Answer> {
  const { columns: words, template } = say.invoiceSheets;
  const columns = templateFields.map((field): SheetColumn => {
    return { heading: words[field].heading, kind: kinds[field] ?? "text", width: 14 };
  });
  const pages = [[templateFields.map((field) => words[field].example)]];
  const { fileName, sheet: sheetName } = template;
  if (format === "csv") return tableAnswer(format, { fileName, sheetName, columns, pages });
  const chunks = writeXlsx([{ name: sheetName, columns, pages }, explanationsOf(say)]);
  return { kind: "stream", name: `${fileName}.${format}`, type: xlsxType, chunks };
}

function explanationsOf({ invoiceSheets: { columns: words, template } }: Messages) {
  const columns: readonly SheetColumn[] = [
    { heading: template.column, kind: "text" },
    { heading: template.required, kind: "text", width: 10 },
    { heading: template.holds, kind: "text", width: 80 },
  ];
  const rows = templateFields.map((field) => {
    return [words[field].heading, requiredFields.includes(field) ? template.yes : template.no, words[field].holds];
  });
  return { name: template.explanations, columns, pages: [rows] };
}
