import { localDate } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { demoParts } from "../../test/support/demo-parts.ts";
import { testHouse } from "../../test/support/house.ts";
import { readSie } from "../../test/support/sie-reader.ts";
import type { Person } from "../domain/access/permissions.ts";
import { makeSieFile } from "../web/ledger/vouchers.tsx";
import { messages } from "../web/messages/messages.ts";
import type { AccountId, OrganisationId } from "../work.ts";
import { loadDemo } from "./load-demo.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });

test("the demo has an invoice at reminder 2, payments from the bank, one that nobody knows, and a promise", async () => {
  await loadDemo(demoParts(house));
  const steps = await house.everything
    .selectFrom("reminder_steps")
    .select(["step", "invoice_id"])
    .orderBy("step")
    .execute();
  expect(steps.map(({ step }) => step)).toEqual([1, 2]);
  expect(new Set(steps.map(({ invoice_id }) => invoice_id)).size).toBe(1);
  const files = await house.everything.selectFrom("bank_files").select(["state", "payment_count"]).execute();
  expect(files).toMatchObject([{ state: "taken" }]);
  const placed = await house.everything
    .selectFrom("ledger_entries")
    .select("payment_id")
    .where("kind", "=", "payment")
    .execute();
  expect(placed.length).toBe((files[0]?.payment_count ?? 0) - 1);
  const stops = await house.everything.selectFrom("reminder_stops").select("kind").execute();
  expect(stops).toEqual([{ kind: "promise" }]);
});

async function vouchersOf(fromOn: string, toOn: string) {
  const [fatima] = await house.everything
    .selectFrom("accounts")
    .innerJoin("memberships", "memberships.account_id", "accounts.id")
    .select(["accounts.id", "memberships.organisation_id"])
    .where("email", "=", "fatima@region.example")
    .execute();
  const officer: Person = {
    kind: "person",
    accountId: fatima?.id as AccountId,
    organisationId: fatima?.organisation_id as OrganisationId,
    role: "billing",
  };
  const period = { fromOn: localDate(fromOn), toOn: localDate(toOn) };
  const bytes = await house.perform(officer, (work) => makeSieFile(work, period, messages.sv));
  return readSie(bytes ?? new Uint8Array());
}

test("a reader of the published format finds the year's ledger and bank in the file for the bookkeeping", async () => {
  const year = await vouchersOf("2026-01-01", "2026-12-31");
  expect(year.faults).toEqual([]);
  expect(year.labels.get("#FNAMN")).toEqual(["Region Exempel"]);
  expect(year.accounts.get("1510")).toBe("Kundfordringar");
  expect(year.accounts.get("2420")).toBe("Förskott från kunder");
  const balance = (account: string) =>
    year.vouchers.flatMap(({ rows }) => rows).reduce((sum, row) => (row.account === account ? sum + row.ore : sum), 0n);
  const owed = await house.everything.selectFrom("ledger_entries").select(["amount_minor"]).execute();
  const banked = await house.everything.selectFrom("bank_payments").select(["amount_minor"]).execute();
  expect(balance("1510")).toBe(owed.reduce((sum, { amount_minor }) => sum + amount_minor, 0n));
  expect(balance("1930")).toBe(banked.reduce((sum, { amount_minor }) => sum + amount_minor, 0n));
  expect(year.vouchers.length).toBe(owed.length + banked.length);
});

test("two months' files share no number and make up the year's", async () => {
  const year = await vouchersOf("2026-01-01", "2026-12-31");
  const parts = [await vouchersOf("2026-01-01", "2026-10-31"), await vouchersOf("2026-11-01", "2026-12-31")];
  expect(parts.map(({ vouchers }) => vouchers.length > 0)).toEqual([true, true]);
  expect(parts.flatMap(({ vouchers }) => vouchers)).toEqual(year.vouchers);
});

test("loaded again it adds nothing, also where somebody has taken away what a service needs", async () => {
  const count = async () => (await house.everything.selectFrom("ledger_entries").select("id").execute()).length;
  const before = await count();
  await house.everything.deleteFrom("service_needs").execute();
  await loadDemo(demoParts(house));
  expect(await count()).toBe(before);
});
