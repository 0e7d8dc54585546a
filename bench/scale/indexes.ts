/** Rows come quicker without indexes to keep, and an index built at once is a dense one. */
import type pg from "pg";

/**
 * Lets the indexes of some tables sleep while they are filled, and builds them anew afterwards. PostgreSQL neither writes to nor
 * reads an index that is marked as unready; building it anew marks it as ready. Only for a database nobody else uses.
 */
export async function withSleepingIndexes(
  client: pg.Client,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  await client.query(
    "update pg_index set indisready = false, indisvalid = false where indrelid = any($1::text[]::regclass[])",
    [tables],
  );
  await fill();
  for (const table of tables) await client.query(`reindex table "${table}"`);
}
