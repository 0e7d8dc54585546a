/** Inloggning i två steg: kodapp, passkeys och reservkoder. */
export const twoStepsHelp = {
  title: "Inloggning i två steg",
  lead: "Med ett andra steg räcker det inte att någon har kommit över ditt lösenord. Alla kan ställa in det, och för en del roller krävs det.",
  parts: [
    {
      heading: "Ställ in en kodapp",
      steps: [
        "Öppna Ditt konto, välj Inloggning i två steg, skriv ditt lösenord och tryck på Ställ in en kodapp.",
        "Läs av rutan med en app för engångskoder i telefonen, eller skriv nyckeln i den.",
        "Skriv koden som appen visar.",
        "Spara reservkoderna. De visas bara en gång.",
      ],
    },
    {
      heading: "Skapa en passkey",
      steps: [
        "Öppna Ditt konto, välj Inloggning i två steg, skriv ditt lösenord och tryck på Skapa en passkey.",
        "Ge den ett namn och tryck på Skapa passkey. Enheten frågar efter fingret, ansiktet eller koden.",
        "Spara reservkoderna om du inte redan har några.",
      ],
      texts: [
        "Sedan väljer du Logga in med passkey på inloggningssidan. Inget lösenord behövs, och en falsk sida kan inte lura din passkey av dig. Den behöver skript i webbläsaren.",
      ],
    },
    {
      heading: "Logga in med en kod",
      texts: [
        "Efter lösenordet frågar vi efter en kod. Öppna appen och skriv de sex siffrorna. En kod går att använda en gång; vänta på nästa om den nyss är använd.",
        "Stämmer inte koden? Se till att telefonens klocka ställer sig själv. Efter fem fel får du vänta mellan försöken.",
      ],
    },
    {
      heading: "Logga in med SITHS-kort",
      texts: [
        "Finns knappen Logga in med SITHS-kort på inloggningssidan kan du som arbetar i regionen använda den. Sätt i kortet innan du öppnar webbläsaren, och välj ditt certifikat när den frågar.",
        "Första gången säger sidan vilket HSA-id kortet har. Den som bestämmer om användare knyter det till ditt konto: Användare, ditt namn, SITHS-kort.",
      ],
    },
    {
      heading: "Om sidan säger att du är utanför nätverket",
      texts: [
        "En del roller och sidor går bara att använda från vissa nätverk, till exempel på jobbet eller med VPN. Sidan säger vilka, och vem du frågar. Anslut dig dit och ladda om sidan.",
      ],
    },
    {
      heading: "Om du har blivit av med telefonen eller nyckeln",
      texts: [
        "Välj Har du inte appen till hands? och skriv en av reservkoderna. Ta sedan bort kodappen eller passkeyn under Inloggning i två steg och ställ in en ny.",
        "Har du inga reservkoder heller? Be den som bestämmer om användare hos er. Den personen öppnar Användare, väljer dig och tar bort ditt andra steg. Du får ett mejl om det.",
      ],
    },
  ],
};
