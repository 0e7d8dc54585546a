/** Inloggning i två steg: att ställa in den, att logga in med den, och reservkoderna. */
export const secondStep = {
  signIn: {
    title: "Andra steget",
    lead: "Ditt lösenord stämmer. Visa också att det är du.",
    code: "Kod från appen",
    codeHint: "Sex siffror. Koden byts varje halvminut och går att använda en gång.",
    button: "Logga in",
    withoutApp: "Har du inte appen till hands?",
    withoutPasskey: "Har du inte din passkey till hands?",
    recoveryCode: "Reservkod",
    recoveryCodeHint:
      "En av koderna du sparade när du ställde in inloggning i två steg. Varje kod går att använda en gång.",
    recoveryButton: "Logga in med reservkoden",
    withoutEither:
      "Har du ingen reservkod heller? Be den som bestämmer om användare hos er att ta bort ditt andra steg. Då loggar du in med lösenordet och ställer in det på nytt.",
    tooLate: "Det tog för lång tid, eller så började du i en annan webbläsare. Logga in igen.",
    faults: {
      missing: "Skriv koden",
      "code.wrong": "Koden stämmer inte, eller så är den redan använd. Vänta på nästa kod i appen och skriv den",
      "recoveryCode.wrong": "Reservkoden stämmer inte, eller så är den redan använd. Pröva en annan",
    },
  },
  own: {
    link: "Inloggning i två steg",
    title: "Inloggning i två steg",
    lead: "Med ett andra steg räcker det inte att någon har kommit över ditt lösenord.",
    demandedHeading: "Ställ in ett andra steg innan du fortsätter",
    demanded:
      "Den som har din roll måste logga in i två steg. Det tar ett par minuter. Du väljer själv mellan en kodapp och en passkey.",
    elsewhere:
      "Du loggar in genom regionens egen inloggning. Den frågar efter det som behövs, så här finns inget att ställa in.",
    app: "Kodapp",
    appText:
      "En app i telefonen visar en ny kod varje halvminut, också utan nät. Vilken app som helst för engångskoder går bra, till exempel den som redan finns i telefonens lösenordshanterare.",
    appSince: (day: string) => `Du har en kodapp sedan ${day}. Vi frågar efter en kod varje gång du loggar in.`,
    password: "Ditt lösenord",
    setUpApp: "Ställ in en kodapp",
    removeApp: "Ta bort kodappen",
    appSet:
      "Kodappen är inställd. Från och med nu frågar vi efter en kod när du loggar in. Du är utloggad på alla andra ställen.",
    appRemoved: "Kodappen är borttagen. Du är utloggad på alla andra ställen.",
    codes: "Reservkoder",
    codesLeft: (left: number) =>
      left === 0
        ? "Du har inga reservkoder kvar."
        : left === 1
          ? "Du har en reservkod kvar."
          : `Du har ${left} reservkoder kvar.`,
    codesText: "Med en reservkod loggar du in när du inte kan ta det andra steget. Nya koder ersätter de gamla.",
    renewCodes: "Gör nya reservkoder",
    help: "Hjälp om inloggning i två steg",
  },
  app: {
    title: "Ställ in en kodapp",
    lead: "Koden här gäller i en halvtimme. Visa den inte för någon annan.",
    scan: "1. Läs av koden med appen",
    scanText: "Välj att lägga till ett konto i appen och rikta kameran mot rutan.",
    squareCode: "Kod för appens kamera. Samma uppgift finns som text under rutan.",
    type: "Eller skriv nyckeln i appen",
    typeText: "Om du inte kan läsa av rutan: välj att skriva in en nyckel, och att koden bygger på tiden.",
    openApp: "Öppna i en app på den här enheten",
    confirm: "2. Skriv koden som appen visar",
    code: "Kod från appen",
    codeHint: "Sex siffror",
    button: "Klar",
    faults: {
      missing: "Skriv koden som appen visar",
      wrong: "Koden stämmer inte. Vänta på nästa kod och se till att telefonens klocka går rätt",
    },
  },
  passkeys: {
    heading: "Passkeys",
    text: "Med en passkey loggar du in med fingret, ansiktet eller koden på din telefon eller dator, eller med en säkerhetsnyckel. Då behövs inget lösenord, och en falsk sida kan inte lura den av dig.",
    begin: "Skapa en passkey",
    newTitle: "Skapa en passkey",
    newLead: "Ge den ett namn så att du känner igen den. Sedan frågar din enhet efter fingret, ansiktet eller koden.",
    name: "Namn",
    nameHint: "Till exempel Telefonen eller Nyckeln på knippan",
    make: "Skapa passkey",
    made: (name: string) => `Din passkey ${name} är skapad. Du är utloggad på alla andra ställen.`,
    notKept: "Ingen passkey skapades. Det tog för lång tid, eller så fanns den redan. Försök igen.",
    needsScripts: "Passkeys behöver skript i webbläsaren. Slå på dem, eller använd ett annat sätt.",
    since: (made: string, used: string | undefined) =>
      used === undefined ? `Skapad ${made}, inte använd än` : `Skapad ${made}, senast använd ${used}`,
    rename: "Byt namn",
    renamed: "Din passkey har bytt namn.",
    remove: "Ta bort passkeyn",
    removeText: "Den går inte längre att logga in med. Ta gärna bort den på enheten också.",
    removed: "Din passkey är borttagen. Du är utloggad på alla andra ställen.",
    signIn: "Logga in med passkey",
    stopped: "Enheten svarade inte, eller så avbröt du. Försök igen.",
    known: "Den här enheten har redan en passkey för ditt konto.",
    failed: "Det gick inte att logga in med den passkeyn. Försök igen, eller logga in med lösenordet.",
    faults: {
      "name.missing": "Skriv ett namn, till exempel Telefonen",
      "name.too-long": "Skriv högst 60 tecken",
      "not-made": "Webbläsaren skapade ingen passkey. Slå på skript och försök igen",
    },
  },
  codes: {
    title: "Dina reservkoder",
    lead: "Med en reservkod loggar du in om du blir av med din app eller din passkey. Varje kod går att använda en gång.",
    once: "Koderna visas bara nu. Skriv ut dem eller spara dem där du har dina lösenord, men inte bara i telefonen.",
    saved: "Jag har sparat koderna",
  },
  member: {
    heading: "Inloggning i två steg",
    none: "Personen har inget andra steg inställt.",
    set: "Personen loggar in i två steg.",
    text: "Har personen blivit av med både sitt andra steg och reservkoderna kan du ta bort det andra steget. Ring först och hör att det verkligen är personen som ber om det. Personen loggas ut överallt och får ett mejl.",
    button: "Ta bort det andra steget",
    done: (name: string) => `${name} har inte längre något andra steg, och har fått ett mejl om det.`,
    elsewhere: "Personen arbetar också för någon annan. Därför går det andra steget inte att ta bort här",
  },
};
