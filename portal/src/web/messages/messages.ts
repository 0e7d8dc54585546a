/** Languages and the messages of all pages. Swedish is the first; a sentence missing in either is a type error. */
import { en } from "./en.ts";
import { sv } from "./sv.ts";

export type Language = "sv" | "en";
export type Messages = typeof sv;

export const messages: Readonly<Record<Language, Messages>> = { sv, en };
