/** Reads the command line into a wish, or says what is wrong with it. */
import { findRelease, type ReleaseId, releases } from "../rules/releases.ts";

export type Language = "sv" | "en";
export type Format = (typeof formats)[number];

export interface Wish {
  readonly command: "validate" | "rules" | "help";
  /** Files, folders, archives; `-` is standard input. */
  readonly sources: readonly string[];
  readonly language: Language;
  readonly format: Format;
  readonly release?: ReleaseId;
}

export const formats = ["text", "json", "jsonl", "sarif", "html"] as const;

const allowed: Readonly<Record<string, readonly string[]>> = {
  "--lang": ["sv", "en"],
  "--format": formats,
  "--release": releases.map((release) => release.id),
};

export function parseArguments(words: readonly string[]): Wish | { readonly says: string } {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === "--") {
      rest.push(...words.slice(i + 1));
      break;
    }
    if (word === "--help" || word === "-h") return { ...plain, command: "help" };
    if (!word.startsWith("--")) {
      rest.push(word);
      continue;
    }
    const [name, inline] = word.split("=", 2) as [string, string | undefined];
    const value = inline ?? words[++i];
    const choices = allowed[name];
    if (choices === undefined) return { says: `there is no option ${name}` };
    const choice = name === "--release" ? findRelease(value ?? "")?.id : value;
    if (choice === undefined || !choices.includes(choice))
      return { says: `${name} takes one of ${choices.join(", ")}` };
    options.set(name, choice);
  }
  return wishOf(rest, options);
}

const plain: Wish = { command: "validate", sources: [], language: "sv", format: "text" };

function wishOf(rest: readonly string[], options: ReadonlyMap<string, string>): Wish | { readonly says: string } {
  const [command, ...sources] = rest;
  const release = options.get("--release") as ReleaseId | undefined;
  const wish = {
    ...plain,
    language: (options.get("--lang") ?? "sv") as Language,
    format: (options.get("--format") ?? "text") as Format,
    ...(release === undefined ? {} : { release }),
  };
  if (command === undefined || command === "help") return { ...wish, command: "help" };
  if (command === "rules") return { ...wish, command: "rules" };
  if (command !== "validate") return { says: `there is no command ${command}` };
  if (sources.length === 0) return { says: "name at least one file, folder or zip archive, or - for standard input" };
  return { ...wish, sources };
}
