/** Kundens ändringar och frågor, och kreditorns beslut om en ändring. */
import type { ChangeableFact, LovNotice } from "../../domain/cases/kinds.ts";
import type { Sentence } from "../form-faults.ts";

const facts: Readonly<Record<ChangeableFact, string>> = {
  name: "Namn",
  street: "Gata eller box",
  postalCode: "Postnummer",
  city: "Ort",
  ansvar: "Ansvar (RSID)",
  reference: "Referens",
  email: "E-post för fakturor",
};

const lovs: Readonly<Record<LovNotice, string>> = {
  "not-lov": "Vi har inget avtal enligt LOV",
  made: "Ja, den är gjord",
  "to-make": "Nej, inte än",
};

const lovTold: Readonly<Record<LovNotice, string>> = {
  "not-lov": "Kunden säger att den inte har avtal enligt LOV.",
  made: "Kunden har gjort en ändringsanmälan enligt LOV.",
  "to-make": "Kunden har avtal enligt LOV och har inte gjort någon ändringsanmälan än.",
};

export const questions = {
  change: {
    title: "Ändra adress, ansvar eller referens",
    link: "Ändra uppgifterna",
    lead: "Så här känner vi er. Ändra det som är nytt; resten låter du stå. En handläggare bestämmer från vilken faktura det gäller.",
    lovHeading: "Har ni avtal enligt LOV?",
    lovText:
      "En flytt eller ett nytt ansvar kräver ofta en ändringsanmälan till beställaren också. Den här ändringen gäller bara fakturorna.",
    lov: "Är ändringsanmälan enligt LOV gjord?",
    lovs,
    lovTold,
    facts,
    known: (value: string) => `Nu står det: ${value}`,
    wantedFrom: "Från vilken dag?",
    wantedHint: "Fakturor som redan är gjorda ändras inte.",
    words: "Något mer vi behöver veta?",
    send: "Skicka ändringen",
    back: "Tillbaka",
    sent: (reference: string) => `Ändringen är skickad. Ärendet heter ${reference}.`,
    changes: "Det som ändras",
    fact: "Uppgift",
    from: "Stod",
    to: "Ska stå",
    nothing: "ingenting",
    faults: {
      "name.missing": "Skriv namnet",
      "street.missing": "Skriv gata eller box",
      "city.missing": "Skriv orten",
      "reference.missing": "Skriv referensen",
      "lov.choose": "Välj om ändringsanmälan är gjord",
      "nothing-differs": "Ingenting skiljer sig från det vi redan vet. Ändra det som är nytt",
      "known-changed":
        "Uppgifterna har ändrats sedan du öppnade sidan. Det du skrev finns kvar; kontrollera det och skicka igen",
      file: ({ sentence = "" }) => sentence,
    } as Readonly<Record<string, Sentence>>,
  },
  settle: {
    title: (customerNumber: string) => `Ändra uppgifter för ${customerNumber}`,
    link: "Avgör ändringen",
    differsHeading: "Uppgifterna har ändrats sedan kunden skrev",
    differsText: "Kontrollera att ändringen fortfarande stämmer. Bara det som står ovan ändras.",
    fromOn: "Gäller från",
    fromHint: "Kundens önskan är ifylld.",
    preview: "Visa vad det betyder",
    previewHeading: "Vad det betyder",
    next: (fromOn: string) =>
      `Varje faktura som görs efter beslutet och har fakturadatum ${fromOn} eller senare får de nya uppgifterna.`,
    noneStays: "Ingen faktura med det datumet eller senare är gjord ännu.",
    stays: (numbers: readonly string[]) =>
      numbers.length === 1
        ? `Faktura ${numbers[0] ?? ""} är redan gjord och ändras inte.`
        : `De här ${numbers.length} är redan gjorda och ändras inte: ${numbers.join(", ")}.`,
    reason: "Till kunden",
    reasonHint: "Behövs när du inte ändrar.",
    apply: (fromOn: string) => `Ändra från ${fromOn}`,
    refuse: "Ändra inte",
    applied: (fromOn: string) => `Ändrat från ${fromOn}. Kunden får besked.`,
    refused: "Ingenting är ändrat. Kunden får besked.",
    faults: { "reason-missing": "Skriv varför ni inte ändrar" } as Readonly<Record<string, Sentence>>,
  },
  ask: {
    title: "Fråga om betalning och fakturor",
    link: "Ställ en fråga",
    lead: "Support leverantörsfakturor svarar på hur man betalar, och hur kredit och debet hör ihop.",
    account: "Vad som är betalt, krediterat och kvar av varje faktura:",
    wrong: "Stämmer något inte på en faktura:",
    changed: "Har ni ny adress, nytt ansvar eller ny referens:",
    topic: "Vad gäller det?",
    invoiceNumber: "Fakturanummer",
    words: "Din fråga",
    wordsHint: "Skriv inga uppgifter om patienter.",
    send: "Skicka frågan",
    sent: (reference: string) => `Frågan är skickad. Ärendet heter ${reference}.`,
    faults: {
      "topic.choose": "Välj vad frågan gäller",
      "words.missing": "Skriv din fråga",
      file: ({ sentence = "" }) => sentence,
    } as Readonly<Record<string, Sentence>>,
  },
};

export type QuestionWords = typeof questions;
