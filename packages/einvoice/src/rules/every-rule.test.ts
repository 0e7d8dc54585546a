/** Every rule of the release is seen to fire, on documents of our own; and sweeps over good examples keep their tallies. */
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { breaks } from "../../test/breaks.ts";
import { example, swept, withSomethingAt } from "../../test/sweep.ts";
import { validate } from "../validate.ts";
import { en16931 } from "./en16931/book.ts";
import { officialRules } from "./official-order.ts";
import { bothDocuments } from "./rule.ts";

// Some tests judge hundreds of documents, and the machine may be busy.
vi.setConfig({ testTimeout: 600_000 });

const encoder = new TextEncoder();
const firedBy = (text: string) => validate(encoder.encode(text)).faults.map(({ id }) => id);
const seen = new Set<string>();

/**
 * Rules that no document can break: six are there for documentation only, four ask for at most one of a thing of which an earlier
 * rule already takes one, and stops at two.
 */
const neverFire =
  "BR-CO-05 BR-CO-06 BR-CO-07 BR-CO-08 BR-DEC-13 BR-DEC-15 UBL-SR-09 UBL-SR-15 UBL-SR-22 UBL-SR-27".split(" ");

test.each(breaks.map(({ id, text, fires }) => [id, text, fires] as const))("%s", (_, text, fires) => {
  const fired = firedBy(text);
  for (const id of fired) seen.add(id);
  expect(fires.filter((id) => !fired.includes(id))).toEqual([]);
});

test("what an e-invoice does not use is told wherever it stands", () => {
  const all = example("all-terms");
  const untold = en16931.avoided.flatMap(({ at, attribute, rule }) => {
    const [path = at] = bothDocuments(at === "*" ? "cbc:ID" : at);
    const told = firedBy(withSomethingAt(all, path.startsWith("/") ? path : `/Invoice/${path}`, attribute)).includes(
      rule.id,
    );
    if (told) seen.add(rule.id);
    return told ? [] : [rule.id];
  });
  expect(untold).toEqual([]);
});

test.each(["all-terms", "credit-note", "reverse-charge"])(
  "one change at a time in %s breaks the same rules as before",
  async (name) => {
    const tally = new Map<string, number>();
    let documents = 0;
    for (const { text } of swept(name)) {
      documents++;
      const report = validate(encoder.encode(text));
      const marks = [
        ...report.faults.map(({ id }) => id),
        ...report.stopped.map(({ artefact }) => `${artefact} stopped`),
      ];
      if (report.structure.length > 0) marks.push("structure");
      for (const mark of marks) tally.set(mark, (tally.get(mark) ?? 0) + 1);
    }
    for (const id of tally.keys()) seen.add(id);
    const kept = keptTally(name);
    const unequal = [...new Set([...kept.keys(), ...tally.keys()])].filter((id) => kept.get(id) !== tally.get(id));
    console.info(`${name}, shipped: ${documents} documents, ${tally.size} rules fire, ${unequal.length} unequal`);
    for (const id of unequal) console.info(`  unequal: ${id} × ${tally.get(id) ?? 0}, not ${kept.get(id) ?? 0}`);
    const rows = [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => `${id}\t${count}`);
    await expect(`${documents} documents\n${rows.join("\n")}\n`).toMatchFileSnapshot(`../../test/tallies/${name}.tsv`);
  },
  600_000,
);

/** How often each rule fires on all of a sweep's documents. What they were when written: a change shows here first. */
function keptTally(name: string): ReadonlyMap<string, number> {
  const [, ...rows] = readFileSync(new URL(`../../test/tallies/${name}.tsv`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return new Map(rows.map((row) => row.split("\t") as [string, string]).map(([id, count]) => [id, Number(count)]));
}

test("every rule that can fire has fired", () => {
  expect(officialRules.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual(
    officialRules.map(({ id }) => id).filter((id) => neverFire.includes(id)),
  );
});
