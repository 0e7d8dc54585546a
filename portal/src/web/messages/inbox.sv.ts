/** The unit's inbox: received documents, what to look at twice, and the unit's answers. */
import type { AnswerAction, AnswerCode, AnswerMove, AnswerReason, DocumentState } from "../../domain/inbox/answer.ts";

export interface InboxWords {
  readonly title: string;
  readonly lead: (units: readonly string[]) => string;
  readonly noUnitsHeading: string;
  readonly noUnits: string;
  readonly search: string;
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly unit: string;
  readonly allUnits: string;
  readonly state: string;
  readonly allStates: string;
  readonly show: string;
  readonly clear: string;
  readonly caption: string;
  readonly seller: string;
  readonly number: string;
  readonly received: string;
  readonly due: string;
  readonly amount: string;
  readonly where: string;
  readonly credit: string;
  readonly older: string;
  readonly newest: string;
  readonly emptyHeading: string;
  readonly empty: string;
  readonly nothingHeading: string;
  readonly nothing: string;
  readonly states: Readonly<Record<DocumentState, string>>;
  readonly document: {
    readonly title: (kind: "invoice" | "credit-note", number: string) => string;
    readonly from: (seller: string) => string;
    readonly xml: string;
    readonly attachments: string;
    readonly open: (name: string) => string;
    readonly notOpenable: (name: string) => string;
    readonly accountHeading: string;
    readonly account: (change: AccountWords) => string;
    readonly accountAdvice: string;
    readonly accounts: Readonly<Record<"bankgiro" | "plusgiro" | "other", string>>;
    readonly seeBefore: (number: string) => string;
    readonly duplicateHeading: string;
    readonly duplicate: (at: string) => string;
    readonly duplicateAmount: (number: string, at: string) => string;
    readonly seeFirst: string;
    readonly findings: string;
    readonly noFindings: (release: string) => string;
    readonly faults: (count: number) => string;
    readonly warnings: (count: number) => string;
    readonly rule: (id: string) => string;
    readonly more: (count: number) => string;
    readonly timeline: string;
    readonly arrived: string;
    readonly opened: string;
    readonly unreadable: string;
  };
  readonly answer: {
    readonly heading: string;
    readonly question: string;
    readonly moves: Readonly<Record<AnswerMove, { readonly label: string; readonly hint: string }>>;
    readonly reason: string;
    readonly reasonHint: string;
    readonly reasonPrompt: string;
    readonly action: string;
    readonly actionPrompt: string;
    readonly conditions: string;
    readonly conditionsHint: string;
    readonly term: (place: number) => string;
    readonly termPrompt: string;
    readonly shouldBe: (place: number) => string;
    readonly clarification: string;
    readonly clarificationHint: string;
    readonly send: string;
    readonly sent: string;
    readonly final: string;
    readonly readOnly: string;
    readonly law: string;
    readonly faults: Readonly<Record<string, string>>;
  };
  readonly given: Readonly<Record<AnswerCode | "PPD", string>>;
  readonly reasons: Readonly<Record<AnswerReason, string>>;
  readonly actions: Readonly<Record<AnswerAction, string>>;
  readonly terms: Readonly<Record<string, string>>;
  readonly condition: (term: string, shouldBe: string) => string;
}

/** An account that has changed: both masked, with the days they were first seen. */
export interface AccountWords {
  readonly number: string;
  readonly oldAccount: string;
  readonly oldSeenOn: string;
  readonly newAccount: string;
  readonly newSeenOn: string;
}

export const inbox: InboxWords = {
  title: "Inkorg",
  lead: (units) => (units.length === 1 ? `Fakturor till ${units[0]}.` : `Fakturor till dina ${units.length} enheter.`),
  noUnitsHeading: "Du är inte kopplad till någon enhet",
  noUnits: "Be den som administrerar portalen att koppla dig till de enheter vars fakturor du tar emot.",
  search: "Sök i inkorgen",
  searchLabel: "Nummer, leverantör, belopp, referens eller ord",
  searchHint: "Början av numret eller namnet räcker, till exempel F-10 eller Åkerlund.",
  unit: "Enhet",
  allUnits: "Alla mina enheter",
  state: "Läge",
  allStates: "Alla lägen",
  show: "Visa",
  clear: "Visa allt",
  caption: "Mottagna fakturor, den senaste först",
  seller: "Leverantör",
  number: "Faktura",
  received: "Mottagen",
  due: "Förfaller",
  amount: "Belopp",
  where: "Läge",
  credit: "Kredit",
  older: "Äldre fakturor",
  newest: "Till de senaste",
  emptyHeading: "Inkorgen är tom",
  empty: "När en leverantör sänder en faktura till er ligger den här direkt.",
  nothingHeading: "Inget passar det du söker",
  nothing: "Prova med början av leverantörens namn, eller visa allt.",
  states: {
    new: "Ny",
    received: "Mottagen",
    "in-process": "Behandlas",
    "under-query": "Fråga ställd",
    "conditionally-accepted": "Godkänd med villkor",
    accepted: "Godkänd",
    rejected: "Avvisad",
    "partly-paid": "Delvis betald",
    paid: "Betald",
  },
  document: {
    title: (kind, number) => `${kind === "credit-note" ? "Kreditfaktura" : "Faktura"} ${number}`,
    from: (seller) => `från ${seller}`,
    xml: "Ladda ner XML",
    attachments: "Bilagor",
    open: (name) => `Ladda ner ${name}`,
    notOpenable: (name) => `${name} är ingen PDF och öppnas inte här`,
    accountHeading: "Nytt konto sedan leverantörens förra faktura",
    account: ({ number, oldAccount, oldSeenOn, newAccount, newSeenOn }) =>
      `Den här ska betalas till ${newAccount}, som ni först såg ${newSeenOn}. Faktura ${number} skulle betalas till ${oldAccount}, som ni har sett sedan ${oldSeenOn}.`,
    accountAdvice: "Ring leverantören på ett nummer ni redan har, och fråga, innan ni betalar.",
    accounts: { bankgiro: "bankgiro", plusgiro: "plusgiro", other: "konto" },
    seeBefore: (number) => `Se faktura ${number}`,
    duplicateHeading: "Den här fakturan ser ut att ha kommit förut",
    duplicate: (at) =>
      `En faktura med samma leverantör, nummer, typ och datum kom den ${at}. Kontrollera att den inte betalas två gånger.`,
    duplicateAmount: (number, at) =>
      `Faktura ${number} från samma leverantör, med samma belopp, datum och referens, kom den ${at}. Kontrollera att samma sak inte betalas två gånger.`,
    seeFirst: "Se den som kom först",
    findings: "Kontroll mot reglerna",
    noFindings: (release) => `Inga anmärkningar. Kontrollerad mot Peppol BIS Billing ${release}.`,
    faults: (count) => (count === 1 ? "1 fel" : `${count} fel`),
    warnings: (count) => (count === 1 ? "1 varning" : `${count} varningar`),
    rule: (id) => `Regel ${id}`,
    more: (count) => `Och ${count} till.`,
    timeline: "Vad som har hänt",
    arrived: "Mottagen i inkorgen",
    opened: "Öppnad",
    unreadable: "Dokumentet går inte att visa som faktura. Ladda ner XML-filen för att se innehållet.",
  },
  answer: {
    heading: "Svara leverantören",
    question: "Ert svar",
    moves: {
      receive: { label: "Mottagen", hint: "Ni har fakturan och kan läsa den." },
      process: { label: "Behandlas", hint: "Ni granskar den." },
      query: { label: "Fråga leverantören", hint: "Ni behöver veta något innan ni kan gå vidare." },
      "accept-conditionally": { label: "Godkänn med villkor", hint: "Den betalas om leverantören gör det ni skriver." },
      accept: { label: "Godkänn", hint: "Den ska betalas som den är." },
      reject: { label: "Avvisa", hint: "Den betalas inte. Svaret går inte att ändra." },
      "pay-partly": { label: "Delvis betald", hint: "En del av beloppet betalas. Svaret går inte att ändra." },
      pay: { label: "Betald", hint: "Betalningen är gjord. Svaret går inte att ändra." },
    },
    reason: "Orsak",
    reasonHint: "Behövs när ni frågar, avvisar eller sätter villkor.",
    reasonPrompt: "Välj orsak",
    action: "Vad ska leverantören göra?",
    actionPrompt: "Inget särskilt",
    conditions: "Uppgifter som ska vara annorlunda",
    conditionsHint: "Leverantörens system kan läsa dem och fylla i rätt.",
    term: (place) => `Uppgift ${place}`,
    termPrompt: "Välj uppgift",
    shouldBe: (place) => `Ska vara ${place}`,
    clarification: "Förklara för leverantören",
    clarificationHint: "Skriv vad som är fel och vad leverantören ska göra. Skriv inga personuppgifter om patienter.",
    send: "Sänd svaret",
    sent: "Svaret är på väg till leverantören.",
    final: "Fakturan har fått sitt slutliga svar.",
    readOnly: "Du kan läsa men inte svara. Den som tar emot fakturor för enheten svarar.",
    law: "Svaret ersätter inte ett bestridande eller en kreditfaktura.",
    faults: {
      "move.choose": "Välj ett svar",
      "reason.missing": "Välj orsaken till ert svar",
      "conditions.*.shouldBe.missing": "Skriv vad uppgiften ska vara",
      "conditions.*.shouldBe.too-long": "Korta uppgiften till högst 200 tecken",
      "conditions.*.term.missing": "Välj vilken uppgift det gäller",
      "clarification.missing": "Skriv en förklaring till leverantören",
      "clarification.too-long": "Korta förklaringen till högst 1 000 tecken",
    },
  },
  given: {
    AB: "Svarat: mottagen",
    IP: "Svarat: behandlas",
    UQ: "Frågat leverantören",
    CA: "Godkänd med villkor",
    AP: "Godkänd",
    RE: "Avvisad",
    PD: "Svarat: betald",
    PPD: "Svarat: delvis betald",
  },
  reasons: {
    REF: "Referensen saknas eller stämmer inte",
    PRI: "Priset stämmer inte",
    QTY: "Antalet stämmer inte",
    ITM: "Fel vara eller tjänst",
    DEL: "Leveransen har inte skett eller är ofullständig",
    UNR: "Vi känner inte igen köpet",
    FIN: "Villkoren för ränta eller avgifter stämmer inte",
    PPD: "En del av beloppet är betald",
    PAY: "Betalningsvillkoren stämmer inte",
    LEG: "Något som lagen kräver saknas",
    REC: "Fel mottagare",
    QUA: "Kvaliteten är inte den avtalade",
    OTH: "Annat",
  },
  actions: {
    PIN: "Lämna mer information",
    NIN: "Sänd en ny faktura",
    CNF: "Kreditera hela fakturan",
    CNP: "Kreditera en del av fakturan",
    CNA: "Kreditera beloppet",
    NOA: "Ingenting",
    OTH: "Annat, se förklaringen",
  },
  terms: {
    "BT-10": "Kunds referens",
    "BT-13": "Inköpsordernummer",
    "BT-12": "Avtalsnummer",
    "BT-9": "Förfallodatum",
    "BT-72": "Leveransdatum",
    "BT-46": "Köparens id",
    "BT-48": "Köparens momsnummer",
    "BT-84": "Konto",
    "BT-129": "Antal på en rad",
    "BT-146": "Pris på en rad",
  },
  condition: (term, shouldBe) => `${term} ska vara ${shouldBe}`,
};
