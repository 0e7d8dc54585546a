/** A supplier introduces itself to a region before its first invoice. */
export const introductions = {
  title: "Presentera er för regionen",
  lead: (region: string) => `${region} vill veta vilka ni är innan den tar emot er första faktura. Ni gör det en gång.`,
  known: "Det här vet regionen redan",
  knownHint: "Stämmer inte uppgifterna? Skriv det i meddelandet.",
  company: "Företag",
  number: "Organisationsnummer",
  contactName: "Kontaktperson",
  contactPhone: "Telefon",
  contactEmail: "E-post",
  receivers: "Enheter ni vill fakturera",
  receiversHint: "En enhet på varje rad.",
  words: "Meddelande till leverantörsstödet",
  wordsHint: "Till exempel vem som beställde eller vilket avtal ni har.",
  send: "Sänd presentationen",
  sent: (reference: string) => `Presentationen är sänd och har nummer ${reference}.`,
  made: (reference: string) => `Ni har redan presenterat er, i ärende ${reference}.`,
  afterWait:
    "Regionen godkänner er först. Ni kan sända fakturan nu: den ställs ut, och levereras av sig själv efteråt.",
  afterGoAhead: "Ni kan sända fakturan direkt. Den väntar inte på svaret.",
  needed: {
    heading: "Presentera er först",
    text: (region: string) =>
      `Det här är er första faktura till ${region}. Presentera er, så kommer du tillbaka hit och kan sända.`,
    action: "Fortsätt till presentationen",
  },
  waits: {
    heading: "Fakturan väntar på regionens godkännande",
    text: "Den ställs ut och får sitt nummer nu. Den levereras av sig själv när regionen har godkänt er.",
  },
  start: (count: number) =>
    count === 1 ? "1 faktura väntar på att ni presenterar er" : `${count} fakturor väntar på att ni presenterar er`,
  startAction: "Presentera er",
  faults: {
    "contactName.missing": "Skriv vem regionen kan kontakta",
    "receivers.missing": "Skriv minst en enhet ni vill fakturera",
    "receivers-many": "Skriv högst 20 enheter, med högst 200 tecken på varje rad",
  },
};

export type IntroductionWords = typeof introductions;
