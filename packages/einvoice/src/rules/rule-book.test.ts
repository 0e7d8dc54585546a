/** The rule book is whole: every rule of the release, each with its severity, its terms and its two sentences. */
import { expect, test } from "vitest";
import { allRules } from "./all-rules.ts";
import { officialRules } from "./official-order.ts";

const rules = allRules();

test("every rule of the release is in the book, and no other", () => {
  expect(rules.map(({ id }) => id)).toEqual(officialRules.map(({ id }) => id));
  expect(rules).toHaveLength(1144);
});

test("every rule has the official severity", () => {
  expect(rules.map(({ id, severity = "fatal" }) => ({ id, severity }))).toEqual(officialRules);
});

test("every rule names the terms it is about, the field to correct first", () => {
  expect(rules.filter(({ terms }) => terms.length === 0 || !terms.every((term) => /^B[TG]-\d+$/.test(term)))).toEqual(
    [],
  );
});

test("every rule says what must hold and what to do, in whole sentences and two languages", () => {
  const isSentence = (text: string) =>
    /^[A-ZÅÄÖ“”0-9]/.test(text) && /[.!]$/.test(text) && !/undefined|\s\s|\.\./.test(text);
  expect(
    rules.filter(({ sv, en }) => !isSentence(sv) || !isSentence(en)).map(({ id, sv, en }) => ({ id, sv, en })),
  ).toEqual([]);
});

test("no sentence blames or regrets", () => {
  expect(rules.filter(({ sv }) => /ogiltig|felaktig|tyvärr/i.test(sv)).map(({ id }) => id)).toEqual([]);
  expect(rules.filter(({ en }) => /invalid|illegal|sorry|unfortunately/i.test(en)).map(({ id }) => id)).toEqual([]);
});

test("the table of rules in docs is the one the code makes; update it with `vitest -u`", async () => {
  const rows = rules.map(({ id, severity = "fatal", terms, sv, en }) =>
    [id, severity, terms.join(" "), sv, en].join("\t"),
  );
  const table = `rule\tseverity\tterms\tsv\ten\n${rows.join("\n")}\n`;
  await expect(table).toMatchFileSnapshot("../../../../docs/guide/e-invoice-rules.tsv");
});
