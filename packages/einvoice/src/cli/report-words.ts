/** What every writer of reports shares: its shape, and the words for verdicts and severities. */
import type { Report } from "../validate.ts";
import type { Language } from "./arguments.ts";

export interface ReportWriter {
  readonly start: () => string;
  readonly document: (file: string, report: Report, index: number) => string;
  readonly end: () => string;
}

export const verdictWords: Readonly<Record<Language, Readonly<Record<Report["verdict"], string>>>> = {
  sv: { valid: "går att skicka", invalid: "behöver rättas", unreadable: "gick inte att läsa" },
  en: { valid: "can be sent", invalid: "needs correction", unreadable: "could not be read" },
};

export const severityWords = {
  sv: { fatal: "fel", warning: "varning" },
  en: { fatal: "fault", warning: "warning" },
} as const;

export const cutWords: Readonly<Record<Language, string>> = {
  sv: "Det finns fler fel än de som visas.",
  en: "There are more faults than those shown.",
};
