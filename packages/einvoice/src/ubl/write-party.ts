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
import type { XmlBytes } from "./write-bytes.ts";
import { attribute, cac, cbc, type Tag } from "./write-tags.ts";

const schemeId = attribute("schemeID");

/** BG-4 and BG-7: a seller has two terms that a buyer has not. */
export function writeTradingParty(out: XmlBytes, name: Tag, party: Seller & Buyer): void {
  const outer = out.open(name);
  const from = out.open(cac.Party);
  writeId(out, cbc.EndpointID, party.endpoint);
  writeIds(out, party.ids);
  out.elementIn(cac.PartyName, cbc.Name, party.tradingName);
  writeAddress(out, cac.PostalAddress, party.address);
  writeTaxScheme(out, party.vatNumber, "VAT");
  writeTaxScheme(out, party.taxRegistration?.id, party.taxRegistration?.scheme);
  const legal = out.open(cac.PartyLegalEntity);
  out.element(cbc.RegistrationName, party.name);
  writeId(out, cbc.CompanyID, party.legalId);
  out.element(cbc.CompanyLegalForm, party.legalForm);
  out.close(cac.PartyLegalEntity, legal);
  writeContact(out, party.contact);
  out.close(cac.Party, from);
  out.close(name, outer);
}

/** BG-10. */
export function writePayee(out: XmlBytes, payee: Payee): void {
  const from = out.open(cac.PayeeParty);
  writeIds(out, payee.ids);
  out.elementIn(cac.PartyName, cbc.Name, payee.name);
  const legal = out.open(cac.PartyLegalEntity);
  writeId(out, cbc.CompanyID, payee.legalId);
  out.close(cac.PartyLegalEntity, legal);
  out.close(cac.PayeeParty, from);
}

/** BG-11. */
export function writeTaxRepresentative(out: XmlBytes, representative: TaxRepresentative): void {
  const from = out.open(cac.TaxRepresentativeParty);
  out.elementIn(cac.PartyName, cbc.Name, representative.name);
  writeAddress(out, cac.PostalAddress, representative.address);
  writeTaxScheme(out, representative.vatNumber, "VAT");
  out.close(cac.TaxRepresentativeParty, from);
}

/** BG-13. */
export function writeDelivery(out: XmlBytes, delivery: Delivery): void {
  const from = out.open(cac.Delivery);
  out.element(cbc.ActualDeliveryDate, delivery.deliveredOn);
  const location = out.open(cac.DeliveryLocation);
  writeId(out, cbc.ID, delivery.locationId);
  if (delivery.address !== undefined) writeAddress(out, cac.Address, delivery.address);
  out.close(cac.DeliveryLocation, location);
  const party = out.open(cac.DeliveryParty);
  out.elementIn(cac.PartyName, cbc.Name, delivery.name);
  out.close(cac.DeliveryParty, party);
  out.close(cac.Delivery, from);
}

export function writeId(out: XmlBytes, name: Tag, identifier: Identifier | undefined): void {
  if (identifier !== undefined) out.elementWith(name, identifier.id, schemeId, identifier.scheme);
}

function writeIds(out: XmlBytes, ids: readonly Identifier[] = []): void {
  for (const id of ids) {
    const from = out.open(cac.PartyIdentification);
    writeId(out, cbc.ID, id);
    out.close(cac.PartyIdentification, from);
  }
}

function writeTaxScheme(out: XmlBytes, id: string | undefined, scheme: string | undefined): void {
  if (id === undefined) return;
  const from = out.open(cac.PartyTaxScheme);
  out.element(cbc.CompanyID, id);
  out.elementIn(cac.TaxScheme, cbc.ID, scheme);
  out.close(cac.PartyTaxScheme, from);
}

function writeAddress(out: XmlBytes, name: Tag, address: Address): void {
  const from = out.open(name);
  out.element(cbc.StreetName, address.street);
  out.element(cbc.AdditionalStreetName, address.street2);
  out.element(cbc.CityName, address.city);
  out.element(cbc.PostalZone, address.postalCode);
  out.element(cbc.CountrySubentity, address.region);
  out.elementIn(cac.AddressLine, cbc.Line, address.street3);
  out.elementIn(cac.Country, cbc.IdentificationCode, address.country);
  out.close(name, from);
}

export function writeContact(out: XmlBytes, contact: Contact | undefined): void {
  if (contact === undefined) return;
  const from = out.open(cac.Contact);
  out.element(cbc.Name, contact.name);
  out.element(cbc.Telephone, contact.phone);
  out.element(cbc.ElectronicMail, contact.email);
  out.close(cac.Contact, from);
}
