/** Systems that are let in, and how each unit's documents reach the finance system. */
import type { ClientScope } from "../../domain/clients/client.ts";

export interface ConnectionsWords {
  readonly title: string;
  readonly lead: string;
  readonly supplierLead: string;
  readonly fromSettings: string;
  readonly systems: string;
  readonly noSystems: string;
  readonly newSystem: string;
  readonly newTitle: string;
  readonly name: string;
  readonly nameHint: string;
  readonly scopesLabel: string;
  readonly scopes: Readonly<Record<ClientScope, string>>;
  readonly unit: string;
  readonly unitHint: string;
  readonly days: string;
  readonly daysChoice: (days: number) => string;
  readonly password: string;
  readonly passwordHint: string;
  readonly make: string;
  readonly madeTitle: (name: string) => string;
  readonly madeText: string;
  readonly token: string;
  readonly madeNext: string;
  readonly back: string;
  readonly units: string;
  readonly allUnits: string;
  readonly until: string;
  readonly lastUsed: string;
  readonly never: string;
  readonly standing: string;
  readonly live: string;
  readonly revoked: string;
  readonly expired: string;
  readonly revoke: string;
  readonly revokeLabel: (name: string) => string;
  readonly revokedNotice: string;
  readonly policies: string;
  readonly policiesLead: string;
  readonly noPolicies: string;
  readonly policyUnit: string;
  readonly way: string;
  readonly wayHint: string;
  readonly occasion: string;
  readonly savePolicy: string;
  readonly policySaved: string;
  readonly wait: (seconds: string) => string;
  readonly faults: Readonly<Record<string, string>>;
}

export const connections: ConnectionsWords = {
  title: "Anslutningar",
  lead: "System som hämtar och svarar utan en människa, och hur enheternas fakturor når ekonomisystemet.",
  supplierLead: "Era egna system som sänder och följer fakturor utan en människa, eller får veta när något händer.",
  fromSettings: "Anslut ert eget system (API och webhookar)",
  systems: "System",
  noSystems: "Inget system är anslutet.",
  newSystem: "Anslut ett system",
  newTitle: "Anslut ett system",
  name: "Systemets namn",
  nameHint: "Så att ni känner igen det, till exempel Ekonomisystemet, produktion.",
  scopesLabel: "Vad systemet får göra",
  scopes: {
    "invoice.read": "Läsa era fakturor och se var de står",
    "invoice.send": "Sända fakturor",
    "inbox.read": "Läsa mottagna fakturor",
    "inbox.answer": "Svara leverantörer",
    "handover.read": "Se vilka fakturor som väntar på att hämtas",
    "handover.receipt": "Kvittera fakturor som det har tagit emot",
    "collection.read": "Hämta krav som lämnas till inkasso",
    "collection.receipt": "Kvittera krav, och bekräfta att de är återlämnade",
    "usage.write": "Lämna rader om vad kunderna har använt",
    "webhook.write": "Se webhookar och sända meddelanden igen",
  },
  unit: "Bara en enhet",
  unitHint: "Enhetens namn, GLN eller organisationsnummer. Lämna tomt för alla enheter.",
  days: "Gäller i",
  daysChoice: (days) => (days === 365 ? "ett år" : `${days} dagar`),
  password: "Ditt lösenord",
  passwordHint: "Den som har nyckeln kommer åt fakturor. Därför frågar vi en gång till.",
  make: "Skapa nyckel",
  madeTitle: (name) => `Nyckel till ${name}`,
  madeText: "Kopiera nyckeln nu. Den visas bara här och bara en gång; vi sparar den inte.",
  token: "Nyckel",
  madeNext: "Systemet skickar den i rubriken Authorization: Bearer, aldrig i en adress.",
  back: "Till anslutningar",
  units: "Enheter",
  allUnits: "Alla",
  until: "Gäller till",
  lastUsed: "Användes senast",
  never: "Aldrig",
  standing: "Läge",
  live: "Gäller",
  revoked: "Återkallad",
  expired: "Har gått ut",
  revoke: "Återkalla",
  revokeLabel: (name) => `Återkalla ${name}`,
  revokedNotice: "Nyckeln är återkallad och släpper inte in någon längre.",
  policies: "Överlämning till ekonomisystemet",
  policiesLead: "Varje faktura lämnas över en gång. En ändring gäller fakturor som lämnas över efter den.",
  noPolicies: "Ingen enhet lämnar över fakturor ännu.",
  policyUnit: "Enhet",
  way: "Så lämnas fakturor över",
  wayHint: "Mappen ställs in av den som driver portalen. Över API hämtar ekonomisystemet själv, med en nyckel.",
  occasion: "När",
  savePolicy: "Spara överlämningen",
  policySaved: "Överlämningen är sparad.",
  wait: (seconds) => `Det blev för många försök. Vänta ${seconds} sekunder och försök igen.`,
  faults: {
    "name.missing": "Skriv systemets namn",
    "scopes.choose": "Kryssa i minst en sak som systemet får göra",
    "scopes.beyond-unit":
      "Det systemet får göra rör hela regionen. Kryssa bara i det som rör fakturor till enheten, eller lämna enheten tom",
    "unit.unknown": "Ingen av era enheter heter så eller har det numret",
    "unit.missing": "Skriv vilken enhet det gäller",
    "days.choose": "Välj hur länge nyckeln gäller",
    "way.choose": "Välj hur fakturor lämnas över",
    "occasion.choose": "Välj när fakturor lämnas över",
    "password.missing": "Skriv ditt lösenord",
    "password.wrong": "Lösenordet stämmer inte",
    "password.none":
      "Du kommer in genom regionens inloggning och har inget lösenord här. Be en administratör som loggar in med lösenord",
  },
};
