/** Following what has been sent: which number, reminders, lists as one keeps them, and mail about what needs somebody. */
import type { HeldFor } from "../../domain/invoices/list-invoices.ts";
import type { NumberReason } from "../../domain/invoices/judge-number.ts";

interface Reason {
  readonly text: string;
  readonly source: string;
}

const reasons: Readonly<Record<NumberReason, Reason>> = {
  withdrawn: {
    text: "Dokumentet nådde ingen och är tillbakadraget. Numret har gått ut igen med ett rättat dokument.",
    source: "Bokföringslagen 5 kap. 5 § (rättelse).",
  },
  replaced: {
    text: "En annan faktura är redan sänd i stället. Är den här inte krediterad behöver den krediteras.",
    source: "Mervärdesskattelagen 17 kap. 22 § (ändringsfaktura).",
  },
  held: {
    text: "Fakturan är utfärdad men väntar på att regionen godkänner er. Numret är dess. Den går iväg av sig själv.",
    source: "Mervärdesskattelagen 17 kap. 24 § 2 (löpnummer som identifierar fakturan).",
  },
  "under-way": {
    text: "Fakturan är på väg. Vi försöker tills mottagaren har den, med samma nummer och samma dokument. Vänta.",
    source: "Mervärdesskattelagen 17 kap. 24 § 2; Peppol: ett dokument, en identitet.",
  },
  "fate-unknown": {
    text: "Ingen vet säkert om dokumentet kom fram. Därför får numret inte användas till ett annat dokument.",
    source: "Mervärdesskattelagen 17 kap. 24 § 2; Peppol: ett dokument, en identitet.",
  },
  "no-answer": {
    text: "Samma dokument får sändas igen med samma nummer: mottagaren känner igen det och får det en gång. Ett ändrat dokument behöver ett nytt nummer, för det första kan ha kommit fram.",
    source: "Peppol: ett dokument, en identitet; mervärdesskattelagen 17 kap. 24 § 2.",
  },
  "never-reached": {
    text: "Dokumentet stoppades innan någon hos mottagaren hade det. Du får rätta det och sända det med samma nummer. Båda versionerna sparas.",
    source: "Bokföringslagen 5 kap. 5 och 7 §§; praxis i Peppol: det som aldrig togs emot får rättas och sändas om.",
  },
  rejected: {
    text: "Mottagaren har fått fakturan och avvisat den. Numret är använt: kreditera den här och sänd en rättad med nytt nummer.",
    source: "Peppol Invoice Response: RE är slutligt; mervärdesskattelagen 17 kap. 22 och 24 §§.",
  },
  credited: {
    text: "Fakturan är krediterad i sin helhet. Ska något ändå betalas skriver du en ny med nytt nummer.",
    source: "Mervärdesskattelagen 17 kap. 22 och 24 §§.",
  },
  "credited-in-part": {
    text: "Fakturan är krediterad till en del. Resten kan krediteras, eller ersättas med en ny med nytt nummer.",
    source: "Mervärdesskattelagen 17 kap. 22 och 24 §§.",
  },
  paid: {
    text: "Mottagaren har svarat att fakturan är betald. Blev något fel krediterar du det.",
    source: "Peppol Invoice Response: PD är slutligt; mervärdesskattelagen 17 kap. 22 §.",
  },
  accepted: {
    text: "Mottagaren har godkänt fakturan. Blev något fel krediterar du det och skriver en ny med nytt nummer.",
    source: "Mervärdesskattelagen 17 kap. 22 och 24 §§.",
  },
  queried: {
    text: "Mottagaren har fakturan och frågar om den. Svara först. Är den fel krediterar du och skriver en ny.",
    source: "Peppol Invoice Response: UQ; mervärdesskattelagen 17 kap. 22 och 24 §§.",
  },
  delivered: {
    text: "Fakturan är levererad. Numret är använt för alltid. Blev något fel krediterar du och skriver en ny.",
    source: "Mervärdesskattelagen 17 kap. 22 och 24 §§; bokföringslagen 5 kap. 7 §.",
  },
  "credit-note": {
    text: "Krediten har kommit fram. En kredit krediteras inte: blev den fel skriver du en ny faktura.",
    source: "Mervärdesskattelagen 17 kap. 22 §.",
  },
};

export const following = {
  number: {
    same: (number: string) => `Numret ${number} får användas igen. Varför?`,
    notSame: (number: string) => `Numret ${number} får inte användas igen. Varför?`,
    source: "Källa:",
    reasons,
    ways: { "correct-same-number": "Rätta och sänd med samma nummer", "new-number": "Rätta och sänd igen" } as Readonly<
      Record<"correct-same-number" | "new-number", string>
    >,
    hints: {
      "correct-same-number": "Ett utkast fylls i med samma uppgifter och samma nummer. Den här versionen sparas.",
      "new-number": "Ett utkast fylls i med samma uppgifter och ett nytt nummer. Den här fakturan finns kvar.",
    } as Readonly<Record<"correct-same-number" | "new-number", string>>,
    sameNumber: (number: string) => `${number}, samma nummer som det dokument som inte kom fram.`,
  },
  ledger: {
    title: "Nummerserier",
    lead: "Vilka nummer som är tagna, och av vilken faktura.",
    link: "Nummerserier",
    series: "Serie",
    prefix: "Prefix",
    next: "Nästa nummer",
    taken: "Taget till och med",
    inUse: "Används nu",
    yes: "Ja",
    no: "Nej",
    seriesCaption: "Dina nummerserier",
    noSeries: "Du skriver numren själv. Skriv serien nedan, så visas vilka nummer som är använda.",
    numbers: (prefix: string) => (prefix === "" ? "Nummer utan prefix" : `Nummer som börjar med ${prefix}`),
    caption: "Nummer, det högsta först",
    number: "Nummer",
    usedBy: "Används av",
    day: "Datum",
    standing: "Läge",
    unused: (first: string, last: string) =>
      first === last ? `${first} är inte använt` : `${first} till ${last} är inte använda`,
    unusedText: "Serien har hoppat över dem, eller så är de inte tagna än.",
    revision: (revision: number) => `version ${revision}`,
    none: "Inga nummer är tagna i serien.",
    lower: "Lägre nummer",
    prefixField: "Serie, det som står före siffrorna",
    fromField: "Från nummer och nedåt",
    show: "Visa",
    showSeries: (prefix: string) => (prefix === "" ? "Visa nummer utan prefix" : `Visa ${prefix}`),
  },
  reminders: {
    button: "Påminn mottagaren",
    from: (day: string) => `Svarar mottagaren inte kan du påminna från och med ${day}.`,
    sent: "Påminnelsen är på väg till mottagarens inkorg.",
    happened: "Mottagaren påmind",
    unanswered: (count: number, days: number) =>
      count === 1
        ? `1 faktura har inte fått svar på ${days} dagar`
        : `${count} fakturor har inte fått svar på ${days} dagar`,
    unansweredMany: (count: number, days: number) => `Minst ${count} fakturor har inte fått svar på ${days} dagar`,
    seeUnanswered: "Se dem och påminn",
    noticeHeading: "Leverantören väntar på svar",
    notice: (moments: readonly string[]) => `Påmind ${moments.join(" och ")}.`,
    reminded: (seller: string, number: string) => `${seller} påminner om faktura ${number}`,
    openReminded: "Öppna och svara",
  },
  mail: {
    title: "Mejl om fakturor",
    lead: (company: string) => `Hur ofta vill du få mejl när en faktura från ${company} behöver någon?`,
    question: "Mejl när en faktura avvisas, när mottagaren frågar eller när den inte kom fram",
    paces: {
      "at-once": { label: "Genast", hint: "Ett mejl för varje faktura." },
      daily: { label: "En gång om dagen", hint: "Klockan 7, om något har hänt." },
      weekly: { label: "En gång i veckan", hint: "Måndag klockan 7, om något har hänt." },
      none: { label: "Inte alls", hint: "Du ser det på startsidan. Vill ingen hos er ha mejl får ägarna dem ändå." },
    } as Readonly<Record<"at-once" | "daily" | "weekly" | "none", { readonly label: string; readonly hint: string }>>,
    save: "Spara",
    saved: "Sparat.",
    link: "Hur ofta du får mejl",
  },
  list: {
    fileName: "fakturor",
    issued: "Fakturadatum",
    reference: "Kunds referens 1",
    net: "Utan moms",
    vat: "Moms",
    currency: "Valuta",
  },
  narrowing: {
    more: "Datum, mottagare och fakturatyp",
    from: "Fakturadatum från",
    to: "Fakturadatum till",
    receiver: "Mottagare",
    receiverHint: "Namn, organisationsnummer eller GLN",
    anyKind: "Båda",
    order: "Det senaste fakturadatumet först.",
    several: (count: number) => `${count} mottagare passar. Listan visar fakturor till alla. Visa bara:`,
    nothing: "Ingen faktura passar urvalet.",
    faults: {
      "before-from": "Slutet ligger före början. Byt plats på datumen",
      "receiver-not-found": "Ingen mottagare heter så. Kontrollera stavningen, eller skriv numret",
    },
  },
  heldFor: {
    "introduction-missing": "Väntar på att ni presenterar er",
    "introduction-open": "Väntar på regionens godkännande",
    "introduction-refused": "Regionen har inte godkänt er",
  } as Readonly<Record<HeldFor, string>>,
  views: {
    label: "Dina sparade vyer",
    default: "öppnas först",
    save: "Spara den här vyn",
    name: "Namn på vyn",
    nameHint: "Sökning, urval och läge sparas. Samma namn igen byter ut vyn.",
    opens: "Öppna listan så här",
    saveButton: "Spara vyn",
    remove: (name: string) => `Ta bort ${name}`,
    saved: "Vyn är sparad.",
    removed: "Vyn är borttagen.",
    faults: {
      "name.missing": "Ge vyn ett namn",
      "search-too-long": "Sökningen är för lång för att sparas. Sök på något kortare först",
      "too-many-views": ({ max = "" }: Readonly<Record<string, string>>) =>
        `Du har redan ${max} vyer. Ta bort en först`,
    },
  },
};
