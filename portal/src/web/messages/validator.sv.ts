/** The public validator: any UBL e-invoice in, an explanation out. */
export const validator = {
  title: "Kontrollera en e-faktura",
  lead: "Lämna en e-faktura i UBL, så jämför vi den med de officiella reglerna (EN 16931 och Peppol BIS Billing 3) och säger vad som behöver ändras. Du behöver inte logga in, och inget sparas.",
  file: "Fil med e-fakturan",
  fileHint: "En XML-fil, högst 5 MB. Du kan också dra hit den.",
  or: "Eller klistra in den",
  text: "E-fakturans XML",
  textHint: "Börjar oftast med <?xml eller <Invoice.",
  button: "Kontrollera",
  another: "Kontrollera en till",
  faults: {
    nothing: "Välj en fil eller klistra in XML-text.",
    "too-large": "Filen får vara högst 5 MB. Ta bort bilagor ur den, eller dela upp fakturan.",
    both: "Välj antingen en fil eller klistra in text, så att vi vet vilken du menar.",
    "is-pdf":
      "Det här är en PDF, den läsbara bilden av en faktura. Exportera e-fakturan som XML ur ditt faktureringsprogram och välj den filen.",
    "is-archive":
      "Det här är en zip-fil eller ett dokument från Word eller Excel. Packa upp zip-filen och välj en XML-fil ur den.",
    "try-again": "Just nu kontrolleras många fakturor. Försök igen om en liten stund.",
    "took-too-long":
      "Fakturan tog för lång tid att kontrollera. Dela upp den, eller ta bort det som inte hör till en faktura.",
    "is-picture": "Det här är en bild. Exportera e-fakturan som XML ur ditt faktureringsprogram och välj den filen.",
  },
  resultTitle: {
    valid: "E-fakturan håller",
    invalid: "E-fakturan behöver ändras",
    unreadable: "E-fakturan gick inte att läsa",
  },
  resultLead: {
    valid: "Den följer reglerna och kan sändas över Peppol.",
    invalid: "En mottagare eller ett nät som Peppol skulle stoppa den. Här står vad som behöver ändras.",
    unreadable: "Filen är inte XML som går att läsa, så reglerna har inte kunnat prövas.",
  },
  withWarnings: (count: number) =>
    count === 1
      ? "Den kan sändas, men en sak är värd att se över."
      : `Den kan sändas, men ${count} saker är värda att se över.`,
  judgedBy: (release: string) => `Prövad mot regelutgåva ${release}.`,
  structure: "Uppbyggnad",
  structureLead: "Delar som saknas, är okända eller står på fel plats. Rätta dem först; annat kan lösa sig då.",
  fatal: "Måste rättas",
  warning: "Bra att se över",
  stopped: "Gick inte att pröva helt",
  position: (line: number, column: number) => `Rad ${line}, tecken ${column}`,
  times: (count: number) => `På ${count} ställen`,
  details: "Detaljer",
  rule: "Regel",
  terms: "Uppgift",
  place: "Plats i filen",
  more: (count: number, isInReport: boolean) => `… och ${count} till.${isInReport ? " Alla finns i rapporten." : ""}`,
  reportCut: (count: number) => `… och ${count} till. Rätta de här först och kontrollera igen.`,
  sheet: "Så läser vi fakturan",
  firstLines: (count: number, left: number) => `De första ${count} raderna visas; ${left} till finns i fakturan.`,
  report: "Ladda ned rapporten",
  reportText: "Som text",
  reportJson: "Som JSON",
  reportName: "rapport",
};
