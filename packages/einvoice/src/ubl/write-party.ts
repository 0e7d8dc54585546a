import {
  type Address,
  type Buyer,
  type Contact,
  type Delivery,
  type Identifier,
  type Payee,
  type Seller,
  type TaxRepresentative,
} from "../model/party.ts";
import { each, element, elementWith, group } from "./write-element.ts";

/** BG-4 and BG-7: a seller has two terms that a buyer has not. */
export function writeTradingParty(party: Seller & Buyer): string {
  return group(
    "cac:Party",
    writeEndpoint(party.endpoint) +
      writeIds(party.ids) +
      group("cac:PartyName", element("cbc:Name", party.tradingName)) +
      writeAddress("cac:PostalAddress", party.address) +
      writeTaxScheme(party.vatNumber, "VAT") +
      writeTaxScheme(party.taxRegistration?.id, party.taxRegistration?.scheme) +
      group(
        "cac:PartyLegalEntity",
        element("cbc:RegistrationName", party.name) +
          writeId("cbc:CompanyID", party.legalId) +
          element("cbc:CompanyLegalForm", party.legalForm),
      ) +
      writeContact(party.contact),
  );
}

/** BG-10. */
export function writePayee(payee: Payee): string {
  return (
    writeIds(payee.ids) +
    group("cac:PartyName", element("cbc:Name", payee.name)) +
    group("cac:PartyLegalEntity", writeId("cbc:CompanyID", payee.legalId))
  );
}

/** BG-11. */
export function writeTaxRepresentative(representative: TaxRepresentative): string {
  return (
    group("cac:PartyName", element("cbc:Name", representative.name)) +
    writeAddress("cac:PostalAddress", representative.address) +
    writeTaxScheme(representative.vatNumber, "VAT")
  );
}

/** BG-13. */
export function writeDelivery(delivery: Delivery): string {
  return (
    element("cbc:ActualDeliveryDate", delivery.deliveredOn) +
    group(
      "cac:DeliveryLocation",
      writeId("cbc:ID", delivery.locationId) +
        (delivery.address === undefined ? "" : writeAddress("cac:Address", delivery.address)),
    ) +
    group("cac:DeliveryParty", group("cac:PartyName", element("cbc:Name", delivery.name)))
  );
}

export function writeId(name: string, identifier: Identifier | undefined): string {
  return elementWith(name, identifier?.id, { schemeID: identifier?.scheme });
}

function writeEndpoint(endpoint: Identifier | undefined): string {
  return writeId("cbc:EndpointID", endpoint);
}

function writeIds(ids: readonly Identifier[] | undefined): string {
  return each(ids, (id) => group("cac:PartyIdentification", writeId("cbc:ID", id)));
}

function writeTaxScheme(id: string | undefined, scheme: string | undefined): string {
  if (id === undefined) return "";
  return group("cac:PartyTaxScheme", element("cbc:CompanyID", id) + group("cac:TaxScheme", element("cbc:ID", scheme)));
}

function writeAddress(name: string, address: Address): string {
  return group(
    name,
    element("cbc:StreetName", address.street) +
      element("cbc:AdditionalStreetName", address.street2) +
      element("cbc:CityName", address.city) +
      element("cbc:PostalZone", address.postalCode) +
      element("cbc:CountrySubentity", address.region) +
      group("cac:AddressLine", element("cbc:Line", address.street3)) +
      group("cac:Country", element("cbc:IdentificationCode", address.country)),
  );
}

export function writeContact(contact: Contact | undefined): string {
  if (contact === undefined) return "";
  return group(
    "cac:Contact",
    element("cbc:Name", contact.name) +
      element("cbc:Telephone", contact.phone) +
      element("cbc:ElectronicMail", contact.email),
  );
}
