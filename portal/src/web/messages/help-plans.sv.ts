/** Levels: how many invoices a month, and what to do when they are used up. */
export const planHelp = {
  title: "Nivå och antal fakturor i månaden",
  lead: "Nivån säger hur många fakturor i månaden ni kan sända. Ni väljer den när ni registrerar er och kan byta när ni vill.",
  parts: [
    {
      heading: "Byt nivå",
      steps: [
        "Öppna Inställningar › Skicka och välj Nivå och hur många fakturor som är sända.",
        "Välj den nivå som passar och tryck på Byt nivå. Bytet gäller genast. Det är ägarna hos er som kan byta.",
      ],
    },
    {
      heading: "När fakturorna börjar ta slut",
      texts: [
        "När fyra femtedelar av månadens fakturor är sända står det på startsidan, och ägarna får ett mejl. De får ett till när alla är sända.",
        "Därefter sänds inga fler fakturor förrän ni har bytt nivå eller en ny månad har börjat, om nivån säger så. Utkasten ligger kvar.",
      ],
    },
    {
      heading: "Vad som räknas",
      texts: [
        "Varje ny faktura räknas, även ur en fil och återkommande. Månaden börjar den första klockan 00.00 svensk tid.",
        "Kreditfakturor räknas inte: ni ska alltid kunna rätta det som blev fel. En faktura som inte nådde fram och går igen under samma nummer räknas inte heller en gång till.",
      ],
    },
  ],
};
