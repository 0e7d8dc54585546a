import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../domain/delivery/carrier.ts";
import { folderCarrier } from "./folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fakturaporten-folder-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const message = (facts: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  instanceId: "0197a000-0000-7000-8000-00000000beef",
  envelope: Buffer.from("<StandardBusinessDocument/>"),
  document: Buffer.from("<Invoice/>"),
  receiver: { scheme: "0088", id: "7300010000001" },
  documentType: "busdox-docid-qns::x",
  ...facts,
});
const path = "0088-7300010000001/0197a000-0000-7000-8000-00000000beef.xml";

test("a document appears whole in its receiver's folder, and nothing unfinished stays", async () => {
  const carrier = folderCarrier(folder);
  expect(await carrier.submit(message())).toMatchObject({ kind: "accepted", reason: "in-folder" });
  expect(await readFile(join(folder, path), "utf8")).toBe("<Invoice/>");
  expect((await readdir(join(folder, ".work"))).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("what somebody has taken away is still known to have been put there", async () => {
  const carrier = folderCarrier(folder);
  await carrier.submit(message());
  await rm(join(folder, path));
  expect(await carrier.status?.(message().instanceId)).toMatchObject({ kind: "accepted" });
});

test.each([
  ["never begun", []],
  ["written, and killed before the mark", ["part"]],
  ["marked, and killed before the rename", ["part", "mark"]],
])("%s is known not to have been put there", async (_, left) => {
  await mkdir(join(folder, ".work"));
  for (const ending of left) await writeFile(join(folder, ".work", `${message().instanceId}.${ending}`), "");
  expect(await folderCarrier(folder).status?.(message().instanceId)).toMatchObject({ kind: "never-came" });
});

test("a mount that is gone is not replaced by a folder on this machine", async () => {
  const gone = join(folder, "mount");
  expect(await folderCarrier(gone).submit(message())).toMatchObject({ kind: "unknown", roadIsDown: true });
  expect(await folderCarrier(gone).status?.("x")).toMatchObject({ kind: "unknown" });
  expect(await readdir(folder)).toEqual([]);
});

test("a receiver's id can not lead out of the folder", async () => {
  await folderCarrier(folder).submit(message({ receiver: { scheme: "0088", id: "../../etc/passwd" } }));
  expect((await readdir(folder)).sort((a, b) => (a < b ? -1 : 1))).toEqual([".work", "0088-.._.._etc_passwd"]);
});
