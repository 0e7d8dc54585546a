/** Archives made to harm a reader, and what is odd in honest ones. What they cost in time stands in docs/engine.md. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { einvoice, telling } from "../../test/command.ts";
import { pack, packLarge, packOverlapping } from "../../test/pack.ts";
import { entriesOf, readEntry } from "./zip.ts";

// Each test starts processes of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const sound = readFileSync(new URL("../../examples/bankgiro-two-rates.xml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "einvoice-"));

afterAll(() => rmSync(folder, { recursive: true }));

interface Judged {
  readonly code: number;
  readonly documents: readonly { file: string; verdict: string; structure: readonly { says: string }[] }[];
  readonly memoryMb: number;
}

function judge(name: string, archive: Uint8Array): Promise<Judged> {
  const path = join(folder, name);
  writeFileSync(path, archive);
  return judgeAt(path);
}

async function judgeAt(path: string): Promise<Judged> {
  const words = ["validate", path, "--format", "jsonl", "--lang", "en"];
  const { code, out, err } = await einvoice(words, "", [telling]);
  const lines = out.split("\n").filter((line) => line !== "");
  const documents = lines.map((line) => JSON.parse(line) as Judged["documents"][number]);
  return { code, documents, ...(JSON.parse(err) as { memoryMb: number }) };
}

const blank = Buffer.alloc(24 * 1024 * 1024, " ");

test("an archive whose files share their bytes is refused unread", async () => {
  const bomb = packOverlapping({ name: "a.xml", bytes: blank }, 60_000);
  const { code, documents, memoryMb } = await judge("overlapping.zip", bomb);
  expect(code).toBe(2);
  expect(documents.map(({ verdict }) => verdict)).toEqual(["unreadable"]);
  expect(memoryMb).toBeLessThan(200);
});

test("an archive that unpacks to hundreds of times its size is read so far and no further", async () => {
  const bomb = pack(Array.from({ length: 40 }, (_, n) => ({ name: `${n}.xml`, bytes: blank })));
  const { code, documents, memoryMb } = await judge("blank.zip", bomb);
  expect(code).toBe(2);
  // 40 documents of 24 MB in 1 MB: a hundred times as much as that holds five.
  expect(documents).toHaveLength(6);
  expect(documents.at(-1)?.structure[0]?.says).toContain("100 times its size");
  expect(memoryMb).toBeLessThan(300);
});

test("one file that unpacks beyond what a document may hold is refused at the limit", async () => {
  const { code, documents, memoryMb } = await judge(
    "large.zip",
    pack([
      { name: "large.xml", bytes: Buffer.alloc(200 * 1024 * 1024) },
      { name: "sound.xml", bytes: sound },
    ]),
  );
  expect(code).toBe(2);
  expect(documents.map(({ verdict }) => verdict)).toEqual(["unreadable", "valid"]);
  expect(memoryMb).toBeLessThan(300);
});

test("an archive is read where it stands in its file, however large it is", async () => {
  const gap = 1024 ** 3;
  const archive = pack([{ name: "sound.xml", bytes: sound }]);
  const directoryAt = archive.readUInt32LE(archive.length - 6);
  archive.writeUInt32LE(gap, directoryAt + 42);
  archive.writeUInt32LE(gap + directoryAt, archive.length - 6);
  // A gigabyte of nothing comes first: a hole in the file.
  const path = join(folder, "sparse.zip");
  const handle = openSync(path, "w");
  writeSync(handle, archive, 0, archive.length, gap);
  closeSync(handle);
  const { code, documents, memoryMb } = await judgeAt(path);
  expect(code).toBe(0);
  expect(documents.map(({ verdict }) => verdict)).toEqual(["valid"]);
  expect(memoryMb).toBeLessThan(200);
});

test("an archive inside an archive is told of, not opened and not passed over", async () => {
  const inner = pack([{ name: "faktura.xml", bytes: sound }]);
  const outer = pack([
    { name: "inner.zip", bytes: inner },
    { name: "sound.xml", bytes: sound },
  ]);
  const { code, documents } = await judge("nested.zip", outer);
  expect(code).toBe(2);
  expect(documents.map(({ file, verdict }) => `${file.slice(folder.length + 1)} ${verdict}`)).toEqual([
    "nested.zip!inner.zip unreadable",
    "nested.zip!sound.xml valid",
  ]);
});

test("what is no archive, is cut off, damaged or encrypted is never judged by what is left of it", () => {
  const archive = pack([{ name: "a.xml", bytes: sound }]);
  const readAll = (bytes: Uint8Array) =>
    entriesOf(bytes)?.map((entry) => Buffer.from(readEntry(bytes, entry, 1e6) ?? "unread").toString());
  expect(readAll(archive)).toEqual([sound.toString()]);
  for (let length = 0; length < archive.length; length += 7)
    expect(readAll(archive.subarray(0, length)) ?? ["unread"]).toEqual(["unread"]);
  for (let at = 0; at < archive.length; at++) {
    const damaged = Buffer.from(archive);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at);
    for (const text of readAll(damaged) ?? []) expect([sound.toString(), "unread"]).toContain(text);
  }
  const encrypted = Buffer.from(archive);
  const directoryAt = encrypted.readUInt32LE(encrypted.length - 6);
  encrypted.writeUInt16LE(1, directoryAt + 8);
  expect(readAll(encrypted)).toEqual(["unread"]);
});

const unpackedOf = (archive: Uint8Array) =>
  entriesOf(archive)?.map((entry) => Buffer.from(readEntry(archive, entry, 1e6) ?? "unread").toString());

test("an archive written as those beyond 4 GB are (Zip64) is read, by the command too", async () => {
  const archive = packLarge([
    { name: "a.xml", bytes: sound },
    { name: "b.xml", bytes: "<b/>" },
  ]);
  expect(unpackedOf(archive)).toEqual([sound.toString(), "<b/>"]);
  const { code, documents } = await judge("large64.zip", archive);
  expect(code).toBe(1);
  expect(documents.map(({ verdict }) => verdict)).toEqual(["valid", "invalid"]);
});

test("an archive of more entries than its end record can tell is read whole", () => {
  const bytes = new Uint8Array();
  const files = Array.from({ length: 70_000 }, (_, n) => ({ name: `${n}.xml`, bytes }));
  expect(entriesOf(packLarge(files))).toHaveLength(70_000);
});

test("a Zip64 archive whose records lie is no archive, and none makes the reader throw", () => {
  const archive = packLarge([{ name: "a.xml", bytes: sound }]);
  for (let length = 0; length < archive.length; length += 3)
    expect(unpackedOf(archive.subarray(0, length)) ?? ["unread"]).toEqual(["unread"]);
  const directoryAt = Number(archive.readBigUInt64LE(archive.length - 22 - 20 - 8));
  for (let at = directoryAt; at < archive.length; at++)
    for (const byte of [0, 1, 0x7f, 0xff]) {
      const damaged = Buffer.from(archive);
      damaged.writeUInt8(byte, at);
      for (const text of unpackedOf(damaged) ?? []) expect([sound.toString(), "unread"]).toContain(text);
    }
  const many = Buffer.from(archive);
  many.writeBigUInt64LE(2n ** 60n, archive.length - 22 - 20 - 56 + 32);
  expect(entriesOf(many)).toBeUndefined();
});

test("a comment behind an archive, however long, hides nothing", () => {
  const archive = pack([{ name: "a.xml", bytes: sound }]);
  archive.writeUInt16LE(65_535, archive.length - 2);
  expect(entriesOf(Buffer.concat([archive, Buffer.alloc(65_535, "x")]))).toHaveLength(1);
});
