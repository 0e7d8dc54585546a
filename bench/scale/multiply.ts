/**
 * Many of what one story leaves behind: the rows that a real sending, carrying and answering wrote, with every identifier of
 * that one invoice made anew, its number, parties, amounts and moments changed. Whatever tables the story touches are
 * multiplied, so that the generator needs not know them.
 */
import type pg from "pg";

/** What differs between one copy of a story and the next. */
export interface Cast {
  readonly seller: { readonly id: string; readonly number: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string };
  /** The invoice's own number, and the forms in which tables keep it. */
  readonly invoiceNumber: string;
}

export interface Story {
  readonly cast: Cast;
  /** Identifiers that came with the story: every copy has its own. All others are shared. */
  readonly made: ReadonlySet<string>;
  readonly tables: readonly StoryTable[];
}

interface StoryTable {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Each row as PostgreSQL writes its columns as text; null where there is nothing. */
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Every row of every tenant's table, to be told apart from what a story adds. */
export type Snapshot = ReadonlyMap<string, ReadonlySet<string>>;

export async function takeSnapshot(client: pg.Client): Promise<Snapshot> {
  const all = new Map<string, ReadonlySet<string>>();
  for (const name of await tenantTables(client)) {
    const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    all.set(name, new Set(rows.map(({ row }) => row)));
  }
  return all;
}

/** What a story added since the snapshot: rows that carry at least one identifier nobody had before. */
export async function readStory(client: pg.Client, before: Snapshot, cast: Cast): Promise<Story> {
  const known = new Set([...before.values()].flatMap((rows) => [...rows].flatMap((row) => row.match(uuids) ?? [])));
  const made = new Set<string>();
  const tables: StoryTable[] = [];
  for (const name of await tenantTables(client)) {
    const columns = await columnsOf(client, name);
    const asText = columns.map(({ name: column }) => `t."${column}"::text as "${column}"`).join(", ");
    const { rows } = await client.query(`select to_jsonb(t)::text as "whole row", ${asText} from ${name} t`);
    const added = rows
      .filter(({ "whole row": whole }) => !(before.get(name)?.has(whole) ?? false))
      .filter(({ "whole row": whole }) => (whole.match(uuids) ?? []).some((id: string) => !known.has(id)))
      .map((row) => row as Record<string, string | null>);
    for (const row of added)
      for (const { name: column, type } of columns) {
        const value = row[column] ?? null;
        if (type === "uuid" && value !== null && !known.has(value)) made.add(value);
      }
    if (added.length > 0) tables.push({ name, columns, rows: added });
  }
  return { cast, made, tables };
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function tenantTables(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'organisation_id' and table_type = 'BASE TABLE' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Columns that are written: what PostgreSQL makes by itself is left to it. */
async function columnsOf(client: pg.Client, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows;
}

export interface Copies {
  /** The first and the last turn, both included; each is one invoice. */
  readonly from: number;
  readonly to: number;
  /** How far apart in time two turns are. */
  readonly secondsApart: number;
  /** Among so many neighbours, twenty carry the whole document with its own number and seller; the others one byte. */
  readonly bytesEach: number;
}

/**
 * Writes copies, one statement for each row of the story, as a superuser with triggers off. One turn in ten sells for the
 * first of `bench_sellers`, one in twenty buys for the first of `bench_units`: the largest, whose pages are then asked for.
 */
export async function multiply(client: pg.Client, story: Story, copies: Copies): Promise<void> {
  await client.query(`create temp table play as ${plays(story, copies)}`);
  for (const { name, columns, rows } of story.tables)
    for (const row of rows) {
      const values = columns.map((column) => valueOf(column, { row, story, copies }));
      const names = columns.map((column) => `"${column.name}"`).join(", ");
      await client.query(`insert into ${name} (${names}) select ${values.join(", ")} from play`);
    }
  await client.query("drop table play");
}

/**
 * Who sells and who buys in each turn, when, and the identifiers of its own. They sort by time, as those of the portal do
 * (version 7): neighbours in time stand beside each other in every index.
 */
function plays({ made }: Story, { from, to, secondsApart }: Copies): string {
  const newest = "extract(epoch from now())::bigint";
  const identifiers = [...made].map(
    (id, place) =>
      `(lpad(to_hex((${newest} - turn * ${secondsApart}) * 1000), 12, '0') || '7' || substr(md5('${id}' || turn), 14))::uuid as id_${place}`,
  );
  return `
    select turn, turn * interval '${secondsApart} seconds' as ago, seller.id as seller_id, seller.number as seller_number,
           seller.name as seller_name, unit.id as unit_id, unit.name as unit_name${identifiers.map((one) => `, ${one}`).join("")}
    from generate_series(${from}::bigint, ${to}::bigint) turn
    join bench_sellers seller on seller.place = case when turn % 10 = 0 then 0 else turn % (select count(*) from bench_sellers) end
    join bench_units unit on unit.place = case when turn % 20 = 10 then 0 else turn * 7919 % (select count(*) from bench_units) end`;
}

interface Making {
  readonly row: Readonly<Record<string, string | null>>;
  readonly story: Story;
  readonly copies: Copies;
}

/** The expression for one column: the story's own value, changed where it names something that is this copy's own. */
function valueOf({ name, type }: Column, { row, story, copies }: Making): string {
  const value = row[name] ?? null;
  if (value === null) return "null";
  const cast_ = `'${value.replaceAll("'", "''")}'::${type}`;
  switch (type) {
    case "uuid":
      return identifierOf(value, story);
    case "timestamptz":
      return `${cast_} - ago`;
    case "date":
      return `(${cast_} - ago)::date`;
    case "int8":
      return name.endsWith("_minor") ? `${cast_} + turn % 99991` : cast_;
    case "bytea":
      return bytesOf(name, { row, story, copies });
    case "text":
      return textOf(value, story.cast);
    case "jsonb":
      return `(${textOf(value, story.cast)})::jsonb`;
    default:
      return cast_;
  }
}

function identifierOf(value: string, { cast, made }: Story): string {
  if (value === cast.seller.id) return "play.seller_id";
  if (value === cast.unit.id) return "play.unit_id";
  const place = [...made].indexOf(value);
  return place === -1 ? `'${value}'::uuid` : `id_${place}`;
}

/** Numbers and names in a text, in any case, become this copy's. */
function textOf(value: string, cast: Cast): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return replacements(cast)
    .filter(([from]) => value.includes(from))
    .reduce((made, [from, to]) => `replace(${made}, '${from.replaceAll("'", "''")}', ${to})`, `${quoted}::text`);
}

function replacements({ seller, unit, invoiceNumber }: Cast): readonly (readonly [string, string])[] {
  const lower = invoiceNumber.toLowerCase();
  return [
    [invoiceNumber, "'N-' || turn"],
    ...(lower === invoiceNumber ? [] : [[lower, "'n-' || turn"] as const]),
    [seller.number, "play.seller_number"],
    [seller.name, "play.seller_name"],
    [seller.name.toLowerCase(), "lower(play.seller_name)"],
    [unit.name, "play.unit_name"],
  ];
}

function bytesOf(name: string, { row, story, copies }: Making): string {
  const value = row[name] ?? "";
  if (name.endsWith("_sha256")) {
    const of = name.slice(0, -"_sha256".length);
    return row[of] === undefined ? `'${value}'::bytea` : `sha256(${bytesOf(of, { row, story, copies })})`;
  }
  const text = Buffer.from(value.slice(2), "hex").toString("utf8");
  const whole = text.startsWith("<?xml") ? `convert_to(${textOf(text, story.cast)}, 'UTF8')` : `'${value}'::bytea`;
  return `case when turn % ${copies.bytesEach} < 20 then ${whole} else '\\x00'::bytea end`;
}
