/**
 * What a password must be: long, and not the first thing a guesser tries. No rules of composition, nothing to renew. The
 * list is small on purpose: words, seasons, years and keyboard runs, and what the guesser knows of this person.
 */
export const passwordLengthMin = 12;
export const passwordLengthMax = 128;

export type PasswordFault = "password-missing" | "password-short" | "password-long" | "password-guessable";

/** Judges a new password. `known` is what a stranger may know of its owner: names, e-mail, company. */
export function judgePassword(password: string, known: readonly string[]): PasswordFault | undefined {
  const text = normalPassword(password);
  const length = [...text].length;
  if (length === 0) return "password-missing";
  if (length < passwordLengthMin) return "password-short";
  if (length > passwordLengthMax) return "password-long";
  return isGuessable(text, known) ? "password-guessable" : undefined;
}

/** One spelling for one password, whatever keyboard wrote it: é typed in two ways is the same é. */
export function normalPassword(password: string): string {
  return password.normalize("NFKC");
}

const unguessedLengthMin = 6;
const distinctMin = 5;

/** What remains when everything a guesser would try is taken away must still be something. */
function isGuessable(text: string, known: readonly string[]): boolean {
  const plain = plainLetters(text);
  if (new Set(plain).size < distinctMin) return true;
  const words = [...known.flatMap(wordsOf), ...commonWords].sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, " "), plain);
  return withoutRuns(rest).length < unguessedLengthMin;
}

function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/0/g, "o")
    .replace(/@/g, "a")
    .replace(/\$/g, "s");
}

function wordsOf(text: string): string[] {
  return plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}

/** Takes away years, spaces and signs, and stretches of the same or neighbouring characters. */
function withoutRuns(text: string): string {
  const letters = text.replace(/(?:19|2o)[\do]{2}/g, "").replace(/[^\p{L}\p{N}]/gu, "");
  const kept = [...letters].filter((letter, index, all) => {
    const former = all[index - 1];
    return former === undefined || !followsClosely(former, letter);
  });
  return kept.join("");
}

function followsClosely(former: string, letter: string): boolean {
  return Math.abs((letter.codePointAt(0) ?? 0) - (former.codePointAt(0) ?? 0)) <= 1;
}

const commonWords: readonly string[] = [
  ..."losenord losen password passw passwd pass hemligt hemlig secret valkommen welcome admin administrator".split(" "),
  ..."user anvandare login logga test demo letmein iloveyou jagalskardig alskling hejhej hej sverige sweden".split(" "),
  ..."qwertyuiop qwertyui qwerty qwert asdfghjkl asdfgh asdf zxcvbnm zxcv qazwsx wsxedc".split(" "),
  ..."sommar vinter host var summer winter autumn spring januari februari mars april maj juni juli".split(" "),
  ..."augusti september oktober november december mandag tisdag onsdag torsdag fredag lordag sondag".split(" "),
  ..."fakturaporten fakturor faktura invoice portal region regionen stockholm goteborg malmo skane".split(" "),
  ..."football fotboll hockey dragon monkey sunshine princess master superman batman pokemon".split(" "),
];
