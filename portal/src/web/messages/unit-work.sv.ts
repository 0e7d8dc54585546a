/** The unit's work on what it has received: stacks, filters, who takes care of what, many at once, hand-over. */
import type { BatchDeed } from "../../domain/inbox/batch.ts";
import type { InboxSort, InboxView } from "../../domain/inbox/inbox-filter.ts";
import type { HandoverOccasion, HandoverState, HandoverWay } from "../../domain/handover/handover.ts";

export interface UnitWorkWords {
  readonly views: Readonly<Record<InboxView, string>>;
  readonly viewsLabel: string;
  readonly manyMark: string;
  readonly archiveLead: string;
  readonly moreFilters: string;
  readonly supplier: string;
  readonly supplierHint: string;
  readonly receivedFrom: string;
  readonly receivedTo: string;
  readonly amountFrom: string;
  readonly amountTo: string;
  readonly assignedTo: string;
  readonly anyone: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<InboxSort, string>>;
  readonly sortHint: string;
  readonly searchArchive: string;
  readonly exportName: string;
  readonly csv: Readonly<Record<"currency" | "sellerNumber" | "issued" | "reference", string>>;
  readonly assignee: string;
  readonly nobody: string;
  readonly me: (name: string) => string;
  readonly flags: { readonly account: string; readonly duplicate: string; readonly faults: (count: number) => string };
  readonly batch: {
    readonly heading: string;
    readonly mark: (number: string) => string;
    readonly markColumn: string;
    readonly markAll: string;
    readonly markNone: string;
    readonly deed: string;
    readonly prompt: string;
    readonly takeMyself: string;
    readonly assignTo: (name: string) => string;
    readonly deeds: Readonly<Record<Exclude<BatchDeed, "assign">, string>>;
    readonly do: string;
    readonly faults: Readonly<Record<string, string>>;
    readonly confirmHeading: (count: number) => string;
    readonly confirmText: string;
    readonly confirm: (count: number) => string;
    readonly back: string;
    readonly sum: string;
    readonly resultHeading: (done: number, all: number) => string;
    readonly resultTitle: string;
    readonly did: Readonly<Record<Exclude<BatchDeed, "assign">, string>>;
    readonly didAssign: (name: string) => string;
    readonly result: string;
    readonly unseen: string;
    readonly backToInbox: string;
  };
  readonly assignment: {
    readonly heading: string;
    readonly label: string;
    readonly save: string;
    readonly saved: string;
    readonly take: string;
  };
  readonly handover: {
    readonly heading: string;
    readonly none: string;
    readonly notSetUp: string;
    readonly ask: string;
    readonly asked: string;
    readonly states: Readonly<Record<HandoverState, string>>;
    readonly ways: Readonly<Record<HandoverWay, string>>;
    readonly occasions: Readonly<Record<HandoverOccasion, string>>;
    readonly waitingFolder: string;
    readonly waitingApi: string;
    readonly failed: (attempts: number, failure: string) => string;
    readonly handedOver: (at: string) => string;
    readonly receipt: (at: string, receipt: string) => string;
    readonly column: string;
    readonly short: Readonly<Record<HandoverState, string>>;
  };
}

export const unitWork: UnitWorkWords = {
  views: { open: "Att göra", mine: "Mina", unassigned: "Ingen har tagit", flagged: "Se upp", all: "Arkiv" },
  viewsLabel: "Högar i inkorgen",
  manyMark: "+",
  archiveLead: "Allt ni har tagit emot, oavsett år och läge.",
  moreFilters: "Fler filter och ordning",
  supplier: "Leverantör",
  supplierHint: "Början av namnet, eller organisationsnumret.",
  receivedFrom: "Mottagen från",
  receivedTo: "Mottagen till",
  amountFrom: "Belopp från",
  amountTo: "Belopp till",
  assignedTo: "Handläggare",
  anyone: "Vem som helst",
  sort: "Ordning",
  sorts: {
    received: "Senast mottagen först",
    due: "Förfaller först",
    "amount-high": "Högst belopp först",
    "amount-low": "Lägst belopp först",
  },
  sortHint: "Det du söker på kommer alltid med det senaste först.",
  searchArchive: "Sök i hela arkivet",
  exportName: "mottagna-fakturor",
  csv: { currency: "Valuta", sellerNumber: "Organisationsnummer", issued: "Fakturadatum", reference: "Kunds referens" },
  assignee: "Handläggare",
  nobody: "Ingen",
  me: (name) => `${name} (du)`,
  flags: {
    account: "Nytt konto",
    duplicate: "Kan vara dubblett",
    faults: (count) => (count === 1 ? "1 fel mot reglerna" : `${count} fel mot reglerna`),
  },
  batch: {
    heading: "Gör något med de markerade",
    mark: (number) => `Markera faktura ${number}`,
    markColumn: "Markera",
    markAll: "Markera alla på sidan",
    markNone: "Avmarkera alla",
    deed: "Med de markerade",
    prompt: "Välj vad du vill göra",
    takeMyself: "Ta hand om dem själv",
    assignTo: (name) => `Tilldela ${name}`,
    deeds: {
      unassign: "Ta bort handläggaren",
      receive: "Svara: mottagen",
      accept: "Godkänn",
      "hand-over": "Lämna över till ekonomisystemet",
    },
    do: "Utför",
    faults: {
      "deed.choose": "Välj vad du vill göra med de markerade",
      "marked.missing": "Markera minst en faktura i listan",
    },
    confirmHeading: (count) => (count === 1 ? "Godkänn 1 faktura?" : `Godkänn ${count} fakturor?`),
    confirmText: "Leverantören får svaret. Ett godkännande går inte att ta tillbaka.",
    confirm: (count) => (count === 1 ? "Godkänn fakturan" : `Godkänn ${count} fakturor`),
    back: "Tillbaka utan att godkänna",
    sum: "Summa",
    resultHeading: (done, all) =>
      done === all
        ? all === 1
          ? "Gjort med fakturan"
          : `Gjort med alla ${all} fakturor`
        : `Gjort med ${done} av ${all} fakturor`,
    resultTitle: "Vad som blev gjort",
    did: {
      unassign: "Handläggaren är borttagen",
      receive: "Svarat: mottagen",
      accept: "Godkänd",
      "hand-over": "Lämnas över",
    },
    didAssign: (name) => `Tilldelad ${name}`,
    result: "Resultat",
    unseen: "En faktura som inte är din att se",
    backToInbox: "Till inkorgen",
  },
  assignment: {
    heading: "Handläggare",
    label: "Vem tar hand om fakturan?",
    save: "Spara handläggare",
    saved: "Handläggaren är sparad.",
    take: "Ta hand om den själv",
  },
  handover: {
    heading: "Ekonomisystemet",
    none: "Fakturan är inte överlämnad.",
    notSetUp:
      "Enheten lämnar inte över fakturor till något ekonomisystem. Den som administrerar portalen ställer in det.",
    ask: "Lämna över fakturan",
    asked: "Fakturan lämnas över.",
    states: {
      waiting: "Väntar på att lämnas över",
      "handed-over": "Överlämnad",
      received: "Mottagen av ekonomisystemet",
    },
    ways: { folder: "Som fil i en mapp", api: "Hämtas över API" },
    occasions: {
      "by-hand": "När någon säger till",
      "on-receipt": "När den kommer",
      "on-acceptance": "När den är godkänd",
    },
    waitingFolder: "Den läggs i mappen inom kort.",
    waitingApi: "Ekonomisystemet hämtar den nästa gång det frågar.",
    failed: (attempts, failure) =>
      `${attempts === 1 ? "1 försök" : `${attempts} försök`} har inte lyckats (${failure}). Vi försöker igen av oss själva.`,
    handedOver: (at) => `Överlämnad ${at}`,
    receipt: (at, receipt) => `Överlämnad ${at}, kvitto ${receipt}`,
    column: "Ekonomisystem",
    short: { waiting: "Väntar", "handed-over": "Överlämnad", received: "Kvitterad" },
  },
};
