/** An open dispute of the demo's private care provider, about its latest invoice. */
import type { Person } from "../domain/access/permissions.ts";
import { listBilledLines } from "../domain/billing/credited-lines.ts";
import { listCustomerInvoices } from "../domain/billing/queries.ts";
import { listOwnCustomers } from "../domain/customers/queries.ts";
import { fileDispute } from "../domain/questions/file-dispute.ts";
import type { OrganisationId, Work } from "../work.ts";
import type { DemoTime } from "./demo-time.ts";

const disputingEmail = "petra@solhojden.example";

/** Harmless when it is there already. */
export async function loadDemoDisputes(time: DemoTime, officer: Person): Promise<void> {
  const found = await time.daysAgo(0).perform(officer, async (work) => ({
    isThere: (await work.db.selectFrom("disputes").select("case_id").limit(1).execute()).length > 0,
    petra: await personOf(work),
  }));
  const { petra } = found;
  if (found.isThere || petra === undefined) return;
  const before = time.daysAgo(2);
  const messageId = await before.perform(petra, fileOne);
  if (messageId !== undefined) await before.doJob("carry-message", { organisationId: petra.organisationId, messageId });
}

async function personOf(work: Work): Promise<Person | undefined> {
  const row = await work.db
    .selectFrom("customer_access")
    .innerJoin("accounts", "accounts.id", "customer_access.account_id")
    .innerJoin("customers", "customers.id", "customer_access.customer_id")
    .select(["accounts.id", "customers.party_id"])
    .where("accounts.email", "=", disputingEmail)
    .executeTakeFirst();
  return (
    row && {
      kind: "person",
      accountId: row.id as Person["accountId"],
      organisationId: row.party_id as OrganisationId,
      role: "customer",
    }
  );
}

async function fileOne(work: Work): Promise<string | undefined> {
  const [customer] = await listOwnCustomers(work);
  const [invoice] = customer === undefined ? [] : await listCustomerInvoices(work, customer.id);
  if (customer === undefined || invoice === undefined) return undefined;
  const line = (await listBilledLines(work, invoice.id)).find(({ price }) => price === "495");
  if (line === undefined) return undefined;
  const { id } = await fileDispute(work, {
    kind: "dispute",
    customerId: customer.id,
    invoiceId: invoice.id,
    lines: [
      { place: line.place, netMinor: 495_00n, reason: "quantity", words: "Vi lämnade tillbaka en dator i augusti." },
    ],
    wish: "credit",
    words: "Kvittot på återlämningen finns hos er servicedisk.",
  });
  const message = await work.db
    .selectFrom("case_messages")
    .select("id")
    .where("case_id", "=", id)
    .executeTakeFirstOrThrow();
  return message.id;
}
