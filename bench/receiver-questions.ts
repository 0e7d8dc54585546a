/** Questions as people type them when they look for a receiver: right, half, misspelt, by number, and with ill will. */
import { diceOf, type PlausibleReceiver } from "./plausible-receivers.ts";

type Ask = () => string;

export function questionKinds(receivers: readonly PlausibleReceiver[]): readonly (readonly [name: string, ask: Ask])[] {
  const roll = diceOf(7);
  const pick = (): PlausibleReceiver => receivers[roll(receivers.length)] as PlausibleReceiver;
  const withAlias = receivers.filter(({ aliases }) => aliases.length > 0);
  const words = (): string[] => pick().name.split(" ");
  const slip = (text: string): string => slipOf(text, roll);
  return [
    ["the whole name", () => pick().name],
    ["small letters without å, ä, ö", () => pick().nameFolded],
    ["a beginning of any length", () => beginning(pick().name, 1 + roll(20))],
    ["its first two letters", () => beginning(pick().name, 2)],
    ["its first four letters", () => beginning(pick().name, 4)],
    [
      "the beginnings of its words",
      () =>
        words()
          .map((word) => beginning(word, 4))
          .join(" "),
    ],
    ["its words in another order", () => words().reverse().join(" ")],
    ["the end of a compound word", () => [words()[0]?.slice(3), words()[1]].join(" ")],
    ["one slip", () => slip(pick().name)],
    ["two slips", () => slip(slip(pick().name))],
    ["an alias", () => withAlias[roll(withAlias.length)]?.aliases[0] ?? ""],
    ["organisation number", () => pick().organisationNumber],
    ["organisation number with hyphen", () => hyphenated(pick().organisationNumber)],
    ["half an organisation number", () => beginning(pick().organisationNumber, 4 + roll(6))],
    ["GLN", () => pick().gln],
    ["two common words that no unit has both of", () => "vårdcentralen sjukhus"],
    ["two common words, misspelt", () => `${slip("mottagningen")} ${slip("sjukhus")}`],
    ["words of no unit", () => ["qwerty", "zxcvbn", "plugh"].map(slip).join(" ")],
    ["signs of SQL and patterns", () => ["%_\\'", "' or true --", "):*&|!", "%%%%", "\\"][roll(5)] ?? ""],
    ["five thousand letters", () => `${pick().name} `.repeat(400).slice(0, 5000)],
  ];
}

function beginning(text: string, length: number): string {
  return text.slice(0, length);
}

function hyphenated(number: string): string {
  return `${number.slice(0, 6)}-${number.slice(6)}`;
}

/** One letter missing, swapped with its neighbour, or another. */
function slipOf(text: string, roll: (sides: number) => number): string {
  const letters = [...text];
  const at = 1 + roll(letters.length - 2);
  const kind = roll(3);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at - 1, 2, letters[at] ?? "", letters[at - 1] ?? "");
  else letters[at] = "abcdefghijklmnoprstuvyåäö"[roll(25)] ?? "";
  return letters.join("");
}
