/** Attachments: what may be attached, told before the choice, and why a file is not taken in, with what to do instead. */
import type { AttachmentFault } from "../../domain/attachments/attachment.ts";

/** A sentence about one file. */
type AboutFile = (name: string) => string;

export interface AttachmentWords {
  readonly label: string;
  readonly hint: (limits: { readonly files: number; readonly fileMb: number; readonly togetherMb: number }) => string;
  /** What this receiver takes, when it is less. */
  readonly receiver: (name: string, limits: { readonly files: number; readonly fileMb: string }) => string;
  readonly notTheInvoice: string;
  readonly attach: string;
  readonly drop: string;
  readonly list: string;
  readonly none: string;
  readonly facts: (size: string, pages: number) => string;
  readonly remove: string;
  readonly removeNamed: AboutFile;
  readonly added: AboutFile;
  readonly removed: AboutFile;
  readonly sending: AboutFile;
  readonly notSent: string;
  readonly room: (files: number) => string;
  readonly full: string;
  readonly kilobytes: (text: string) => string;
  readonly megabytes: (text: string) => string;
  /** The name of the small picture's link. */
  readonly look: AboutFile;
  readonly page: (name: string, page: number, pages: number) => string;
  readonly previewLead: (pages: number) => string;
  readonly download: string;
  readonly notices: {
    readonly "invoice-itself": { readonly heading: string; readonly text: string };
    readonly "personal-number": { readonly heading: string; readonly text: (masked: readonly string[]) => string };
    readonly keep: string;
    readonly keepNamed: AboutFile;
    readonly kept: string;
  };
  readonly faults: Readonly<Record<AttachmentFault, AboutFile>>;
}

export const attachments: AttachmentWords = {
  label: "Välj filer",
  hint: ({ files, fileMb, togetherMb }) =>
    `Bara PDF. Högst ${files} filer, ${fileMb} MB per fil och ${togetherMb} MB tillsammans.`,
  receiver: (name, { files, fileMb }) =>
    files === 0 ? `${name} tar inte emot bilagor.` : `${name} tar emot högst ${files} filer, ${fileMb} MB per fil.`,
  notTheInvoice: "Bifoga underlag, till exempel en tidrapport eller arbetsorder. Fakturan själv ska inte bifogas.",
  attach: "Bifoga",
  drop: "eller dra hit dem",
  list: "Bifogade filer",
  none: "Inga filer är bifogade.",
  facts: (size, pages) => (pages === 1 ? `${size}, 1 sida` : `${size}, ${pages} sidor`),
  remove: "Ta bort",
  removeNamed: (name) => `Ta bort ${name}`,
  added: (name) => `${name} är bifogad.`,
  removed: (name) => `${name} är borttagen.`,
  sending: (name) => `Läser in ${name} …`,
  notSent: "Filen kom inte fram. Kontrollera nätet och välj filen igen. Det du har skrivit är kvar.",
  room: (files) => (files === 1 ? "Det finns plats för 1 fil till." : `Det finns plats för ${files} filer till.`),
  full: "Det finns inte plats för fler filer. Ta bort någon om du vill bifoga en annan.",
  kilobytes: (text) => `${text} kB`,
  megabytes: (text) => `${text} MB`,
  look: (name) => `Titta på ${name}`,
  page: (name, page, pages) => `${name}, sida ${page} av ${pages}`,
  previewLead: (pages) =>
    pages === 1 ? "Bild av filens enda sida, som mottagaren ser den." : `Bilder av filens ${pages} sidor.`,
  download: "Ladda ner filen",
  notices: {
    "invoice-itself": {
      heading: "Filen ser ut att vara fakturan själv",
      text: "Fakturans nummer och belopp står i den. Mottagaren får fakturan som data och ser den redan, och två exemplar kan bli betalda två gånger. Ta bort filen om den inte är ett underlag.",
    },
    "personal-number": {
      heading: "Filen innehåller personnummer",
      text: (masked) =>
        `Vi hittade ${masked.slice(0, 3).join(", ")}${masked.length > 3 ? ` och ${masked.length - 3} till` : ""}. En faktura läses av många. Stryk personnummer som inte behövs, och skicka aldrig uppgifter om patienter så här.`,
    },
    keep: "Behåll filen",
    keepNamed: (name) => `Behåll ${name}`,
    kept: "Filen är kvar.",
  },
  faults: {
    empty: (name) => `${name} är tom. Öppna filen och kontrollera att den har ett innehåll, och bifoga den igen.`,
    "attached-already": (name) =>
      `${name} är redan bifogad under ett annat namn. Samma fil bifogas en gång, så du behöver inte göra något.`,
    "too-large": (name) =>
      `${name} är större än 5 MB. Spara den med lägre bildkvalitet eller dela upp den i flera filer.`,
    "too-many-files": (name) =>
      `${name} fick inte plats. En faktura kan ha 10 bilagor. Slå ihop några av dem till en fil.`,
    "too-large-together": (name) =>
      `${name} fick inte plats. Bilagorna får tillsammans vara 15 MB. Ta bort någon eller spara dem mindre.`,
    "too-many-today": (name) =>
      `${name} läses inte in nu. Ni har bifogat väldigt många filer på kort tid. Försök igen om en stund.`,
    infected: (name) =>
      `Antivirusprogrammet hittade något i ${name}. Filen är inte sparad. Kontrollera din dator, och bifoga en ny PDF.`,
    "not-scanned": (name) =>
      `${name} kunde inte kontrolleras av antivirusprogrammet just nu, och är inte sparad. Bifoga den igen om en stund.`,
    "try-again": (name) => `${name} hann inte läsas in. Bifoga den igen om en liten stund.`,
    "not-pdf": (name) => `${name} är inte en PDF. Spara dokumentet som PDF och bifoga den filen.`,
    "trailing-content": (name) =>
      `${name} innehåller något mer efter PDF-dokumentets slut. Öppna den, skriv ut till en ny PDF och bifoga den.`,
    encrypted: (name) => `${name} är lösenordsskyddad. Spara en kopia utan lösenord och bifoga den.`,
    broken: (name) => `${name} är skadad eller ofullständig. Skapa PDF-filen på nytt och bifoga den.`,
    "unusual-structure": (name) =>
      `${name} är uppbyggd på ett sätt som inte går att kontrollera. Öppna den, skriv ut till en ny PDF och bifoga den.`,
    script: (name) =>
      `${name} innehåller programkod (JavaScript) och kan inte tas emot. Skriv ut den till en ny PDF och bifoga den.`,
    launch: (name) =>
      `${name} kan starta andra program och kan inte tas emot. Skriv ut den till en ny PDF och bifoga den.`,
    "automatic-action": (name) =>
      `${name} gör något av sig själv när den öppnas och kan inte tas emot. Skriv ut den till en ny PDF och bifoga den.`,
    "embedded-file": (name) =>
      `${name} har andra filer inuti sig. Bifoga dem var för sig som PDF, och skriv ut dokumentet till en ny PDF.`,
    "form-submission": (name) =>
      `${name} är ett formulär som skickar eller hämtar uppgifter. Skriv ut den till en ny PDF och bifoga den.`,
    "external-document": (name) =>
      `${name} hämtar innehåll från andra dokument. Skriv ut den till en ny PDF och bifoga den.`,
    "unsafe-link": (name) =>
      `${name} har en länk som inte leder till en vanlig webbsida eller e-postadress. Ta bort länken, eller skriv ut till en ny PDF.`,
    media: (name) => `${name} innehåller film eller ljud. Ta bort det, eller skriv ut dokumentet till en ny PDF.`,
    xfa: (name) =>
      `${name} är ett formulär (XFA) som mottagaren inte kan läsa. Skriv ut den till en ny PDF och bifoga den.`,
    "too-many-pages": (name) => `${name} har fler än 200 sidor. Dela upp den, eller bifoga bara de sidor som behövs.`,
    "too-many-objects": (name) =>
      `${name} har för många delar för att kontrolleras. Skriv ut den till en ny PDF och bifoga den.`,
    "inflates-too-much": (name) =>
      `${name} blir orimligt stor när den packas upp. Skriv ut den till en ny PDF med lägre bildkvalitet och bifoga den.`,
    "took-too-long": (name) => `${name} tog för lång tid att kontrollera. Skriv ut den till en ny PDF och bifoga den.`,
  },
};
