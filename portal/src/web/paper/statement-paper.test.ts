import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { writeUblBytes } from "@fakturaporten/einvoice";
import { beforeAll, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { anInvoiceTo, type Owed, pay } from "../../../test/support/owed.ts";
import { readPaper } from "../../../test/paper/read-paper.ts";
import type { Person } from "../../domain/access/permissions.ts";
import type { CustomerId } from "../../domain/customers/customer.ts";
import { ordinaryInvoice } from "../components/invoice-sheet/sample-invoices.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-01-05T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let customerId: CustomerId;

beforeAll(async () => {
  officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-05");
  customerId = await aCustomer(house, officer, { facts: { name: "#import *Vård* $x$ AB" } });
  const owed = await anInvoiceTo(house, officer, { customerId, payableMinor: 12_500_00n, issuedOn: "2026-01-05" });
  await withDocument(customerId, owed);
  const paid = await anInvoiceTo(house, officer, { customerId, payableMinor: 800_00n, issuedOn: "2026-01-05" });
  await pay(house, officer, [{ amountMinor: 850_00n, reference: paid.ocr }], "2026-02-03");
  await remindOn(house, "2026-02-09");
});

test("a customer's statement says what the page says, on A4, and nothing in it is read as markup", async () => {
  const user = await door.signedIn(await aCustomerUser(house, officer, customerId));
  const answered = await user.get(`/purchases/${customerId}/account/statement`);
  expect(answered.headers["content-type"]).toContain("application/pdf");
  const paper = await readPaper(answered.rawPayload);
  const [page = ""] = paper.pages;
  const text = page.replace(/[\s\u00a0]+/g, " ");
  for (const said of [
    "Kontoutdrag 2026-02-09",
    "#import *Vård* $x$ AB",
    "12 560,00 kr",
    "Påminnelse 1",
    "Betald",
    "Sida 1 av 1",
  ])
    expect(text).toContain(said);
  expect(text).toContain("Påminnelse 2 skickas 2026-02-19 om fakturan inte är betald.");
  expect(text).toContain("Kunden har 50,00 kr till godo.");
  expect(text).toContain("Summa: 12 510,00 kr");
  expect(paper).toMatchObject({ title: "Kontoutdrag 2026-02-09", language: "sv" });
  if (process.env["LOOK"] !== undefined) writeFileSync(`${process.env["LOOK"]}/statement.pdf`, answered.rawPayload);
});

/** The bytes that billing keeps beside the row. */
function withDocument(customer: CustomerId, { id, number, ocr }: Owed): Promise<unknown> {
  const [means] = ordinaryInvoice.paymentMeans ?? [];
  const ubl = writeUblBytes({ ...ordinaryInvoice, number, paymentMeans: means ? [{ ...means, reference: ocr }] : [] });
  return house.perform(officer, (work) =>
    work.db
      .insertInto("customer_invoice_documents")
      .values({
        organisation_id: officer.organisationId,
        invoice_id: id,
        customer_id: customer,
        document_id: work.newId(),
        ubl: Buffer.from(ubl),
        ubl_sha256: createHash("sha256").update(ubl).digest(),
      })
      .execute(),
  );
}

test("several unpaid invoices are each paid with their own reference, and one alone as on the invoice", async () => {
  const user = await door.signedIn(await aCustomerUser(house, officer, customerId));
  const read = async (): Promise<string> => {
    const { rawPayload } = await user.get(`/purchases/${customerId}/account/statement`);
    if (process.env["LOOK"] !== undefined) writeFileSync(`${process.env["LOOK"]}/statement-pay.pdf`, rawPayload);
    return (await readPaper(rawPayload)).pages.join(" ").replace(/[\s\u00a0]+/g, " ");
  };
  const alone = await read();
  for (const said of ["Betalning", "5402-9681", "Betala i bankens app"]) expect(alone).toContain(said);
  const next = await anInvoiceTo(house, officer, { customerId, payableMinor: 300_00n, issuedOn: "2026-02-05" });
  await withDocument(customerId, next);
  const several = await read();
  for (const said of ["Betala varje faktura för sig, med dess OCR-nummer.", "5402-9681", next.ocr, "12 560,00 kr"])
    expect(several).toContain(said);
  expect(several).not.toContain("Betala i bankens app");
});

test("invoices that are paid to different accounts each say which", async () => {
  const id = await aCustomer(house, officer);
  const before = await anInvoiceTo(house, officer, { customerId: id, issuedOn: "2026-01-07", bankgiro: "9912346" });
  const after = await anInvoiceTo(house, officer, { customerId: id, issuedOn: "2026-02-05", bankgiro: "54029681" });
  await withDocument(id, after);
  const user = await door.signedIn(await aCustomerUser(house, officer, id));
  const { rawPayload } = await user.get(`/purchases/${id}/account/statement`);
  if (process.env["LOOK"] !== undefined) writeFileSync(`${process.env["LOOK"]}/statement-accounts.pdf`, rawPayload);
  const said = (await readPaper(rawPayload)).pages.join(" ").replace(/[\s\u00a0]+/g, " ");
  expect(said).toContain("Betala varje faktura för sig, till dess bankgiro och med dess OCR-nummer.");
  expect(said).toMatch(new RegExp(`${after.number} [-0-9]+ 5402-9681 ${after.ocr}`));
  expect(said).toMatch(new RegExp(`${before.number} [-0-9]+ 991-2346 ${before.ocr}`));
  const page = await user.get(`/purchases/${id}/account/${before.id}`);
  expect(page.body).toContain("991-2346");
});

test("another customer's user gets none", async () => {
  const stranger = await door.signedIn(await aCustomerUser(house, officer, await aCustomer(house, officer)));
  expect((await stranger.get(`/purchases/${customerId}/account/statement`)).statusCode).toBe(404);
  const clerk = await door.signedIn(officer);
  expect((await clerk.get(`/ledger/customers/${customerId}/statement`)).statusCode).toBe(200);
});
