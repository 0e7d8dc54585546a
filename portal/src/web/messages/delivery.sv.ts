/** An issued invoice's page: the sheet, what has happened to it, and what to do next. */

interface HoldWords {
  readonly heading: string;
  readonly text: string;
  readonly action: string;
}

export const delivery = {
  title: (kind: "invoice" | "credit-note", number: string) =>
    `${kind === "credit-note" ? "Kreditfaktura" : "Faktura"} ${number}`,
  to: (receiver: string) => `till ${receiver}`,
  xml: "Ladda ner XML",
  attachments: "Bilagor",
  timeline: "Vad som har hänt",
  facts: {
    saved: "Utkastet sparat",
    validated: "Kontrollerad mot reglerna utan fel",
    sent: "Sänd",
    delivered: "Levererad till mottagarens inkorg",
    deliveredAt: (attempt: number) => `Det tog ${attempt} försök.`,
    givenUp: "Leveransen avbruten",
    held: "Hålls kvar tills regionen har godkänt er",
    released: "Regionen har godkänt er, leveransen börjar",
    credited: "Krediterad",
    creditedBy: (number: string) => `Kreditfaktura ${number}`,
    replaced: "Ersatt",
    replacedBy: (number: string) => `Faktura ${number}`,
  },
  answers: {
    AB: "Mottagaren svarar: mottagen",
    IP: "Mottagaren svarar: behandlas",
    UQ: "Mottagaren frågar",
    AP: "Mottagaren har godkänt",
    RE: "Mottagaren har avvisat",
    PD: "Mottagaren svarar: betald",
  } as Readonly<Record<"AB" | "IP" | "UQ" | "AP" | "RE" | "PD", string>>,
  expected: {
    delivery: "Leverans pågår",
    deliveryAgain: (attempts: number) => `${attempts} försök hittills. Vi fortsätter av oss själva.`,
    answer: "Svar från mottagaren",
    answerText: "Brukar komma inom tre arbetsdagar.",
    decision: "Mottagaren godkänner eller avvisar",
    payment: "Betalning",
  },
  next: "Vad du kan göra",
  correct: "Rätta och sänd igen",
  correctHint: "Ett nytt utkast fylls i med samma uppgifter och ett nytt nummer. Den här fakturan finns kvar.",
  credit: "Kreditera",
  copy: "Kopiera till en ny faktura",
  retry: "Försök leverera igen",
  retried: "Vi försöker leverera igen.",
  rejected: { heading: "Mottagaren har avvisat fakturan", text: "Den betalas inte som den är." },
  queried: { heading: "Mottagaren frågar om fakturan", text: "Kontakta mottagaren och svara på frågan." },
  stopped: {
    heading: "Fakturan har inte kommit fram",
    text: "Vi försöker inte längre av oss själva. Fakturan är sparad och numret är ditt.",
  },
  holds: {
    "introduction-missing": {
      heading: "Fakturan väntar på att ni presenterar er",
      text: "Regionen vill veta vilka ni är innan den tar emot er första faktura. Fakturan är utställd och behåller sitt nummer.",
      action: "Presentera er",
    },
    "introduction-open": {
      heading: "Fakturan väntar på regionens godkännande",
      text: "Ni har presenterat er. Fakturan är utställd, behåller sitt nummer och levereras av sig själv när regionen har godkänt er.",
      action: "Se presentationen",
    },
    "introduction-refused": {
      heading: "Regionen har inte godkänt er",
      text: "Fakturan är sparad men levereras inte. Läs varför och svara i ärendet; godkänner regionen er sedan levereras den av sig själv.",
      action: "Läs varför och svara",
    },
  } as Readonly<Record<string, HoldWords>>,
  reasons: {
    "no-answer": "Mottagarens inkorg svarade inte.",
    "receiver-unknown": "Mottagaren finns inte längre i katalogen.",
    "document-unreadable": "Mottagaren kunde inte läsa dokumentet som en e-faktura.",
  } as Readonly<Record<string, string>>,
};
