/** När ett konto ändras: väntan, godkännandet, stoppet och regionens regler. */
import type { Sentence } from "../form-faults.ts";

type Told = readonly [title: string, text: string];

export const accountSafety = {
  saved: (day: string) =>
    `Inställningarna är sparade. Det nya kontot används från och med ${day}. Alla ägare får ett mejl.`,
  waiting: {
    heading: "Ett ändrat konto väntar",
    text: (day: string) => `Det används från och med ${day}. Till dess står det gamla på era fakturor.`,
    needsOwner: "Dessutom måste en annan ägare hos er godkänna ändringen.",
    needsRegion: "Dessutom måste leverantörsstödet godkänna ändringen. De har fått ett ärende om det.",
    approved: "Ändringen är godkänd.",
    changes: "Det här ska ändras",
    withdraw: "Ta tillbaka ändringen",
    withdrawn: "Ändringen är tillbakatagen. Kontot som används nu står kvar.",
    approve: "Godkänn ändringen",
    approveLead: "Godkänn bara om du vet att det är ert konto. Ring den som gjorde ändringen om du är osäker.",
    approveDone: "Ändringen är godkänd.",
  },
  stopped: {
    heading: "Allt är stoppat",
    text: "Någon hos er har svarat att ett ändrat konto inte var ert. Inga fakturor sänds och inget konto kan ändras förrän leverantörsstödet har hört av sig.",
  },
  notMe: {
    title: "Stoppa om det inte var ni",
    lead: (company: string) =>
      `Betalningsuppgifterna för ${company} har ändrats, eller ska ändras. Var det någon hos er som gjorde det behöver du inte göra något.`,
    consequence:
      "Trycker du på knappen sänds inga fakturor från företaget, och inget konto kan ändras. Leverantörsstödet får ett ärende och hör av sig.",
    button: "Det var inte vi – stoppa",
    doneTitle: "Allt är stoppat",
    doneLead:
      "Inga fakturor sänds och inget konto kan ändras. Leverantörsstödet har fått ett ärende och hör av sig till er.",
    gone: {
      used: ["Det är redan stoppat", "Länken har använts. Leverantörsstödet har fått ett ärende."],
      voided: ["Länken är ersatt av en nyare", "Det har kommit ett nyare mejl om ert konto. Använd länken i det."],
      expired: [
        "Länken gäller inte längre",
        "Den gällde i 10 dagar. Logga in och se efter under Inställningar › Skicka.",
      ],
      unknown: ["Länken känns inte igen", "Kontrollera att hela länken kom med, eller logga in och se efter."],
    } satisfies Readonly<Record<string, Told>> as Readonly<Record<"used" | "voided" | "expired" | "unknown", Told>>,
  },
  policy: {
    title: "När en leverantör ändrar konto",
    lead: "Så länge väntar en ändring innan den används. Under tiden kan ägarna stoppa den. Gäller ändringar från och med nu.",
    bankDays: "Bankdagar i vanliga fall",
    cautiousBankDays: "Bankdagar när något är ovanligt",
    cautiousHint:
      "Företaget är nytt (under 30 dagar), eller ett lösenord eller en användare har ändrats de senaste 14 dagarna.",
    secondPerson: "Vem mer ska godkänna?",
    secondPersons: {
      nobody: "Ingen",
      owner: "En annan ägare i företaget, om det finns fler än en",
      region: "Leverantörsstödet, i ett ärende",
    },
    save: "Spara",
    saved: "Reglerna är sparade.",
  },
  confirm: {
    waits: (day: string) =>
      `Det nya kontot används från och med ${day}. Till dess står det gamla på era fakturor. Väntan skyddar er mot den som vill styra om era pengar.`,
    replaces: "En tidigare ändring väntar redan. Den ersätts av den här.",
  },
  faults: {
    "bank-days-form": "Skriv ett antal dagar mellan 0 och 30",
    "cautious-bank-days-form": "Skriv ett antal dagar mellan 0 och 60, minst lika många som i vanliga fall",
    "secondPerson.choose": "Välj vem mer som ska godkänna",
  } satisfies Readonly<Record<string, Sentence>>,
};
