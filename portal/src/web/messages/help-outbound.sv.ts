/** Hjälp för den som fakturerar regionens kunder, och för kunderna. */
export const billingHelp = {
  title: "Fakturera regionens kunder",
  lead: "För fakturahandläggare: från kunder och priser till färdiga fakturor, en månad i taget.",
  parts: [
    {
      heading: "Innan den första fakturan",
      steps: [
        "Öppna Fakturering › Uppgifter på fakturan och fyll i avsändare, bankgiro och vem som svarar på frågor.",
        "Ett nytt bankgiro börjar gälla när en annan person som fakturerar har godkänt det. Alla som fakturerar får ett mejl, så att ingen kan leda om kundernas pengar ensam.",
        "Lägg in tjänsterna under Tjänster, och sätt ett pris med en dag som det gäller från.",
        "Lägg till kunderna under Kunder. Varje kund har ett Kund-ID, och varje förvaltning är en egen kund.",
        "Ge kundens personer behörighet på kundens sida. De får ett mejl.",
      ],
    },
    {
      heading: "Varje månad",
      steps: [
        "Öppna Fakturering › Användning och läs in mätarnas filer. Är något fel i filen läses ingenting in, och sidan säger vilken cell som ska rättas.",
        "Öppna Fakturering, välj månad och fakturadatum och tryck på Räkna fram.",
        "Granska. Kunder som inte kan faktureras står först med orsaken, sedan de som har ändrats mest sedan förra månaden.",
        "Tryck på Gör fakturor. Du kan stoppa och fortsätta; en rad faktureras aldrig två gånger.",
      ],
    },
    {
      heading: "Filen med användning",
      texts: [
        "En CSV-fil i UTF-8. Första raden är Kund-ID;Tjänst;Datum;Antal;Enhet;Ansvar;Person;Rad-id. Enhet, Ansvar och Person får vara tomma.",
        "Rad-id är mätarens eget namn på raden. Samma rad i en annan fil hoppas över; samma rad-id med annat innehåll stoppar filen.",
        "Tjänster som debiteras per månad ska inte stå i filen. De räknas fram ur det kunden har.",
      ],
    },
    {
      heading: "När kunden säger att något är fel",
      steps: [
        "Öppna ärendet under Ärenden och välj Avgör avvikelsen. Där står raderna, vad kunden säger och hur mycket som återstår att kreditera.",
        "Skriv beloppen och varför, och tryck på Kreditera beloppen; eller skriv varför och tryck på Avslå. Innan kreditfakturan görs får du se den; sedan får kunden besked, och den sänds.",
        "Behöver ni mer tid väljer du Låt betalningen vänta. En rad väntar annars bara första gången den utreds.",
        "Under Fakturering › Krediteringar står de som en andra person måste godkänna, och reglerna för avvikelser och kredit.",
        "En regel som låter fler krediteringar ges av en person gäller först när en annan person har godkänt den.",
      ],
    },
    {
      heading: "När något ändras",
      texts: [
        "En ny adress, ett nytt ansvar eller ett nytt pris gäller från den dag du väljer. Fakturor som redan är gjorda ändras inte.",
        "Rader som kommer efter att månaden är fakturerad tas med om du kör samma månad en gång till. Det som redan är fakturerat kommer inte med igen.",
        "Kunder som är förvaltningar i regionen faktureras utan moms, eftersom köparen och säljaren är samma juridiska person.",
      ],
    },
  ],
};

export const customerHelp = {
  title: "Se vad regionen fakturerar er",
  lead: "För kunder: vilka Kund-ID du ser, vad ni har och var fakturorna finns.",
  parts: [
    {
      heading: "Så gör du",
      steps: [
        "Logga in. På startsidan står de Kund-ID som du har behörighet till, och vad du är: läsare, IT-beställare eller beslutsattestant.",
        "Välj ett Kund-ID. Där står fakturorna, tjänsterna och hur regionen känner er.",
        "Öppna en faktura för att läsa den, hämta den som PDF eller hämta e-fakturan.",
      ],
    },
    {
      heading: "Läs fakturaspecifikationen",
      steps: [
        "Välj Fakturaspecifikation på startsidan och sedan månad. Adressen går att spara: den visar alltid samma månad.",
        "Överst står varför summan skiljer sig från förra månaden: nya tjänster, sådana som är slut, nya priser och andra antal. Orsakerna summerar till skillnaden.",
        "Se summorna per tjänst, enhet, ansvar eller person. Öppna ett namn för att se raderna.",
        "En månad som inte är fakturerad visas så långt den är känd, och det står att den kan ändras. Kommer rader efter fakturan står det hur många, och att de inte ingår.",
        "Spara det du ofta tittar på som favorit, för en viss månad eller alltid för den senaste. Både summorna och upp till 2 000 rader går att ladda ner som PDF.",
        "Rader som kan vara fel pekas ut: samma sak två gånger, eller en person som har slutat. Ladda ner alla rader som Excel eller CSV om du vill arbeta vidare i ett kalkylblad.",
      ],
    },
    {
      heading: "Om du inte ser något Kund-ID",
      texts: [
        "Välj Be om behörighet till ett Kund-ID på startsidan, eller på Fakturafrågor när du är inloggad, och skriv Kund-ID:t som det står på fakturan.",
        "Är du kollega och vill läsa svarar er IT-beställare, på sin startsida. Vill du beställa eller godkänna, eller kommer du från ett annat företag, svarar regionens fakturafrågor i ett ärende. Du får ett mejl.",
        "Behörigheten gäller ett Kund-ID i taget, och kan ha en första och en sista dag.",
      ],
    },
    {
      heading: "Säg till när något inte stämmer",
      steps: [
        "Öppna fakturan och välj Något stämmer inte, eller Fakturafrågor › Avvikelse i fakturering om du bara har numret och Kund-ID:t.",
        "Välj raderna, och berätta för var och en hur mycket som är fel och varför. Du kan bifoga underlag som PDF.",
        "Sidan säger vad som gäller för betalningen medan det utreds. Oftast ska fakturan betalas i tid ändå, och krediteras efteråt.",
        "Får ni avslag kan raden tas upp igen om något är nytt: skriv vad, eller bifoga underlag. Betala den medan den utreds igen.",
        "Följ ärendet under Ärenden. Blir det en kredit får ni en kreditfaktura; annars står det varför.",
        "Efter tre påminnelser går en obetald faktura till inkasso. Sedan är det inkassobolaget som svarar.",
      ],
    },
    {
      heading: "Kreditera en enstaka post",
      texts: [
        "Privata vårdgivare kan be Vårdgivarservice kreditera enstaka poster: samma sak står två gånger, eller personen arbetar inte hos er. Välj Kreditera en enstaka post på fakturan.",
      ],
    },
    {
      heading: "Beställ en tjänst eller ändra antalet",
      steps: [
        "IT-beställaren öppnar Kund-ID:t och väljer Beställ tjänster i tjänstekatalogen. Där står pris i dag, kommande pris, uppsägningstid och vad tjänsten kräver.",
        "Välj Beställ, skriv hur många och från vilken dag, och tryck på Se vad det kostar. Där står kostnaden per månad och första dagen som faktureras.",
        "Skicka till beslutsattestanten. De får ett mejl, och beställningen står överst på deras startsida.",
        "När den är godkänd börjar tjänsten den önskade dagen, eller den dag den godkändes om det är senare. Den som beställde får ett mejl.",
        "Ångrar ni er kan IT-beställaren ta tillbaka beställningen, också när den är godkänd, till och med dagen före den första.",
        "För ett annat antal: välj Ändra antal vid tjänsten. Färre har uppsägningstid, och tjänster som betalas för hela månader ändras den första i en månad.",
      ],
    },
    {
      heading: "Ändra adress, ansvar eller referens",
      steps: [
        "Öppna Kund-ID:t och välj Ändra uppgifterna. Ändra det som är nytt; det gamla står kvar bredvid.",
        "Privata vårdgivare får frågan om ändringsanmälan enligt LOV: den behövs ofta också, och görs inte här.",
        "En handläggare bestämmer från vilken dag det gäller. Fakturor som redan är gjorda ändras inte.",
      ],
    },
    {
      heading: "Säg upp en tjänst",
      steps: [
        "IT-beställaren öppnar Kund-ID:t och väljer Säg upp vid tjänsten. Där står när den slutar om den godkänns i dag, och vad det kostar att vänta.",
        "Beslutsattestanterna får ett mejl, och uppsägningen står överst på deras startsida.",
        "När en av dem godkänner räknas den sista dagen från den dagen. Tjänsten slutar av sig själv, och den som bad om det får ett mejl.",
        "Innan tjänsten har slutat kan IT-beställaren ta tillbaka uppsägningen, också när den är godkänd. Den som bad om den kan bara godkänna den själv om regionen har sagt så.",
        "Väntar det för länge påminns beslutsattestanten, och efter några dagar frågas ersättaren.",
        "Är du inte IT-beställare? Välj Be om uppsägning vid tjänsten. Portalen hittar era IT-beställare, och du får ett mejl när de har svarat. Du kan också välja Säg upp vid en tjänst i fakturaspecifikationen.",
      ],
    },
    {
      heading: "Uppsägningstid",
      texts: [
        "De flesta tjänster har en månads uppsägning: tjänsten debiteras till och med slutet av månaden efter den då uppsägningen godkänns.",
      ],
    },
  ],
};
