import { dayOf, type LocalDate, yearOf } from "../calendar/local-date.ts";
import { type Parsed, parsed, refused } from "../parsed.ts";
import { luhnHolds } from "./check-digits.ts";

export type PersonalNumberFault =
  | "personal-number-empty"
  | "personal-number-form"
  | "personal-number-check-digit"
  | "personal-number-date";

interface PersonalNumberParts {
  readonly kind: "personal" | "coordination";
  readonly century: string;
  readonly digits: string;
}

/**
 * A personal number or coordination number (folkbokföringslagen 18 and 18 a §§), which names a person and may be shown
 * only for cause (lag (2018:218) 3 kap. 10 §). Turned into text, JSON or a log line it is masked; `reveal` is the one
 * way to the digits, so every use that needs them can be found.
 */
export class PersonalNumber {
  readonly kind: "personal" | "coordination";
  readonly #century: string;
  readonly #digits: string;

  constructor({ kind, century, digits }: PersonalNumberParts) {
    this.kind = kind;
    this.#century = century;
    this.#digits = digits;
  }

  /** The ten digits, as the business identifier BT-30 wants them. */
  reveal(): string {
    return this.#digits;
  }

  /** `19121212-****`; without the century where it was not written and no day was given to tell it by. */
  toString(): string {
    return `${this.#century}${this.#digits.slice(0, 6)}-****`;
  }

  toJSON(): string {
    return this.toString();
  }
}

const typed = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;

/** A coordination number has 60 added to the day of birth. */
const COORDINATION_DAYS = 60;

/** Reads `YYMMDD-NNNN`, `YYMMDD+NNNN` (from the year one turns a hundred) and `YYYYMMDDNNNN`. */
export function parsePersonalNumber(text: string, today?: LocalDate): Parsed<PersonalNumber, PersonalNumberFault> {
  const trimmed = text.trim();
  if (trimmed === "") return refused("personal-number-empty");
  const match = typed.exec(trimmed);
  if (match === null) return refused("personal-number-form");
  const [, century = "", year = "", month = "", day = "", sign = "", serial = ""] = match;
  const digits = `${year}${month}${day}${serial}`;
  if (!luhnHolds(digits)) return refused("personal-number-check-digit");
  const dayOfBirth = Number(day) > COORDINATION_DAYS ? Number(day) - COORDINATION_DAYS : Number(day);
  const born = possibleYears({ century, year, sign }, today).find((y) => dayOf(y, Number(month), dayOfBirth));
  if (born === undefined) return refused("personal-number-date");
  const known = century !== "" || today !== undefined;
  return parsed(
    new PersonalNumber({
      kind: dayOfBirth === Number(day) ? "personal" : "coordination",
      century: known ? String(Math.floor(born / 100)) : "",
      digits,
    }),
  );
}

/** The years the text can mean: the one written, the one nearest back from `today`, or any where no day is given. */
function possibleYears(
  { century, year, sign }: { century: string; year: string; sign: string },
  today: LocalDate | undefined,
): number[] {
  if (century !== "") return [Number(century + year)];
  if (today === undefined) return [1900 + Number(year), 2000 + Number(year), 1800 + Number(year)];
  const now = yearOf(today);
  const youngest = Math.floor(now / 100) * 100 + Number(year);
  const latest = youngest > now ? youngest - 100 : youngest;
  return [sign === "+" ? latest - 100 : latest];
}
