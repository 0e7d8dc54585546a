/** What the columns of a spreadsheet hold: guessed by their headings, and put right by whoever knows. */
import { headingsOf, type KeptSheet, saveColumns } from "../../domain/imports/kept-sheet.ts";
import { getSheet } from "../../domain/imports/kept-sheet.ts";
import { requiredFields, type SheetColumns, type SheetField, sheetFields } from "../../domain/imports/sheet-columns.ts";
import { columnLetters } from "../../domain/sheets/sheet.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { sheetCrumbs } from "./sheet-crumbs.ts";

export async function showColumns(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, params } = visit;
  const sheet = await visit.ask((work) => getSheet(work, params["id"] ?? ""));
  const fields = faults.length > 0 ? visit.fields : fieldsOf(sheet);
  const form = fillForm({ say, fields, faults, sentences: say.invoiceSheets.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.invoiceSheets.columnsTitle,
    crumbs: sheetCrumbs(visit),
    body: <ColumnsPage visit={visit} sheet={sheet} form={form} />,
  };
}

const nameOf = (at: number): string => `column${at}`;

function fieldsOf({ columns }: KeptSheet): Fields {
  return Object.fromEntries(Object.entries(columns).map(([field, at]) => [nameOf(at), field]));
}

export async function postColumns(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const sheet = await visit.ask((work) => getSheet(work, id));
  const { columns, faults } = readColumns(visit, sheet);
  if (faults.length > 0) return showColumns(visit, faults);
  await visit.perform((work) => saveColumns(work, id, columns));
  return { kind: "redirect", to: preparedPaths.sheet(id), notice: visit.say.invoiceSheets.columnsSaved };
}

function readColumns({ fields, say }: Visit, sheet: KeptSheet) {
  const columns: Partial<Record<SheetField, number>> = {};
  const faults: FieldFault[] = [];
  for (const at of placesOf(sheet)) {
    const field = sheetFields.find((one) => one === fields[nameOf(at)]);
    if (field === undefined) continue;
    const other = columns[field];
    if (other === undefined) columns[field] = at;
    else faults.push({ path: nameOf(at), code: "column-twice", params: { other: columnLetters(other) } });
  }
  const missing = requiredFields.filter((field) => columns[field] === undefined);
  const names = missing.map((field) => say.invoiceSheets.columns[field].heading).join(", ");
  const free = placesOf(sheet).find((at) => (fields[nameOf(at)] ?? "") === "") ?? 0;
  if (missing.length > 0) faults.push({ path: nameOf(free), code: "columns-missing", params: { names } });
  return { columns: columns as SheetColumns, faults };
}

/** Every column that has a heading or a cell. */
function placesOf({ rows }: KeptSheet): readonly number[] {
  const length = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return Array.from({ length }, (_, at) => at);
}

interface ColumnsProps {
  readonly visit: Visit;
  readonly sheet: KeptSheet;
  readonly form: FilledForm;
}

function ColumnsPage({ visit: { say, seal }, sheet, form }: ColumnsProps) {
  const words = say.invoiceSheets;
  const choices = sheetFields.map((field) => ({ value: field, label: words.columns[field].heading }));
  const headings = headingsOf(sheet);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={sheet.fileName} lead={words.columnsLead}>
        {words.columnsTitle}
      </PageHeading>
      <Form seal={seal} action={preparedPaths.sheetColumns(sheet.id)}>
        {placesOf(sheet).map((at) => (
          <SelectField
            key={at}
            {...form.field(nameOf(at))}
            say={say}
            label={words.columnOf(columnLetters(at), headings[at] ?? "")}
            hint={hintOf(sheet, at, words)}
            prompt={words.unused}
            choices={choices}
          />
        ))}
        <ButtonRow>
          <Button>{words.saveColumns}</Button>
          <ButtonLink href={preparedPaths.imports} look="quiet">
            {words.upload}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

const examplesShown = 3;
/** Enough to find them. */
const rowsSought = 200;

function hintOf({ rows }: KeptSheet, at: number, words: Visit["say"]["invoiceSheets"]): string {
  const texts = rows.slice(1, rowsSought).flatMap(({ cells }) => (cells[at] ?? "") || []);
  const some = [...new Set(texts.map((text) => text.slice(0, 40)))].slice(0, examplesShown);
  return some.length === 0 ? words.columnEmpty : words.columnHint(some.join(" · "));
}
