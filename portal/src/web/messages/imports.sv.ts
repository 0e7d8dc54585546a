/** Importing files of invoices: what is asked, how it goes, and what is to be mended. */
type Params = Readonly<Record<string, string>>;

export const imports = {
  title: "Importera",
  lead: "Sänd e-fakturor som ert affärssystem redan har gjort, eller fakturor ur ett kalkylblad. Allt kontrolleras först, och ingenting sänds förrän du har sagt ja.",
  file: "Fil med fakturor",
  fileHint:
    "En e-faktura i UBL (.xml), en zip-fil med flera, eller ett kalkylblad (.xlsx, .csv). Högst 30 MB och 10 000 fakturor, 25 MB för varje faktura och 5 MB för ett kalkylblad.",
  start: "Ladda upp och kontrollera",
  started: "Filen är mottagen. Ingenting är sänt än.",
  again: "Den filen är redan uppladdad. Här är importen.",
  helpLink: "Så fungerar import",
  earlier: "Tidigare importer",
  caption: "Importer, den senaste överst",
  name: "Fil",
  made: "Uppladdad",
  standing: "Läge",
  documents: "Fakturor",
  states: {
    uploaded: "Kontrolleras",
    read: "Väntar på ditt ja",
    sending: "Sänds",
    done: "Klar",
    cancelled: "Avbruten",
  },
  progress: {
    reading: "Fakturorna kontrolleras",
    sending: "Fakturorna sänds",
    of: (done: number, all: number) => `${done} av ${all}`,
    leave: "Du kan lämna sidan. Arbetet fortsätter, och importen finns kvar här.",
    refresh: "Visa hur långt det har kommit",
  },
  countsReady: "Klara att sända",
  countsFaulty: "Att rätta",
  countsSent: "Sända",
  countsSkipped: "Inte sända",
  send: (ready: number) => (ready === 1 ? "Sänd den som är klar" : `Sänd de ${ready} som är klara`),
  sendHint: "De sänds precis så som de står i filen. Det går inte att ångra.",
  sent: "Fakturorna är på väg att sändas.",
  cancel: "Avbryt importen",
  cancelled: "Importen är avbruten. Ingenting ur den är sänt.",
  nothingReady: "Ingen faktura i filen är klar att sända. Rätta dem i affärssystemet och ladda upp en ny fil.",
  show: "Visa",
  all: "Alla",
  results: "Resultat",
  resultsCaption: "Fakturorna i filens ordning",
  document: "Fil",
  number: "Nummer",
  receiver: "Mottagare",
  amount: "Att betala",
  result: "Resultat",
  items: { ready: "Klar att sända", faulty: "Att rätta", sent: "Sänd", skipped: "Inte sänd" },
  open: "Öppna",
  none: "Inga fakturor här.",
  rule: (rule: string) => `Regel ${rule}`,
  files: {
    "file.nothing": "Välj en fil",
    "file.too-large": "Filen är större än 30 MB. Dela upp den i flera",
    "file.not-a-file-we-read":
      "Filen går inte att läsa. Välj en e-faktura (.xml), en zip-fil med e-fakturor eller ett kalkylblad (.xlsx, .csv)",
    "file.no-documents": "Zip-filen innehåller inga e-fakturor. De ska sluta på .xml",
    "file.too-many-documents": "Zip-filen innehåller fler än 10 000 fakturor. Dela upp den i flera",
  },
  faults: {
    "import-not-an-invoice": "Filen är ingen faktura eller kreditfaktura.",
    "import-unpackable": "Filen gick inte att packa upp, eller är större än 25 MB. Packa om den.",
    "import-currency": ({ currency }: Params) => `Valutan är ${currency}. Fakturor ur filer ska vara i SEK.`,
    "import-attachments": "Fakturan har en länk till en fil. Bädda in filen i fakturan i stället, som PDF.",
    "import-unread": ({ place }: Params) =>
      `Fakturan innehåller uppgifter som inte hör till Peppol BIS Billing 3. Ta bort dem: ${place}`,
    "import-seller": ({ stated, own }: Params) =>
      stated === ""
        ? `Säljarens organisationsnummer saknas. Det ska vara ${own}.`
        : `Säljaren är inte ert företag: fakturan säger ${stated}, ert nummer är ${own}.`,
    "import-account": ({ account }: Params) =>
      `Kontot ${account} är inte ett konto ni använder nu. Ändra det i affärssystemet, eller under Inställningar › Skicka. Ett ändrat konto väntar några bankdagar.`,
    "import-account-missing":
      "Inget konto att betala till står på fakturan. Skriv det som står under Inställningar › Skicka.",
    "import-means": "Fakturan ber om betalning med kort eller autogiro. Regionen betalar till ett konto.",
    "import-payee": ({ expected }: Params) =>
      expected === ""
        ? "Fakturan ska betalas till någon annan än ert företag. Ange factoringbolaget under Inställningar › Skicka först."
        : `Fakturan ska betalas till ${expected}, enligt Inställningar › Skicka.`,
    "import-receiver": ({ address }: Params) =>
      address === ""
        ? "Mottagarens elektroniska adress saknas. Den står på mottagarens kort i portalen."
        : `Ingen mottagare i portalen har adressen ${address}. Rätt adress står på mottagarens kort.`,
    "import-reference-missing": ({ sv }: Params) => `Er referens saknas. ${sv}`,
    "import-reference-form": ({ sv, example }: Params) =>
      `Er referens har fel form. ${sv}${example === "" ? "" : ` Till exempel ${example}.`}`,
    "import-order-number": ({ example }: Params) =>
      `Ordernumret har fel form.${example === "" ? "" : ` Till exempel ${example}.`}`,
    "import-twice": ({ place }: Params) => `Samma fakturanummer står på faktura ${place} i filen.`,
    "invoice-number-taken": ({ number }: Params) => `Ni har redan sänt en faktura med numret ${number}.`,
    "import-credits-one": "En kreditfaktura ska hänvisa till en faktura, och bara en.",
    "credits-a-credit-note": ({ number }: Params) => `${number} är själv en kreditfaktura och går inte att kreditera.`,
    "credits-to-another": ({ number, receiver }: Params) => `Fakturan ${number} sändes till ${receiver}, inte hit.`,
    "credit-exceeds-remaining": "Kreditfakturan är större än vad som återstår av fakturan.",
    "credit-part-exceeds-remaining": ({ part }: Params) =>
      `Kreditfakturan tar tillbaka mer än vad som återstår av ${part}.`,
    "receiver-closed": "Mottagaren tar inte längre emot fakturor.",
    "quota-reached": ({ max }: Params) =>
      `${max === "1" ? "Månadens enda faktura på er nivå är sänd" : `Månadens ${max} fakturor på er nivå är sända`}. Byt nivå under Inställningar, eller importera filen igen nästa månad.`,
    "payments-stopped": "Sändning är stoppad tills leverantörsstödet har kontrollerat ert betalkonto.",
  },
};
