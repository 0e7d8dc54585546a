import { once } from "node:events";
import {
  lutimes,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importable, importedNumber } from "../../test/support/importable.ts";
import { testHouse } from "../../test/support/house.ts";
import { type Market, openMarket } from "../../test/support/seller.ts";
import type { Antivirus } from "../domain/attachments/scan.ts";
import { storeArrival } from "../domain/arrivals/store-arrival.ts";
import { outgoingMessage } from "../domain/delivery/outgoing-message.ts";
import { incomingBytesMax, incomingFolder } from "../integrations/incoming-folder.ts";
import { epochMsOf } from "../time.ts";
import { incomingSentence } from "../web/delivery/incoming-sentence.ts";
import { readIncomingFolder } from "./read-incoming-folder.ts";

const house = testHouse();
let folder: string;
let market: Market;
let ubl: string;
let count = 0;

beforeAll(async () => {
  market = await openMarket(house);
  ubl = await importable(house, market);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fakturaporten-incoming-"));
  count += 1;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A document with a number of its own in each test. */
const document = (more = ""): string => ubl.replaceAll(importedNumber, `EXT-${count}${more}`);
const enveloped = (text: string, instanceId = `0197a000-0000-7000-8000-${String(count).padStart(12, "0")}`): Buffer =>
  Buffer.from(
    outgoingMessage({ documentId: instanceId, ubl: Buffer.from(text), issuedAt: house.now() })?.envelope ?? "",
  );

/** As a sender lays it, a minute ago. */
async function lay(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, `${name}.part`), content);
  const minuteAgo = epochMsOf(house.now()) / 1000 - 60;
  await utimes(join(folder, `${name}.part`), minuteAgo, minuteAgo);
  await rename(join(folder, `${name}.part`), join(folder, name));
}

const look = async (antivirus?: Antivirus): Promise<void> => {
  const incoming = { folder: incomingFolder(folder), sentenceOf: incomingSentence };
  const equipment = antivirus === undefined ? {} : { antivirus };
  await readIncomingFolder(incoming)({ ...house.tools, ...equipment }, {});
  await house.runJobs(equipment);
};

/** A program that finds something in what says so, and does not answer about what says that. */
const program = (mustAnswer = true): Antivirus => ({
  mustAnswer,
  scan: async (bytes) => {
    const text = Buffer.from(bytes).toString();
    return text.includes("-sick") ? "infected" : text.includes("-slow") ? "unreachable" : "clean";
  },
});

const received = async (): Promise<number> => {
  const rows = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("number", "like", `EXT-${count}%`)
    .where("receiver_id", "=", market.unit)
    .execute();
  return rows.length;
};

const lying = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ name, parentPath }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

describe("a document for a unit", () => {
  test.each([
    ["bare", () => document()],
    ["in its envelope", () => enveloped(document())],
  ])("%s reaches its inbox, and leaves the folder", async (_, content) => {
    await lay("faktura.xml", content());
    await look();
    expect(await received()).toBe(1);
    expect(await lying()).toEqual([]);
  });

  test("the same again, under another name, is the same document", async () => {
    await lay("a.xml", document());
    await look();
    await lay("b.xml", document());
    await lay("c.xml", document());
    await look();
    expect(await received()).toBe(1);
    expect(await lying()).toEqual([]);
  });

  test("two who look at once take each file once", async () => {
    for (let place = 0; place < 10; place += 1) await lay(`${place}.xml`, document(`-${place}`));
    await Promise.all([look(), look()]);
    expect(await received()).toBe(10);
    expect(await lying()).toEqual([]);
  });

  test("taken, and killed before it was stored or removed, it is taken again and counts once", async () => {
    await lay("a.xml", document());
    await incomingFolder(folder).take(house.now(), 10);
    expect(await lying()).toEqual([".taken/a.xml"]);
    await look();
    expect(await received()).toBe(1);
    await writeFile(join(folder, ".taken", "a.xml"), document());
    await look();
    expect([await received(), await lying()]).toEqual([1, []]);
  });

  test("a new file with the name of one that was left is not laid over it", async () => {
    await lay("a.xml", document());
    await incomingFolder(folder).take(house.now(), 10);
    await lay("a.xml", document("-new"));
    await look();
    await look();
    expect([await received(), await lying()]).toEqual([2, []]);
  });
});

describe("what is not finished is left alone", () => {
  test.each(["a.xml.part", ".a.xml", "a.tmp", "a.xml.filepart", "a.xml~"])("%s", async (name) => {
    await lay(name, document());
    await look();
    expect([await received(), await lying()]).toEqual([0, [name]]);
  });

  test("a file that changed a moment ago, until it has lain still", async () => {
    await lay("a.xml", document());
    const justNow = epochMsOf(house.now()) / 1000 - 1;
    await utimes(join(folder, "a.xml"), justNow, justNow);
    await look();
    expect([await received(), await lying()]).toEqual([0, ["a.xml"]]);
    await house.turnBy({ minutes: 1 });
    await look();
    expect([await received(), await lying()]).toEqual([1, []]);
  });
});

describe("what can not be taken in is laid aside, with the reason beside it", () => {
  const nobody = (text: string): string =>
    text.replace(
      /(<cac:AccountingCustomerParty>[\s\S]*?<cbc:EndpointID[^>]*>)[^<]*/,
      (_, before) => `${before}5560360793`,
    );
  const bad: readonly [string, () => string | Uint8Array, string][] = [
    ["a picture", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "går inte att läsa"],
    ["words", () => "Hej! Här kommer fakturan.", "går inte att läsa"],
    ["XML that is no invoice", () => "<hello/>", "går inte att läsa"],
    ["half an invoice", () => document().slice(0, 900), "går inte att läsa"],
    ["nothing", () => "", "är tom"],
    ["an invoice to nobody here", () => nobody(document()), "finns inte i portalens mottagarregister"],
    ["an envelope to nobody here", () => enveloped(nobody(document())), "finns inte i portalens mottagarregister"],
    ["an invoice without addresses", () => document().replace(/<cbc:EndpointID[^<]*<\/cbc:EndpointID>/g, ""), "BT-34"],
    [
      "an envelope around half an invoice",
      () => enveloped(document()).toString().replace("</cac:LegalMonetaryTotal>", ""),
      "går inte att läsa",
    ],
    [
      "entities that would fill the memory",
      () => '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Invoice>&b;</Invoice>',
      "går inte att läsa",
    ],
  ];
  test.each(bad)("%s", async (_, content, sentence) => {
    await lay("brev.xml", content());
    await lay("bra.xml", document("-good"));
    await look();
    expect(await lying()).toEqual(["faulty/brev.xml", "faulty/brev.xml.txt"]);
    expect(await readFile(join(folder, "faulty", "brev.xml"))).toEqual(Buffer.from(content()));
    const told = await readFile(join(folder, "faulty", "brev.xml.txt"), "utf8");
    expect(told).toContain(sentence);
    expect(told.trim().split("\n").length).toBe(2);
    expect(await received()).toBe(1);
  });

  test("a file larger than any document is not read", async () => {
    await lay("stor.xml", "");
    await truncate(join(folder, "stor.xml"), incomingBytesMax + 1);
    const before = epochMsOf(house.now()) / 1000 - 60;
    await utimes(join(folder, "stor.xml"), before, before);
    await look();
    expect(await readFile(join(folder, "faulty", "stor.xml.txt"), "utf8")).toContain("större än 25 MB");
  });

  test("neither a link nor a socket is looked into", async () => {
    const secret = join(folder, ".hemlig");
    await writeFile(secret, document());
    await symlink(secret, join(folder, "lank.xml"));
    const socket = createServer().listen(join(folder, "ror.xml"));
    await once(socket, "listening");
    await house.turnTo(new Date(Date.now() + 3_600_000).toISOString());
    await look();
    expect(await received()).toBe(0);
    socket.close();
    expect(await readFile(join(folder, "faulty", "lank.xml.txt"), "utf8")).toContain("ingen vanlig fil");
    expect(await readFile(join(folder, "faulty", "ror.xml.txt"), "utf8")).toContain("ingen vanlig fil");
    await house.turnTo("2026-11-21T12:00:00Z");
  });

  test("a name that is laid aside already is not laid over, and a long one fits", async () => {
    for (const words of ["en", "två"]) {
      await lay("brev.xml", words);
      await look();
    }
    expect((await lying()).filter((name) => name.endsWith("brev.xml")).length).toBe(2);
    await lay(`${"å".repeat(120)}.xml`, "tre");
    await look();
    expect((await lying()).length).toBe(6);
  });

  test("other content under the same identity is laid aside, and put before a person", async () => {
    const id = crypto.randomUUID();
    await lay("a.xml", enveloped(document(), id));
    await lay("b.xml", enveloped(document("-other"), id));
    await look();
    expect(await received()).toBe(1);
    expect(await lying()).toEqual(["faulty/b.xml", "faulty/b.xml.txt"]);
    const held = await house.everything
      .selectFrom("access_point_messages")
      .select("reason")
      .where("state", "=", "quarantined")
      .execute();
    expect(held).toEqual([{ reason: "same-name-other-content" }]);
  });
});

describe("with an antivirus program", () => {
  test("what it finds something in is laid aside, and what it is silent about waits in the folder", async () => {
    await lay("sick.xml", document("-sick"));
    await lay("slow.xml", document("-slow"));
    await lay("well.xml", document("-well"));
    await look(program());
    expect(await received()).toBe(1);
    expect(await lying()).toEqual([".taken/slow.xml", "faulty/sick.xml", "faulty/sick.xml.txt"]);
    expect(await readFile(join(folder, "faulty", "sick.xml.txt"), "utf8")).toContain("Antivirusprogrammet");
    await look(program(false));
    expect(await received()).toBe(2);
  });

  test("a document of the access point that it finds something in reaches nobody, and is put before a person", async () => {
    const arrive = (raw: Uint8Array) =>
      house.perform({ kind: "machine", job: "access-point" }, (work) =>
        storeArrival(work, { kind: "document", messageId: undefined, raw }),
      );
    await arrive(enveloped(document("-sick"), crypto.randomUUID()));
    await house.runJobs({ antivirus: program() });
    expect(await received()).toBe(0);
    const held = house.everything.selectFrom("access_point_messages").select("reason").where("reason", "=", "infected");
    expect((await held.execute()).length).toBe(1);
    await arrive(enveloped(document("-slow"), crypto.randomUUID()));
    await house.runJobs({ antivirus: program(), failuresWanted: true });
    expect(await received()).toBe(0);
    await house.turnBy({ minutes: 5 });
    await house.runJobs({ antivirus: program(false) });
    expect(await received()).toBe(1);
  });
});

describe("whoever fills the folder", () => {
  /** An older one is taken as a file of theirs. */
  async function linkJustNow(name: string, to: string): Promise<void> {
    await symlink(to, join(folder, name));
    const now = epochMsOf(house.now()) / 1000;
    await lutimes(join(folder, name), now, now);
  }

  test.each([".taken", "faulty"])("can not have the portal write elsewhere by a link called %s", async (name) => {
    const elsewhere = await mkdtemp(join(tmpdir(), "fakturaporten-elsewhere-"));
    await linkJustNow(name, elsewhere);
    await lay("a-brev.xml", "Hej!");
    await expect(look()).rejects.toThrow();
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  test("does not stop what lies behind a file that can not be dealt with", async () => {
    await linkJustNow("faulty", join(folder, "nowhere"));
    await lay("a-brev.xml", "Hej!");
    await lay("b-bra.xml", document());
    await expect(look()).rejects.toThrow("1 files could not be dealt with");
    await house.runJobs();
    expect([await received(), await lying()]).toEqual([1, [".taken/a-brev.xml", "faulty"]]);
  });
});

test("a mount that is gone is not replaced by a folder on this machine", async () => {
  const gone = join(folder, "mount");
  const incoming = { folder: incomingFolder(gone), sentenceOf: incomingSentence };
  await expect(readIncomingFolder(incoming)(house.tools, {})).rejects.toThrow(/ENOENT/);
  expect(await readdir(folder)).toEqual([]);
});

test("every reason there is has a sentence in both languages", () => {
  const reasons = [
    "not-a-file",
    "file-empty",
    "file-too-large",
    "unreadable",
    "not-addressed",
    "document-type-unknown",
    "receiver-unknown",
    "receiver-elsewhere",
    "seller-unknown",
    "same-name-other-content",
    "infected",
  ];
  for (const reason of reasons) expect(incomingSentence(reason)).not.toContain(`(${reason})`);
  expect(incomingSentence("something-new")).toContain("(something-new)");
});
