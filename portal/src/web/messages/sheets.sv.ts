/** Files of rows: what can be wrong with one as a file. */
type P = Readonly<Record<string, string>>;

export const sheets = {
  faults: {
    infected: "Antivirusprogrammet hittade något i filen. Den är inte sparad. Kontrollera datorn, och välj en ny fil",
    "not-scanned":
      "Filen kunde inte kontrolleras av antivirusprogrammet just nu, och är inte sparad. Försök igen om en stund",
    broken: "Filen går inte att läsa. Öppna den i kalkylprogrammet, spara om den och försök igen",
    "not-a-workbook": "Filen är inget kalkylblad. Spara den som Excel (.xlsx) eller CSV",
    "not-text": "Filen går inte att läsa. Spara den som Excel (.xlsx) eller CSV",
    "too-large": "Filen blir för stor när den packas upp. Dela upp den i flera, eller spara den som CSV",
    "too-many-rows": ({ max = "" }: P) => `Filen har fler än ${max} rader. Dela upp den i flera`,
    "too-many-empty": "Filen har fler än 100 000 tomma rader. Ta bort dem",
    "too-many-columns": "Filen har fler än 256 kolumner. Ta bort dem som inte behövs",
    "took-too-long": "Filen tog för lång tid att läsa. Spara den som CSV och försök igen",
    "try-again": "Just nu läses många filer. Försök igen om en stund",
    "cell-unreadable": ({ cell = "" }: P) =>
      `Cell ${cell} innehåller ett fel eller en formel som inte är uträknad. Öppna filen i kalkylprogrammet, rätta cellen och spara`,
  },
};
