/** Made-up parties with true check digits, for examples and tests. */
import { type Buyer, fSkatt, type Seller } from "../src/model/party.ts";

export const exempelbolaget: Seller = {
  endpoint: { scheme: "0007", id: "5566778899" },
  name: "Exempelbolaget AB",
  legalId: { id: "5566778899", scheme: "0007" },
  vatNumber: "SE556677889901",
  taxRegistration: fSkatt,
  address: { street: "Storgatan 1", city: "Exempelstad", postalCode: "12345", country: "SE" },
  contact: { name: "Eva Exempel", phone: "08-12 34 56", email: "eva@example.se" },
};

export const exempelregionen: Buyer = {
  endpoint: { scheme: "0007", id: "2321000255" },
  name: "Exempelregionen",
  legalId: { id: "2321000255", scheme: "0007" },
  vatNumber: "SE232100025501",
  address: { street: "Regionvägen 2", city: "Exempelstad", postalCode: "12346", country: "SE" },
};
