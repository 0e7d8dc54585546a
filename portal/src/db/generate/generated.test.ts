import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Catalogue, readCatalogue } from "../catalogue.ts";
import { packageFolder } from "../migrations-folder.ts";
import { schemaText } from "./schema-text.ts";
import { tablesText } from "./tables-text.ts";

const client = new pg.Client({ host: inject("postgres"), database: "template_portal", user: "postgres" });
let catalogue: Catalogue;

beforeAll(async () => {
  await client.connect();
  catalogue = await readCatalogue(client);
});
afterAll(() => client.end());

const wayOut = "Run `npm run db:generate -w portal` and read the difference.";
const committed = (name: string): Promise<string> => readFile(join(packageFolder, "src", "db", name), "utf8");

test("tables.ts says what the migrations make", async () => {
  expect(tablesText(catalogue) === (await committed("tables.ts")), wayOut).toBe(true);
});

test("schema.sql says what the migrations make", async () => {
  expect(schemaText(catalogue) === (await committed("schema.sql")), wayOut).toBe(true);
});

test("a column that tables.ts does not know makes it stale", async () => {
  const [first, ...others] = catalogue.tables;
  if (first === undefined) throw new Error("There are no tables.");
  const column = { name: "new_column", type: "date", nullable: true, default: null, identity: false };
  const grown = {
    ...first,
    columns: [...first.columns, { ...column, computed: false, collation: null, comment: null }],
  };
  const text = tablesText({ ...catalogue, tables: [grown, ...others] });
  expect(text).toContain("new_column: LocalDate | null;");
  expect(text === (await committed("tables.ts"))).toBe(false);
});
