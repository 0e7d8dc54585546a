/** Receivers as files name them: by GLN, network address, name or organisation number, where that means one unit only. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { foldText } from "./fold.ts";
import { selectReceivers, describeReceiver } from "./queries.ts";
import type { Receiver } from "./receiver.ts";

export type NamedReceiver =
  | { readonly kind: "one"; readonly receiver: Receiver }
  /** Several units have that name, or that number. */
  | { readonly kind: "several"; readonly names: readonly string[] }
  | { readonly kind: "none" };

const namesTold = 3;

/** What each text means. However many are asked about, the directory is asked a few questions. */
export async function findNamedReceivers(
  work: Reader,
  texts: readonly string[],
): Promise<ReadonlyMap<string, NamedReceiver>> {
  const asked = [...new Set(texts)].map((text) => ({ text, folded: foldText(text), number: numberIn(text) }));
  const found = asked.length === 0 ? [] : await findCandidates(work, asked);
  const ways = waysTo(found);
  return new Map(asked.map((one) => [one.text, meaningOf(one, ways)]));
}

type Reader = Pick<Work, "db">;

async function findCandidates({ db }: Reader, asked: readonly Asked[]): Promise<readonly Receiver[]> {
  const numbers = asked.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const names = asked.flatMap(({ folded }) => (folded === "" ? [] : [folded]));
  const values = [...numbers, ...asked.flatMap(({ text }) => valueIn(text.trim().toLowerCase()))];
  const rows = [
    ...(numbers.length === 0 ? [] : await selectReceivers({ db }).where("gln", "in", numbers).execute()),
    ...(names.length === 0
      ? []
      : await selectReceivers({ db }).where("name_folded", "in", names).where("active", "=", true).execute()),
    ...(values.length === 0
      ? []
      : await selectReceivers({ db })
          .where((is) => is(is.fn("lower", ["peppol_value"]), "in", values))
          .where("peppol_scheme", "in", [...schemesOf(asked)])
          .execute()),
    ...(await alonesOf({ db }, numbers)),
  ];
  return [...new Map(rows.map((row) => [row.id, describeReceiver(row)])).values()];
}

/** Of each organisation two units at most: enough to know whether the number means one. */
async function alonesOf({ db }: Reader, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const ids = await db
    .selectFrom("receivers")
    .select((is) => [
      sql<readonly string[]>`(array_agg(${is.ref("id")} order by ${is.ref("name_folded")}))[1:2]::text[]`.as("ids"),
    ])
    .where("organisation_number", "in", numbers)
    .where("active", "=", true)
    .groupBy("organisation_number")
    .execute();
  const some = ids.flatMap((row) => row.ids);
  return some.length === 0 ? [] : selectReceivers({ db }).where("receivers.id", "in", some).execute();
}

interface Asked {
  readonly text: string;
  readonly folded: string;
  readonly number: string | undefined;
}

/** Units by what may be said of them. What says most of one unit comes first: its own number or address, its name, a shared number. */
type Way = readonly [said: (asked: Asked) => string | undefined, units: ReadonlyMap<string, readonly Receiver[]>];

function waysTo(found: readonly Receiver[]): readonly Way[] {
  const active = found.filter((receiver) => receiver.active);
  const numbersOf = ({ gln, peppol }: Receiver): string[] => [
    ...new Set([...(gln === undefined ? [] : [gln]), ...(peppol.scheme === "0088" ? [peppol.value] : [])]),
  ];
  return [
    [({ number }) => number, grouped(found, numbersOf)],
    [
      ({ text }) => text.trim().toLowerCase(),
      grouped(found, ({ peppol }) => [`${peppol.scheme}:${peppol.value}`.toLowerCase()]),
    ],
    [({ folded }) => folded || undefined, grouped(active, ({ name }) => [foldText(name)])],
    [({ number }) => number, grouped(active, ({ organisationNumber }) => [organisationNumber])],
  ];
}

function grouped(receivers: readonly Receiver[], keysOf: (receiver: Receiver) => readonly string[]) {
  const units = new Map<string, Receiver[]>();
  for (const receiver of receivers)
    for (const key of keysOf(receiver)) {
      const same = units.get(key);
      if (same === undefined) units.set(key, [receiver]);
      else same.push(receiver);
    }
  return units;
}

function meaningOf(asked: Asked, ways: readonly Way[]): NamedReceiver {
  for (const [said, units] of ways) {
    const key = said(asked);
    const [first, ...others] = key === undefined ? [] : (units.get(key) ?? []);
    if (first === undefined) continue;
    if (others.length === 0) return { kind: "one", receiver: first };
    return { kind: "several", names: [first, ...others].slice(0, namesTold).map(({ name }) => name) };
  }
  return { kind: "none" };
}

/** `556036-0793`, `7300009000001`: digits alone, however they are grouped. */
function numberIn(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^SE(?=\d{12}$)/i, "")
    .replace(/[\s-]/g, "");
  return /^\d{10}$|^\d{12,13}$/.test(digits) ? digits : undefined;
}

/** What stands after the scheme in `0088:7300009000001`. */
function valueIn(address: string): readonly string[] {
  const value = /^\d{4}:(.+)$/.exec(address)?.[1];
  return value === undefined ? [] : [value];
}

function schemesOf(asked: readonly Asked[]): ReadonlySet<string> {
  return new Set(["0088", ...asked.flatMap(({ text }) => /^(\d{4}):/.exec(text.trim())?.[1] ?? [])]);
}
