/** Invoices that a customer owes, put into the database as they would stand there, for tests of what happens after issuing. */
import { buildOcrReference, dueDate, localDate } from "@fakturaporten/einvoice";
import { bytesOfBgMax, type WrittenPayment } from "./bgmax.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { CustomerId } from "../../src/domain/customers/customer.ts";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import { uploadBankFile } from "../../src/domain/payments/upload-bank-file.ts";
import type { House } from "./house.ts";

export interface Owed {
  readonly id: string;
  readonly number: string;
  readonly ocr: string;
}

export interface OwedAs {
  readonly customerId: CustomerId;
  /** With VAT, in öre. */
  readonly payableMinor?: bigint;
  readonly issuedOn?: string;
  readonly termDays?: number;
  /** Where its document would say that it is paid. */
  readonly bankgiro?: string;
  /** Makes it a credit note of this invoice. */
  readonly credits?: string;
}

let numbers = 1000;

/** As billing issues it: the row alone, since the ledger asks for no more. */
export async function anInvoiceTo(house: Pick<House, "perform">, officer: Person, as: OwedAs): Promise<Owed> {
  numbers += 1;
  const number = String(numbers);
  const ocr = buildOcrReference({ base: number, lengthDigit: true });
  if (!ocr.ok) throw new Error(ocr.fault);
  const { payableMinor = 1250_00n, issuedOn = "2026-09-01", termDays = 30 } = as;
  return house.perform(officer, async (work) => {
    const customer = await getCustomer(work, as.customerId);
    const id = work.newId();
    await work.db
      .insertInto("customer_invoices")
      .values({
        organisation_id: officer.organisationId,
        id,
        kind: as.credits === undefined ? "invoice" : "credit-note",
        number,
        ocr_reference: ocr.value,
        bankgiro: as.bankgiro ?? null,
        customer_id: customer.id,
        customer_key: customer.key,
        customer_name: customer.name,
        issue_on: localDate(issuedOn),
        due_on: as.credits === undefined ? dueDate(localDate(issuedOn), termDays) : null,
        currency: "SEK",
        net_minor: payableMinor - (payableMinor * 20n) / 100n,
        vat_minor: (payableMinor * 20n) / 100n,
        payable_minor: payableMinor,
        credits_invoice_id: as.credits ?? null,
        issued_at: work.now,
        issued_by: officer.accountId,
      })
      .execute();
    return { id, number, ocr: ocr.value };
  });
}

/** A BgMax file to the creditor's own bankgiro is uploaded and taken; a test that pays into nothing would prove nothing. */
export async function pay(
  house: House,
  officer: Person,
  payments: readonly WrittenPayment[],
  on: string,
): Promise<string> {
  const creditor = await house.everything
    .selectFrom("creditors")
    .select("bankgiro")
    .where("organisation_id", "=", officer.organisationId)
    .executeTakeFirst();
  const bytes = bytesOfBgMax({ payments, on, ...(creditor && { bankgiro: creditor.bankgiro }) });
  const { id } = await house.perform(officer, (work) => uploadBankFile(work, { fileName: "bgmax.txt", bytes }));
  await house.runJobs();
  const file = house.everything.selectFrom("bank_files").select(["state", "faults"]).where("id", "=", id);
  const { state, faults } = await file.executeTakeFirstOrThrow();
  if (state !== "taken") throw new Error(`The file is ${state}: ${JSON.stringify(faults)}`);
  return id;
}

export interface OwedStill {
  readonly id: string;
  readonly customerId: string;
  readonly ocr: string;
  readonly balanceMinor: bigint;
}

/** Invoices with something left to pay, the oldest first, a day's by Kund-ID: never by identifiers, which are drawn anew each time. */
export async function listOwed(house: Pick<House, "everything">, officer: Person): Promise<readonly OwedStill[]> {
  const rows = await house.everything
    .selectFrom("customer_invoices as i")
    .innerJoin("ledger_entries as e", "e.invoice_id", "i.id")
    .innerJoin("customers as c", "c.id", "i.customer_id")
    .select(["i.id", "i.customer_id", "i.ocr_reference"])
    .select(({ fn }) => fn.sum<string>("e.amount_minor").as("balance"))
    .where("i.organisation_id", "=", officer.organisationId)
    .groupBy(["i.id", "i.customer_id", "i.ocr_reference", "i.issue_on", "c.customer_number"])
    .having(({ fn }) => fn.sum("e.amount_minor"), ">", 0)
    .orderBy("i.issue_on")
    .orderBy("c.customer_number")
    .execute();
  return rows.map(({ id, customer_id, ocr_reference, balance }) => ({
    id,
    customerId: customer_id,
    ocr: ocr_reference,
    balanceMinor: BigInt(balance),
  }));
}
