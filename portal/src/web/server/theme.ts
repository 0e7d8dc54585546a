/** Light or dark, where a person has chosen; otherwise their device says. */
export type Theme = "light" | "dark";

export function isTheme(text: string | undefined): text is Theme {
  return text === "light" || text === "dark";
}
