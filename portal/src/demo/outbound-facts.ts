/**
 * What the made-up region sells, and to whom: four customers of different kinds, with people, services and what they use. Numbers
 * have true check digits and belong to nobody.
 */
import type { Charge, PartMonths } from "../domain/catalogue/service.ts";
import type { AccessRole } from "../domain/customers/access.ts";
import type { CustomerKind } from "../domain/customers/customer.ts";
import { demoRegionNumber } from "./receivers.ts";

export interface DemoService {
  readonly code: string;
  readonly offering: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly charged: Charge;
  readonly partMonths: PartMonths;
  readonly price: string;
  /** From the latest month billed on. */
  readonly newPrice?: string;
}

export const demoServices: readonly DemoService[] = [
  {
    code: "DATOR",
    offering: "Arbetsplats",
    name: "Stationär dator",
    description: "Dator med skärm, support och byte vart fjärde år.",
    unit: "MON",
    charged: "monthly",
    partMonths: "whole",
    price: "395",
  },
  {
    code: "BARBAR",
    offering: "Arbetsplats",
    name: "Bärbar dator",
    description: "Bärbar dator med docka, support och byte vart fjärde år.",
    unit: "MON",
    charged: "monthly",
    partMonths: "whole",
    price: "495",
  },
  {
    code: "DISTANS",
    offering: "Extern åtkomst",
    name: "Distansåtkomst",
    description: "Att nå regionens system utanför regionens nät.",
    unit: "MON",
    charged: "monthly",
    partMonths: "by-day",
    price: "149.5",
    newPrice: "159.5",
  },
  {
    code: "JOURNAL",
    offering: "Vårdsystem",
    name: "Journalsystem, användare",
    description: "En person med inloggning i journalsystemet.",
    unit: "MON",
    charged: "monthly",
    partMonths: "by-day",
    price: "612",
  },
  {
    code: "MOBIL",
    offering: "Telefoni",
    name: "Mobilabonnemang",
    description: "Abonnemang med data. Samtal debiteras efter användning.",
    unit: "MON",
    charged: "monthly",
    partMonths: "by-day",
    price: "99",
  },
  {
    code: "SAMTAL",
    offering: "Telefoni",
    name: "Samtal",
    description: "Samtal från mobilabonnemang.",
    unit: "MIN",
    charged: "by-use",
    partMonths: "whole",
    price: "0.35",
  },
  {
    code: "UTSKRIFT",
    offering: "Utskrift",
    name: "Utskrifter",
    description: "Sidor från regionens skrivare.",
    unit: "C62",
    charged: "by-use",
    partMonths: "whole",
    price: "0.45",
  },
];

export interface DemoUser {
  readonly name: string;
  readonly email: string;
  readonly role: AccessRole;
}

export interface DemoCustomer {
  readonly customerNumber: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly administration?: string;
  readonly organisationNumber: string;
  readonly street: string;
  readonly city: string;
  readonly ansvar?: string;
  readonly reference: string;
  readonly email: string;
  readonly peppol: boolean;
  readonly units: readonly string[];
  readonly employees: readonly string[];
  /** Code, how many, and in which unit by its place. */
  readonly has: readonly (readonly [code: string, quantity: string, unit: number])[];
  readonly users: readonly DemoUser[];
}

export const demoCustomers: readonly DemoCustomer[] = [
  {
    customerNumber: "K-2001",
    kind: "private-care",
    name: "Vårdcentralen Solhöjden AB",
    organisationNumber: "5599880035",
    street: "Solhöjdsvägen 4",
    city: "Sunnanvik",
    ansvar: "440210",
    reference: "440210",
    email: "ekonomi@solhojden.example",
    peppol: true,
    units: ["Mottagningen", "Laboratoriet"],
    employees: ["Eva Ek", "Nils Norr", "Sara Sund", "Tove Tall"],
    has: [
      ["BARBAR", "6", 0],
      ["DATOR", "4", 1],
      ["DISTANS", "6", 0],
      ["JOURNAL", "9", 0],
      ["MOBIL", "5", 0],
    ],
    users: [
      { name: "Petra Privat", email: "petra@solhojden.example", role: "orderer" },
      { name: "Anders Attest", email: "anders@solhojden.example", role: "attestant" },
    ],
  },
  {
    customerNumber: "K-1001",
    kind: "public-care",
    name: "Region Exempel",
    administration: "Primärvårdsförvaltningen",
    organisationNumber: demoRegionNumber,
    street: "Regiongatan 1",
    city: "Exempelstad",
    ansvar: "210100",
    reference: "210100",
    email: "faktura.primarvard@region.example",
    peppol: false,
    units: ["Vårdcentralen Norr", "Vårdcentralen Hamnen", "Barnavårdscentralen"],
    employees: ["Maja Mård", "Olle Ost", "Pia Pil", "Rolf Rask", "Ulla Ugg"],
    has: [
      ["DATOR", "42", 0],
      ["DATOR", "31", 1],
      ["BARBAR", "18", 2],
      ["JOURNAL", "55", 0],
      ["MOBIL", "12", 1],
    ],
    users: [
      { name: "Ingrid Itberg", email: "ingrid@primarvard.example", role: "orderer" },
      { name: "Bengt Beslut", email: "bengt@primarvard.example", role: "attestant" },
      { name: "Lena Läsare", email: "lena@primarvard.example", role: "reader" },
    ],
  },
  {
    customerNumber: "K-3001",
    kind: "municipality",
    name: "Sunnanviks kommun",
    organisationNumber: "2199880010",
    street: "Torget 1",
    city: "Sunnanvik",
    reference: "HEMSJUKVARD",
    email: "faktura@sunnanvik.example",
    peppol: true,
    units: ["Hemsjukvården"],
    employees: ["Hanna Hem", "Karl Kust"],
    has: [
      ["DISTANS", "14", 0],
      ["JOURNAL", "14", 0],
    ],
    users: [{ name: "Kajsa Kommun", email: "kajsa@sunnanvik.example", role: "reader" }],
  },
  {
    customerNumber: "K-4001",
    kind: "company",
    name: "Labbteknik i Exempelstad AB",
    organisationNumber: "5599880043",
    street: "Industrigatan 9",
    city: "Exempelstad",
    reference: "Lars Lab",
    email: "faktura@labbteknik.example",
    peppol: false,
    units: ["Analys"],
    employees: ["Lars Lab"],
    has: [["DISTANS", "3", 0]],
    users: [{ name: "Lars Lab", email: "lars@labbteknik.example", role: "reader" }],
  },
];
