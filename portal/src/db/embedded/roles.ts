/** The roles and the database of a built-in server, made when missing: the owner of everything, and the application that owns nothing. */
import pg from "pg";
import { type Address, driverConfig } from "../connection.ts";

const wanted = ["fakturaporten_owner", "fakturaporten_app"] as const;

export async function makeRoles(superuser: Address): Promise<void> {
  const client = new pg.Client(driverConfig(superuser, "migration"));
  await client.connect();
  try {
    for (const role of wanted) {
      const found = await client.query("select from pg_roles where rolname = $1", [role]);
      if (found.rowCount === 0) await client.query(`create role ${role} login nosuperuser nobypassrls`);
    }
    const database = await client.query("select from pg_database where datname = 'fakturaporten'");
    if (database.rowCount === 0) await client.query("create database fakturaporten owner fakturaporten_owner");
  } finally {
    await client.end();
  }
}
