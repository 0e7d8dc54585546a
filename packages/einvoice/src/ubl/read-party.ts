import {
  type Address,
  type Buyer,
  type Contact,
  type Delivery,
  type Endpoint,
  type Identifier,
  type Payee,
  type Seller,
  type TaxRegistration,
  type TaxRepresentative,
} from "../model/party.ts";
import { present, presentGroup, presentList, type ReadCursor } from "./read-cursor.ts";
import { at, cac, cbc } from "./read-names.ts";

const ROOT = 0;

/** BG-4. */
export function readSeller(read: ReadCursor, root: number): Seller {
  const party = read.child(read.child(root, cac.accountingSupplierParty), cac.party);
  const legal = read.child(party, cac.partyLegalEntity);
  return present({
    ...readTradingParty(read, party, "cac:AccountingSupplierParty/cac:Party"),
    taxRegistration: readTaxRegistration(read, party),
    legalForm: read.textIn(legal, cbc.companyLegalForm),
  });
}

/** BG-7. */
export function readBuyer(read: ReadCursor, root: number): Buyer {
  const party = read.child(read.child(root, cac.accountingCustomerParty), cac.party);
  return readTradingParty(read, party, "cac:AccountingCustomerParty/cac:Party");
}

/** BG-10. */
export function readPayee(read: ReadCursor, root: number): Payee | undefined {
  const payee = read.child(root, cac.payeeParty);
  if (payee < 0) return undefined;
  const name = read.textIn(read.child(payee, cac.partyName), cbc.name);
  return present({
    name: read.required(name, "", { within: payee, path: "cac:PartyName/cbc:Name" }),
    ids: readIds(read, payee),
    legalId: read.identifierIn(read.child(payee, cac.partyLegalEntity), cbc.companyID),
  });
}

/** BG-11. */
export function readTaxRepresentative(read: ReadCursor, root: number): TaxRepresentative | undefined {
  const party = read.child(root, cac.taxRepresentativeParty);
  if (party < 0) return undefined;
  const name = read.textIn(read.child(party, cac.partyName), cbc.name);
  const vatNumber = readVatNumber(read, party);
  return {
    name: read.required(name, "", { within: party, path: "cac:PartyName/cbc:Name" }),
    vatNumber: read.required(vatNumber, "", { within: party, path: "cac:PartyTaxScheme/cbc:CompanyID" }),
    address: readAddress(read, read.child(party, cac.postalAddress)) ?? {},
  };
}

/** BG-13. */
export function readDelivery(read: ReadCursor, root: number): Delivery | undefined {
  const delivery = read.child(root, cac.delivery);
  const location = read.child(delivery, cac.deliveryLocation);
  return presentGroup({
    name: read.textIn(read.child(read.child(delivery, cac.deliveryParty), cac.partyName), cbc.name),
    locationId: read.identifierIn(location, cbc.id),
    deliveredOn: read.dateIn(delivery, cbc.actualDeliveryDate),
    address: readAddress(read, read.child(location, cac.address)),
  });
}

function readTradingParty(read: ReadCursor, party: number, path: string): Buyer {
  const legal = read.child(party, cac.partyLegalEntity);
  const name = read.textIn(legal, cbc.registrationName);
  return present({
    endpoint: readEndpoint(read, party),
    name: read.required(name, "", { within: ROOT, path: `${path}/cac:PartyLegalEntity/cbc:RegistrationName` }),
    tradingName: read.textIn(read.child(party, cac.partyName), cbc.name),
    legalId: read.identifierIn(legal, cbc.companyID),
    vatNumber: readVatNumber(read, party),
    address: readAddress(read, read.child(party, cac.postalAddress)) ?? {},
    contact: readContact(read, party),
    ids: readIds(read, party),
  });
}

export function readEndpoint(read: ReadCursor, party: number): Endpoint | undefined {
  const endpoint = read.child(party, cbc.endpointID);
  const id = read.text(endpoint);
  if (id === undefined) return undefined;
  const scheme = read.attribute(endpoint, at.schemeID);
  return { scheme: read.required(scheme, "", { within: endpoint, path: "@schemeID" }), id };
}

function readIds(read: ReadCursor, party: number): readonly Identifier[] | undefined {
  const ids: Identifier[] = [];
  for (const identification of read.children(party, cac.partyIdentification)) {
    const id = read.identifierIn(identification, cbc.id);
    if (id === undefined) continue;
    read.take(identification);
    ids.push(id);
  }
  return presentList(ids);
}

/** BT-31, BT-48, BT-63: the first registration of the scheme VAT, in capitals or not, as the rules of EN 16931 have it. */
function readVatNumber(read: ReadCursor, party: number): string | undefined {
  const registration = findTaxScheme(read, party, true);
  read.expect(read.child(registration, cac.taxScheme), cbc.id, "VAT");
  return read.textIn(registration, cbc.companyID);
}

/** BT-32: the first of any other scheme. */
function readTaxRegistration(read: ReadCursor, party: number): TaxRegistration | undefined {
  const registration = findTaxScheme(read, party, false);
  const id = read.textIn(registration, cbc.companyID);
  const scheme = read.textIn(read.child(registration, cac.taxScheme), cbc.id);
  return id === undefined || scheme === undefined ? undefined : { id, scheme };
}

function findTaxScheme(read: ReadCursor, party: number, vat: boolean): number {
  for (const registration of read.children(party, cac.partyTaxScheme)) {
    const scheme = read.peek(registration, [cac.taxScheme, cbc.id]) ?? "";
    if ((scheme.toUpperCase() === "VAT") !== vat) continue;
    read.take(registration);
    return registration;
  }
  return -1;
}

function readAddress(read: ReadCursor, address: number): Address | undefined {
  return presentGroup({
    street: read.textIn(address, cbc.streetName),
    street2: read.textIn(address, cbc.additionalStreetName),
    street3: read.textIn(read.child(address, cac.addressLine), cbc.line),
    city: read.textIn(address, cbc.cityName),
    postalCode: read.textIn(address, cbc.postalZone),
    region: read.textIn(address, cbc.countrySubentity),
    country: read.tokenIn(read.child(address, cac.country), cbc.identificationCode),
  });
}

export function readContact(read: ReadCursor, party: number): Contact | undefined {
  const contact = read.child(party, cac.contact);
  return presentGroup({
    name: read.textIn(contact, cbc.name),
    phone: read.textIn(contact, cbc.telephone),
    email: read.textIn(contact, cbc.electronicMail),
  });
}
