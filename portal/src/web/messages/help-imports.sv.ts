/** How a file of invoices is brought in. */
export const importHelp = {
  title: "Sänd fakturor ur en fil",
  lead: "Har ert affärssystem redan gjort e-fakturorna kan ni ladda upp dem: en och en, eller många packade i en zip-fil.",
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
      heading: "Om fakturor som behöver rättas",
      texts: [
        "Rätta dem i affärssystemet och ladda upp dem i en ny fil. De som är sända sänds inte igen: ett fakturanummer används bara en gång.",
      ],
    },
    {
      heading: "Vad filen får innehålla",
      texts: [
        "Högst 30 MB, 10 000 fakturor, och 5 MB för varje faktura. Beloppen ska vara i svenska kronor.",
        "Fakturorna ska vara ert företags egna: organisationsnumret och kontot ska vara de som står i portalen. Ett konto som väntar på att börja gälla går inte att använda i en fil heller.",
        "Fakturor med inbäddade filer kan ännu inte importeras. Skriv dem i portalen och bifoga filen där.",
      ],
    },
    {
      heading: "Om samma fil laddas upp två gånger",
      texts: ["Då visas den import som redan finns, och ingenting sänds en gång till."],
    },
  ],
};
