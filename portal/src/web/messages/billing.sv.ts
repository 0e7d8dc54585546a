/** Faktureringen: körningar, filer med användning, uppgifter på fakturan. */
import type { UsageColumn, UsageFault } from "../../domain/usage/usage-row.ts";
import type { RunState } from "../../domain/billing/run.ts";
import type { Sentence } from "../form-faults.ts";

type P = Readonly<Record<string, string>>;
type OwnSentences = Readonly<Record<string, Sentence>>;

const states: Readonly<Record<RunState, string>> = {
  preparing: "Räknas fram",
  prepared: "Redo att granskas",
  running: "Fakturor görs",
  stopped: "Stoppad",
  done: "Klar",
  cancelled: "Avbruten",
};

const columns: Readonly<Record<UsageColumn, string>> = {
  customer: "Kund-ID",
  service: "Tjänst",
  usedOn: "Datum",
  quantity: "Antal",
  unit: "Enhet",
  ansvar: "Ansvar",
  employee: "Person",
  sourceId: "Rad-id",
};

const faults: Readonly<Record<UsageFault, string>> = {
  missing: "Cellen eller kolumnen saknas",
  "too-long": "Texten är för lång",
  "customer-unknown": "Det finns ingen kund med det Kund-ID:t",
  "service-unknown": "Det finns ingen tjänst med den koden",
  "service-not-by-use": "Tjänsten debiteras per månad och ska inte stå i en fil",
  "date-form": "Skriv datumet som 2026-11-21",
  "date-to-come": "Datumet har inte varit än",
  "quantity-form": "Skriv antalet med siffror, högst fyra decimaler",
  "quantity-zero": "Antalet är noll",
  "id-twice": "Samma rad-id står två gånger i filen",
  "id-used-otherwise": "Rad-id:t är redan inläst med annat innehåll",
};

export const billing = {
  title: "Fakturering",
  lead: "En månad i taget: läs in användningen, räkna fram, granska och gör fakturorna.",
  ways: { usage: "Användning", settings: "Uppgifter på fakturan" },
  states,
  runs: {
    heading: "Körningar",
    none: "Ingen månad är fakturerad än.",
    month: "Månad",
    state: "Läge",
    issueOn: "Fakturadatum",
    dueOn: "Förfaller",
    newHeading: "Ny körning",
    newText: "Portalen räknar fram vad varje kund ska betala. Ingen faktura görs förrän du har granskat.",
    monthHint: "År och månad, till exempel 2026-10",
    prepare: "Räkna fram",
    faults: {
      "month.missing": "Skriv månaden",
      "month-form": "Skriv månaden som 2026-10",
      "month-to-come": "Den månaden har inte börjat. Välj en som har varit",
      "run-under-way": "En annan körning pågår. Gör klart eller avbryt den först",
      "creditor-not-set-up": "Fyll i uppgifterna på fakturan först",
    } satisfies OwnSentences,
  },
  run: {
    title: (month: string) => `Fakturering för ${month}`,
    preparing: "Beloppen räknas fram. Sidan visar resultatet när det är klart; ladda om den om inget händer.",
    running: "Fakturorna görs. Du kan lämna sidan; allt fortsätter ändå.",
    start: (count: number) => (count === 1 ? "Gör 1 faktura" : `Gör ${count} fakturor`),
    goOn: (count: number) => (count === 1 ? "Fortsätt med 1 faktura" : `Fortsätt med ${count} fakturor`),
    stop: "Stoppa",
    cancel: "Avbryt körningen",
    started: "Fakturorna görs nu.",
    stopped: "Körningen stannar. Det som är fakturerat är fakturerat.",
    cancelled: "Körningen är avbruten.",
    nothing: "Det finns inget att fakturera för månaden",
    nothingText: "Allt som är inläst är redan fakturerat.",
    waiting: "Väntar",
    issued: "Fakturerade",
    refused: "Kan inte faktureras",
    net: "Summa utan moms",
    former: "Förra månaden",
    change: "Skillnad",
    rows: "Rader",
    customers: "Kunder",
    customersLead: "Först de som inte kan faktureras, sedan de som har ändrats mest sedan förra månaden.",
    customer: "Kund",
    outcome: "Läge",
    invoice: "Fakturan",
    customerStates: { waiting: "Väntar", issued: "Fakturerad", refused: "Kan inte faktureras" },
    refusals: {
      "no-price": ({ service }: P) =>
        `${service} har inget pris alla dagar den används. Sätt ett pris och kör månaden igen.`,
      negative: "Summan är mindre än noll. Den måste krediteras för hand.",
      "changed-since-seen": "Något har ändrats sedan du granskade. Kör månaden igen.",
      rule: ({ rule }: P) => `Fakturan bryter mot regel ${rule}.`,
    },
  },
  settings: {
    title: "Uppgifter på fakturan",
    lead: "Så står ni på fakturorna till kunderna.",
    name: "Avsändare",
    nameHint: "Till exempel Region Exempel, IT",
    contactName: "Frågor besvaras av",
    contactEmail: "E-post för frågor",
    contactPhone: "Telefon för frågor",
    bankgiro: "Bankgiro",
    termsDays: "Betalningsvillkor",
    termsHint: "Högst 30 dagar till företag och offentliga kunder.",
    days: "dagar",
    nextNumber: (number: string) => `Nästa faktura får nummer ${number}. Numren är i följd, utan luckor.`,
    save: "Spara",
    saved: "Uppgifterna är sparade. De används på nästa faktura.",
    faults: {
      "name.missing": "Skriv vem fakturan kommer från",
      "contactName.missing": "Skriv vem som svarar på frågor",
      "days-form": "Skriv ett helt antal dagar, 0–30",
      "email-missing": "Skriv en e-postadress",
      "email-form": "Skriv e-postadressen som namn@exempel.se",
      "email-long": "E-postadressen är för lång",
    } satisfies OwnSentences,
  },
  usage: {
    title: "Användning",
    lead: "Filer från mätare: hur mycket varje kund har använt av det som debiteras efter användning.",
    newHeading: "Läs in en fil",
    file: "Fil med användning",
    fileHint: "CSV i UTF-8, högst 30 MB. Första raden: Kund-ID;Tjänst;Datum;Antal;Enhet;Ansvar;Person;Rad-id",
    take: "Läs in filen",
    arrived: "Filen är mottagen och kontrolleras.",
    again: "Den filen är redan inläst. Här är den.",
    filesHeading: "Inlästa filer",
    none: "Ingen fil är inläst än.",
    name: "Fil",
    when: "När",
    state: "Läge",
    rows: "Rader",
    states: { waiting: "Kontrolleras", done: "Inläst", refused: "Inte inläst" },
    waiting: "Filen kontrolleras. Ladda om sidan om inget händer.",
    done: (rows: string) => (rows === "1" ? "En rad är inläst." : `${rows} rader är inlästa.`),
    repeated: (rows: string) =>
      rows === "1"
        ? "En rad var redan inläst och hoppades över."
        : `${rows} rader var redan inlästa och hoppades över.`,
    refused: (count: string) =>
      `Inget i filen är inläst. ${count === "1" ? "En cell" : `${count} celler`} behöver rättas.`,
    refusedText: "Rätta filen och läs in den igen. Det som redan är inläst från andra filer är kvar.",
    told: (count: string) => `De ${count} första visas.`,
    row: "Rad",
    column: "Kolumn",
    text: "Det står",
    what: "Vad som är fel",
    columns,
    faults,
    fileFaults: {
      "file.missing": "Välj en fil",
      "file.too-large": "Filen är större än 30 MB. Dela den i flera",
    } satisfies OwnSentences,
  },
};
