/** Fakturaspecifikationen: vad en månads fakturor består av, och varför summan ändrats. */
import type { Grouping, Reason } from "../../domain/specification/specification.ts";

const by: Readonly<
  Record<Grouping | "employee", { readonly tab: string; readonly heading: string; readonly nobody: string }>
> = {
  service: { tab: "Per tjänst", heading: "Tjänst", nobody: "Okänd tjänst" },
  unit: { tab: "Per enhet", heading: "Enhet", nobody: "Utan enhet" },
  ansvar: { tab: "Per ansvar", heading: "Ansvar", nobody: "Utan ansvar" },
  employee: { tab: "Per person", heading: "Person", nobody: "Utan person" },
};

const reasons: Readonly<Record<Reason["kind"], (from: string, to: string) => string>> = {
  new: (_, to) => `Ny den här månaden (${to})`,
  ended: (from) => `Slut, förra månaden ${from}`,
  price: (from, to) => `Nytt pris, från ${from} till ${to}`,
  quantity: (from, to) => `Annat antal, från ${from} till ${to}`,
};

export const specification = {
  title: "Fakturaspecifikation",
  link: "Fakturaspecifikation",
  lead: "Vad fakturan består av, och varför den skiljer sig från förra månaden. Alla belopp är utan moms.",
  months: "Månader",
  none: "Det finns inget fakturerat än",
  noneText: "När den första månaden är fakturerad visas den här.",
  notBilled: (month: string) => `${month} är inte fakturerad`,
  notBilledText: "Välj en månad som är fakturerad. Månaden faktureras i början av nästa månad.",
  total: "Summa utan moms",
  former: "Förra månaden",
  difference: "Skillnad",
  documents: "Fakturor",
  afterCredits: "Kvar efter kreditering",
  invoice: (number: string) => `Faktura ${number}`,
  "credit-note": (number: string) => `Kreditfaktura ${number}`,
  why: "Därför skiljer sig summan",
  whyNothing: "Summan är densamma som förra månaden.",
  whyFirst: "Det finns ingen månad före att jämföra med.",
  reason: "Orsak",
  service: "Tjänst",
  reasons,
  sums: "Enkel specifikation",
  by,
  rowCount: "Rader",
  amount: "Belopp",
  sum: "Summa",
  trend: "Månad för månad",
  month: "Månad",
  pdf: "PDF",
  pdfSums: "Enkel specifikation som PDF",
  paperNote: "Alla belopp är utan moms.",
  open: {
    month: (month: string) => `${month} (inte fakturerad)`,
    mayChange: (month: string) =>
      `${month} är inte fakturerad. Det här är vad som är känt hittills, och det kan ändras. Månadsavgifter kommer till när månaden faktureras.`,
    unpriced: (count: number) =>
      count === 1
        ? "En rad saknar pris och ingår inte i summan."
        : `${count} rader saknar pris och ingår inte i summan.`,
    sum: "Hittills, inte fakturerat, utan moms",
    sums: "Hittills",
    amount: "Belopp hittills",
    rest: (count: number) =>
      count === 1
        ? "En rad har kommit efter fakturan och är inte fakturerad. Den ingår inte i summan och kan ändras:"
        : `${count} rader har kommit efter fakturan och är inte fakturerade. De ingår inte i summan och kan ändras:`,
  },
  markedOnSeveral: {
    title: "Raderna står på flera fakturor",
    lead: (count: number) =>
      `Du har markerat rader på ${count} fakturor, och ett ärende gäller en faktura. Ta en i taget: bara raderna under fakturan följer med.`,
    rows: (count: number) => (count === 1 ? "En markerad rad," : `${count} markerade rader,`),
    go: (number: string) => `Fortsätt med faktura ${number}`,
  },
  favourites: {
    title: "Favoriter",
    save: "Spara som favorit",
    edit: "Spara eller ta bort favoriter",
    lead: "En favorit öppnar specifikationen som du ser den nu: summor eller rader, och det du har sökt.",
    name: "Namn på favoriten",
    nameHint: "Samma namn igen byter ut favoriten.",
    latest: "Visa alltid den senaste fakturerade månaden",
    saveButton: "Spara favoriten",
    back: "Tillbaka till specifikationen",
    own: "Dina favoriter",
    remove: (name: string) => `Ta bort ${name}`,
    saved: "Favoriten är sparad.",
    removed: "Favoriten är borttagen.",
    faults: {
      "name.missing": "Ge favoriten ett namn",
      "search-too-long": "Sökningen är för lång för att sparas. Sök på något kortare först",
      "too-many-favourites": ({ max = "" }: Readonly<Record<string, string>>) =>
        `Du har redan ${max} favoriter. Ta bort en först`,
    },
  },
  full: "Alla rader",
  fullLead: (count: string) => `Den fullständiga specifikationen har ${count} rader.`,
  doubtful: (count: number) =>
    count === 1 ? "En rad kan vara fel. Titta på den." : `${count} rader kan vara fel. Titta på dem.`,
  showDoubtful: "Visa rader som kan vara fel",
  showAll: "Visa alla rader",
  rows: {
    title: "Alla rader",
    dispute: "Markerade rader stämmer inte",
    itemCredit: "Be att markerade rader krediteras",
    noneMarked: "Markera minst en rad",
    marked: "Rader i specifikationen",
    search: "Sök bland raderna",
    searchHint: "En del av namnet på tjänst, enhet, ansvar eller person",
    show: "Sök",
    found: (text: string) => `Sökt: ${text}`,
    onlyDoubtful: "Bara rader som kan vara fel",
    selection: "Urval",
    selectionTotal: "Summa av urvalet utan moms",
    clear: "Visa alla",
    none: "Inga rader passar det du sökte",
    day: "Datum",
    unit: "Enhet",
    ansvar: "Ansvar",
    employee: "Person",
    quantity: "Antal",
    price: "Pris",
    invoice: "Faktura",
    doubts: {
      double: "Samma person har samma sak två gånger den dagen",
      left: "Personen hade slutat på enheten",
    },
    fileName: "fakturaspecifikation",
    doubt: "Att titta på",
  },
};
