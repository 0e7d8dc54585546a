/** "I have no reference": asked from the invoice form, answered by the unit. */
import type { Sentence } from "../form-faults.ts";

export const references = {
  ask: "Jag har ingen referens",
  waiting: "Enheten är tillfrågad om referensen.",
  seeCase: (reference: string) => `Ärende ${reference}`,
  title: "Fråga enheten efter en referens",
  lead: (receiver: string) =>
    `Frågan går till ${receiver}, som svarar inom två arbetsdagar. Referensen skrivs då in i ditt utkast, och du får mejl.`,
  kept: "Ditt utkast är sparat.",
  ordererName: "Vem beställde?",
  ordererNameHint: "Namnet på personen hos kunden. Vi slår inte upp det någonstans; bara enheten läser det.",
  purchase: "Vad gäller köpet?",
  purchaseHint: "Till exempel: byte av dörrstängare, plan 3, utfört 20 november. Skriv inga uppgifter om patienter.",
  words: "Något mer",
  send: "Fråga enheten",
  back: "Tillbaka till fakturan",
  sent: (reference: string) => `Frågan är sänd. Den har nummer ${reference}. Utkastet väntar.`,
  already: (reference: string) => `Enheten är redan tillfrågad, i ärende ${reference}.`,
  chooseReceiver: "Välj mottagare först, så vet vi vilken enhet som ska få frågan.",
  toDraft: "Till utkastet",
  faults: {
    "ordererName.missing": "Skriv namnet på den som beställde",
    "purchase.missing": "Skriv vad köpet gäller",
  } satisfies Readonly<Record<string, Sentence>> as Readonly<Record<string, Sentence>>,
};
