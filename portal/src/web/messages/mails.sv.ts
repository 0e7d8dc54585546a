/**
 * The portal's letters. Each has one purpose; the subject says what it is about and holds nothing that a person has typed,
 * nor does the first line. Where a letter has an action, its link stands on a line of its own after `action`.
 */
import type { CaseKind } from "../../domain/cases/kinds.ts";
import type { ChangedAccountsLetter, Letters, SecondStepChange } from "../../domain/mail/letters.ts";
import { amountText, bankgiroText } from "../figures-text.ts";

export interface LetterWords {
  readonly subject: string;
  readonly before: readonly string[];
  /** What the link does; present where the letter has one. */
  readonly action?: string;
  readonly after: readonly string[];
}

export interface MailWords {
  readonly greeting: string;
  readonly footer: string;
  readonly letters: { readonly [K in keyof Letters]: (facts: Letters[K] & { readonly moment: string }) => LetterWords };
}

/** Vad som har ändrats i hur någon loggar in, som en mening. */
const secondStepChanges: Readonly<Record<SecondStepChange, string>> = {
  "code-app-added": "En kodapp är inställd för ditt konto i Fakturaporten.",
  "code-app-removed": "Kodappen är borttagen från ditt konto i Fakturaporten.",
  "passkey-added": "En passkey är skapad för ditt konto i Fakturaporten.",
  "passkey-removed": "En passkey är borttagen från ditt konto i Fakturaporten.",
  "recovery-codes-renewed": "Nya reservkoder är gjorda för ditt konto i Fakturaporten. De gamla gäller inte längre.",
  "recovery-code-used": "Någon loggade in på ditt konto i Fakturaporten med en av dina reservkoder.",
  "card-given": "Ett SITHS-kort är knutet till ditt konto i Fakturaporten. Med det går det att logga in som du.",
  "card-taken": "SITHS-kortet är inte längre knutet till ditt konto i Fakturaporten.",
  reset: "Den som bestämmer om användare hos er har tagit bort det andra steget från din inloggning i Fakturaporten.",
};

/** Vad det blev av en beställning som inte utfördes eller som togs tillbaka. */
const orderEnds: Readonly<Record<string, string>> = {
  "needs-other": "En tjänst som den kräver har ni inte längre. Ingenting har ändrats.",
  withdrawn: "Beställningen togs tillbaka före sin första dag. Den faktureras inte.",
  kept: "Tjänsten hade hunnit sägas upp eller ändras, så beställningen står kvar.",
};

function kronor(minor: string): string {
  return amountText({ minor: BigInt(minor), currency: "SEK" });
}

/** What a case of each kind is called in a mail. */
const caseKindsInMail = {
  "customer-access": "behörighet till ett Kund-ID",
  introduction: "presentation av leverantör",
  question: "fråga från leverantör",
  "missing-reference": "fråga om referens",
  "look-alike-name": "företagsnamn som liknar ett annat",
  "contested-number": "organisationsnummer som fler gör anspråk på",
  "account-change": "ändrat konto att betala till",
  "payment-stop": "stopp efter ett ändrat konto",
  dispute: "avvikelse i fakturering",
  "item-credit": "kreditering av en enstaka post",
  "customer-change": "ändrade kunduppgifter",
  "customer-question": "fråga från kund",
} satisfies Readonly<Record<CaseKind, string>> as Readonly<Record<string, string>>;

const caseNews: Readonly<Record<string, string>> = {
  say: "Du har fått svar i ert ärende.",
  ask: "Vi behöver veta något mer för att kunna gå vidare med ert ärende.",
  close: "Vi har svarat och avslutat ert ärende.",
  decide: "Vi har fattat beslut i ert ärende.",
  reopen: "Vi har tagit upp ert ärende igen.",
};

const notYou = "Var det inte du? Då behöver du inte göra något. Ingenting händer om du låter bli länken.";

const kinds = {
  bankgiro: "Bankgiro",
  plusgiro: "Plusgiro",
  bankAccount: "Bankkonto",
  iban: "IBAN",
  factoring: "Factoringbolag",
} as const;

export const mails: MailWords = {
  greeting: "Hej!",
  footer: "Det här är ett automatiskt mejl från Fakturaporten. Det går inte att svara på.",
  letters: {
    "confirm-registration": ({ companyName }) => ({
      subject: "Bekräfta din e-postadress",
      before: [
        "Någon, förhoppningsvis du, har registrerat sig i Fakturaporten med den här adressen.",
        `Företaget som angavs: ${companyName}.`,
        "Öppna länken och skriv lösenordet du valde, så är du igång. Länken gäller i 24 timmar och går att använda en gång.",
      ],
      action: "Bekräfta adressen",
      after: [notYou],
    }),
    "confirm-known-account": ({ companyName }) => ({
      subject: "Du har redan ett konto",
      before: [
        "Någon, förhoppningsvis du, har registrerat ett företag i Fakturaporten med den här adressen. Adressen har redan ett konto.",
        `Företaget som angavs: ${companyName}.`,
        "Vill du lägga till företaget till ditt konto? Öppna länken och skriv det lösenord som du redan har, inte det som angavs nu. Länken gäller i 24 timmar och går att använda en gång.",
      ],
      action: "Lägg till företaget",
      after: [notYou, "Minns du inte lösenordet? Välj Glömt lösenordet på inloggningssidan."],
    }),
    "account-exists": () => ({
      subject: "Din e-postadress är redan bekräftad",
      before: [
        "Någon, förhoppningsvis du, bad om en ny länk för att bekräfta den här adressen. Den är redan bekräftad, så det är bara att logga in.",
      ],
      action: "Logga in",
      after: [
        "Minns du inte lösenordet? Välj Glömt lösenordet på inloggningssidan.",
        "Var det inte du? Då behöver du inte göra något.",
      ],
    }),
    "no-account": () => ({
      subject: "Det finns inget konto med den här adressen",
      before: [
        "Någon, förhoppningsvis du, bad Fakturaporten om en länk till den här adressen. Men här finns inget konto med den.",
        "Kanske registrerade du dig med en annan adress? Annars kan du registrera ditt företag här. Det kostar ingenting.",
      ],
      action: "Registrera företaget",
      after: ["Var det inte du? Då behöver du inte göra något."],
    }),
    "sign-in-elsewhere": () => ({
      subject: "Du loggar in med regionens inloggning",
      before: [
        "Någon, förhoppningsvis du, vill välja ett nytt lösenord i Fakturaporten. Men du har inget: du loggar in på samma sätt som i övrigt på jobbet.",
        "Kommer du inte in där är det er it-support som kan hjälpa dig.",
      ],
      action: "Logga in",
      after: ["Var det inte du? Då behöver du inte göra något."],
    }),
    "approval-asked": ({ about, customerNumber, serviceName, personName }) => ({
      subject: about === "order" ? "En beställning att godkänna" : "En uppsägning att godkänna",
      before: [
        about === "order"
          ? "Någon vill beställa en tjänst, och du är beslutsattestant. Ingenting beställs innan du har godkänt det."
          : "Någon vill säga upp en tjänst, och du är beslutsattestant. Uppsägningen gäller först när du har godkänt den.",
        ...(about === "order" ? [] : ["Tills dess fortsätter tjänsten att kosta."]),
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
        `Begärd av: ${personName}`,
      ],
      action: "Läs och besluta",
      after: [
        about === "order"
          ? "På sidan står vad tjänsten kostar i månaden, och när den börjar om du godkänner i dag."
          : "På sidan står när tjänsten slutar om du godkänner i dag, och vad det kostar att vänta.",
      ],
    }),
    "approval-nobody": ({ about, customerNumber, serviceName }) => ({
      subject: about === "order" ? "Ingen kan godkänna beställningen" : "Ingen kan godkänna uppsägningen",
      before: [
        "Det finns ingen beslutsattestant vars behörighet täcker ansvaret och beloppet, utom möjligen du själv.",
        "Be regionens fakturahandläggare att ge någon hos er behörighet. Sedan kan den personen besluta direkt.",
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Se läget",
      after: [],
    }),
    "approval-reminder": ({ about, customerNumber, serviceName, askedOn, role }) => ({
      subject: about === "order" ? "En beställning väntar på beslut" : "En uppsägning väntar på beslut",
      before: [
        role === "deputy"
          ? "Du ersätter en beslutsattestant, och något har väntat på beslut. Du kan besluta i attestantens ställe."
          : "Du är beslutsattestant, och något har väntat på ditt beslut.",
        `Begärd: ${askedOn}`,
        ...(about === "order" ? [] : ["Tills någon har beslutat fortsätter tjänsten att kosta."]),
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Läs och besluta",
      after: ["Har någon annan redan beslutat behöver du inte göra något."],
    }),
    "access-wished": ({ customerNumber, personName }) => ({
      subject: "En kollega vill se ett Kund-ID",
      before: [
        "En kollega ber om att få läsa fakturor och specifikationer, och du är IT-beställare. Du ger behörigheten eller säger varför inte.",
        `Kund-ID: ${customerNumber}`,
        `Person: ${personName}`,
      ],
      action: "Svara på startsidan",
      after: [],
    }),
    "access-answered": ({ customerNumber, outcome }) => ({
      subject: outcome === "unknown" ? "Kund-ID:t finns inte" : "Du fick inte behörigheten",
      before: [
        outcome === "unknown"
          ? "Det finns inget sådant Kund-ID. Det står på fakturan; kontrollera det och be om behörighet igen."
          : "Den som svarar för Kund-ID:t gav inte behörigheten. Orsaken står i portalen.",
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Se svaret",
      after: [],
    }),
    "cancellation-wished": ({ customerNumber, serviceName, personName }) => ({
      subject: "Någon vill bli av med en tjänst",
      before: [
        "En kollega som inte själv kan säga upp ber dig som IT-beställare att göra det, eller att svara varför inte.",
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
        `Önskat av: ${personName}`,
      ],
      action: "Säg upp eller svara",
      after: ["På sidan står när tjänsten slutar om den godkänns i dag."],
    }),
    "wish-answered": ({ customerNumber, serviceName, outcome }) => ({
      subject:
        outcome === "asked"
          ? "IT-beställaren har begärt uppsägningen"
          : outcome === "refused"
            ? "IT-beställaren säger inte upp tjänsten"
            : "Det finns ingen IT-beställare",
      before: [
        outcome === "asked"
          ? "IT-beställaren har begärt att tjänsten sägs upp. Uppsägningen gäller när beslutsattestanten har godkänt den."
          : outcome === "refused"
            ? "IT-beställaren säger inte upp tjänsten. Orsaken står i portalen."
            : "Ingen har behörighet som IT-beställare för tjänsten. Be regionens fakturahandläggare att ge någon hos er den.",
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Se läget",
      after: [],
    }),
    "order-decided": ({ customerNumber, serviceName, outcome, beginsOn }) => ({
      subject:
        outcome === "approved"
          ? "Beställningen är godkänd"
          : outcome === "declined"
            ? "Beställningen godkändes inte"
            : outcome === "withdrawn"
              ? "Beställningen är återtagen"
              : outcome === "kept"
                ? "Beställningen gick inte att ta tillbaka"
                : "Beställningen gick inte att utföra",
      before: [
        outcome === "approved"
          ? `Beställningen är godkänd. Första dagen som faktureras är ${beginsOn}.`
          : outcome === "declined"
            ? "Beslutsattestanten godkände inte beställningen. Ingenting har ändrats. Orsaken står i portalen."
            : (orderEnds[outcome] ?? "Tjänsten som skulle ändras hade hunnit sluta. Ingenting har ändrats."),
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Se beställningen",
      after: [],
    }),
    "cancellation-decided": ({ customerNumber, serviceName, outcome, lastBilledOn }) => ({
      subject:
        outcome === "approved"
          ? "Uppsägningen är godkänd"
          : outcome === "declined"
            ? "Uppsägningen godkändes inte"
            : outcome === "withdrawn"
              ? "Uppsägningen är återtagen"
              : "Tjänsten slutar redan tidigare",
      before: [
        outcome === "approved"
          ? `Uppsägningen är godkänd. Sista dagen som faktureras är ${lastBilledOn}.`
          : outcome === "declined"
            ? "Beslutsattestanten godkände inte uppsägningen. Tjänsten fortsätter. Orsaken står i portalen."
            : outcome === "withdrawn"
              ? "Uppsägningen är återtagen innan tjänsten slutade. Tjänsten fortsätter och faktureras som förut."
              : "Tjänsten slutar tidigare än uppsägningen skulle ge.",
        `Tjänst: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Se uppsägningen",
      after: [],
    }),
    "reset-password": () => ({
      subject: "Välj ett nytt lösenord",
      before: [
        "Någon, förhoppningsvis du, vill välja ett nytt lösenord för ditt konto i Fakturaporten.",
        "Länken gäller i 30 minuter och går att använda en gång.",
      ],
      action: "Välj nytt lösenord",
      after: ["Var det inte du? Då behöver du inte göra något. Ditt lösenord är oförändrat."],
    }),
    "password-changed": ({ moment }) => ({
      subject: "Ditt lösenord är ändrat",
      before: [
        `Lösenordet till ditt konto i Fakturaporten ändrades ${moment}. Du är utloggad överallt utom där du ändrade det.`,
        "Var det du? Då behöver du inte göra något.",
        "Var det inte du? Gå till Fakturaporten på ditt vanliga sätt, välj Glömt lösenordet och hör av dig till leverantörsstödet.",
      ],
      after: [],
    }),
    "second-step-changed": ({ moment, change }) => ({
      subject: "Din inloggning är ändrad",
      before: [
        `${secondStepChanges[change]} Det skedde ${moment}.`,
        "Var det du? Då behöver du inte göra något.",
        "Var det inte du? Gå till Fakturaporten på ditt vanliga sätt, byt lösenord och hör av dig till den som bestämmer om användare hos er.",
      ],
      after: [],
    }),
    "join-requested": ({ companyName, personName, personEmail }) => ({
      subject: "Någon vill arbeta för ert företag i Fakturaporten",
      before: [
        "En person har registrerat sig och vill få behörighet till ert företag. Den får ingen behörighet förrän någon av er svarar ja.",
        `Företag: ${companyName}`,
        `Namn: ${personName}`,
        `E-post: ${personEmail}`,
        "Adressen är bekräftad, men namnet har personen själv skrivit. Är du osäker, ring och fråga innan du svarar.",
      ],
      action: "Se förfrågan och svara",
      after: [],
    }),
    "join-accepted": ({ companyName }) => ({
      subject: "Du har fått behörighet",
      before: ["Din förfrågan fick ett ja.", `Du kan nu arbeta för ${companyName} i Fakturaporten.`],
      action: "Logga in",
      after: [],
    }),
    "join-declined": ({ companyName }) => ({
      subject: "Din förfrågan fick ett nej",
      before: [
        "Din förfrågan om behörighet fick ett nej.",
        `Du bad om behörighet till ${companyName} i Fakturaporten. Den som ansvarar för företagets konto har svarat nej.`,
        "Tror du att det är ett misstag? Prata med den som ansvarar för kontot hos er.",
      ],
      after: [],
    }),
    "needs-digest": ({ rejected, queried, stopped }) => ({
      subject: "Fakturor som behöver dig",
      before: [
        "Det här har hänt sedan förra mejlet:",
        ...(rejected === "" ? [] : [`Avvisade av mottagaren: ${rejected}`]),
        ...(queried === "" ? [] : [`Mottagaren frågar om: ${queried}`]),
        ...(stopped === "" ? [] : [`Kom inte fram: ${stopped}`]),
      ],
      action: "Se fakturorna",
      after: ["Hur ofta du får mejl väljer du under Ditt konto."],
    }),
    "contest-declined": ({ companyName }) => ({
      subject: "Leverantörsstödet har prövat ditt anspråk",
      before: [
        "Du har uppgett att ett registrerat företag är ditt. Leverantörsstödet har prövat det och låter företaget vara som det är.",
        `Företaget: ${companyName}.`,
        "Har du nya uppgifter? Hör av dig till leverantörsstödet.",
      ],
      after: [],
    }),
    "owner-let-in": ({ companyName, personName }) => ({
      subject: "Ert företag har fått en ny ägare i Fakturaporten",
      before: [
        "Leverantörsstödet har prövat ett anspråk och släppt in en person som ägare av ert konto.",
        `Företaget: ${companyName}. Personen: ${personName}.`,
        "Stämmer det inte? Hör av er till leverantörsstödet genast.",
      ],
      action: "Se användarna",
      after: [],
    }),
    "case-arrived": ({ reference, caseKind }) => ({
      subject: `Nytt ärende ${reference}`,
      before: [`Ett nytt ärende har kommit till er kö: ${caseKindsInMail[caseKind] ?? caseKind}.`],
      action: "Öppna ärendet",
      after: [],
    }),
    "case-heard": ({ reference, caseKind }) => ({
      subject: `Motparten har skrivit i ärende ${reference}`,
      before: [`Ärendet gäller ${caseKindsInMail[caseKind] ?? caseKind}. Vad som står läser du i portalen.`],
      action: "Öppna ärendet",
      after: [],
    }),
    "introduction-arrived": (facts) => ({
      subject: `Ny leverantör presenterar sig, ärende ${facts.reference}`,
      before: [
        "En leverantör vill sända sin första faktura till er.",
        `Företag: ${facts.companyName}`,
        `Organisationsnummer: ${facts.organisationNumber}`,
        `Kontaktperson: ${facts.contactName}`,
        `Telefon: ${facts.contactPhone}`,
        `E-post: ${facts.contactEmail}`,
        `Vill fakturera: ${facts.receivers}`,
      ],
      action: "Öppna ärendet",
      after: ["Svara i portalen, inte på det här mejlet."],
    }),
    "case-answered": ({ reference, act }) => ({
      subject: act === "ask" ? `Vi har en fråga i ärende ${reference}` : `Nytt i ärende ${reference}`,
      before: [caseNews[act] ?? caseNews["say"] ?? "", "Vad som står läser du i portalen."],
      action: "Öppna ärendet",
      after: [],
    }),
    "payment-account-changed": ({ companyName, moment, ...accounts }) => ({
      subject: "Kontot som ni får betalt på är ändrat",
      before: [
        `Betalningsuppgifterna i Fakturaporten ändrades ${moment}. Nästa faktura ni sänder har de nya uppgifterna.`,
        `Företag: ${companyName}`,
        ...changedAccounts(accounts, kinds),
        "Var det ni? Då behöver du inte göra något.",
        "Var det inte ni? Då stoppar du allt med länken, utan att logga in. Inget sänds och inget konto ändras förrän leverantörsstödet har talat med er.",
      ],
      action: "Det var inte vi – stoppa",
      after: ["Länken gäller i 10 dagar."],
    }),
    "payment-account-proposed": ({ companyName, moment, beginsOn, ...accounts }) => ({
      subject: "Kontot som ni får betalt på ska ändras",
      before: [
        `Någon hos er ändrade betalningsuppgifterna i Fakturaporten ${moment}. De nya används från och med ${beginsOn}. Till dess står de gamla på fakturorna.`,
        `Företag: ${companyName}`,
        ...changedAccounts(accounts, kinds),
        "Var det ni? Då behöver du inte göra något, om inte en till ägare måste godkänna. Det ser ni under Inställningar › Skicka.",
        "Var det inte ni? Då stoppar du allt med länken, utan att logga in. Inget sänds och inget konto ändras förrän leverantörsstödet har talat med er.",
      ],
      action: "Det var inte vi – stoppa",
      after: ["Länken gäller i 10 dagar."],
    }),
    "payments-stopped": ({ companyName, moment }) => ({
      subject: "Sändningen av era fakturor är stoppad",
      before: [
        `Någon som fick mejlet om ett ändrat konto svarade ${moment} att det inte var ni. Nu sänds inga fakturor, och inget konto kan ändras.`,
        `Företag: ${companyName}`,
        "Leverantörsstödet har fått ett ärende och hör av sig. Utkasten finns kvar. Byt gärna lösenord under tiden.",
      ],
      after: [],
    }),
    "payments-lifted": ({ companyName, moment }) => ({
      subject: "Ni kan sända fakturor igen",
      before: [
        `Leverantörsstödet hävde stoppet ${moment}.`,
        `Företag: ${companyName}`,
        "Se efter att rätt konto står under Inställningar › Skicka innan ni sänder nästa faktura.",
      ],
      after: [],
    }),
    "customer-access-given": ({ customerNumber, customerName }) => ({
      subject: "Du kan se fakturor och tjänster i Fakturaporten",
      before: [
        "Regionen har gett dig behörighet att se vad som faktureras en kund.",
        `Kund-ID: ${customerNumber}`,
        `Kund: ${customerName}`,
        "Logga in med den här e-postadressen. Har du inget lösenord än? Be om ett nytt lösenord via länken, så får du välja ett.",
      ],
      action: "Välj lösenord",
      after: ["Har du redan ett lösenord loggar du in som vanligt."],
    }),
    "customer-invoice-issued": ({ number, customerNumber, payableMinor, dueOn, bankgiro, ocrReference }) => ({
      subject: "En ny faktura från regionen",
      before: [
        `Faktura ${number} till Kund-ID ${customerNumber} finns i portalen.`,
        `Att betala: ${kronor(payableMinor)}`,
        `Senast: ${dueOn}`,
        ...(bankgiro ? [`Bankgiro: ${bankgiroText(bankgiro)}`] : []),
        `OCR-nummer: ${ocrReference}`,
      ],
      action: "Läs fakturan",
      after: ["Stämmer något inte säger du till direkt, på fakturans sida. Vänta inte till förfallodagen."],
    }),
    "customer-credit-issued": ({ number, customerNumber, payableMinor, credited }) => ({
      subject: "En kreditfaktura från regionen",
      before: [
        `Kreditfaktura ${number} till Kund-ID ${customerNumber} finns i portalen.`,
        `Den tar bort ${kronor(payableMinor)} av faktura ${credited}.`,
      ],
      action: "Läs kreditfakturan",
      after: ["Vad som återstår att betala står under Fakturor och betalningar."],
    }),
    "dispute-hold-ended": ({ number, customerNumber, heldUntil }) => ({
      subject: "En faktura som utreds påminns igen",
      before: [
        `Ni har sagt att något inte stämmer i faktura ${number}, Kund-ID ${customerNumber}. Vi utreder det fortfarande.`,
        `Till och med ${heldUntil} behövde det som utreds inte betalas. Nu påminns fakturan som vanligt.`,
      ],
      action: "Se fakturan",
      after: ["Får ni rätt krediterar vi efteråt. Så länge avvikelsen utreds lämnar vi inte kravet till inkasso."],
    }),
    "payment-reminder": ({
      step,
      number,
      customerNumber,
      balanceMinor,
      feeMinor,
      heldMinor,
      ocrReference,
      bankgiro,
      dueOn,
      payBy,
      nextOn,
      nextStep,
    }) => ({
      subject: `Påminnelse ${step} om en obetald faktura`,
      before: [
        `Vi har inte fått hela betalningen för faktura ${number}. Den skulle ha betalats ${dueOn}.`,
        `Att betala nu: ${kronor(balanceMinor)}`,
        ...(bankgiro ? [`Bankgiro: ${bankgiroText(bankgiro)}`] : []),
        `OCR-nummer: ${ocrReference}`,
        `Kund-ID: ${customerNumber}`,
        ...(heldMinor === "0" ? [] : [`${kronor(heldMinor)} utreds, och behöver inte betalas ännu.`]),
        ...(feeMinor === "0" ? [] : [`I beloppet ingår ${kronor(feeMinor)} i påminnelseavgift.`]),
        `Betala senast ${payBy}, så händer inget mer.`,
      ],
      action: "Se fakturan och vad som händer",
      after: [
        ...(nextStep === ""
          ? []
          : [
              nextStep === "collection"
                ? `Är den inte betald då lämnas kravet till inkasso ${nextOn}.`
                : `Är den inte betald då kommer nästa påminnelse ${nextOn}.`,
            ]),
        "Har du redan betalat kan betalningen vara på väg. Stämmer fakturan inte säger du till direkt, på fakturans sida.",
      ],
    }),
    "handed-to-collection": ({ customerNumber, number, collectorName, collectorContact }) => ({
      subject: "En obetald faktura är lämnad till inkasso",
      before: [
        `Faktura ${number} är inte betald efter tre påminnelser. Kravet är därför lämnat till inkasso.`,
        `Kund-ID: ${customerNumber}`,
        `Den som har kravet nu: ${collectorName}`,
        `Kontakt: ${collectorContact}`,
      ],
      action: "Se vad kravet gäller",
      after: ["Frågor om kravet, och betalningen, går till den som har det nu."],
    }),
    "recurring-waiting": ({ name, day, receiverName }) => ({
      subject: "En återkommande faktura väntar på dig",
      before: [
        "Den återkommande fakturan är skriven och ligger bland utkasten. Titta på den och sänd den.",
        `Mall: ${name}`,
        `Dag: ${day}`,
        ...(receiverName === "" ? [] : [`Mottagare: ${receiverName}`]),
      ],
      action: "Öppna utkastet",
      after: [],
    }),
    "import-read": ({ fileName, ready, faulty }) => ({
      subject: "Din fil med fakturor är läst",
      before: [
        "Alla fakturor i filen är kontrollerade. Ingen är sänd än.",
        `Fil: ${fileName}`,
        `Klara att sända: ${ready}`,
        `Att rätta: ${faulty}`,
      ],
      action: "Öppna importen",
      after: [],
    }),
    "reference-filled": ({ receiverName }) => ({
      subject: "Du har fått en referens",
      before: [
        "Enheten har svarat, och referensen står i ditt utkast. Titta på fakturan och sänd den.",
        `Mottagare: ${receiverName}`,
      ],
      action: "Öppna utkastet",
      after: [],
    }),
    "reference-answered": ({ receiverName }) => ({
      subject: "En enhet har svarat med en referens",
      before: [
        "Utkastet har ändrats sedan du frågade, så ingenting är ifyllt. Referensen står i ärendet.",
        `Mottagare: ${receiverName}`,
      ],
      action: "Öppna ärendet",
      after: [],
    }),
    "reference-unknown": ({ receiverName }) => ({
      subject: "En enhet känner inte till köpet",
      before: [
        "Enheten kunde inte ge någon referens. I ärendet står varför, och vem du kan fråga i stället.",
        `Mottagare: ${receiverName}`,
      ],
      action: "Öppna ärendet",
      after: [],
    }),
    "creditor-bankgiro-changed": ({ moment, personName, step }) => ({
      subject:
        step === "asked"
          ? "Ett annat bankgiro på kundfakturorna väntar på godkännande"
          : "Bankgirot på kundfakturorna är ändrat",
      before:
        step === "asked"
          ? [
              "Någon vill att kunderna betalar till ett annat bankgiro. Det används först när en annan person som fakturerar har godkänt. Jämför det med det ni har hos banken.",
              `Begärt: ${moment}`,
              `Begärt av: ${personName}`,
              "Stämmer det inte: avslå, och säg till den som sköter portalen.",
            ]
          : [
              "Från och med nu betalar kunderna sina nya fakturor till ett annat bankgiro. Jämför det med det ni har hos banken.",
              `Ändrat: ${moment}`,
              `Ändrat av: ${personName}`,
              "Stämmer det inte: rätta det genast, och säg till den som sköter portalen innan fler fakturor går ut.",
            ],
      action: "Se uppgifterna på fakturan",
      after: [],
    }),
    "cases-forgotten": ({ told, firstOn, forgotten }) => ({
      subject: "Gallring av ärenden",
      before: [
        ...(told === "0"
          ? []
          : [
              `${told === "1" ? "Ett avslutat ärende gallras" : `${told} avslutade ärenden gallras`} som ni har beslutat, tidigast ${firstOn}. Öppna ett ärende igen om det behöver finnas kvar.`,
            ]),
        ...(forgotten === "0"
          ? []
          : [
              `${forgotten === "1" ? "Ett ärende har gallrats" : `${forgotten} ärenden har gallrats`} i natt: meddelanden, bilagor, anteckningar och personuppgifter är borta hos er.`,
            ]),
      ],
      action: "Se vad ni har beslutat",
      after: [],
    }),
    "webhook-stopped": ({ name, because }) => ({
      subject: "En webhook är avstängd",
      before: [
        because === "gone"
          ? "Mottagaren svarade att adressen inte finns mer. Därför är webhooken avstängd, och systemet får inte veta vad som händer."
          : "Inget meddelande har gått fram på tre dygn. Därför är webhooken avstängd, och systemet får inte veta vad som händer.",
        `Webhook: ${name}`,
        "Se försöken, rätta det som är fel hos mottagaren och slå på den igen. Det som har väntat sänds då.",
      ],
      action: "Öppna webhooken",
      after: [],
    }),
    "quota-near": ({ companyName, levelName, used, max }) => ({
      subject: "Snart är månadens fakturor sända",
      before: [
        "De flesta av månadens fakturor på er nivå är sända. Behöver ni sända fler kan ni byta nivå när som helst.",
        `Företag: ${companyName}`,
        `Nivå: ${levelName}`,
        `Sända: ${used} av ${max}`,
      ],
      action: "Se nivåerna",
      after: [],
    }),
    "quota-reached": ({ companyName, levelName, used, max }) => ({
      subject: "Månadens fakturor är sända",
      before: [
        "Alla fakturor som ingår i er nivå den här månaden är sända. Nästa går att sända när ni har bytt nivå, eller nästa månad. Utkast och kreditfakturor påverkas inte.",
        `Företag: ${companyName}`,
        `Nivå: ${levelName}`,
        `Sända: ${used} av ${max}`,
      ],
      action: "Se nivåerna",
      after: [],
    }),
    "quota-passed": ({ companyName, levelName, used, max }) => ({
      subject: "Månadens fakturor är sända",
      before: [
        "Alla fakturor som er nivå är tänkt för den här månaden är sända. Ni kan fortsätta att sända. En annan nivå passar kanske bättre.",
        `Företag: ${companyName}`,
        `Nivå: ${levelName}`,
        `Sända: ${used} av ${max}`,
      ],
      action: "Se nivåerna",
      after: [],
    }),
    "import-done": ({ fileName, sent, faulty }) => ({
      subject: "Fakturorna i din fil är sända",
      before: [
        "Det som var klart i filen är sänt. Importen visar varje faktura.",
        `Fil: ${fileName}`,
        `Sända: ${sent}`,
        `Inte sända, att rätta: ${faulty}`,
      ],
      action: "Öppna importen",
      after: [],
    }),
    "recurring-held": ({ name, day, receiverName }) => ({
      subject: "En återkommande faktura kunde inte sändas",
      before: [
        "Fakturan skulle sändas av sig själv, men något behöver rättas först. Den är inte sänd. Den ligger bland utkasten, och där ser du vad som ska rättas.",
        `Mall: ${name}`,
        `Dag: ${day}`,
        ...(receiverName === "" ? [] : [`Mottagare: ${receiverName}`]),
      ],
      action: "Öppna utkastet",
      after: [],
    }),
    "invoice-rejected": ({ number, receiverName }) => ({
      subject: "En faktura har fått nej av mottagaren",
      before: [
        "Mottagaren har avvisat en faktura som ni har sänt. Fakturan betalas inte som den är.",
        `Faktura: ${number}`,
        `Mottagare: ${receiverName}`,
        "I Fakturaporten ser du varför, och där kan du rätta och sända igen.",
      ],
      action: "Se varför",
      after: [],
    }),
    "invoice-queried": ({ number, receiverName }) => ({
      subject: "Mottagaren frågar om en faktura",
      before: [
        "Mottagaren behöver veta något innan fakturan kan behandlas klart.",
        `Faktura: ${number}`,
        `Mottagare: ${receiverName}`,
      ],
      action: "Se frågan",
      after: [],
    }),
    "invoice-not-delivered": ({ number, receiverName }) => ({
      subject: "En faktura har inte kommit fram",
      before: [
        "Vi har försökt många gånger att leverera en faktura som ni har sänt, utan att lyckas. Vi försöker inte längre av oss själva.",
        `Faktura: ${number}`,
        `Mottagare: ${receiverName}`,
        "Fakturan är sparad. Öppna den, så visar sidan vad du kan göra.",
      ],
      action: "Öppna fakturan",
      after: [],
    }),
    "invoice-delivery-unclear": ({ number, receiverName }) => ({
      subject: "Vi vet inte om en faktura har kommit fram",
      before: [
        "En faktura som ni har sänt lämnade portalen, men svaret kom aldrig. Den sänds inte igen av sig själv, så att mottagaren inte får den två gånger.",
        `Faktura: ${number}`,
        `Mottagare: ${receiverName}`,
        "Öppna fakturan, så visar sidan vad ni kan göra.",
      ],
      action: "Öppna fakturan",
      after: [],
    }),
  },
};

type ChangedAccounts = Omit<ChangedAccountsLetter, "companyName" | "at" | "token">;

/** One line for each kind of account that changed: `Bankgiro: •••• 9681 → •••• 1055`. */
export function changedAccounts(
  accounts: ChangedAccounts,
  names: Readonly<Record<keyof ChangedAccounts, string>>,
): readonly string[] {
  const kinds = ["bankgiro", "plusgiro", "bankAccount", "iban", "factoring"] as const;
  return kinds.flatMap((kind) => (accounts[kind] === undefined ? [] : [`${names[kind]}: ${accounts[kind]}`]));
}
