/** Which language a visitor reads: what they chose, else what their browser asks for first of ours, else Swedish. */
import type { Language } from "../messages/messages.ts";

export function languageOf(chosen: string | undefined, accepted: string | undefined): Language {
  if (isLanguage(chosen)) return chosen;
  const asked = (accepted ?? "")
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((one) => /^\s*q=(\d(?:\.\d+)?)$/.exec(one)?.[1]).find((q) => q !== undefined);
      return { language: range.split("-")[0], quality: Number(quality ?? "1") };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return asked.map(({ language }) => language).find(isLanguage) ?? "sv";
}

export function isLanguage(text: string | undefined): text is Language {
  return text === "sv" || text === "en";
}
