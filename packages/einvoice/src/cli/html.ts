/** Reports as one page to read, print or send on. No script, nothing fetched; everything from a document is escaped. */
import type { Report } from "../validate.ts";
import type { Language } from "./arguments.ts";
import { cutWords, severityWords, type ReportWriter, verdictWords } from "./report-words.ts";

const words = {
  sv: { title: "Kontroll av e-fakturor", place: "Plats", rule: "Regel", says: "Vad som ska göras" },
  en: { title: "Check of e-invoices", place: "Place", rule: "Rule", says: "What to do" },
} as const;

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ccc}td:first-child{white-space:nowrap}code{overflow-wrap:anywhere}h2{overflow-wrap:anywhere}";

export function htmlWriter(language: Language): ReportWriter {
  const say = words[language];
  return {
    start: () =>
      `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say.title}</title><style>${style}</style>\n<h1>${say.title}</h1>\n`,
    document: (file, report) => section(file, report, language),
    end: () => "</html>\n",
  };
}

function section(file: string, report: Report, language: Language): string {
  const say = words[language];
  const rows = [
    ...report.structure.map(({ path, line, column, says }) => row(`${line}:${column}`, path, says[language])),
    ...report.stopped.map(({ path, says }) => row(severityWords[language].fatal, path, says[language])),
    ...report.faults.map(({ id, severity, path, says }) =>
      row(`${id} (${severityWords[language][severity]})`, path, says[language]),
    ),
  ];
  const table =
    rows.length === 0
      ? ""
      : `<table><thead><tr><th scope="col">${say.rule}<th scope="col">${say.says}<th scope="col">${say.place}</thead>\n${rows.join("")}</table>\n`;
  return `<h2>${escaped(file)}: ${verdictWords[language][report.verdict]}</h2>\n${table}${report.isCut ? `<p>${cutWords[language]}</p>\n` : ""}`;
}

const row = (rule: string, path: string, says: string): string =>
  `<tr><td>${escaped(rule)}<td>${escaped(says)}<td><code>${escaped(path)}</code></tr>\n`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] as string);
