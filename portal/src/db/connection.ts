/**
 * The way to PostgreSQL: a bounded pool under kysely, with moments, days and big integers read as what they are. Parsers
 * belong to the pool and not to the driver, so that the queue's own pool keeps the driver's defaults.
 */
import { Kysely } from "kysely";
import pg from "pg";
import { preparingDialect } from "./prepared.ts";
import type { Instant, LocalDate } from "../time.ts";
import type { Database } from "./tables.ts";

/** Where a database is and as whom to enter it: fields of the driver's own configuration, never a URL with secrets in logs. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  /** Encrypted against listeners; verified also tells the server from an impostor. */
  readonly tls?: "encrypted" | "verified";
  /** The role to act as after signing in, when it is not the one that signs in. */
  readonly actAs?: string;
}

/** Statements for people end after 5 s, those of jobs after 60 s, those of migrations never. */
export type Purpose = "web" | "jobs" | "migration";

const statementTimeoutMs: Readonly<Record<Purpose, number>> = { web: 5_000, jobs: 60_000, migration: 0 };
/** People are told soon that the house is full; a job that gave up so soon would only come back later. */
const acquireTimeoutMs: Readonly<Record<Purpose, number>> = { web: 2_000, jobs: 30_000, migration: 2_000 };
const poolSizeMax = 20;

export interface ConnectionOptions {
  readonly purpose: Purpose;
  readonly poolSize?: number;
  /** Told of connections lost; without a listener a stopping server would end the process. */
  readonly onLost?: (error: Error) => void;
}

export interface Connection {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export function connect(address: Address, { purpose, poolSize, onLost }: ConnectionOptions): Connection {
  const pool = new pg.Pool({
    ...driverConfig(address, purpose),
    pipeline: true,
    types: { getTypeParser },
    max: poolSize ?? poolSizeMax,
    connectionTimeoutMillis: acquireTimeoutMs[purpose],
    idleTimeoutMillis: 60_000,
  });
  pool.on("error", (error) => onLost?.(error));
  // The pool listens to idle connections only: one lost in the middle of a transaction must be listened to as well. Whoever
  // uses it is told by the next statement, which fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Database>({ dialect: preparingDialect(pool) });
  return { db, pool, close: () => db.destroy() };
}

/** The driver's configuration for an address. Sessions speak UTC, so that moments are read without a time zone table. */
export function driverConfig(address: Address, purpose: Purpose): pg.ClientConfig {
  const settings = [
    "-c timezone=UTC",
    `-c statement_timeout=${statementTimeoutMs[purpose]}`,
    ...(purpose === "migration" ? [] : ["-c idle_in_transaction_session_timeout=60000"]),
    ...(address.actAs === undefined ? [] : [`-c role=${address.actAs}`]),
  ];
  return {
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(address.tls === undefined ? {} : { ssl: { rejectUnauthorized: address.tls === "verified" } }),
    application_name: `fakturaporten ${purpose}`,
    options: settings.join(" "),
    keepAlive: true,
  };
}

const oid = { int8: 20, date: 1082, timestamptz: 1184 } as const;

function getTypeParser(typeId: number, format?: "text" | "binary"): (text: string) => unknown {
  if (format !== "binary") {
    if (typeId === oid.timestamptz) return parseInstant;
    if (typeId === oid.date) return parseLocalDate;
    if (typeId === oid.int8) return BigInt;
  }
  return pg.types.getTypeParser(typeId, format);
}

const utcText = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** `2026-11-21 02:19:31.5+00` → `2026-11-21T02:19:31.500Z`. Finer than a millisecond is cut, not rounded: never a moment ahead. */
export function parseInstant(text: string): Instant {
  const parts = utcText.exec(text);
  if (parts === null) throw new Error(`PostgreSQL sent a moment we do not keep: ${text}`);
  const milliseconds = (parts[3] ?? "").slice(0, 3).padEnd(3, "0");
  return `${parts[1]}T${parts[2]}.${milliseconds}Z` as Instant;
}

export function parseLocalDate(text: string): LocalDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new Error(`PostgreSQL sent a day we do not keep: ${text}`);
  return text as LocalDate;
}
