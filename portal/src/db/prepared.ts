/**
 * Statements the database has seen before are not parsed and planned again: each text gets a name of its own, and PostgreSQL
 * keeps it prepared on the connection. Bounded, since texts with lists of any length would otherwise never end.
 */
import { PostgresDialect, type PostgresPool } from "kysely";
import type pg from "pg";

/** More different statements than the portal has; what comes after runs as before, unnamed. */
const NAMES_MAX = 500;

const names = new Map<string, string>();

/** The name a statement is prepared under, if it gets one. The same text has the same name on every connection. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= NAMES_MAX) return known;
  const name = `p${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** Kysely's dialect over a pool, with every statement prepared. */
export function preparingDialect(pool: pg.Pool): PostgresDialect {
  const wrapped = new WeakMap<pg.PoolClient, pg.PoolClient>();
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    const known = wrapped.get(client) ?? preparing(client);
    wrapped.set(client, known);
    return known;
  };
  const preparingPool = { connect, end: () => pool.end(), options: pool.options };
  return new PostgresDialect({ pool: preparingPool as unknown as PostgresPool });
}

function preparing(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property === "query") return (text: unknown, values?: unknown[]) => query(target, text, values);
      const found = Reflect.get(target, property) as unknown;
      return typeof found === "function" ? found.bind(target) : found;
    },
  });
}

function query(client: pg.PoolClient, text: unknown, values: unknown[] | undefined): unknown {
  if (typeof text !== "string" || values === undefined || values.length === 0)
    return client.query(text as string, values);
  const name = preparedName(text);
  return client.query(name === undefined ? { text, values } : { name, text, values });
}
