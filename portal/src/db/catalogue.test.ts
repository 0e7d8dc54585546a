import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Catalogue, readCatalogue, type Table } from "./catalogue.ts";
import { judgeIsolation } from "./isolation.ts";

const client = new pg.Client({ host: inject("postgres"), database: "template_portal", user: "postgres" });
let catalogue: Catalogue;

beforeAll(async () => {
  await client.connect();
  catalogue = await readCatalogue(client);
});
afterAll(() => client.end());

test("every table is a tenant's and walled, or is on the global list, and says which room writes it", () => {
  expect(judgeIsolation(catalogue)).toEqual([]);
});

test("the application owns nothing, may step over no wall and make nothing", async () => {
  const { rows } = await client.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_class where relowner = r.oid) as relations,
      (select count(*)::int from pg_proc where proowner = r.oid) as functions,
      (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
      (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
      has_schema_privilege(r.oid, 'public', 'create') as creates,
      has_schema_privilege(r.oid, 'pgboss', 'create') as creates_in_queue,
      has_database_privilege(r.oid, current_database(), 'create') as creates_schemas
    from pg_roles r where rolname = 'fakturaporten_app'`);
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      relations: 0,
      functions: 0,
      schemas: 0,
      memberships: 0,
      creates: false,
      creates_in_queue: false,
      creates_schemas: false,
    },
  ]);
});

test("what is a fact stays one: the application may neither change nor remove it", () => {
  for (const name of [
    "events",
    "invoices",
    "invoice_documents",
    "inbox_answers",
    "case_messages",
    "case_files",
    "case_notes",
  ]) {
    const rights = catalogue.tables.find((table) => table.name === name)?.grants.map(({ right }) => right);
    expect(rights, name).toBeDefined();
    expect(rights, name).not.toContain("update");
    expect(rights, name).not.toContain("delete");
    expect(rights, name).not.toContain("truncate");
  }
});

test("the application may empty no table and hang nothing on any", () => {
  const rights = catalogue.tables.flatMap(({ name, grants }) => grants.map(({ right }) => `${name} ${right}`));
  expect(rights.filter((right) => / (truncate|trigger|references)$/.test(right))).toEqual([]);
});

const breaks: readonly [string, (table: Table) => Table, RegExp][] = [
  ["row level security off", (table) => ({ ...table, rowSecurity: false }), /row level security/],
  ["row level security not forced", (table) => ({ ...table, rowSecurityForced: false }), /force/],
  ["no policy", (table) => ({ ...table, policies: [] }), /policy/],
  [
    "a policy that checks no writing",
    (table) => ({ ...table, policies: table.policies.map((policy) => ({ ...policy, check: null })) }),
    /with check/,
  ],
  [
    "a policy that lets everything through",
    (table) => ({ ...table, policies: table.policies.map((policy) => ({ ...policy, using: "true" })) }),
    /current_organisation/,
  ],
  ["no comment", (table) => ({ ...table, comment: null }), /comment/],
  ["a comment without a room", (table) => ({ ...table, comment: "Tenant. Rows." }), /room/],
  [
    "an index that begins with something else",
    (table) => ({
      ...table,
      indexes: [...table.indexes, { name: "by_at", definition: "", columns: ["at"], unique: false, implied: false }],
    }),
    /begins with/,
  ],
  [
    "an organisation that may be unknown",
    (table) => ({ ...table, columns: table.columns.map((column) => ({ ...column, nullable: true })) }),
    /not null/,
  ],
  [
    "a tenant called global",
    (table) => ({ ...table, comment: table.comment?.replace("Tenant", "Global") ?? null }),
    /global list/,
  ],
];

test.each(breaks)("a tenant's table with %s is caught", (_, breakIt, says) => {
  const tables = catalogue.tables.map((table) => (table.name === "events" ? breakIt(table) : table));
  const before = judgeIsolation(catalogue);
  const findings = judgeIsolation({ ...catalogue, tables }).filter((finding) => !before.includes(finding));
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.join("\n")).toMatch(says);
  expect(findings.every((finding) => finding.startsWith("events"))).toBe(true);
});
