/** What a migration reads out of older documents is what billing keeps beside new ones. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { aDisputeScene } from "../../test/support/disputed.ts";
import { testHouse } from "../../test/support/house.ts";
import { migrationsFolder } from "./migrations-folder.ts";

const house = testHouse();

test("the account of an invoice issued before is found in its document", async () => {
  const { invoiceId } = await aDisputeScene(house);
  const migration = readFileSync(join(migrationsFolder, "0114-where-an-invoice-is-paid.sql"), "utf8");
  const [, expression = ""] = /set bankgiro = (\(regexp_match[\s\S]+?\)\)\[1\])/.exec(migration) ?? [];
  const { rows } = await sql<{
    readonly kept: string;
    readonly read: string;
  }>`select bankgiro as kept, ${sql.raw(expression)} as read
    from customer_invoices join customer_invoice_documents on invoice_id = customer_invoices.id
    where invoice_id = ${invoiceId}`.execute(house.everything);
  expect(rows).toEqual([{ kept: "9912346", read: "9912346" }]);
});
