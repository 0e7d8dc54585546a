/** Hur betalningar, påminnelser och inkasso går till: för kunden först, sedan för den som handlägger. */
export const paymentsHelp = {
  title: "Betalningar och påminnelser",
  lead: "Vad som händer när en faktura från regionen inte är betald, när det händer, och hur betalningar prickas av.",
  parts: [
    {
      heading: "När fakturan ska vara betald",
      texts: [
        "Betala till bankgirot på fakturan och skriv OCR-numret. Då prickas betalningen av direkt när den kommer.",
        "Ser du att något är fel på fakturan säger du till kontakten på fakturan direkt, och väntar inte till förfallodagen. Fakturan ska ändå betalas: har du rätt rättas det efteråt.",
      ],
    },
    {
      heading: "Påminnelser",
      texts: [
        "På fakturans sida står vilken dag nästa påminnelse skickas, och sista säkra betalningsdag. En betalning syns hos oss två bankdagar efter att den gjorts, därför är den dagen tidigare än påminnelsen.",
        "Det kommer högst tre påminnelser. En påminnelse skickas aldrig en helg eller helgdag, och aldrig medan påminnelserna är stoppade.",
        "En påminnelse kan kosta högst 60 kr, och bara om avgiften var avtalad när ni handlade. Dröjsmålsränta är Riksbankens referensränta och 8 procentenheter. På fakturans sida står hur mycket den är i dag.",
      ],
    },
    {
      heading: "Inkasso",
      texts: [
        "Är fakturan inte betald efter den tredje påminnelsen lämnas kravet till ett inkassobolag. Det sker av sig självt. Först kontrolleras att fakturan inte är bestridd, att det inte finns pengar från er som inte är avprickade, och att era uppgifter stämmer.",
        "Sedan har inkassobolaget kravet. Fakturans sida visar vilket bolag det är och hur du når det. Frågor och betalning går dit.",
      ],
    },
    {
      heading: "Om du inte kan betala i tid",
      texts: [
        "Hör av dig innan nästa påminnelse. Lovar du att betala en viss dag kan påminnelserna vänta till dess. Löftet och dagen syns på fakturans sida, och efter den dagen fortsätter påminnelserna av sig själva.",
      ],
    },
    {
      heading: "För dig som handlägger: betalningar",
      steps: [
        "Hämta filen hos banken: camt.054, camt.053 eller BgMax.",
        "Välj Reskontra › Betalningar och läs in filen. Hela filen läses in, eller ingenting. Samma fil två gånger gör ingen skada.",
        "Betalningar med OCR-nummer eller fakturanummer prickas av direkt. Det som är för mycket stannar på kundens konto.",
        "Resten väntar under Att pricka av. Välj ett förslag, eller skriv fakturanummer, OCR-nummer eller Kund-ID.",
        "Samma betalning kan stå i två slags filer, till exempel en avisering och ett kontoutdrag. Då väntar den andra på dig: välj att den redan fanns, eller pricka av den om det är två betalningar.",
        "Blev det fel tar du tillbaka posten på fakturans sida. Ingenting raderas: en rättelse är en ny post.",
      ],
    },
    {
      heading: "För dig som handlägger: påminnelser och bokföring",
      texts: [
        "Utan regler skickas inga påminnelser. Reglerna gäller fakturor som utfärdas från en dag och framåt, och en faktura behåller de regler den fick.",
        "Ett stopp har alltid ett skäl och en sista dag. Krav som hålls kvar före inkasso syns under Påminnelser, med skälet, och prövas igen varje dag.",
        "Referensräntan läser du hos Riksbanken den sista vardagen före varje halvår och lägger in under Regler för påminnelser. Saknas den hålls krav kvar: vi gissar aldrig.",
        "Bokföring (SIE) ger verifikationer för en period som en fil ert bokföringsprogram läser.",
      ],
    },
  ],
};
