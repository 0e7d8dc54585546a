import { decimal, type InvoiceDraft } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { findChain } from "./document-chain.ts";
import { getDocument } from "./queries.ts";

const house = testHouse();

async function scene() {
  const officer = await anOfficer(house);
  return { officer, seller: await aSupplier(house), unit: await aUnit(house, [officer.actor]) };
}
type Scene = Awaited<ReturnType<typeof scene>>;

async function received({ unit }: Scene, seller: Known, document: Partial<InvoiceDraft>): Promise<string> {
  const { documentId } = await anIssuedInvoice(house, seller.actor, { receiverId: unit, document });
  await house.runJobs();
  await house.turnBy({ seconds: 1 });
  const { id } = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("instance_id", "=", documentId)
    .executeTakeFirstOrThrow();
  return id;
}

const chainOf = ({ officer }: Scene, id: string) =>
  house.perform(officer.actor, async (work) => findChain(work, await getDocument(work, id)));

const line = (quantity: string): NonNullable<InvoiceDraft["lines"]> => [
  {
    id: "1",
    quantity: decimal(quantity),
    unit: "HUR",
    price: { net: decimal("500") },
    vat: { category: "S", rate: decimal("25") },
    item: { name: "Konsulttimme" },
  },
];

const creditOf = (...numbers: string[]): Partial<InvoiceDraft> => ({
  kind: "credit-note",
  typeCode: "381",
  precedingInvoices: numbers.map((number) => ({ number })),
  lines: line("1"),
});

test("an invoice finds its credit notes and the one sent instead, and each of them the invoice", async () => {
  const at = await scene();
  const invoice = await received(at, at.seller, { number: "F-1", lines: line("8") });
  const credit = await received(at, at.seller, { number: "F-2", ...creditOf("f-1") });
  const instead = await received(at, at.seller, { number: "F-3", precedingInvoices: [{ number: "F-1" }] });
  const chain = await chainOf(at, invoice);
  expect(chain.later.map(({ id }) => id)).toEqual([credit, instead]);
  expect(chain.leftMinor).toBe(500_000n - 62_500n);
  for (const id of [credit, instead]) {
    const back = await chainOf(at, id);
    expect(back.earlier.map((one) => one.id)).toEqual([invoice]);
    expect(back.missing).toEqual([]);
  }
});

test("what was not received here is told by its number, and another seller's invoice of that number is not taken for it", async () => {
  const at = await scene();
  await received(at, await aSupplier(house), { number: "F-1" });
  const credit = await received(at, at.seller, { number: "F-2", ...creditOf("F-1") });
  const chain = await chainOf(at, credit);
  expect(chain).toMatchObject({ earlier: [], missing: ["f-1"], leftMinor: undefined });
});

test("a credit of several invoices is shown at each, and no sum is claimed", async () => {
  const at = await scene();
  const first = await received(at, at.seller, { number: "F-1" });
  await received(at, at.seller, { number: "F-9" });
  const credit = await received(at, at.seller, { number: "F-2", ...creditOf("F-1", "F-9", "F-1") });
  const chain = await chainOf(at, first);
  expect(chain.later.map(({ id }) => id)).toEqual([credit]);
  expect(chain.leftMinor).toBeUndefined();
  expect((await chainOf(at, credit)).earlier).toHaveLength(2);
});

test("a document that refers to itself has no chain", async () => {
  const at = await scene();
  const odd = await received(at, at.seller, { number: "F-1", ...creditOf("F-1") });
  expect(await chainOf(at, odd)).toMatchObject({ earlier: [], later: [] });
});

test("another unit's documents are not drawn into it", async () => {
  const at = await scene();
  const invoice = await received(at, at.seller, { number: "F-1" });
  const elsewhere = { ...at, unit: await aUnit(house, [at.officer.actor], "Ögonmottagningen") };
  await received(elsewhere, at.seller, { number: "F-2", ...creditOf("F-1") });
  expect((await chainOf(at, invoice)).later).toEqual([]);
});
