/** What PostgreSQL's catalogue says of our schema: the one source of tables.ts, schema.sql and the checks on isolation. */
import type { ClientBase, Pool } from "pg";

export interface Column {
  readonly name: string;
  /** As SQL writes it: `bigint`, `text[]`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly identity: boolean;
  readonly computed: boolean;
  readonly collation: string | null;
  readonly comment: string | null;
}

interface Constraint {
  readonly name: string;
  readonly kind: "check" | "foreign key" | "primary key" | "unique" | "exclusion";
  readonly definition: string;
  readonly columns: readonly string[];
}

export interface Index {
  readonly name: string;
  readonly definition: string;
  /** Leading columns first; expressions are null. */
  readonly columns: readonly (string | null)[];
  readonly unique: boolean;
  /** Made by a constraint, and so not stated twice. */
  readonly implied: boolean;
}

export interface Policy {
  readonly name: string;
  readonly command: string;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

export interface Grant {
  readonly role: string;
  readonly right: string;
  /** Null when the right is on the whole table. */
  readonly column: string | null;
}

export interface Table {
  readonly name: string;
  readonly owner: string;
  readonly comment: string | null;
  readonly rowSecurity: boolean;
  readonly rowSecurityForced: boolean;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly policies: readonly Policy[];
  readonly grants: readonly Grant[];
  readonly triggers: readonly string[];
}

export interface Catalogue {
  readonly tables: readonly Table[];
  readonly functions: readonly string[];
  readonly extensions: readonly string[];
}

export async function readCatalogue(client: ClientBase | Pool): Promise<Catalogue> {
  const { rows } = await client.query<{ catalogue: Catalogue }>(catalogueQuery);
  const [row] = rows;
  if (row === undefined) throw new Error("The catalogue did not answer.");
  return row.catalogue;
}

const columnsOfTable = `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
    case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default, a.attidentity <> '' as identity,
    a.attgenerated <> '' as computed, case when a.attcollation <> t.typcollation then quote_ident(c.collname) end as collation,
    col_description(a.attrelid, a.attnum) as comment, a.attnum as position
  from pg_attribute a join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_collation c on c.oid = a.attcollation
  where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped`;

const constraintsOfTable = `select k.conname as name, pg_get_constraintdef(k.oid) as definition,
    case k.contype when 'c' then 'check' when 'f' then 'foreign key' when 'p' then 'primary key' when 'u' then 'unique' else 'exclusion' end as kind,
    array(select a.attname::text from unnest(k.conkey) with ordinality u(n, o) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by o) as columns
  from pg_constraint k where k.conrelid = r.oid and k.contype in ('c', 'f', 'p', 'u', 'x')`;

const indexesOfTable = `select i.relname as name, pg_get_indexdef(x.indexrelid) as definition, x.indisunique as unique,
    exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')) as implied,
    array(select a.attname::text from unnest(x.indkey::int2[]) with ordinality u(n, o) left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.n and u.n > 0 order by o) as columns
  from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = r.oid`;

const policiesOfTable = `select p.policyname as name, lower(p.cmd) as command, p.roles::text[] as roles, p.qual as using, p.with_check as check
  from pg_policies p where p.schemaname = 'public' and p.tablename = r.relname`;

const grantsOfTable = `select g.grantee as role, lower(g.privilege_type) as right, null as column
  from information_schema.role_table_grants g where g.table_schema = 'public' and g.table_name = r.relname and g.grantee <> pg_get_userbyid(r.relowner)
  union all
  select g.grantee, lower(g.privilege_type), g.column_name from information_schema.role_column_grants g
  where g.table_schema = 'public' and g.table_name = r.relname and g.grantee <> pg_get_userbyid(r.relowner)
    and not exists (select from information_schema.role_table_grants w where w.table_schema = 'public' and w.table_name = r.relname
      and w.grantee = g.grantee and w.privilege_type = g.privilege_type)`;

const list = (query: string, order: string): string =>
  `(select coalesce(jsonb_agg(to_jsonb(x) order by ${order}), '[]') from (${query}) x)`;

const tableParts = `'name', r.relname, 'owner', pg_get_userbyid(r.relowner), 'comment', obj_description(r.oid),
  'rowSecurity', r.relrowsecurity, 'rowSecurityForced', r.relforcerowsecurity,
  'columns', ${list(columnsOfTable, "x.position")}, 'constraints', ${list(constraintsOfTable, "x.kind <> 'primary key', x.name")},
  'indexes', ${list(indexesOfTable, "x.name")}, 'policies', ${list(policiesOfTable, "x.name")},
  'grants', ${list(grantsOfTable, 'x.role, x.right, x."column"')},
  'triggers', (select coalesce(jsonb_agg(pg_get_triggerdef(t.oid) order by t.tgname), '[]') from pg_trigger t where t.tgrelid = r.oid and not t.tgisinternal)`;

const ownFunctions = `select pg_get_functiondef(f.oid) as definition, f.proname as name from pg_proc f
  where f.pronamespace = 'public'::regnamespace and f.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')`;

const catalogueQuery = `select jsonb_build_object(
  'tables', (select coalesce(jsonb_agg(jsonb_build_object(${tableParts}) order by r.relname), '[]')
    from pg_class r where r.relnamespace = 'public'::regnamespace and r.relkind in ('r', 'p')),
  'functions', (select coalesce(jsonb_agg(f.definition order by f.name, f.definition), '[]') from (${ownFunctions}) f),
  'extensions', (select coalesce(jsonb_agg(e.extname order by e.extname), '[]') from pg_extension e where e.extname <> 'plpgsql')
) as catalogue`;
