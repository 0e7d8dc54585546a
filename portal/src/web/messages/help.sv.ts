/** Help pages and the accessibility statement. Short, in the order things are done. */
import { referenceHelp } from "./help-references.sv.ts";
import { directoryFileHelp } from "./help-directory.sv.ts";
import { twoStepsHelp } from "./help-two-steps.sv.ts";
import { ownSystemHelp } from "./help-own-system.sv.ts";
import { planHelp } from "./help-plans.sv.ts";
import { importHelp } from "./help-imports.sv.ts";
import { billingHelp, customerHelp } from "./help-outbound.sv.ts";
import { paymentsHelp } from "./help-payments.sv.ts";

export interface HelpPage {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly HelpPart[];
}

export interface HelpPart {
  readonly heading: string;
  /** Numbered, when the order matters. */
  readonly steps?: readonly string[];
  readonly texts?: readonly string[];
}

const pages = {
  register: {
    title: "Registrera ditt företag",
    lead: "Registreringen är fri från kostnad och kräver ingen inbjudan. Den tar några minuter.",
    parts: [
      {
        heading: "Så gör du",
        steps: [
          "Välj Registrera på startsidan.",
          "Skriv företagets organisationsnummer, namn och adress. Momsregistreringsnumret räknas ut av organisationsnumret; ändra det om ert är ett annat.",
          "Tala om ifall företaget är godkänt för F-skatt. Uppgiften skrivs på fakturan.",
          "Skriv ditt namn, din e-postadress och ett lösenord på minst 12 tecken. Flera ord i rad är både säkert och lätt att minnas.",
          "Välj den nivå som passar och tryck på Klar.",
          "Öppna mejlet vi skickar, följ länken och skriv ditt lösenord. Då är adressen bekräftad och du är inloggad.",
        ],
      },
      {
        heading: "Om mejlet inte kommer",
        texts: [
          "Titta i skräpposten. Länken gäller en begränsad tid; är den för gammal kan du be om en ny från inloggningssidan.",
        ],
      },
      {
        heading: "Om företaget redan är registrerat",
        texts: [
          "Då tar ingen över kontot. Din förfrågan går till den som äger kontot hos er, som svarar ja eller nej. Du får mejl när det är avgjort.",
        ],
      },
    ],
  },
  "payment-account": {
    title: "När ni ändrar kontot ni får betalt på",
    lead: "Byten av konto är det vanligaste sättet att lura till sig pengar på fakturor. Därför väntar en ändring innan den används.",
    parts: [
      {
        heading: "Så gör du",
        steps: [
          "Öppna Inställningar › Skicka, skriv det nya numret och tryck på Spara.",
          "Jämför gammalt och nytt, skriv ditt lösenord och bekräfta. Sidan säger från vilken dag det nya används.",
          "Finns det fler ägare hos er måste en av dem godkänna ändringen, på samma sida.",
        ],
      },
      {
        heading: "Medan ändringen väntar",
        texts: [
          "Vanligen väntar den tre bankdagar. Den väntar tio om företaget är nytt hos oss, eller om ett lösenord eller en användare har ändrats nyligen. Fakturor som sänds under tiden har kvar det gamla kontot.",
          "Det första kontot används genast, och det gör också en ändring där ett konto bara tas bort.",
          "Ni kan ta tillbaka ändringen när som helst innan den används.",
        ],
      },
      {
        heading: "Om det inte var ni",
        texts: [
          "Alla ägare och företagets egen adress får ett mejl. Länken i det stoppar allt utan att någon loggar in: inga fakturor sänds och inget konto ändras. Leverantörsstödet får ett ärende, hör av sig och häver stoppet när allt är utrett.",
        ],
      },
    ],
  },
  account: {
    title: "Logga in, lösenord och användare",
    lead: "Varje person har ett eget konto med sin e-postadress. Ett konto kan arbeta för flera företag.",
    parts: [
      {
        heading: "Glömt lösenordet",
        steps: [
          "Välj Glömt lösenordet på inloggningssidan och skriv din e-postadress.",
          "Öppna mejlet och följ länken. Den gäller i 30 minuter och går att använda en gång.",
          "Skriv ett nytt lösenord. Du loggas ut överallt och loggar in med det nya.",
        ],
      },
      {
        heading: "Om inloggningen ber dig vänta",
        texts: [
          "Efter tio försök får du vänta en kort stund mellan försöken. Ingenting låses, och från ett nätverk där du har loggat in förut kan ingen annan göra av med dina försök.",
        ],
      },
      {
        heading: "Ge en kollega behörighet",
        steps: [
          "Be kollegan registrera sig med ert organisationsnummer.",
          "När kollegan har bekräftat sin adress får du som är ägare ett mejl.",
          "Öppna Användare, välj vad kollegan ska få göra och svara ja.",
        ],
      },
      {
        heading: "Arbeta för flera företag",
        texts: ["Öppna Ditt konto och välj Registrera ett företag till. Sedan byter du företag längst upp på sidan."],
      },
      {
        heading: "Se var du är inloggad",
        texts: [
          "Öppna Ditt konto. Där ser du alla ställen och kan logga ut dem. Du loggas ut av dig själv efter 30 minuter utan att göra något, och alltid efter 12 timmar.",
        ],
      },
    ],
  },
  "two-steps": twoStepsHelp,
  "first-invoice": {
    title: "Skriv den första fakturan",
    lead: "Allt finns på en sida. Till höger, eller nedanför på en telefon, ser du fakturan växa fram medan du skriver.",
    parts: [
      {
        heading: "Innan du börjar",
        texts: [
          "Gå till Inställningar › Skicka och tala om vart betalningen ska gå: bankgiro, plusgiro eller bankkonto. Det behöver du bara göra en gång.",
          "Ta reda på vilken referens mottagaren vill ha. Det är den som beställde som vet. Utan rätt referens kan mottagaren inte dela ut fakturan.",
        ],
      },
      {
        heading: "Så gör du",
        steps: [
          "Välj Skapa ny.",
          "Sök efter mottagaren på namn, organisationsnummer eller GLN, och välj den i listan. Då visas hur dess referens ser ut.",
          "Skriv fakturanummer, eller låt det tas automatiskt om du har valt det i inställningarna.",
          "Skriv Kunds referens 1 och Leveransdatum: dagen då varan lämnades eller arbetet var klart.",
          "Fyll i fakturarader: vad, hur mycket, enhet, pris utan moms och momssats. Ny rad lägger till en rad. Du kan klistra in rader från ett kalkylblad.",
          "Kontrollera summorna och tryck på Spara och sänd.",
        ],
      },
      {
        heading: "Om något saknas",
        texts: [
          "Medan du skriver kontrolleras fakturan mot samma regler som när du sänder. Det som behöver rättas står vid fältet när du har lämnat det, och en lista över det som är kvar står bredvid fakturan.",
          "Ibland finns en knapp som rättar, till exempel Ändra till ”123456”. Den ändrar bara hur något är skrivet, aldrig vad det betyder, och du kan ångra. Under Detaljer står regelns officiella namn.",
          "Saknas något när du sänder så sänds ingenting. Överst på sidan står allt som behöver rättas, med en länk till varje fält. Det du har skrivit står kvar.",
          "Utkastet sparas medan du skriver. Du kan stänga sidan och fortsätta en annan dag.",
        ],
      },
      {
        heading: "Efter att du har sänt",
        texts: [
          "Fakturan får sitt nummer i samma ögonblick som den sänds och kan sedan inte ändras. Blev något fel gör du en kreditfaktura.",
          "På fakturans sida ser du vad som har hänt: sänd, levererad, mottagen, och mottagarens svar.",
          "Hämta PDF ger en kopia på A4 att spara eller skriva ut. Den är gjord ur e-fakturan, och e-fakturan följer med inuti. Mottagaren behöver den inte.",
        ],
      },
    ],
  },
  prepared: {
    title: "Mallar, återkommande fakturor och artiklar",
    lead: "Skriv det du ofta skriver en gång. Allt finns överst på sidan Faktura.",
    parts: [
      {
        heading: "Artiklar",
        steps: [
          "Öppna Faktura, välj Artiklar och Ny artikel.",
          "Skriv benämning, enhet, pris utan moms och momssats. Ett eget artikelnummer är frivilligt.",
          "I fakturan skriver du artikelns namn eller nummer som benämning och går vidare med Tabb. Resten fylls i. Du kan också välja den under Lägg till en artikel.",
        ],
        texts: [
          "Ctrl + Z tar tillbaka det som fylldes i. Fakturor som redan är sända ändras aldrig när en artikel ändras.",
        ],
      },
      {
        heading: "Mallar",
        steps: [
          "Skriv en faktura, eller öppna ett utkast eller en kopia av en tidigare faktura.",
          "Välj Spara som mall och ge den ett namn.",
          "Öppna Faktura › Mallar och välj Skriv en faktura när det är dags.",
        ],
        texts: [
          "Nummer och dagar sparas inte i mallen. Vill du ändra en mall skriver du en faktura ur den och sparar den med samma namn.",
        ],
      },
      {
        heading: "Återkommande fakturor",
        steps: [
          "Öppna Faktura › Mallar och välj Låt den återkomma.",
          "Skriv den första dagen och hur ofta: från varje vecka till varje år. Finns inte dagen i en månad tas månadens sista dag.",
          "Välj vad som ska stå som leverans: dagen, perioden fram till den eller perioden från den.",
          "Välj om du vill titta först eller om fakturan ska sändas av sig själv.",
        ],
        texts: [
          "På sidan för den återkommande fakturan ser du kommande dagar, hur nästa faktura blir och vad som redan är skrivet.",
          "Behöver något rättas sänds ingenting. Fakturan ligger då bland utkasten, och ni som skriver fakturor får mejl. Den skrivs i namnet av den som ställde in den; har den personen slutat blir fakturorna utkast.",
          "Har portalen stått stilla skrivs fakturorna för de dagar som har gått, en för varje dag och aldrig två.",
        ],
      },
      {
        heading: "Favoriter",
        texts: [
          "Välj mottagaren i en faktura och tryck på Gör till favorit. Nästa gång du skriver en faktura står dina favoriter först.",
        ],
      },
      {
        heading: "Papperskorgen",
        texts: [
          "Utkast som du tar bort ligger i papperskorgen i 30 dagar, med sina bilagor. Öppna Faktura › Papperskorg för att ta tillbaka dem.",
        ],
      },
    ],
  },
  imports: importHelp,
  billing: billingHelp,
  purchases: customerHelp,
  levels: planHelp,
  "own-system": ownSystemHelp,
  "directory-file": directoryFileHelp,
  "no-reference": referenceHelp,
  payments: paymentsHelp,
  attachments: {
    title: "Bifoga underlag",
    lead: "Tidrapporter, följesedlar och andra underlag kan följa med fakturan som PDF.",
    parts: [
      {
        heading: "Vad som går att bifoga",
        texts: [
          "PDF-filer på högst 5 MB var, högst tio per faktura och tillsammans högst 15 MB.",
          "Filen får inte vara låst med lösenord och inte innehålla programkod, andra filer eller formulär som skickar data. Då sägs det vid filen, och det du har skrivit står kvar.",
        ],
      },
      {
        heading: "Vad som inte behöver bifogas",
        texts: [
          "En bild av själva fakturan. Mottagaren får fakturan som data och ser den redan.",
          "Uppgifter om patienter. Personnummer och hälsouppgifter hör inte hemma i en fakturabilaga.",
        ],
      },
      {
        heading: "När vi pekar på något i filen",
        texts: [
          "Står både fakturans nummer och belopp i filen säger vi att den ser ut att vara fakturan själv. Hittar vi ett personnummer säger vi det. Filen är inte stoppad: ta bort den, eller välj Behåll filen om den ska vara med.",
          "Bilden vid filens namn leder till bilder av alla sidor, så som mottagaren ser dem.",
        ],
      },
      {
        heading: "Om filen inte tas emot",
        texts: ["Öppna filen, välj Skriv ut och spara som PDF. Då blir det en ny fil utan lås och programkod."],
      },
    ],
  },
  credit: {
    title: "Kreditera en faktura",
    lead: "En sänd faktura ändras aldrig. Blev något fel gör du en kreditfaktura som hänvisar till den.",
    parts: [
      {
        heading: "Så gör du",
        steps: [
          "Öppna fakturan och välj Kreditera. Sidan visar vad som är fakturerat, krediterat och återstår på varje rad.",
          "Välj allt som återstår, eller skriv hur många eller hur mycket på de rader som ska krediteras.",
          "Granska utkastet. Beloppen är positiva, precis som i en faktura; att det är en kredit framgår av fakturatypen.",
          "Kontrollera summan och sänd.",
        ],
      },
      {
        heading: "Bra att veta",
        texts: [
          "Krediten får ett eget nummer.",
          "En rabatt på hela fakturan följer med i proportion till raderna du krediterar. En avgift, till exempel frakt, krediterar du för sig.",
          "Krediterar du mer än vad som återstår av fakturan eller av en rad frågar vi om det verkligen är meningen.",
          "Under Hör ihop på fakturans sida ser du krediterna, fakturan som sänts i stället och vad som är kvar. Mottagaren ser detsamma på sin sida.",
          "Har mottagaren avvisat fakturan kan du välja Rätta och sänd igen. Under Får numret användas igen? på fakturans sida står varför, och med vilken källa.",
          "Stoppades fakturan innan någon hos mottagaren hade den får du rätta den med samma nummer. Annars blir det en kredit och ett nytt nummer.",
          "Nummerserier, som du når från listan, visar vilka nummer som är tagna och av vilken faktura.",
        ],
      },
      {
        heading: "När mottagaren inte svarar",
        texts: [
          "En mottagare brukar svara inom tre arbetsdagar. Efter fem dagar visar startsidan vilka fakturor som väntar, och på fakturans sida kan du påminna. Påminnelsen syns i mottagarens inkorg. Du kan påminna en gång i veckan.",
        ],
      },
      {
        heading: "Hur ofta du får mejl",
        texts: [
          "Under Ditt konto väljer du om mejl om fakturor som behöver någon ska komma genast, en gång om dagen, en gång i veckan eller inte alls. Valet gäller det företag du arbetar för.",
        ],
      },
      {
        heading: "Spara en vy, ladda ner listan",
        texts: [
          "Under Datum, mottagare och fakturatyp väljer du fakturadatum från och till, en mottagare eller bara krediter. Passar flera mottagare visas fakturor till alla, och du kan välja en av dem.",
          "Sök, välj ur listan och välj Spara den här vyn. Vyn är din egen; en av dem kan öppna listan. Pilarna Excel och CSV ger en fil med allt som listan visar, även det som står på senare sidor.",
        ],
      },
    ],
  },
  delivery: {
    title: "Så kommer fakturan fram",
    lead: "En sänd faktura tar en av tre vägar. Tidslinjen på fakturans sida visar varje steg för sig.",
    parts: [
      {
        heading: "Vad stegen betyder",
        texts: [
          "Sänd: fakturan är sparad med sitt nummer och kan inte försvinna.",
          "Levererad till mottagarens inkorg: mottagaren använder portalen och har den.",
          "Övertagen av accesspunkten: den är på väg till mottagaren över Peppol.",
          "Mottagen av mottagarens accesspunkt: det finns en kvittens på att den kom fram. Ingen behöver ha läst den än.",
          "Mottagaren svarar: först då vet du vad de tycker om den.",
        ],
      },
      {
        heading: "Om det tar tid",
        texts: [
          "När mottagarens sida inte svarar försöker vi igen av oss själva: efter fem sekunder, sedan var femte minut i fyra timmar och därefter allt glesare i tre dygn. Sedan får du ett mejl, och på fakturans sida finns en knapp som försöker igen.",
        ],
      },
      {
        heading: "Okänt läge – kontrollera",
        steps: [
          "Ibland bryts förbindelsen efter att fakturan har lämnat oss. Då sänder vi den inte igen av oss själva, så att mottagaren inte får den två gånger.",
          "Fråga mottagaren om fakturan har kommit. Fakturanumret räcker.",
          "Öppna fakturan, välj Säg vad som har hänt och skriv hur du vet det.",
          "Har den inte kommit sänds samma dokument igen, med samma nummer.",
        ],
      },
      {
        heading: "Leveransbevis",
        texts: [
          "På fakturans sida kan du ladda ner ett bevis: dokumentets kontrollsumma, varje försök med sin tid, och det som accesspunkten har svarat.",
        ],
      },
      {
        heading: "För dig som sköter portalen",
        texts: [
          "Under Leveranser står det som behöver någon: vägar som är stängda, dokument i okänt läge, och sådant som kom in men inte kunde tas om hand. Innehållet är sparat; Försök igen tar om det när orsaken är åtgärdad.",
          "I mottagarkatalogen väljer du hur dokumenten når varje enhet: inkorgen i portalen, Peppol eller en mapp.",
        ],
      },
    ],
  },
  inbox: {
    title: "Enhetens inkorg",
    lead: "För dig som tar emot fakturor på en enhet i regionen.",
    parts: [
      {
        heading: "Läsa en faktura",
        texts: [
          "Inkorgen visar fakturor till de enheter du är knuten till, i högar: Att göra, Mina, Ingen har tagit, Se upp och Arkiv. Talet visar hur många som ligger där.",
          "Sök på nummer, leverantör, organisationsnummer, belopp, referens eller ord på fakturan. I Arkiv söker du bland allt ni har tagit emot, oavsett år. Fler filter och ordning finns under sökfältet, och listan kan laddas ner till ett kalkylark.",
          "Det du ser är skapat ur själva e-fakturan. Bilagor öppnas från fakturans sida, och fakturan kan hämtas som PDF, eller i original som XML. XML-filen ligger också inuti PDF:en.",
        ],
      },
      {
        heading: "Svara",
        steps: [
          "Öppna fakturan.",
          "Välj svar. Godkänn med villkor betyder att ni betalar om leverantören gör det ni skriver. Delvis betald betyder att ni betalar en del, och du skriver hur mycket.",
          "Välj orsak när du frågar, avvisar eller sätter villkor, och skriv vad leverantören ska göra. Du kan också ange vilka uppgifter som ska vara annorlunda, till exempel ordernumret.",
          "Skicka svaret. Avvisad, delvis betald och betald är slutliga; efter de andra kan du svara igen när läget ändras.",
        ],
      },
      {
        heading: "Dela arbetet, och göra flera på en gång",
        texts: [
          "På fakturans sida väljer du vem som tar hand om den. Du och dina kollegor på enheten ser den då under Mina.",
          "Markera flera fakturor i listan och välj vad du vill göra med dem. Innan ni godkänner flera visas summan. Efteråt står det för varje faktura vad som blev gjort, och varför något inte gick.",
        ],
      },
      {
        heading: "Lämna över till ekonomisystemet",
        texts: [
          "Den som administrerar portalen bestämmer om enhetens fakturor lämnas över när de kommer, när de är godkända, eller när du säger till på fakturans sida.",
          "På fakturan och i listan står när den lämnades över, och ekonomisystemets kvitto när det har tagit emot den.",
        ],
      },
      {
        heading: "När betalkontot är nytt",
        texts: [
          "Är kontot ett annat än på leverantörens förra faktura står det överst på fakturan. Ring leverantören på ett nummer du redan har, inte på det som står i fakturan, innan ni betalar.",
        ],
      },
      {
        heading: "Vad som stoppar fakturor till er",
        texts: [
          "På startsidan finns en länk till vilka fel som oftast stoppar fakturor till era enheter, och om meddelandet hjälpte den som skrev. Stoppar ett eget krav många, till exempel referensens form, kan hjälptexten i mottagarkatalogen behöva bli tydligare.",
        ],
      },
    ],
  },
  cases: {
    title: "Fråga regionen och presentera er",
    lead: "Under Ärenden ställer ni frågor till leverantörsstödet, svarar när regionen frågar, och ser hur er presentation går.",
    parts: [
      {
        heading: "Ställ en fråga",
        steps: [
          "Välj Ärenden och Ställ en fråga.",
          "Välj vad frågan gäller, skriv den, och bifoga en PDF om den behövs.",
          "Tryck på Sänd frågan. Ärendet får ett nummer, och du får mejl när svaret har kommit.",
        ],
      },
      {
        heading: "Presentera er före den första fakturan",
        texts: [
          "Regionen kan vilja veta vilka ni är innan den tar emot er första faktura. Då kommer du till presentationen innan du sänder. Uppgifterna är ifyllda; ändra det som behövs och sänd.",
          "Måste regionen godkänna er först så ställs fakturan ut med sitt nummer och levereras av sig själv efter godkännandet. Säger regionen nej står det varför i ärendet. Svara där, så kan regionen besluta igen.",
        ],
      },
    ],
  },
  desk: {
    title: "Handlägga ärenden",
    lead: "För leverantörsstöd och enheter: det som andra väntar på, det mest brådskande först.",
    parts: [
      {
        heading: "Svara i ett ärende",
        steps: [
          "Öppna ärendet under Ärenden och tryck på Ta ärendet.",
          "Hämta en svarsmall om det finns en som passar, och ändra texten.",
          "Välj vad som ska hända sedan: fortsätta, vänta på motparten eller avsluta. Väntar du på motparten räknas inte tiden.",
        ],
        texts: ["Interna anteckningar läses bara av er som handlägger. De skickas aldrig till motparten."],
      },
      {
        heading: "Presentationer och nya leverantörer",
        texts: [
          "Godkänn presentationen, så levereras fakturor som väntar av sig själva. Säger du nej behöver du skriva varför och vad leverantören ska göra.",
          "Under Nya leverantörer väljer ni om den första fakturan ska vänta på ert godkännande, levereras ändå, eller om ingen presentation behövs.",
        ],
      },
      {
        heading: "Hur länge ärenden sparas",
        texts: [
          "Allt sparas tills ni har beslutat om gallring. Under Hur länge ärenden sparas skriver ni efter hur många månader, och vilket beslut det bygger på.",
          "Minst 30 dagar i förväg visar ärendet vilken dag det gallras. Öppna det igen om det behöver finnas kvar. Efter dagen är meddelanden, bilagor, anteckningar och personuppgifter borta hos er; nummer, slag och tider finns kvar.",
        ],
      },
    ],
  },
  connections: {
    title: "Ansluta ekonomisystemet",
    lead: "För dig som administrerar portalen.",
    parts: [
      {
        heading: "Som filer i en mapp",
        texts: [
          "Den som driver portalen anger mappen. Varje enhet har en egen mapp i den. För varje faktura läggs först en XML-fil och sedan en JSON-fil med samma namn, som säger vad fakturan är och vilken kontrollsumma (SHA-256) den har. När JSON-filen finns är fakturan hel.",
          "Går mappen inte att skriva i försöker portalen igen av sig själv, och det står på fakturan.",
        ],
      },
      {
        heading: "Över API",
        steps: [
          "Öppna Anslutningar och välj Anslut ett system. Kryssa i vad systemet får göra, och skriv ditt lösenord.",
          "Kopiera nyckeln till systemet. Den visas en gång.",
          "Systemet frågar /api/v1/handovers efter fakturor som väntar, hämtar /api/v1/documents/{id}/ubl och kvitterar med POST /api/v1/handovers/{id}/receipt. Allt som går att göra står i /api/v1/openapi.json.",
          "Varje POST har rubriken Idempotency-Key. Samma begäran igen med samma nyckel ger samma svar och gör ingenting en gång till.",
        ],
      },
      {
        heading: "Få veta direkt",
        steps: [
          "Öppna Anslutningar och välj Ny webhook. Skriv adressen, kryssa i vad den ska få veta, och skriv ditt lösenord.",
          "Kopiera nyckeln till systemet. Den visas en gång, och med den ser systemet att meddelandet är portalens.",
          "Välj Sänd ett prov på webhookens sida. Där står varje försök, och vad mottagaren svarade.",
        ],
        texts: [
          "Svarar mottagaren inte försöker portalen igen i tre dygn. Sedan stängs webhooken av, och det står på dess sida.",
        ],
      },
      {
        heading: "Om en nyckel har kommit på avvägar",
        texts: ["Återkalla den under Anslutningar. Den slutar gälla direkt. Skapa sedan en ny till systemet."],
      },
    ],
  },
} as const satisfies Readonly<Record<string, HelpPage>>;

export type HelpSlug = keyof typeof pages;

const accessibility: HelpPage = {
  title: "Tillgänglighetsredogörelse",
  lead: "Den som förvaltar portalen vill att alla ska kunna använda den. Här står hur den uppfyller lagen om tillgänglighet till digital offentlig service, vad vi vet brister, och hur du säger till.",
  parts: [
    {
      heading: "Hur tillgänglig portalen är",
      texts: [
        "Portalen är byggd för att följa WCAG 2.2 på nivå AA, vilket är mer än lagens krav, och är enligt vår egen bedömning delvis förenlig med lagen, eftersom den ännu inte har granskats av någon utomstående.",
        "Alla uppgifter går att utföra med enbart tangentbord och utan skript. Sidorna går att läsa på en skärm som är 320 punkter bred, i ljust och mörkt läge, och med texten förstorad till det dubbla.",
      ],
    },
    {
      heading: "Det vi vet brister",
      texts: [
        "Bilagor från leverantörer är PDF-filer som vi inte råder över. De kan sakna den struktur som skärmläsare behöver. Uppgifterna i själva fakturan finns alltid som text på sidan.",
        "Portalen har ännu inte prövats tillsammans med personer som använder skärmläsare till vardags.",
      ],
    },
    {
      heading: "Säg till om något inte fungerar",
      texts: [
        "Hör av dig till regionens leverantörsstöd och berätta vilken sida det gäller och vad som hände. Du kan också be att få innehåll i en annan form. Du får svar utan onödigt dröjsmål.",
      ],
    },
    {
      heading: "Tillsyn",
      texts: [
        "Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med hur din synpunkt togs om hand kan du anmäla det till Digg på www.digg.se/tdosanmalan.",
      ],
    },
    {
      heading: "Hur vi har testat",
      texts: [
        "Varje sida prövas maskinellt i ljust och mörkt läge, med tangentbord, utan skript och på en smal skärm varje gång portalen ändras. Redogörelsen uppdaterades senast 2026-11-21.",
      ],
    },
  ],
};

export const help = {
  index: {
    title: "Hjälp",
    lead: "Korta anvisningar för det du oftast behöver göra.",
    audiences: {
      supplier: "När du fakturerar regionen",
      customer: "När du köper av regionen",
      region: "När du arbetar i regionen",
      everyone: "För alla",
    },
  },
  pages: pages as Readonly<Record<HelpSlug, HelpPage>>,
  accessibility,
};
