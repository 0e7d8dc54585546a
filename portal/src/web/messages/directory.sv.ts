/** Mottagarkatalogen för dem som sköter den. */
import type { ReferencePatternFault } from "../../domain/receivers/reference-pattern.ts";
import type { Sentence } from "../form-faults.ts";

type P = Readonly<Record<string, string>>;
type OwnCode =
  | ReferencePatternFault
  | "peppol-id-taken"
  | "aliases-too-many"
  | "example-missing"
  | "example-misfits"
  | "whole-number";

export const directory = {
  title: "Mottagarkatalog",
  lead: "Enheterna som tar emot fakturor, och vad de vill ha för referens. Det du skriver här ser leverantörerna.",
  add: "Lägg till en enhet",
  empty: "Det finns inga enheter än",
  newTitle: "Ny enhet",
  saved: (name: string) => `${name} är sparad.`,
  card: "Se enhetens kort, som leverantörer ser det",
  names: "Namn och nummer",
  name: "Namn",
  aliases: "Andra namn",
  aliasesHint: "Förkortningar, gamla namn och smeknamn, ett på varje rad. Enheten går att hitta på dem.",
  organisationNumber: "Organisationsnummer",
  gln: "GLN",
  peppolId: "Peppol-id",
  peppolIdHint: "Dit fakturorna skickas, till exempel 0088:7300010000001",
  references: "Referenser och bilagor",
  referencePattern: "Så ser Kunds referens 1 ut",
  patternHint:
    "Till exempel \\d{6} för sex siffror, FM\\d{4} eller [A-Z0-9]{3,5}. Skriv | mellan flera. Lämna tomt om vilken text som helst går bra.",
  referenceExample: "Exempel på referens",
  anyText: "Fri text",
  helpSv: "Hjälptext på svenska",
  helpEn: "Hjälptext på engelska",
  helpHint: "Vad leverantören ska skriva, och vem som vet det.",
  orderNumberPattern: "Så ser ordernumret ut",
  orderNumberExample: "Exempel på ordernummer",
  attachmentsMax: "Högst så många bilagor",
  attachmentMbMax: "Högst så stora, var och en",
  reaching: "Adress och kontakt",
  street: "Gata eller box",
  postalCode: "Postnummer",
  city: "Ort",
  contactName: "Vem svarar på frågor",
  contactHint: "Hellre en funktion än en person. Det här syns för alla.",
  contactEmail: "E-post",
  contactPhone: "Telefon",
  route: "Så når dokumenten enheten",
  routeHint: "Ändringen gäller fakturor som sänds från och med nu.",
  routes: {
    portal: { label: "Inkorgen i portalen", hint: "Enhetens handläggare läser och svarar här." },
    "access-point": { label: "Peppol", hint: "Accesspunkten sänder till enhetens Peppol-id." },
    folder: {
      label: "En mapp",
      hint: "Filerna läggs i en mapp med enhetens Peppol-id som namn. Det finns inget kvitto på att de har hämtats.",
    },
  },
  active: "Tar emot fakturor",
  activeHint: "Utan bocken går enheten inte att hitta eller välja.",
  state: "Läge",
  takesInvoices: "Tar emot fakturor",
  closed: "Stängd",
  save: "Spara",
  faults: {
    "name.missing": "Skriv enhetens namn",
    "street.missing": "Skriv gata eller box",
    "city.missing": "Skriv ort",
    "referenceHelpSv.missing": "Skriv vad leverantören ska skriva",
    "referenceHelpEn.missing": "Skriv samma sak på engelska",
    "peppol-id-taken": ({ name }: P) => `Det Peppol-id:t har redan ${name}. Varje enhet behöver ett eget`,
    "aliases-too-many": "Skriv högst 20 namn, vart och ett med högst 100 tecken",
    "example-missing": "Skriv ett exempel, så att leverantören ser hur det ska se ut",
    "example-misfits": "Exemplet passar inte mönstret. Ändra det ena eller det andra",
    "whole-number": ({ max }: P) => `Skriv ett tal mellan 0 och ${max}`,
    "pattern-empty": "Skriv något på båda sidor om |",
    "pattern-too-long": "Skriv ett mönster med högst 200 tecken",
    "pattern-sign-not-known":
      "Mönstret har ett tecken som inte kan användas. Bokstäver, siffror, \\d, [ ], { }, ?, *, + och | går bra",
    "pattern-class-open": "Avsluta hakparentesen med ], och skriv något i den",
    "pattern-bounds": "Skriv gränserna som {3} eller {3,5}, med högst 50 och det lägsta först",
    "pattern-nothing-to-repeat": "Skriv vad som ska upprepas före {, ?, * eller +",
  } satisfies Readonly<Record<OwnCode, Sentence>> & Readonly<Record<string, Sentence>>,
};
