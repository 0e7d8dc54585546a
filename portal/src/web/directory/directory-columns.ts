/** The columns of the directory as a file: the fields of a unit's form, under the words of the form in either language. */
import type { Receiver } from "../../domain/receivers/receiver.ts";
import type { Fields } from "../form.ts";
import { messages, type Messages } from "../messages/messages.ts";
import { fieldsOfReceiver } from "./receiver-form.ts";

export const directoryColumns = [
  "id",
  "name",
  "aliases",
  "organisationNumber",
  "gln",
  "peppolId",
  "referencePattern",
  "referenceExample",
  "referenceHelpSv",
  "referenceHelpEn",
  "orderNumberPattern",
  "orderNumberExample",
  "attachmentsMax",
  "attachmentMbMax",
  "street",
  "postalCode",
  "city",
  "contactName",
  "contactEmail",
  "contactPhone",
  "route",
  "active",
] as const;
export type DirectoryColumn = (typeof directoryColumns)[number];

export function columnHeading(column: DirectoryColumn, { directory }: Messages): string {
  return directory.file.columns[column];
}

/** Which column a heading names, however it is written in either language. */
export function columnOf(heading: string): DirectoryColumn | undefined {
  const asked = heading.trim().toLowerCase();
  return directoryColumns.find((column) =>
    [column, columnHeading(column, messages.sv), columnHeading(column, messages.en)].some(
      (name) => name.toLowerCase() === asked,
    ),
  );
}

/** A unit's cells, from which the very same unit can be read again. */
export function cellsOfReceiver(receiver: Receiver, { directory }: Messages): readonly string[] {
  const fields: Fields = { id: receiver.id, ...fieldsOfReceiver(receiver) };
  return directoryColumns.map((column) => {
    const text = fields[column] ?? "";
    if (column === "active") return text === "" ? directory.file.no : directory.file.yes;
    return column === "aliases" ? text.replaceAll("\n", ", ") : text;
  });
}

const yesNo: ReadonlyMap<string, string> = new Map(
  [messages.sv, messages.en].flatMap(({ directory: { file } }) => [
    [file.yes.toLowerCase(), "yes"],
    [file.no.toLowerCase(), ""],
  ]),
);

/** What a cell says to the form; `undefined` where yes or no is asked and something else stands. */
export function fieldOfCell(column: DirectoryColumn, cell: string): string | undefined {
  // Spreadsheets and our own file write an apostrophe before what could be taken for a formula.
  const text = /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
  return column === "active" ? yesNo.get(text.trim().toLowerCase()) : text;
}
