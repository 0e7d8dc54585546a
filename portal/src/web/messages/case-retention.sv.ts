/** How long the words of closed cases are kept. */
export const caseRetention = {
  title: "Hur länge ärenden sparas",
  link: "Hur länge ärenden sparas",
  lead: "Det som har skrivits i ett avslutat ärende sparas tills ni har beslutat annat. Ärendets nummer, slag och tider finns alltid kvar.",
  keep: "Avslutade ärenden",
  keeps: {
    forever: { label: "Sparas", hint: "Inget tas bort." },
    months: {
      label: "Gallras efter en tid",
      hint: "Meddelanden, bilagor, anteckningar och personuppgifter tas bort hos er. Motparten har kvar sina egna.",
    },
  },
  months: "Månader efter avslutet",
  monthsHint: "Behövs när ärenden gallras. Till exempel 24.",
  decision: "Ert beslut",
  decisionHint: "Hur beslutet hittas i diariet, till exempel RS 2026/123.",
  law: "Ärenden om bestridanden, enstaka krediteringar och betalkonton sparas alltid till utgången av det sjunde året efter det år de avslutades (bokföringslagen 7 kap. 2 §). Varje ärende visar dagen minst 30 dagar i förväg; öppnas det igen gallras det inte.",
  save: "Spara beslutet",
  saved: "Beslutet är sparat och gäller från i dag.",
  willBeForgotten: (day: string) => `Det som är skrivet här gallras ${day}. Öppnas ärendet igen gallras det inte.`,
  forgotten: (day: string) => `Det som var skrivet här gallrades ${day}, som regionen har beslutat.`,
  faults: {
    choose: "Välj om avslutade ärenden sparas eller gallras",
    "months-form": "Skriv ett antal månader från 1 till 1 200",
    "decision-missing": "Skriv hur ert beslut hittas i diariet",
    "decision-too-long": "Skriv högst 200 tecken",
  },
};
