/** tables.ts as the catalogue dictates it. */
import type { Catalogue, Column, Table } from "../catalogue.ts";

const head = `/**
 * What the database holds, as types. Generated from a freshly migrated database by \`npm run db:generate -w portal\`; never
 * edited by hand. timestamptz is an \`Instant\`, date a \`LocalDate\`, bigint a \`bigint\`; jsonb is written as JSON text.
 */`;

export function tablesText({ tables }: Catalogue): string {
  const written = tables.map(tableText).join("\n");
  const database = tables.map(({ name }) => `  ${name}: ${typeName(name)};\n`).join("");
  const body = `${written}\nexport interface Database {\n${database}}\n`;
  return `${head}\n${imports(body)}${aliases(body)}\n${body}`;
}

function tableText(table: Table): string {
  const columns = table.columns.map((column) => member(column.name, columnType(table, column))).join("");
  return `export interface ${typeName(table.name)} {\n${columns}}\n`;
}

const lineCharactersMax = 120;

/** Laid out as the formatter does: many words stand below each other. */
function member(name: string, type: string): string {
  const line = `  ${name}: ${type};\n`;
  if (line.length <= lineCharactersMax + 1 || !type.startsWith('"')) return line;
  return `  ${name}:\n${type
    .split(" | ")
    .map((word) => `    | ${word}`)
    .join("\n")};\n`;
}

function typeName(table: string): string {
  return table
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

function columnType(table: Table, column: Column): string {
  const hasDefault = column.default !== null;
  if (column.type === "jsonb") {
    const written = column.nullable ? "string | null" : "string";
    return written === "string" && !hasDefault
      ? "Json"
      : `ColumnType<unknown, ${written}${hasDefault ? " | undefined" : ""}, ${written}>`;
  }
  const plain = plainType(table, column);
  const type = column.nullable ? `${plain} | null` : plain;
  if (column.identity || column.computed) return `GeneratedAlways<${type}>`;
  return hasDefault ? `Generated<${type}>` : type;
}

const plainTypes: Readonly<Record<string, string>> = {
  bigint: "bigint",
  integer: "number",
  smallint: "number",
  "double precision": "number",
  real: "number",
  boolean: "boolean",
  "timestamp with time zone": "Instant",
  date: "LocalDate",
  bytea: "Bytes",
  text: "string",
  uuid: "string",
  inet: "string",
  cidr: "string",
  char: "string",
  tsvector: "string",
};

function plainType(table: Table, { name, type }: Column): string {
  if (type.endsWith("[]")) return `${plainType(table, { name: "", type: type.slice(0, -2) } as Column)}[]`;
  if (/^(numeric|character)/.test(type)) return "string";
  const plain = plainTypes[type];
  if (plain === undefined)
    throw new Error(`${table.name}.${name} is of type ${type}: say in tables-text.ts what that is in TypeScript.`);
  return plain === "string" ? (wordsAllowed(table, name) ?? plain) : plain;
}

/** A check such as `kind in ('supplier', 'region')` becomes a union of words. */
function wordsAllowed(table: Table, column: string): string | undefined {
  for (const { kind, definition, columns } of table.constraints) {
    if (kind !== "check" || columns.length !== 1 || columns[0] !== column) continue;
    const inList = /^CHECK \(\(\(?\w+\)? = ANY \(ARRAY\[((?:'[^']+'::text(?:, )?)+)\]\)\)\)$/.exec(definition)?.[1];
    const single = /^CHECK \(\((\w+) = '([^']+)'::text\)\)$/.exec(definition)?.[2];
    if (inList !== undefined) return unionOf([...inList.matchAll(/'([^']+)'/g)].map((found) => found[1] ?? ""));
    if (single !== undefined) return unionOf([single]);
  }
  return undefined;
}

function unionOf(words: readonly string[]): string {
  return [...words]
    .sort()
    .map((word) => `"${word}"`)
    .join(" | ");
}

function imports(body: string): string {
  const kysely = ["ColumnType", "Generated", "GeneratedAlways"].filter(
    (name) => new RegExp(`\\b${name}<`).test(body) || (name === "ColumnType" && /\b(Json|Bytes)\b/.test(body)),
  );
  const time = ["Instant", "LocalDate"].filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    kysely.length > 0 ? `import type { ${kysely.join(", ")} } from "kysely";\n` : "",
    time.length > 0 ? `import type { ${time.join(", ")} } from "../time.ts";\n` : "",
  ].join("");
}

function aliases(body: string): string {
  const json =
    "\n/** jsonb: read as parsed JSON, written as JSON text. */\nexport type Json = ColumnType<unknown, string, string>;\n";
  const bytes =
    "\n/** bytea: read as a Buffer, written as any bytes. */\nexport type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>;\n";
  return `${/\bJson\b/.test(body) ? json : ""}${/\bBytes\b/.test(body) ? bytes : ""}`;
}
