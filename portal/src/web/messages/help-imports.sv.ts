/** How a file of invoices is brought in. */
export const importHelp = {
  title: "Sänd fakturor ur en fil",
  lead: "Har ert affärssystem redan gjort e-fakturorna kan ni ladda upp dem: en och en, eller många packade i en zip-fil. Fakturor i ett kalkylblad går också.",
  parts: [
    {
      heading: "Så gör du",
      steps: [
        "Be affärssystemet spara fakturorna som Peppol BIS Billing 3 (UBL, filer som slutar på .xml). Många filer packar du i en zip-fil.",
        "Välj Importera på sidan Fakturor och välj filen. Ingenting sänds än.",
        "Vänta medan fakturorna kontrolleras. Du kan lämna sidan och komma tillbaka. Är de hundra eller fler får du ett mejl när det är klart.",
        "Titta på listan: vad som är klart, och vad som behöver rättas och varför.",
        "Tryck på Sänd de som är klara. De sänds precis så som de står i filen.",
      ],
    },
    {
      heading: "Fakturor i ett kalkylblad",
      steps: [
        "Ladda ner mallen på sidan Importera, som Excel eller CSV. Bladet Så fyller du i förklarar varje kolumn.",
        "Skriv en rad för varje fakturarad. Rader med samma fakturanummer blir en faktura. Det som är lika för hela fakturan räcker det att skriva på första raden.",
        "Ladda upp filen på sidan Importera. Har ni egna rubriker får du välja vad varje kolumn innehåller. Det sparas till nästa gång.",
        "Titta på listan: vilka rader som blir vilka fakturor, och vad som ska rättas, cell för cell. Rätta i kalkylprogrammet och ladda upp filen igen, eller ta in dem som är klara.",
        "De kontrolleras en gång till. Tryck sedan på Sänd de som är klara.",
      ],
      texts: [
        "Högst 5 MB och 10 000 rader. Det första bladet läses. Formler läses som de värden de har; en cell med ett fel tas aldrig som tom.",
        "Ett långt kalkylblad granskas i bakgrunden. Du kan lämna sidan; filen finns kvar under Importera. Ett blad som ingen tar in tas bort efter en tid, vanligen 30 dagar.",
        "Mottagaren skrivs som GLN, organisationsnummer, Peppol-id eller namn. Passar det på flera får du veta vilka. Fakturanumren är filens egna, också när portalen annars tar dem ur en serie.",
      ],
    },
    {
      heading: "Om fakturor som behöver rättas",
      texts: [
        "Rätta dem i affärssystemet och ladda upp dem i en ny fil. De som är sända sänds inte igen: ett fakturanummer används bara en gång.",
      ],
    },
    {
      heading: "Vad filen får innehålla",
      texts: [
        "Högst 30 MB, 10 000 fakturor, och 25 MB för varje faktura. Beloppen ska vara i svenska kronor.",
        "Fakturorna ska vara ert företags egna: organisationsnumret och kontot ska vara de som står i portalen. Ett konto som väntar på att börja gälla går inte att använda i en fil heller.",
        "Inbäddade filer ska vara PDF, högst 10 stycken, 5 MB var och 15 MB tillsammans. De kontrolleras som när man bifogar dem i portalen.",
      ],
    },
    {
      heading: "Om samma fil laddas upp två gånger",
      texts: ["Då visas den import som redan finns, och ingenting sänds en gång till."],
    },
  ],
};
