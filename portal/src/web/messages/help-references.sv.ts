/** What to do without Kunds referens 1, for the supplier and for the unit. */
export const referenceHelp = {
  title: "Om du saknar Kunds referens 1",
  lead: "Utan rätt referens kommer fakturan inte fram till den som ska godkänna den. Fråga enheten, så skriver portalen in svaret i ditt utkast.",
  parts: [
    {
      heading: "Så frågar du",
      steps: [
        "Välj mottagare på fakturan och tryck på Jag har ingen referens. Utkastet sparas.",
        "Skriv vem som beställde och vad köpet gäller, och sänd frågan.",
        "Du får mejl när enheten har svarat. Referensen står då i utkastet; titta på fakturan och sänd den.",
      ],
    },
    {
      heading: "Om utkastet har ändrats",
      texts: [
        "Har du skrivit en annan referens, bytt mottagare eller tagit bort utkastet fylls ingenting i. Svaret står i ärendet.",
        "Känner enheten inte till köpet står det i ärendet varför, och vem du kan fråga i stället.",
      ],
    },
    {
      heading: "Du som arbetar på enheten",
      texts: [
        "Frågan kommer som ett ärende. Svara med referensen; den måste ha den form som står på ert mottagarkort. Leverantören får läsa den precis som du skriver den.",
        "Känner ni inte till köpet, skriv varför och vem leverantören kan fråga.",
      ],
    },
  ],
};
