/** Text from documents, made fit for paper: without what can not be drawn or would turn the text around, and able to wrap. */

/** Control characters, the private area, and the marks that turn the direction of text: no document needs them to be read. */
const unfit = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A word longer than this may be broken anywhere, or it would run off the paper. */
const wordCharactersMax = 24;
const longWord = new RegExp(`[^\\s\\u00a0\\u200b]{${wordCharactersMax + 1},}`, "gu");
const piece = new RegExp(`.{${wordCharactersMax / 2}}(?=.)`, "gsu");

export function paperText(text: string): string {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, "\n").split("\n");
  return lines.map((line) => line.replaceAll("\t", " ").replace(unfit, "").replace(longWord, inPieces)).join("\n");
}

/** An invisible place to break after every so many characters. */
function inPieces(word: string): string {
  return word.replace(piece, "$&\u200b");
}

/** The same for every text in a value that is all text. */
export function paperTexts<T>(value: T): T {
  if (typeof value === "string") return paperText(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => paperTexts(one)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, paperTexts(one)])) as T;
}
