/** Pages for when something else than the asked page must be shown. Each says what was saved and what to do now. */
export const errors = {
  notFound: {
    title: "Sidan finns inte",
    text: "Adressen leder inte till något som du kan se. Den kan vara fel avskriven, eller så hör sidan till en annan organisation än den du arbetar för.",
  },
  notAllowed: {
    title: "Du har inte behörighet till den här sidan",
    text: "Din roll räcker inte för det här. Fråga den som är ägare av ert konto om du behöver göra det.",
  },
  formTooOld: {
    title: "Formuläret gäller inte längre",
    text: "Ingenting har sparats. Formuläret öppnades i en annan inloggning eller för länge sedan. Gå tillbaka, ladda om sidan och skicka igen; det du skrev står oftast kvar om du går tillbaka i webbläsaren. Händer det igen behöver webbläsaren tillåta kakor från portalen.",
  },
  alreadySent: {
    title: "Det här är redan skickat",
    text: "Det du skickade första gången är sparat, och ingenting har skickats en gång till. Du hittar det på startsidan.",
  },
  badRequest: {
    title: "Vi kunde inte läsa det som skickades",
    text: "Ingenting har sparats. Texten eller adressen innehåller tecken som inte kan tas emot. Gå tillbaka och skriv om det du klistrade in.",
  },
  tooLarge: {
    title: "Det du skickade är för stort",
    text: "Ingenting har sparats. Gå tillbaka, ta bort den största filen eller dela upp innehållet, och skicka igen.",
  },
  wrongType: {
    title: "Innehållet har ett format som sidan inte tar emot",
    text: "Ingenting har sparats. Skicka formuläret från sidan i din webbläsare.",
  },
  methodNotAllowed: {
    title: "Så går det inte att använda den här adressen",
    text: "Ingenting har sparats. Gå till startsidan och börja därifrån.",
  },
  tooMany: {
    title: "Det kom väldigt många anrop härifrån",
    text: (seconds: string) => `Ingenting har sparats. Vänta ${seconds} sekunder och försök igen.`,
  },
  busy: {
    title: "Portalen är upptagen just nu",
    text: (seconds: string) =>
      `Ingenting har sparats. Vänta ${seconds} sekunder och försök igen. Sparade utkast och sända fakturor finns kvar.`,
  },
  crashed: {
    title: "Något gick fel hos oss",
    textNothingSaved:
      "Ingenting av det du just gjorde har sparats. Det som var sparat innan finns kvar. Försök igen om en stund; händer det igen, hör av dig och ange koden nedan.",
    textSaved: "Det du just gjorde är sparat, men vi kunde inte visa nästa sida. Gå till startsidan, där finns det.",
    code: "Kod",
  },
  toStart: "Till startsidan",
  toSignIn: "Logga in",
};
