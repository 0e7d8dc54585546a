/** Every rule of the current release as a table in Markdown, made from the rule books themselves. */
import { allRules } from "../rules/all-rules.ts";
import type { Language } from "./arguments.ts";
import { severityWords } from "./report-words.ts";

const heads = {
  sv: ["Regel", "Allvar", "Uppgift", "Vad som ska gälla"],
  en: ["Rule", "Severity", "Term", "What must hold"],
} as const;

export function rulesTable(language: Language): string {
  const rows = allRules().map(({ id, severity = "fatal", terms, ...says }) => [
    id,
    severityWords[language][severity],
    terms.join(", "),
    says[language],
  ]);
  const cells = [heads[language], heads[language].map(() => "---"), ...rows];
  return `${cells.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n")}\n`;
}
