/** How a supplier sells, as far as the form does not say: who it is, how it numbers, where it is paid, what it proposes. */
import { fSkatt, type Payee, type PaymentMeans, type Seller } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

export interface SellingTerms {
  readonly seller: Seller;
  readonly numberAutomatic: boolean;
  /** The number a sending would take now. */
  readonly nextNumber: string | undefined;
  readonly termsDays: number;
  /** The VAT choice of a new line. */
  readonly vat: string;
  readonly canBePaid: boolean;
  /** Where an invoice of this number is paid. */
  payTo(number: string): PaymentParts;
}

export interface PaymentParts {
  readonly paymentMeans: readonly PaymentMeans[];
  readonly payee?: Payee;
  readonly assignment?: string;
}

export async function getSellingTerms(work: Work): Promise<SellingTerms> {
  const organisationId = requireOrganisation(work);
  const organisation = await work.db
    .selectFrom("organisations")
    .selectAll()
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const settings = await work.db
    .selectFrom("send_settings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  const series = await work.db
    .selectFrom("number_series")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("in_use", "=", true)
    .executeTakeFirst();
  const accounts = await work.db
    .selectFrom("payment_accounts")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("replaced_at", "is", null)
    .execute();
  const means = (reference: string): PaymentMeans[] =>
    accounts.flatMap(({ kind, number }) =>
      kind === "bankgiro" || kind === "plusgiro"
        ? [
            {
              code: "30",
              reference,
              account: { id: number, provider: kind === "bankgiro" ? "SE:BANKGIRO" : "SE:PLUSGIRO" },
            },
          ]
        : [],
    );
  return {
    seller: {
      endpoint: { scheme: "0007", id: organisation.organisation_number },
      name: organisation.name,
      legalId: { id: organisation.organisation_number, scheme: "0007" },
      ...(organisation.vat_number !== null && { vatNumber: organisation.vat_number }),
      ...(organisation.f_skatt && { taxRegistration: fSkatt }),
      address: {
        street: organisation.street,
        city: organisation.city,
        postalCode: organisation.postal_code,
        country: organisation.country_code,
      },
      contact: {
        name: settings?.our_reference ?? organisation.contact_name,
        email: organisation.contact_email,
        ...(organisation.contact_phone !== null && { phone: organisation.contact_phone }),
      },
    },
    numberAutomatic: (settings?.number_automatic ?? false) && series !== undefined,
    nextNumber: series === undefined ? undefined : `${series.prefix}${series.next_number}`,
    termsDays: settings?.payment_terms_days ?? 30,
    vat: settings?.vat_percent === undefined || settings.vat_percent === 0 ? "25" : String(settings.vat_percent),
    canBePaid: accounts.length > 0,
    payTo: (number) => ({ paymentMeans: means(number) }),
  };
}
