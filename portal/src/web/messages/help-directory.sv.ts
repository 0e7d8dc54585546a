/** Many units at once, for those who keep the directory. */
export const directoryFileHelp = {
  title: "Ändra många enheter på en gång",
  lead: "Hämta mottagarkatalogen som fil, ändra i ett kalkylprogram och läs in den igen.",
  parts: [
    {
      heading: "Så gör du",
      steps: [
        "Öppna Mottagarkatalog och välj Excel eller CSV vid pilarna, så laddas katalogen ner.",
        "Ändra i kalkylprogrammet. Lämna kolumnen Enhetens id tom på rader som är nya enheter. Kolumner du inte ändrar kan du ta bort.",
        "Spara, välj Läs in en fil och sedan filen.",
        "Titta på listan: vad som är nytt, vad som ändras från vad till vad, och vilka celler som är fel och varför.",
        "Tryck på Ta in. Allt som är rätt tas in på en gång. Rader med fel lämnas utanför.",
      ],
    },
    {
      heading: "Bra att veta",
      texts: [
        "Oförändrade rader skriver ingen ny version. Enheter som inte finns i filen lämnas som de är; sätt Nej i Tar emot fakturor för att stänga en enhet.",
        "Har någon ändrat katalogen sedan du såg listan tas ingenting in. Läs in filen igen.",
        "Högst 8 MB och 10 000 rader i en fil. Tusentals nya enheter på en gång kan ta någon minut.",
      ],
    },
  ],
};
