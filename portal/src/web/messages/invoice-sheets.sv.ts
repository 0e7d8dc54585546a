/** Spreadsheets of invoices: the template, what the columns hold, and what every row would become. */
import type { SheetField } from "../../domain/imports/sheet-columns.ts";

type P = Readonly<Record<string, string>>;

interface ColumnWords {
  readonly heading: string;
  /** What stands there, for the template's sheet of explanations. */
  readonly holds: string;
  readonly example: string;
}

const columns: Readonly<Record<SheetField, ColumnWords>> = {
  number: {
    heading: "Fakturanummer",
    holds: "Fakturans nummer. Rader med samma nummer blir en faktura.",
    example: "EXEMPEL-1",
  },
  receiver: {
    heading: "Mottagare",
    holds: "GLN, organisationsnummer, Peppol-id eller namn, så som det står på mottagarens kort.",
    example: "Kardiologmottagningen",
  },
  reference1: { heading: "Kunds referens", holds: "Det som beställaren har uppgett.", example: "123456" },
  issueOn: { heading: "Fakturadatum", holds: "Tomt betyder dagen då filen läses in.", example: "" },
  dueOn: { heading: "Förfallodatum", holds: "Tomt räknas av betalningsvillkoret.", example: "" },
  terms: {
    heading: "Betalningsvillkor, dagar",
    holds: "Tomt betyder det som står under Inställningar › Skicka.",
    example: "",
  },
  deliveryOn: { heading: "Leveransdatum", holds: "Detta, eller en period.", example: "2026-11-20" },
  periodStart: { heading: "Period från", holds: "Periodens första dag.", example: "" },
  periodEnd: { heading: "Period till", holds: "Periodens sista dag.", example: "" },
  order: { heading: "Ordernummer", holds: "Kundens inköpsordernummer.", example: "" },
  contract: { heading: "Avtal", holds: "Avtalets nummer.", example: "" },
  project: { heading: "Projekt", holds: "Projektets nummer.", example: "" },
  reference2: { heading: "Kunds referens 2", holds: "En person eller enhet hos kunden.", example: "" },
  note: { heading: "Meddelande", holds: "En text till kunden.", example: "" },
  kind: {
    heading: "Typ",
    holds: "Faktura eller Kredit. Tomt betyder faktura. Krediter skrivs utan minus.",
    example: "Faktura",
  },
  credits: { heading: "Krediterar", holds: "Numret på fakturan som krediteras.", example: "" },
  description: { heading: "Benämning", holds: "Vad raden gäller.", example: "Konsultation" },
  quantity: { heading: "Antal", holds: "Ett tal.", example: "2" },
  unit: { heading: "Enhet", holds: "Till exempel st, tim, dag, kg eller m.", example: "tim" },
  price: { heading: "À-pris", holds: "Priset för en enhet i kronor, utan moms.", example: "1250.50" },
  vat: {
    heading: "Moms",
    holds:
      "25, 12 eller 6. Vid noll: 0 % sjukvård, 0 % social omsorg, 0 % utbildning, 0 % utlägg, 0 % småföretag, 0 % annan orsak eller Omvänd betalningsskyldighet.",
    example: "25",
  },
  vatReason: { heading: "Orsak till 0 % moms", holds: "Bara vid 0 % annan orsak.", example: "" },
  allowance: { heading: "Rabatt", holds: "I kronor eller procent av raden, till exempel 250 eller 10 %.", example: "" },
};

export const invoiceSheets = {
  columns,
  template: {
    heading: "Skriv fakturorna i ett kalkylblad",
    lead: "Ladda ner mallen, fyll i en rad för varje fakturarad och ladda upp filen här. Har ni redan ett eget kalkylblad går det också bra: du får visa vad kolumnerna innehåller.",
    fileName: "mall-fakturor",
    sheet: "Fakturor",
    explanations: "Så fyller du i",
    column: "Kolumn",
    required: "Behövs",
    holds: "Vad som ska stå där",
    yes: "Ja",
    no: "",
  },
  arrived: "Filen är inläst. Ingenting är sänt än.",
  waiting: "Kalkylblad som väntar på dig",
  waitingRow: (name: string, rows: number) => `${name}, ${rows} rader`,
  replace: (name: string) => `Ersätt ${name}, som väntar på att tas in`,
  title: (name: string) => `Fakturor ur ${name}`,
  columnsTitle: "Vad innehåller kolumnerna?",
  columnsLead: "Välj vad varje kolumn i filen innehåller. Det sparas till nästa fil med samma rubriker.",
  columnOf: (letter: string, heading: string) => (heading === "" ? `Kolumn ${letter}` : `${letter}: ${heading}`),
  columnHint: (texts: string) => `Till exempel ${texts}`,
  columnEmpty: "Kolumnen är tom",
  unused: "Används inte",
  saveColumns: "Visa fakturorna",
  columnsSaved: "Kolumnerna är sparade.",
  judging: "Fakturorna granskas",
  judgingLeave: "Du kan lämna sidan. Arbetet fortsätter, och filen finns kvar under Importera.",
  judgedAt: "Granskad",
  judgeAgain: "Granska igen",
  judgedAgain: "Filen är granskad på nytt.",
  changeColumns: "Ändra vad kolumnerna innehåller",
  invoices: "Fakturor",
  ready: "Klara att ta in",
  faulty: "Att rätta i filen",
  rowCount: "Rader",
  sum: "Summa för dem som är klara",
  example: (rows: string) => `Rad ${rows} är mallens exempel och tas inte med.`,
  mendHeading: "Att rätta i filen",
  mendLead:
    "Rätta cellerna i kalkylprogrammet, spara och ladda upp filen igen. De fakturor som är klara kan tas in redan nu.",
  mendMore: (count: number) => `Och ${count} till.`,
  cell: (row: number, column: string) => `Rad ${row}, kolumn ${column}`,
  row: (row: number) => `Rad ${row}`,
  rows: (rows: string) => `rad ${rows}`,
  listHeading: "Fakturorna i filen",
  listCaption: "Fakturorna i filens ordning",
  noNumber: "Utan nummer",
  rowsHeading: "Rader i filen",
  state: "Läge",
  states: { ready: "Klar", faulty: "Att rätta" },
  show: "Visa",
  all: "Alla",
  take: (count: number) => (count === 1 ? "Ta in fakturan som är klar" : `Ta in de ${count} fakturor som är klara`),
  takeHint: "De kontrolleras en gång till och väntar sedan på ditt ja. Inget sänds än.",
  nothingReady: "Ingen faktura i filen är klar. Rätta filen och ladda upp den igen.",
  upload: "Ladda upp en ny fil",
  none: "Inga fakturor här.",
  faults: {
    "sheet-too-large": "Kalkylbladet är större än 5 MB. Dela upp det i flera",
    replaces: ({ name = "" }: P) =>
      `${name} väntar på att tas in. Ta in den först, eller kryssa i att den nya filen ska ersätta den, och välj filen igen`,
    "no-rows": "Kalkylbladet har inga rader under rubrikerna",
    "column-twice": ({ other = "" }: P) => `Samma uppgift är vald för kolumn ${other}. Välj en annan för den ena`,
    "columns-missing": ({ names = "" }: P) => `Välj också vilka kolumner som innehåller: ${names}`,
    "cell-unreadable": "Cellen innehåller ett fel eller en formel som inte är uträknad. Rätta den",
    differs: ({ row = "", text = "" }: P) =>
      `Här står något annat än på rad ${row} (${text}), men fakturan är densamma`,
    "too-many-lines": ({ max = "" }: P) => `En faktura har högst ${max} rader. Dela upp den i flera`,
    "kind-unknown": "Skriv Faktura eller Kredit",
    "receiver-not-found": ({ typed = "" }: P) =>
      `Vi hittar ingen mottagare ”${typed}”. Skriv GLN eller namn så som på mottagarens kort`,
    "receiver-several": ({ names = "" }: P) =>
      `Det kan vara flera mottagare: ${names}. Skriv mottagarens GLN eller Peppol-id i stället`,
    "receiver-missing": "Skriv mottagarens GLN, organisationsnummer eller namn",
  },
};
