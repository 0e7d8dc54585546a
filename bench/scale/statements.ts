/** Listens to what goes to PostgreSQL while something is done, and looks at the plans of what it heard. */
import pg from "pg";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: pg.Client, config: unknown, values?: unknown, callback?: unknown) => unknown;

/** Everything that any connection of this process sends to PostgreSQL meanwhile. */
export async function listen(act: () => Promise<unknown>): Promise<readonly Statement[]> {
  const heard: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function query(config, values, callback) {
    const said = statementOf(config, values);
    if (said !== undefined) heard.push(said);
    return original.call(this, config, values, callback);
  };
  try {
    await act();
  } finally {
    prototype.query = original;
  }
  return heard;
}

function statementOf(config: unknown, values: unknown): Statement | undefined {
  if (typeof config === "string") return { text: config, values: Array.isArray(values) ? values : [] };
  const { text, values: own } = config as { readonly text?: string; readonly values?: readonly unknown[] };
  return text === undefined ? undefined : { text, values: own ?? (Array.isArray(values) ? values : []) };
}

export interface Asker {
  readonly organisationId: string;
  readonly accountId: string;
  /** The day, where what is seen ends by days. */
  readonly today?: string;
  readonly rowsMax: number;
}

/** Names of tables that a statement would read from end to end though they hold more rows than that. */
export async function wholeScans(
  client: pg.Client,
  statements: readonly Statement[],
  { organisationId, accountId, today = "", rowsMax }: Asker,
): Promise<readonly string[]> {
  const found = new Set<string>();
  await client.query("begin");
  await client.query("set local role fakturaporten_app");
  await client.query(
    "select set_config('app.organisation', $1, true), set_config('app.account', $2, true), set_config('app.today', $3, true)",
    [organisationId, accountId, today],
  );
  for (const { text, values } of statements.filter((one) => /^\s*(select|with)/i.test(one.text))) {
    const { rows } = await client.query(`explain (format json) ${text}`, [...values]);
    for (const table of scansIn(rows[0]["QUERY PLAN"][0].Plan as Plan)) found.add(table);
  }
  await client.query("rollback");
  const { rows } = await client.query<{ relname: string }>(
    "select relname from pg_class where relname = any($1) and reltuples > $2",
    [[...found], rowsMax],
  );
  return rows.map(({ relname }) => relname);
}

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Plan[];
}

function scansIn(plan: Plan): readonly string[] {
  const own = plan["Node Type"] === "Seq Scan" ? [plan["Relation Name"] ?? ""] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
