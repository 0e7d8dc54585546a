/** How a supplier sells, as far as the form does not say: who it is, how it numbers, where it is paid, what it proposes. */
import { fSkatt, type Seller } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { type PaymentParts, paymentPartsOf } from "../settings/payment-parts.ts";
import { getSendSettings } from "../settings/queries.ts";
import { canBePaid, type SendSettings } from "../settings/send-settings.ts";

export interface SellingTerms {
  readonly seller: Seller;
  readonly numberAutomatic: boolean;
  /** The number a sending would take now. */
  readonly nextNumber: string;
  readonly termsDays: number;
  /** The VAT choice of a new line; empty where the supplier has to choose a reason. */
  readonly vat: string;
  readonly canBePaid: boolean;
  /** Somebody has said that a changed account was none of theirs: nothing is sent until the region has looked into it. */
  readonly isStopped: boolean;
  /** How an invoice is paid; what the payer quotes is the invoice's number. */
  readonly payment: PaymentParts;
}

export async function getSellingTerms(work: Work): Promise<SellingTerms> {
  const settings = await getSendSettings(work);
  const { numbering, vatPercent } = settings;
  return {
    seller: await getSeller(work, settings),
    numberAutomatic: numbering.automatic,
    nextNumber: `${numbering.prefix}${numbering.nextNumber}`,
    termsDays: settings.paymentTermsDays,
    vat: vatPercent === 0 ? "" : String(vatPercent),
    canBePaid: canBePaid(settings),
    isStopped: settings.isStopped,
    payment: paymentPartsOf(settings, { reference: "", payerCountry: "SE" }),
  };
}

/** The company as registered. Its number is also its address on the network. */
async function getSeller(work: Work, { ourReference }: SendSettings): Promise<Seller> {
  const company = await work.db
    .selectFrom("organisations")
    .selectAll()
    .where("id", "=", requireOrganisation(work))
    .executeTakeFirstOrThrow();
  return {
    endpoint: { scheme: "0007", id: company.organisation_number },
    name: company.name,
    legalId: { id: company.organisation_number, scheme: "0007" },
    ...(company.vat_number !== null && { vatNumber: company.vat_number }),
    ...(company.f_skatt && { taxRegistration: fSkatt }),
    address: {
      street: company.street,
      city: company.city,
      postalCode: company.postal_code,
      country: company.country_code,
    },
    contact: {
      name: ourReference ?? company.contact_name,
      email: company.contact_email,
      ...(company.contact_phone !== null && { phone: company.contact_phone }),
    },
  };
}
