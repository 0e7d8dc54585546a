/** Startsidan Fakturafrågor: för vem, och rätt väg för varje slags kund. */
export const invoiceQuestions = {
  title: "Fakturafrågor",
  lead: "För dig som köper tjänster av regionens IT-avdelning och undrar över en faktura.",
  link: "Frågor om en faktura från regionen",
  signIn: "Logga in och se fakturan",
  noAccount: {
    heading: "Har du inget konto?",
    given:
      "Har er IT-beställare eller regionen gett dig behörighet har du fått ett mejl: välj lösenord under Glömt lösenordet. Annars gör du så här.",
    register: "Registrera företaget",
    registerWhy: ", utan kostnad, och bekräfta din adress.",
    askWhy: ". Skriv Kund-ID som det står på fakturan. Regionen svarar i ett ärende, och du får ett mejl.",
  },
  open: "Till era fakturor",
  notHere: {
    heading: "Har du varit på ett vårdbesök?",
    text: "Då är det mottagningen du besökte som svarar. Telefonnumret står på fakturan eller i kallelsen. Här finns inga patientavgifter, och skriv aldrig om din hälsa här.",
  },
  supplier: {
    heading: "Säljer du till regionen?",
    text: "Då skriver du fakturan här i portalen, och frågar under Ärenden när du är inloggad.",
  },
  waysHeading: "Rätt väg för dig",
  ways: [
    {
      heading: "Privat vårdgivare",
      steps: [
        "Logga in och öppna fakturaspecifikationen: den visar vad som ingår och varför summan har ändrats. Rader som kan vara fel pekas ut.",
        "Gäller det en enstaka post, till exempel samma sak två gånger eller någon som inte arbetar hos er, väljer ni Kreditera en enstaka post på fakturan. Vårdgivarservice svarar.",
        "Har ni avtal enligt LOV och flyttar eller byter ansvar behövs ofta en ändringsanmälan till beställaren också, inte bara en ny adress på fakturan.",
        "Er IT-beställare beställer och säger upp tjänster.",
      ],
    },
    {
      heading: "Offentlig vårdgivare",
      steps: [
        "Logga in och öppna fakturaspecifikationen för er förvaltnings Kund-ID.",
        "Är ansvar eller referens fel? Öppna Kund-ID:t och välj Ändra uppgifterna: det gamla, det nya, och från vilken dag.",
        "Tjänster beställs och sägs upp genom er IT-beställare. En uppsägning gäller från den dag beslutsattestanten godkänner den.",
      ],
    },
    {
      heading: "Kommun eller annat företag",
      steps: [
        "Logga in och öppna fakturan eller specifikationen. Saknar du behörighet ges den av regionens fakturahandläggare.",
        "Undrar du hur man betalar, eller hur kredit och debet hör ihop? Under Fakturor och betalningar står varje faktura med vad som är betalt, krediterat och kvar.",
      ],
    },
  ],
  allHeading: "Det här gäller alla",
  all: [
    "Är något fel, säg till genast: logga in, öppna fakturan och välj Något stämmer inte. Vänta inte till förfallodagen: en utredning tar tid.",
    "Fakturan ska oftast betalas också när du har invändningar; vad som gäller din faktura står där du skriver dem. Får du rätt får du en kreditfaktura.",
    "Efter tre påminnelser går en obetald faktura till inkasso av sig själv. Sedan är det inkassobolaget som har ärendet.",
    "Tjänster har oftast en månads uppsägning.",
  ],
};
