/** Units that receive, and invoices issued to them, as they stand in the database after sending: for tests of what follows. */
import { createHash, randomUUID } from "node:crypto";
import {
  completeInvoice,
  decimal,
  type InvoiceDraft,
  localDate,
  toMinor,
  writeUblBytes,
} from "@fakturaporten/einvoice";
import type { Person } from "../../src/domain/access/permissions.ts";
import { openedDelivery } from "../../src/domain/delivery/open-delivery.ts";
import type { Actor, OrganisationId } from "../../src/work.ts";
import type { House } from "./house.ts";
import { nextOrganisationNumber, type Performs } from "./people.ts";
import type { ReceiverRoute } from "../../src/domain/receivers/receiver.ts";
import { saveReceiver } from "../../src/domain/receivers/save-receiver.ts";

let counter = 0;

export interface UnitAs {
  readonly route?: ReceiverRoute;
}

/** A unit of the region, with these officers bound to it. */
export async function aUnit(
  house: Performs,
  officers: readonly Person[],
  name = "Kardiologmottagningen",
  { route }: UnitAs = {},
): Promise<string> {
  const organisationId = officers[0]?.organisationId as OrganisationId;
  const region: Actor = { kind: "machine", job: "test", organisationId };
  const number = nextOrganisationNumber("region");
  return house.perform(region, async (work) => {
    const id = await saveReceiver(work, {
      name,
      organisationNumber: number,
      gln: undefined,
      peppol: { scheme: "0007", value: number },
      aliases: [],
      address: { street: "Lasarettsgatan 1", postalCode: "12345", city: "Provstad" },
      contact: { name: undefined, email: undefined, phone: undefined },
      attachments: { countMax: 10, bytesMax: 15_000_000 },
      active: true,
      ...(route !== undefined && { route }),
      rule: {
        referencePattern: undefined,
        referenceExample: undefined,
        referenceHelp: { sv: "Skriv referensen.", en: "Write the reference." },
        orderNumberPattern: undefined,
        orderNumberExample: undefined,
      },
    });
    for (const { accountId } of officers)
      await work.db
        .insertInto("officer_receivers")
        .values({ organisation_id: organisationId, account_id: accountId, receiver_id: id })
        .execute();
    return id;
  });
}

export interface IssuedAs {
  readonly receiverId: string;
  readonly document?: Partial<InvoiceDraft>;
  /** Other bytes than the document's, to see what a receiver does with them. */
  readonly bytes?: Uint8Array;
}

export interface IssuedInvoice {
  readonly invoiceId: string;
  readonly documentId: string;
  readonly number: string;
  readonly ubl: Uint8Array;
}

/** An invoice as it stands once it has been issued, with the job that delivers it. */
export async function anIssuedInvoice(house: House, seller: Person, as: IssuedAs): Promise<IssuedInvoice> {
  const draft = { ...(await documentOf(house, seller)), ...as.document };
  const invoice = completeInvoice(draft);
  const ubl = as.bytes ?? writeUblBytes(invoice);
  const ids = { invoiceId: randomUUID(), documentId: randomUUID() };
  await house.perform(seller, async (work) => {
    const owner = { organisation_id: seller.organisationId };
    await work.db
      .insertInto("invoices")
      .values({
        ...owner,
        id: ids.invoiceId,
        kind: invoice.kind,
        number: invoice.number,
        // Any key: some tests need two documents with one number, as from a seller outside the portal.
        number_key: ids.invoiceId,
        receiver_id: as.receiverId,
        receiver_name: "Kardiologmottagningen",
        issue_on: invoice.issuedOn,
        due_on: invoice.dueOn ?? null,
        currency: invoice.currency,
        net_minor: toMinor(invoice.totals.withoutVat, invoice.currency).minor,
        vat_minor: 0n,
        payable_minor: toMinor(invoice.totals.due, invoice.currency).minor,
        issued_at: work.now,
      })
      .execute();
    await work.db
      .insertInto("invoice_documents")
      .values({
        ...owner,
        invoice_id: ids.invoiceId,
        document_id: ids.documentId,
        ubl,
        ubl_sha256: createHash("sha256").update(ubl).digest(),
      })
      .execute();
    const listed = { kind: invoice.kind, receiverId: as.receiverId, issueOn: invoice.issuedOn };
    const issued = { ...ids, ...listed, organisationId: seller.organisationId, issuedAt: work.now };
    await work.db.insertInto("deliveries").values(openedDelivery(issued)).execute();
    await work.enqueue("deliver-invoice", { organisationId: seller.organisationId, invoiceId: ids.invoiceId });
  });
  return { ...ids, number: invoice.number, ubl };
}

async function documentOf(house: House, seller: Person): Promise<InvoiceDraft> {
  counter += 1;
  const company = await house.everything
    .selectFrom("organisations")
    .select(["name", "organisation_number"])
    .where("id", "=", seller.organisationId)
    .executeTakeFirstOrThrow();
  const number = company.organisation_number;
  return {
    kind: "invoice",
    specification: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
    process: "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
    number: `F-${counter}`,
    issuedOn: localDate("2026-11-21"),
    dueOn: localDate("2026-12-21"),
    typeCode: "380",
    currency: "SEK",
    buyerReference: "RK10452",
    delivery: { deliveredOn: localDate("2026-11-18") },
    seller: {
      name: company.name,
      endpoint: { scheme: "0007", id: number },
      legalId: { id: number, scheme: "0007" },
      vatNumber: `SE${number}01`,
      address: { street: "Provgatan 1", postalCode: "12345", city: "Provstad", country: "SE" },
    },
    buyer: {
      name: "Region Prov, Kardiologmottagningen",
      endpoint: { scheme: "0007", id: "2321000016" },
      address: { country: "SE" },
    },
    paymentMeans: [{ code: "30", reference: `F-${counter}`, account: { id: "54029681", provider: "SE:BANKGIRO" } }],
    lines: [
      {
        id: "1",
        quantity: decimal("2"),
        unit: "HUR",
        price: { net: decimal("500") },
        vat: { category: "S", rate: decimal("25") },
        item: { name: "Konsulttimme" },
      },
    ],
  };
}
