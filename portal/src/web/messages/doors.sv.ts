/** Att komma in med kort, och från vilka nätverk. */
import type { Sentence } from "../form-faults.ts";

export const doors = {
  card: {
    button: "Logga in med SITHS-kort",
    troubles: {
      none: "Vi fick inget kort. Sätt i kortet, stäng webbläsaren helt, öppna den igen och välj ditt certifikat när den frågar. Går det ändå inte: kontakta er it-support.",
      "not-valid":
        "Kortets certifikat har gått ut, eller så är det inte utfärdat för inloggning hos oss. Välj ett annat certifikat, eller kontakta den som har gett dig kortet.",
    },
    unknown: (hsaId: string) =>
      `Kortet är läst, men det är inte knutet till något konto här. Be den som bestämmer om användare i Fakturaporten i regionen att knyta ditt HSA-id ${hsaId} till ditt konto.`,
    link: "SITHS-kort",
    memberTitle: (name: string) => `SITHS-kort för ${name}`,
    memberLead: "Den som har kortet med det här HSA-id:t loggar in som personen. Personen får ett mejl om ändringen.",
    hsaId: "HSA-id",
    hsaIdHint: "Till exempel SE2321000016-1ABC. Det står i HSA-katalogen. Lämna tomt för att ta bort kortet.",
    save: "Spara",
    given: (name: string) => `${name} kan nu logga in med sitt kort, och har fått ett mejl om det.`,
    taken: (name: string) => `${name} kan inte längre logga in med kort, och är utloggad överallt.`,
    faults: {
      "hsaId.form": "Skriv HSA-id:t som det står i katalogen, till exempel SE2321000016-1ABC",
      "card-given-already": "Det HSA-id:t är knutet till någon annan. Kontrollera det, eller ta bort det där först",
      "member-acts-elsewhere": "Personen arbetar också för någon annan. Därför går inget kort att knyta här",
    } satisfies Readonly<Record<string, Sentence>>,
  },
  network: {
    title: "Du är utanför nätverket",
    role: (role: string, networks: string) =>
      `Den som har rollen ${role} använder Fakturaporten från ${networks}. Du är inloggad, men härifrån visas ingenting.`,
    page: (networks: string) => `Den här sidan går bara att öppna från ${networks}.`,
    inside: "Anslut dig dit och ladda om sidan. Vet du inte hur: fråga er it-support.",
    address: (network: string) => `Du kommer från ${network}. Det kan den som hjälper dig behöva veta.`,
    list: (names: readonly string[]) => names.join(" eller "),
    signOut: "Logga ut",
  },
};
