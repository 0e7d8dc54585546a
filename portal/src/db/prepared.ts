/**
 * Statements the database has seen before are not parsed and planned again: each text gets a name of its own, and PostgreSQL
 * keeps it prepared on the connection. Bounded, since texts with lists of any length would otherwise never end. Statements that
 * are asked before the answers to others are awaited leave in one write (decision 47).
 */
import type { Writable } from "node:stream";
import { PostgresDialect } from "kysely";
import type pg from "pg";
import { plannedAnew } from "../planned-anew.ts";

/** More different statements than the portal has; what comes after runs as before, unnamed. */
const NAMES_MAX = 500;

/** Gives each text its name, if it gets one. The same text has the same name on every connection of a pool. */
export function namer(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= NAMES_MAX || text.startsWith(plannedAnew)) return known;
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
  const gather = gatherer(client);
  const ask = async (text: string, values: unknown[] = []): Promise<unknown> => {
    const name = values.length > 0 ? nameOf(text) : undefined;
    gather();
    if (name === undefined) return takenOut(await client.query(text, values));
    try {
      return takenOut(await client.query({ name: `${name}-${generation}`, text, values }));
    } catch (error) {
      if (isOvertaken(error)) generation += 1;
      throw error;
    }
  };
  // A transaction's beginning is awaited with its first statement, so that the two go down the wire together.
  let begun: Promise<unknown> | undefined;
  return async (text: unknown, values?: unknown[]): Promise<unknown> => {
    if (typeof text !== "string") return client.query(text as string, values);
    if (text === "begin") {
      begun = ask(text);
      begun.catch(() => {});
      return { command: "BEGIN", rowCount: null, rows: [] };
    }
    const before = begun;
    begun = undefined;
    const [answer] = await Promise.all([ask(text, values), before]);
    return answer;
  };
}

/** Holds back what a connection would write until everything that can be asked now has been asked. */
function gatherer(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  let isHeld = false;
  return () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    process.nextTick(() => {
      isHeld = false;
      stream.uncork();
    });
  };
}

type Result = Pick<pg.QueryResult, "command" | "rowCount" | "rows">;

/**
 * What was answered, without the driver's own object: each of those is held by the one before it until all memory is looked through,
 * which for a long file was half of every row that had been read.
 */
export function takenOut(answered: pg.QueryResult | pg.QueryResult[]): Result | pg.QueryResult[] {
  if (Array.isArray(answered)) return answered;
  const { command, rowCount, rows } = answered;
  answered.rows = [];
  return { command, rowCount, rows };
}

/** "cached plan must not change result type": a column came or went. This work fails; the next one prepares anew. */
function isOvertaken(error: unknown): boolean {
  return (error as { code?: unknown }).code === "0A000";
}
