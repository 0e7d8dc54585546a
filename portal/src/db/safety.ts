/** What must be true of the application's sessions before people may come in: what is committed is on disk, and rows are walled. */
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { DatabaseNotStarted } from "./embedded/not-started.ts";

export async function requireSafety({ db }: Connection): Promise<void> {
  const durable = ["fsync", "synchronous_commit", "full_page_writes"];
  for (const name of durable) {
    const { rows } = await sql<{ setting: string }>`select current_setting(${name}) as setting`.execute(db);
    const setting = rows[0]?.setting ?? "unknown";
    if (setting === "off")
      throw new DatabaseNotStarted(
        `The database has ${name} = off, and would lose acknowledged invoices in a crash. Set ${name} = on.`,
      );
  }
  const { rows } = await sql<{ steps_over: boolean }>`select rolsuper or rolbypassrls as steps_over
    from pg_roles where rolname = current_user`.execute(db);
  if (rows[0]?.steps_over !== false)
    throw new DatabaseNotStarted(
      "The application's database role may step over row level security. Use a role that may not.",
    );
}
