/** What the domain refuses, said to a person, where a page says nothing closer of its own. Exhaustive over the codes. */
import type { RefusalCode } from "../../domain/refusal.ts";

export interface RefusalWords {
  readonly title: string;
  readonly text: string;
}

export const refusals: Readonly<Record<RefusalCode, RefusalWords>> = {
  "not-found": { title: "Sidan finns inte", text: "Adressen leder inte till något som du kan se." },
  "not-allowed": {
    title: "Du har inte behörighet till det här",
    text: "Ingenting har ändrats. Fråga den som är ägare av ert konto om du behöver göra det.",
  },
  "changed-meanwhile": {
    title: "Någon annan har ändrat det här under tiden",
    text: "Din ändring har inte sparats. Öppna sidan igen, se vad som är nytt, och gör din ändring på nytt.",
  },
  "form-already-sent": {
    title: "Det här är redan skickat",
    text: "Det du skickade första gången är sparat, och ingenting har skickats en gång till.",
  },
  "too-many-tries": {
    title: "Det blev för många försök",
    text: "Vänta några minuter innan du försöker igen. Ingenting är låst.",
  },
  "sign-in-failed": {
    title: "Inloggningen lyckades inte",
    text: "E-postadressen och lösenordet hör inte ihop. Försök igen eller välj ett nytt lösenord.",
  },
  "link-not-usable": {
    title: "Länken går inte att använda längre",
    text: "Den är redan använd eller för gammal. Be om en ny.",
  },
  "password-needed-again": {
    title: "Skriv ditt lösenord igen",
    text: "Det här rör pengar eller behörigheter. Därför behöver du skriva lösenordet en gång till.",
  },
  "second-step-set-already": {
    title: "Du har redan en kodapp",
    text: "Ta bort den du har innan du ställer in en ny.",
  },
  "second-step-demanded": {
    title: "Din roll kräver inloggning i två steg",
    text: "Ingenting har ändrats. Ställ in ett annat sätt först, så kan du ta bort det här.",
  },
  "card-given-already": {
    title: "HSA-id:t är knutet till någon annan",
    text: "Ingenting har ändrats. Kontrollera det, eller ta bort det där först.",
  },
  "member-acts-elsewhere": {
    title: "Personen arbetar också för någon annan",
    text: "Därför går det andra steget inte att ta bort här.",
  },
  "customer-number-taken": {
    title: "Kund-ID:t är redan använt",
    text: "Varje Kund-ID är en kunds. Välj ett annat, eller öppna kunden som har det.",
  },
  "access-given-already": {
    title: "Personen har redan den behörigheten",
    text: "Ingenting har ändrats. Avsluta den gamla behörigheten först om du vill ändra den.",
  },
  "service-code-taken": {
    title: "Koden är redan använd",
    text: "Varje tjänst har sin egen kod. Välj en annan.",
  },
  "price-set-already": {
    title: "Det finns redan ett pris från den dagen",
    text: "Ett pris som är satt ändras inte. Välj en annan dag.",
  },
  "access-asked-already": {
    title: "Du har redan bett om det",
    text: "Någon ska svara. Du får ett mejl när det är gjort.",
  },
  "access-wider-than-principal": {
    title: "Ersättaren skulle få mer än attestanten",
    text: "En ersättare får bara besluta om det ansvar, och under de dagar, som attestanten har. Ingenting har ändrats.",
  },
  "order-not-possible": {
    title: "Det går inte att beställa just nu",
    text: "Något har ändrats sedan sidan visades. Öppna katalogen och se vad som gäller.",
  },
  "service-needs-itself": {
    title: "Tjänsterna skulle kräva varandra",
    text: "Två tjänster som kräver varandra går inte att beställa. Ingenting har ändrats.",
  },
  "subscription-ended": {
    title: "Tjänsten är redan avslutad",
    text: "Den slutar före dagen du valde. Ingenting har ändrats.",
  },
  "usage-sent-already": {
    title: "Filen är redan inläst",
    text: "Samma innehåll har lästs in en gång, och ingenting lästes in igen.",
  },
  "creditor-not-set-up": {
    title: "Det är inte bestämt hur ni fakturerar",
    text: "Öppna Fakturering › Uppgifter på fakturan och fyll i avsändare och bankgiro.",
  },
  "run-under-way": {
    title: "En annan körning pågår",
    text: "Avsluta eller avbryt den först. Bara en körning kan pågå i taget.",
  },
  "run-cannot-change": {
    title: "Körningen har hunnit vidare",
    text: "Öppna körningen igen och se hur det står.",
  },
  "receiver-unknown": {
    title: "Mottagaren finns inte i katalogen",
    text: "Sök efter mottagaren och välj den i listan.",
  },
  "invoice-number-taken": {
    title: "Fakturanumret är redan använt",
    text: "Varje nummer används bara en gång. Välj nästa lediga nummer.",
  },
  "invoice-not-ready": {
    title: "Fakturan är inte klar att sända",
    text: "Öppna fakturan, så visar den vad som saknas. Utkastet är sparat.",
  },
  "draft-already-sent": {
    title: "Fakturan är redan sänd",
    text: "Den skickades en gång och kan inte sändas igen. Du hittar den i listan över fakturor.",
  },
  "import-cannot-change": {
    title: "Importen har hunnit vidare",
    text: "Den är redan sänd, avbruten eller inte färdigläst. Öppna importen igen och se hur det står.",
  },
  "template-in-use": {
    title: "Mallen används",
    text: "En återkommande faktura skrivs ur mallen. Byt mall i den, eller ta bort mallen när den inte behövs mer.",
  },
  "credit-exceeds-remaining": {
    title: "Krediten är större än det som återstår",
    text: "Minska beloppet, eller bekräfta att du vill kreditera mer än fakturan.",
  },
  "dispute-in-collection": {
    title: "Kravet är hos inkassobolaget",
    text: "Vi kan inte längre pröva fakturan. Vem som har ärendet står på fakturans sida under Betalningar.",
  },
  "dispute-needs-new": {
    title: "Raden är redan prövad",
    text: "Skriv vad som är nytt sedan den avslogs, eller bifoga underlag.",
  },
  "dispute-hold-too-long": {
    title: "Dagen går inte att välja",
    text: "Något får vänta högst 90 dagar från i dag.",
  },
  "dispute-open-already": {
    title: "Raden utreds redan",
    text: "Det finns redan en öppen avvikelse om den. Skriv vidare i det ärendet, under Ärenden.",
  },
  "attachment-refused": {
    title: "Filen kunde inte tas emot",
    text: "Det du skrivit är sparat. Välj en annan PDF-fil.",
  },
  "already-answered": {
    title: "Fakturan är redan besvarad",
    text: "Någon har svarat före dig. Öppna fakturan för att se svaret.",
  },
  "document-unreadable": {
    title: "Dokumentet går inte att läsa",
    text: "Innehållet är kvar som det kom. Be avsändaren skicka det igen, eller ladda ner filen och läs den själv.",
  },
  "resolution-needs-reason": {
    title: "Skriv hur du vet",
    text: "Skriv i några ord hur du vet vad som hände med leveransen. Ingenting har ändrats.",
  },
  "file-withheld": {
    title: "Filen lämnas inte ut",
    text: "Den innehåller något som kan skada datorn, eller går inte att kontrollera. Be leverantören skicka underlaget på nytt som en vanlig PDF.",
  },
  "document-too-long-to-print": {
    title: "Fakturan har för många rader för en PDF",
    text: "Läs den på sidan, skriv ut den därifrån eller ladda ner XML-filen. Där finns alla rader.",
  },
  "answer-needs-reason": { title: "Svaret behöver en orsak", text: "Skriv vad leverantören ska göra annorlunda." },
  "ledger-more-than-left": {
    title: "Beloppet är större än det som är kvar",
    text: "Ingenting har bokförts. Någon annan kan ha hunnit före: öppna sidan igen och se vad som är kvar.",
  },
  "ledger-entry-stands": {
    title: "Posten går inte att ta tillbaka här",
    text: "Den är redan rättad, eller så är det en faktura eller kreditfaktura. En faktura rättas med en kreditfaktura.",
  },
  "payment-decided": {
    title: "Betalningen är redan hanterad",
    text: "Ingenting har ändrats. Öppna betalningen igen och se vad som hänt.",
  },
  "reminder-stop-too-long": {
    title: "Stoppet slutar för sent",
    text: "Ett stopp gäller från i dag och högst 90 dagar framåt. Behövs det längre bestämmer du om det igen då.",
  },
  "collection-cannot-change": {
    title: "Kravet kan inte ta det steget",
    text: "Någon annan kan ha hunnit före. Öppna sidan igen och se var kravet är.",
  },
  "collection-receipt-differs": {
    title: "Kravet har redan ett annat kvitto",
    text: "Ingenting har ändrats. Kontrollera numret med inkassobolaget.",
  },
  "join-request-already-decided": {
    title: "Förfrågan är redan besvarad",
    text: "Någon annan hos er har redan svarat på den.",
  },
  "case-cannot-change": {
    title: "Ärendet har hunnit ändras",
    text: "Någon annan har redan svarat, avslutat eller avgjort det. Öppna ärendet igen och se vad som är nytt.",
  },
  "case-already-decided": {
    title: "Ärendet är redan avgjort",
    text: "Beslutet gäller och kan inte tas om. Skriv till motparten i ärendet om något är oklart.",
  },
  "case-needs-words": {
    title: "Skriv något till motparten",
    text: "Ett svar behöver minst en mening och får vara högst 5 000 tecken.",
  },
  "account-change-decided": {
    title: "Ändringen väntar inte längre",
    text: "Den har redan börjat gälla, tagits tillbaka eller stoppats. Öppna Inställningar › Skicka och se vad som gäller.",
  },
  "second-person-needed": {
    title: "En annan person måste godkänna",
    text: "Den som har gjort ändringen kan inte godkänna den själv. Be någon annan hos er som får.",
  },
  "reference-not-fitting": {
    title: "Referensen har inte den form som enheten själv begär",
    text: "Ingenting är sänt. Skriv en referens som stämmer med enhetens mottagarkort.",
  },
  "quota-reached": {
    title: "Månadens fakturor på er nivå är sända",
    text: "Fakturan är inte sänd; den ligger kvar bland utkasten. Be en ägare hos er byta nivå under Inställningar, eller sänd den nästa månad.",
  },
  "last-plan-level": {
    title: "Minst en nivå måste gå att välja",
    text: "Ingenting har ändrats. Lägg till en annan nivå först.",
  },
  "payments-stopped": {
    title: "Allt är stoppat tills leverantörsstödet har hört av sig",
    text: "Någon hos er har svarat att ett ändrat konto inte var ert. Inget sänds och inget konto ändras. Under Ärenden ser du vad som händer.",
  },
  "last-owner": {
    title: "Någon måste kunna bestämma om användarna",
    text: "Ingenting har ändrats. Ge någon annan den rollen först.",
  },
  "assignee-unknown": {
    title: "Personen arbetar inte för enheten",
    text: "Fakturan är inte tilldelad. Välj någon som tar emot fakturor för samma enhet.",
  },
  "handover-not-set-up": {
    title: "Enheten lämnar inte över till något ekonomisystem",
    text: "Ingenting har lämnats över. Be den som administrerar portalen att ställa in överlämningen.",
  },
  "handover-asked-already": {
    title: "Fakturan är redan på väg till ekonomisystemet",
    text: "Den lämnas över en gång. Se på fakturans sida hur det har gått.",
  },
  "handover-missing": {
    title: "Fakturan väntar inte på att lämnas över",
    text: "Det finns ingen överlämning att kvittera.",
  },
  "handover-bytes-differ": {
    title: "Ekonomisystemet har tagit emot något annat",
    text: "Kontrollsumman stämmer inte med fakturan. Hämta den igen.",
  },
  "handover-receipt-differs": {
    title: "Fakturan har redan ett annat kvitto",
    text: "Det första kvittot gäller.",
  },
  "too-many-clients": {
    title: "Det finns för många anslutningar",
    text: "Återkalla anslutningar som inte används, och försök sedan igen.",
  },
  "receiver-number-taken": {
    title: "En annan enhet har redan numret",
    text: "Någon annan sparade en enhet med samma GLN eller Peppol-id alldeles nyss. Sök upp den i registret.",
  },
  "too-many-webhooks": {
    title: "Det finns för många webhookar",
    text: "Ni har redan så många som portalen håller reda på.",
  },
  "webhook-resends-spent": {
    title: "Det går inte att sända om fler just nu",
    text: "Två hundra meddelanden har sänts om. Vänta en stund och försök igen: ett till går var trettionde sekund.",
  },
  "webhook-stopped": {
    title: "Webhooken är avstängd",
    text: "Slå på den först, och sänd sedan provet.",
  },
  "webhook-tests-spent": {
    title: "Det har sänts tillräckligt många prov",
    text: "Vänta en timme och försök igen.",
  },
  "idempotency-key-reused": {
    title: "Nyckeln hör till en annan begäran",
    text: "Skicka en ny nyckel med en ny begäran.",
  },
  "idempotency-key-in-flight": {
    title: "Samma begäran är redan på väg",
    text: "Vänta en stund och fråga igen med samma nyckel.",
  },
};
