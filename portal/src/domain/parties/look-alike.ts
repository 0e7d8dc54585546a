/**
 * Names that can be taken for one another: `Åkerlund Bygg AB` and `Akerlund-Bygg`, `Solgarden` and `S0lgarden`. A name is reduced
 * to what the eye sees; two that then differ by one sign at most look alike. Told to supplier support, never to the newcomer:
 * companies with alike names are allowed to exist.
 */
import { sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";

/** Words that say what kind of company it is, and tell two apart to nobody. */
const legalForms = new Set([
  "ab",
  "aktiebolag",
  "aktiebolaget",
  "hb",
  "handelsbolag",
  "kb",
  "publ",
  "ek",
  "for",
  "i",
  "och",
]);

const lettersMax = 40;
/** Shorter names are near everything. */
const lettersMin = 4;

/** What is left of a name for the eye: letters without accents, signs that pass for them, and no word for the legal form. */
export function seenAs(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[æøßłđð]/g, (letter) => standIns[letter] ?? letter)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !legalForms.has(word))
    .join("")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/[01578]/g, (digit) => standIns[digit] ?? digit)
    .replace(/i/g, "l")
    .slice(0, lettersMax);
}

const standIns: Readonly<Record<string, string>> = {
  æ: "a",
  ø: "o",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  "0": "o",
  "1": "l",
  "5": "s",
  "7": "t",
  "8": "b",
};

/** The name as seen, and with each sign left out: names that differ by one sign share one of these. */
export function lookKeysOf(name: string): readonly string[] {
  const seen = seenAs(name);
  if (seen.length < lettersMin) return seen === "" ? [] : [seen];
  const signs = [...seen];
  return [...new Set([seen, ...signs.map((_, place) => signs.filter((__, other) => other !== place).join(""))])];
}

export interface LookAlike {
  readonly name: string;
  readonly organisationNumber: string;
  readonly numberKind: "organisation" | "personal";
}

const foundMax = 10;

/** Companies registered before whose names look like this one's. */
export async function findLookAlikes(work: Work, organisationId: OrganisationId): Promise<readonly LookAlike[]> {
  const rows = await work.db
    .selectFrom("organisations as other")
    .innerJoin("organisations as own", (join) => join.on("own.id", "=", organisationId))
    .select(["other.name", "other.organisation_number", "other.number_kind"])
    .where("other.id", "!=", organisationId)
    .where(sql<boolean>`other.look_keys && own.look_keys`)
    .where(sql<boolean>`(other.registered_at, other.id) < (own.registered_at, own.id)`)
    .orderBy("other.registered_at")
    .limit(foundMax)
    .execute();
  return rows.map((row) => ({
    name: row.name,
    organisationNumber: row.organisation_number,
    numberKind: row.number_kind,
  }));
}
