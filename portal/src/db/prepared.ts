/**
 * Statements the database has seen before are not parsed and planned again: each text gets a name of its own, and PostgreSQL
 * keeps it prepared on the connection. Bounded, since texts with lists of any length would otherwise never end.
 */
import { PostgresDialect } from "kysely";
import type pg from "pg";

/** More different statements than the portal has; what comes after runs as before, unnamed. */
const NAMES_MAX = 500;

/** Gives each text its name, if it gets one. The same text has the same name on every connection of a pool. */
export function namer(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= NAMES_MAX) return known;
    const name = `p${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

/** Kysely's dialect over a pool, with every statement prepared. */
export function preparingDialect(pool: pg.Pool): PostgresDialect {
  const nameOf = namer();
  const wrapped = new WeakMap<pg.PoolClient, pg.PoolClient>();
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    const known = wrapped.get(client) ?? preparing(client, nameOf);
    wrapped.set(client, known);
    return known;
  };
  const preparingPool = { connect, end: () => pool.end(), options: pool.options };
  return new PostgresDialect({ pool: preparingPool });
}

type NameOf = ReturnType<typeof namer>;

function preparing(client: pg.PoolClient, nameOf: NameOf): pg.PoolClient {
  const query = preparedQuery(client, nameOf);
  return new Proxy(client, {
    get(target, property) {
      if (property === "query") return query;
      const found = Reflect.get(target, property) as unknown;
      return typeof found === "function" ? found.bind(target) : found;
    },
  });
}

function preparedQuery(client: pg.PoolClient, nameOf: NameOf) {
  // How often a migration has overtaken what this connection had prepared: part of the names, so that it starts anew.
  let generation = 0;
  return async (text: unknown, values?: unknown[]): Promise<unknown> => {
    const isPlain = typeof text === "string" && values !== undefined && values.length > 0;
    const name = isPlain ? nameOf(text) : undefined;
    if (name === undefined) return client.query(text as string, values);
    try {
      return await client.query({ name: `${name}-${generation}`, text: text as string, values: values ?? [] });
    } catch (error) {
      if (isOvertaken(error)) generation += 1;
      throw error;
    }
  };
}

/** "cached plan must not change result type": a column came or went. This work fails; the next one prepares anew. */
function isOvertaken(error: unknown): boolean {
  return (error as { code?: unknown }).code === "0A000";
}
