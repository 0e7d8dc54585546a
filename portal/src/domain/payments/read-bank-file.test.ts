import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bankFileBytesMax, readBankFile } from "./read-bank-file.ts";

const { bgmax } = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
const written = (bgmax.lines as string[]).join("\r\n");
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const codesOf = async (file: Uint8Array) => {
  const read = await readBankFile(file);
  return read.ok ? read.kind : read.faults.map(({ code }) => code);
};

test.each([
  ["real money", written.replace("123456T", "123456P"), "bgmax"],
  ["a rehearsal's file", written, ["file-test"]],
  ["another currency", written.replace("123456T", "123456P").replaceAll("SEK", "EUR"), ["file-currency"]],
  ["nothing", "", ["file-empty"]],
  ["a picture", "\x89PNG", ["file-unknown"]],
  ["an invoice", "<Invoice/>", ["camt-kind"]],
])("%s", async (_what, text, expected) => {
  expect(await codesOf(bytes(text))).toEqual(expected);
});

test("a file beyond the limit is not looked into", async () => {
  expect(await codesOf(new Uint8Array(bankFileBytesMax + 1))).toEqual(["file-too-large"]);
});
