/** The sentences of the structure check, in Swedish and English: what stands wrong, and what to do. */
import type { Lexical } from "./values.ts";

export interface Says {
  readonly sv: string;
  readonly en: string;
}

const shown = (value: string) => (value.length > 40 ? `${value.slice(0, 40)}…` : value);

export const saysRoot = (name: string): Says => ({
  sv: `Dokumentet börjar med ${name}. En e-faktura börjar med Invoice eller CreditNote i UBL 2.1. Välj en annan fil.`,
  en: `The document starts with ${name}. An e-invoice starts with Invoice or CreditNote in UBL 2.1. Choose another file.`,
});

export const saysUnknown = (name: string, parent: string): Says => ({
  sv: `${name} får inte finnas i ${parent}. Ta bort det, eller rätta stavningen om du menade något annat.`,
  en: `${name} may not stand in ${parent}. Remove it, or correct the spelling if you meant something else.`,
});

export const saysMissing = (name: string, parent: string): Says => ({
  sv: `${name} saknas i ${parent}. Lägg till det.`,
  en: `${name} is missing in ${parent}. Add it.`,
});

export const saysRepeated = (name: string, parent: string): Says => ({
  sv: `${name} får bara finnas en gång i ${parent}. Behåll ett och ta bort de andra.`,
  en: `${name} may stand only once in ${parent}. Keep one and remove the others.`,
});

export const saysMisplaced = (name: string, before: string, parent: string): Says => ({
  sv: `${name} står för sent i ${parent}. Flytta det så att det kommer före ${before}.`,
  en: `${name} stands too late in ${parent}. Move it before ${before}.`,
});

export const saysText = (text: string, parent: string): Says => ({
  sv: `Text får inte stå direkt i ${parent}. Ta bort ”${shown(text)}”, eller flytta in det i rätt element.`,
  en: `Text may not stand directly in ${parent}. Remove “${shown(text)}”, or move it into the right element.`,
});

export const saysChild = (child: string, name: string): Says => ({
  sv: `${name} ska bara innehålla ett värde. Ta bort ${child} som står inuti.`,
  en: `${name} should hold only a value. Remove ${child}, which stands inside it.`,
});

export const saysAttribute = (attribute: string, name: string): Says => ({
  sv: `Attributet ${attribute} får inte finnas på ${name}. Ta bort det.`,
  en: `The attribute ${attribute} may not stand on ${name}. Remove it.`,
});

export const saysMissingAttribute = (attribute: string, name: string): Says => ({
  sv: `Attributet ${attribute} saknas på ${name}. Lägg till det.`,
  en: `The attribute ${attribute} is missing on ${name}. Add it.`,
});

const wanted: Readonly<Record<Lexical, Says>> = {
  decimal: {
    sv: "ett tal med siffror och punkt, till exempel 1250.50",
    en: "a number of digits and a point, such as 1250.50",
  },
  date: { sv: "en dag som finns, skriven som 2026-03-31", en: "a day that exists, written as 2026-03-31" },
  time: { sv: "ett klockslag skrivet som 14:30:00", en: "a time written as 14:30:00" },
  boolean: { sv: "true eller false", en: "true or false" },
  base64: { sv: "en fil i base64-kod", en: "a file in base64 code" },
  language: { sv: "en språkkod, till exempel sv", en: "a language code, such as sv" },
  uri: { sv: "en adress", en: "an address" },
  string: { sv: "en text", en: "a text" },
};

export const saysValue = (name: string, lexical: Lexical, value: string): Says => ({
  sv: `I ${name} ska det stå ${wanted[lexical].sv}. Nu ${value === "" ? "är det tomt" : `står det ”${shown(value)}”`}.`,
  en: `${name} should hold ${wanted[lexical].en}. Now it ${value === "" ? "is empty" : `says “${shown(value)}”`}.`,
});
