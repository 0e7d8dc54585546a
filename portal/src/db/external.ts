/**
 * A PostgreSQL of the operator's own. Judged before anything is written: reachable, new enough, in UTF-8, with the rights
 * that migrations need, and with the role under which the application works and which owns nothing.
 */
import pg from "pg";
import { type Address, driverConfig } from "./connection.ts";
import { DatabaseNotStarted } from "./embedded/not-started.ts";

export const applicationRole = "fakturaporten_app";
const versionMin = 15;

export interface Doors {
  /** Owns the tables: runs migrations and nothing else. */
  readonly owner: Address;
  /** Works as the role that owns nothing. */
  readonly application: Address;
}

/** Reads `postgres://user:password@host:port/database?sslmode=…`. */
export function addressOf(databaseUrl: string): Address {
  const url = new URL(databaseUrl);
  const mode = url.searchParams.get("sslmode");
  const password = decodeURIComponent(url.password);
  return {
    host: url.searchParams.get("host") ?? url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || "5432"),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    ...(password === "" ? {} : { password }),
    ...(mode === "require" ? { tls: "encrypted" as const } : {}),
    ...(mode === "verify-full" || mode === "verify-ca" ? { tls: "verified" as const } : {}),
  };
}

/** Judges the database and makes the application's role where it may; refuses with what to do otherwise. */
export async function prepareExternal(owner: Address): Promise<Doors> {
  const client = new pg.Client({ ...driverConfig(owner, "migration"), connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(owner, error as NodeJS.ErrnoException);
  }
  try {
    await judgeServer(client, owner);
    await ensureRole(client, owner);
  } finally {
    await client.end();
  }
  return { owner, application: { ...owner, actAs: applicationRole } };
}

function unreachable(owner: Address, error: NodeJS.ErrnoException): Error {
  const place = `${owner.host}:${owner.port}`;
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: `nothing answers at ${place}. Is PostgreSQL running there, and is the port right?`,
    ENOTFOUND: `there is no machine called ${owner.host}. Check the host in DATABASE_URL.`,
    EAI_AGAIN: `the name ${owner.host} can not be looked up right now.`,
    "28P01": `the password of ${owner.user} in DATABASE_URL is not the right one.`,
    "28000": `the server does not let ${owner.user} in from here (${error.message}).`,
    "3D000": `the server has no database called ${owner.database}. Make it: create database ${owner.database} owner ${owner.user} encoding 'UTF8' template template0;`,
  };
  const reason = reasons[error.code ?? ""] ?? `${place} did not let us in: ${error.message}`;
  return new DatabaseNotStarted(`The database in DATABASE_URL can not be used: ${reason}`);
}

interface ServerFacts {
  readonly version: number;
  readonly encoding: string;
  readonly standby: boolean;
  readonly creates: boolean;
  readonly creates_schemas: boolean;
}

async function judgeServer(client: pg.Client, owner: Address): Promise<void> {
  const { rows } =
    await client.query<ServerFacts>(`select current_setting('server_version_num')::int / 10000 as version,
    current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
    has_schema_privilege('public', 'create') as creates, has_database_privilege(current_database(), 'create') as creates_schemas`);
  const [facts] = rows;
  if (facts === undefined) throw new Error("The server did not tell about itself.");
  if (facts.version < versionMin)
    throw refused(`it is PostgreSQL ${facts.version}, and the portal needs ${versionMin} or newer.`);
  if (facts.encoding !== "UTF8")
    throw refused(
      `it is in ${facts.encoding}. Make one in UTF-8: create database ${owner.database} encoding 'UTF8' template template0;`,
    );
  if (facts.standby) throw refused("it is a standby, which can only be read. Name the primary.");
  if (!facts.creates || !facts.creates_schemas)
    throw refused(
      `${owner.user} may not make tables in it. Let it own the database: alter database ${owner.database} owner to ${owner.user};`,
    );
}

function refused(reason: string): Error {
  return new DatabaseNotStarted(`The database in DATABASE_URL can not be used: ${reason}`);
}

interface RoleFacts {
  readonly super: boolean;
  readonly bypass: boolean;
}

async function ensureRole(client: pg.Client, owner: Address): Promise<void> {
  const byHand = `create role ${applicationRole} nologin nosuperuser nobypassrls; grant ${applicationRole} to ${owner.user};`;
  const find = "select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = $1";
  const found = await client.query<RoleFacts>(find, [applicationRole]);
  const role = found.rows[0];
  if (role?.super || role?.bypass)
    throw refused(
      `the role ${applicationRole} may step over row level security. Take that away: alter role ${applicationRole} nosuperuser nobypassrls;`,
    );
  try {
    if (role === undefined) await client.query(`create role ${applicationRole} nologin nosuperuser nobypassrls`);
    if (!(await mayActAs(client))) await client.query(`grant ${applicationRole} to current_user`);
  } catch {
    throw refused(
      `${owner.user} may not make the role under which the portal works. An administrator makes it once: ${byHand}`,
    );
  }
  if (!(await mayActAs(client)))
    throw refused(`${owner.user} may not act as ${applicationRole}. An administrator allows it: ${byHand}`);
}

async function mayActAs(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`begin; set local role ${applicationRole}; rollback`);
    return true;
  } catch {
    await client.query("rollback");
    return false;
  }
}
