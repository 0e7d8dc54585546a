/** Inställningar › Skicka: sidan, dess fält och vad som ska rättas. */
import type { SettingsFaultCode } from "../../domain/settings/settings-fault.ts";
import type { Sentence } from "../form-faults.ts";

type P = Readonly<Record<string, string>>;

/** The codes that the form of settings coins itself; the engine's own are told by faults.sv.ts. */
type OwnCode =
  | "account-missing"
  | "iban-only"
  | "iban-in-domestic-field"
  | "bankgiro-in-plusgiro-field"
  | "clearing-missing"
  | "account-number-missing"
  | "bic-missing"
  | "iban-missing"
  | "bank-account-not-expressible"
  | "clearing-fifth-digit-needed"
  | "factoring-incomplete"
  | "factoring-is-oneself"
  | "factoring-account-is-own"
  | "number-prefix-form"
  | "next-number-form"
  | "next-number-used"
  | "next-number-on-invoice"
  | "payment-terms-form"
  | "payment-terms-too-long"
  | "password-missing"
  | "password-wrong"
  | "warnings-not-confirmed";

export const settings = {
  caption: "Inställningar",
  title: "Skicka",
  pageTitle: "Inställningar › Skicka",
  lead: "Det här följer med på varje faktura ni sänder. Ni fyller i det en gång.",
  readOnlyLead: "Så här är ert företags uppgifter ifyllda. Bara den som är ägare kan ändra dem.",
  notYetPayable: {
    heading: "Det saknas ett konto att få betalt till",
    text: "Innan ni kan sända en faktura behövs ett bankgiro, ett plusgiro eller ett bankkonto.",
  },
  own: {
    heading: "Medlems betalningsinformation",
    intro: "Hit betalar mottagaren. Minst ett av bankgiro, plusgiro och bankkonto behövs.",
    bankgiro: "Bankgiro",
    bankgiroHint: "7 eller 8 siffror, till exempel 991-2346",
    plusgiro: "Plusgiro",
    plusgiroHint: "2–8 siffror, till exempel 28 65 43-4",
    clearing: "Clearingnummer",
    clearingHint: "4 siffror, eller 5 om det börjar med 8",
    accountNumber: "Kontonummer",
    accountNumberHint: "Utan clearingnummer",
    insists: "Jag har jämfört med bankens papper och numret stämmer",
    insistsHint: "Kryssa i om du är säker. Banker får nya nummer ibland, och vår lista kan ligga efter.",
    bankName: "Bankens namn",
    bankNameHint: "Lämna tomt, så tar vi namnet från clearingnumret.",
    bankKnown: (bank: string) => `Clearingnumret hör till ${bank}.`,
  },
  abroad: {
    heading: "Betalning från utlandet",
    intro:
      "Bara för er som får betalt från utlandet. Regionen och andra svenska mottagare betalar till bankgiro, plusgiro eller bankkonto, och ser inte IBAN på fakturan.",
    open: "Fyll i IBAN och BIC",
    iban: "IBAN",
    ibanHint: "Börjar med landets två bokstäver, till exempel SE45 5000 0000 0583 9825 7466",
    bic: "BIC",
    bicHint: "8 eller 11 tecken, till exempel ESSESESS",
  },
  factoring: {
    open: "Fyll i factoringbolagets uppgifter",
    heading: "Factoringbolags betalningsinformation",
    intro:
      "Bara om ett factoringbolag ska få betalt i stället för er. Fyll då i allt. Lämna annars allt tomt, så syns inget av det på fakturan.",
    name: "Factoringbolagets namn",
    organisationNumber: "Factoringbolagets organisationsnummer",
    organisationNumberHint: "10 siffror, till exempel 556036-0793",
    accountKind: "Factoringbolagets konto är ett",
    kinds: { bankgiro: "Bankgiro", plusgiro: "Plusgiro", "bank-account": "Bankkonto" },
    clearing: "Factoringbolagets clearingnummer",
    clearingHint: "Bara när kontot är ett bankkonto",
    accountNumber: "Factoringbolagets kontonummer",
    accountNumberHint: "Bankgiro-, plusgiro- eller kontonumret",
    assignmentText: "Överlåtelsetext",
    assignmentTextHint:
      "Den text factoringbolaget vill ha på fakturan. Till exempel: Fakturan är överlåten till Bolaget AB. Betalning ska ske till Bolaget AB.",
  },
  numbering: {
    heading: "Fakturanummer",
    automatic: "Använd nästa fakturanummer automatiskt",
    automaticHint: "Numret tas när fakturan sänds, så att det inte blir några luckor. Annars skriver ni det själva.",
    prefix: "Prefix",
    prefixHint: "Står först i varje nummer, till exempel F-",
    nextNumber: "Nästa nummer",
    nextNumberHint: "Bara siffror. Det kan inte vara ett nummer som redan är använt.",
    nextWillBe: (number: string) => `Nästa faktura får numret ${number}.`,
  },
  defaults: {
    heading: "Förval på nya fakturor",
    paymentTermsDays: "Betalningsvillkor",
    paymentTermsHint: "Högst 30 dagar när regionen eller en annan myndighet ska betala (räntelagen 2 a §).",
    days: "dagar",
    vatPercent: "Momssats",
    vatPercents: { 25: "25 %", 12: "12 %", 6: "6 %", 0: "0 %" },
    ourReference: "Vår referens",
    ourReferenceHint: "Den hos er som mottagaren kan fråga.",
  },
  save: "Spara",
  saved: "Inställningarna är sparade.",
  backToDraft: "Fortsätt med fakturan du har börjat på",
  savedAndTold: "Inställningarna är sparade. Alla ägare får ett mejl om att betalningsuppgifterna är ändrade.",
  changedMeanwhile: {
    heading: "Någon annan har ändrat inställningarna medan du skrev",
    text: "Det du har skrivit står kvar här nedanför. Det som är sparat nu ser du här. Sparar du igen gäller det du har skrivit.",
  },
  confirm: {
    title: "Kontrollera och bekräfta",
    lead: "Du ändrar vart pengar betalas. Jämför numren med bankens papper en gång till.",
    changes: "Det här ändras",
    kinds: {
      bankgiro: "Bankgiro",
      plusgiro: "Plusgiro",
      "bank-account": "Bankkonto",
      iban: "IBAN",
      factoring: "Factoringbolag",
    },
    now: "Nytt",
    before: "Hittills",
    nothing: "Inget",
    warnings: "Se efter en gång till",
    warning: {
      "bank-account-personal-number":
        "Kontonumret är ditt personnummer. Det syns på fakturan för alla som hanterar den. Ett bankgiro är bättre.",
      "bank-account-fifth-digit-missing":
        "Clearingnumrets femte siffra saknas. Det IBAN ni har angett används i stället.",
      "bank-account-clearing-unknown": "Vi känner inte till vilken bank som har clearingnumret.",
      "bank-account-unverified": "Kontonumret stämmer inte med bankens regler som vi känner dem.",
      "bic-of-another-bank": "BIC hör till en annan bank än den som IBAN pekar ut.",
    },
    warningsConfirmed: "Jag har sett efter, och uppgifterna stämmer",
    afterwards: "Alla ägare får ett mejl om ändringen. Fakturor som redan är sända har kvar de gamla uppgifterna.",
    password: "Ditt lösenord",
    passwordHint: "Samma som när du loggar in. Det skyddar er mot den som vill styra om era pengar.",
    save: "Spara ändringen",
    edit: "Ändra uppgifterna",
  },
  history: {
    heading: "Konton ni har haft",
    kind: "Slag",
    number: "Nummer",
    from: "Från och med",
    until: "Till och med",
    current: "Gäller nu",
  },
  none: "Inte ifyllt",
  yes: "Ja",
  no: "Nej",
  faults: {
    "account-missing": "Fyll i minst ett av bankgiro, plusgiro och bankkonto. Annars kan ingen betala era fakturor",
    "iban-only":
      "Fyll i bankgiro, plusgiro eller bankkonto också. IBAN är för betalning från utlandet, och regionen betalar inom Sverige",
    "iban-in-domestic-field":
      "Det här är ett IBAN, och det är för betalning från utlandet. Skriv det svenska numret här, och IBAN i fältet för IBAN om ni får betalt från utlandet",
    "bankgiro-in-plusgiro-field": "Det här ser ut som ett bankgironummer. Skriv det i fältet Bankgiro i stället",
    "clearing-missing": "Skriv clearingnumret också",
    "account-number-missing": "Skriv kontonumret också",
    "bic-missing": "Skriv bankens BIC också. Den som betalar från utlandet behöver båda",
    "iban-missing": "Skriv IBAN också, eller ta bort BIC",
    "bank-account-not-expressible":
      "En e-faktura anger bankkonton med IBAN, och ur det här kontot går det inte att räkna fram. Använd bankgiro eller plusgiro, eller skriv kontots svenska IBAN och BIC längre ner",
    "factoringAccountNumber.bank-account-not-expressible":
      "En e-faktura anger bankkonton med IBAN, och ur det här kontot går det inte att räkna fram. Be factoringbolaget om ett bankgiro eller plusgiro",
    "clearing-fifth-digit-needed":
      "Skriv clearingnumrets femte siffra också, till exempel 8327-9. Den behövs för att kontot ska kunna stå på en e-faktura",
    "factoringName.factoring-incomplete": "Skriv factoringbolagets namn, eller töm alla fälten om factoring",
    "factoringOrganisationNumber.factoring-incomplete":
      "Skriv factoringbolagets organisationsnummer, eller töm alla fälten om factoring",
    "factoringAccountNumber.factoring-incomplete":
      "Skriv numret på factoringbolagets konto, eller töm alla fälten om factoring",
    "factoringAccountNumber.account-number-missing":
      "Skriv numret på factoringbolagets konto, eller töm alla fälten om factoring",
    "assignmentText.factoring-incomplete":
      "Skriv överlåtelsetexten som factoringbolaget vill ha den, eller töm alla fälten om factoring",
    "factoring-incomplete": "Fyll i det här också, eller töm alla fälten om factoring",
    "factoring-is-oneself": "Det här är ert eget organisationsnummer. Skriv factoringbolagets",
    "factoring-account-is-own": "Det här är ert eget konto, som ni har skrivit längre upp. Skriv factoringbolagets",
    "factoringAccountKind.choose": "Välj om factoringbolagets konto är ett bankgiro, ett plusgiro eller ett bankkonto",
    "number-prefix-form": "Prefixet får ha högst 10 tecken: bokstäver A–Z, siffror, bindestreck och snedstreck",
    "nextNumber.missing": "Skriv vilket nummer nästa faktura ska få",
    "next-number-form": "Skriv numret med 1–12 siffror, till exempel 1001",
    "next-number-used": ({ last, next }: P) =>
      `Numren till och med ${last} är redan använda. Det lägsta ni kan välja är ${next}`,
    "next-number-on-invoice": ({ number }: P) => `Numret ${number} står redan på en faktura. Välj ett högre`,
    "paymentTermsDays.missing": "Skriv hur många dagar mottagaren har på sig att betala",
    "payment-terms-form": "Skriv antalet dagar med siffror, till exempel 30",
    "payment-terms-too-long": ({ max }: P) =>
      `Skriv högst ${max} dagar. Regionen och andra myndigheter får inte ha längre tid på sig (räntelagen 2 a §)`,
    "vatPercent.choose": "Välj en av momssatserna",
    "password-missing": "Skriv ditt lösenord",
    "password-wrong": "Lösenordet stämmer inte. Skriv det en gång till",
    "warnings-not-confirmed": "Kryssa i att du har sett efter, eller ändra uppgifterna",
  } satisfies Readonly<Record<Extract<SettingsFaultCode, OwnCode> | OwnCode, Sentence>> &
    Readonly<Record<string, Sentence>>,
};
