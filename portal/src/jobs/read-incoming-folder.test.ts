import { once } from "node:events";
import { readdir, readFile, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { incomingScene } from "../../test/support/incoming.ts";
import { incomingBytesMax, incomingFolder } from "../integrations/incoming-folder.ts";
import { epochMsOf } from "../time.ts";
import { incomingSentence } from "../web/delivery/incoming-sentence.ts";
import { readIncomingFolder } from "./read-incoming-folder.ts";

const house = testHouse();
const { folder, document, enveloped, lay, look, received, lying } = incomingScene(house);

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
    await incomingFolder(folder()).take(house.now(), 10);
    expect(await lying()).toEqual([".taken/a.xml"]);
    await look();
    expect(await received()).toBe(1);
    await writeFile(join(folder(), ".taken", "a.xml"), document());
    await look();
    expect([await received(), await lying()]).toEqual([1, []]);
  });

  test("a new file with the name of one that was left is not laid over it", async () => {
    await lay("a.xml", document());
    await incomingFolder(folder()).take(house.now(), 10);
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
    await utimes(join(folder(), "a.xml"), justNow, justNow);
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
    expect(await readFile(join(folder(), "faulty", "brev.xml"))).toEqual(Buffer.from(content()));
    const told = await readFile(join(folder(), "faulty", "brev.xml.txt"), "utf8");
    expect(told).toContain(sentence);
    expect(told.trim().split("\n").length).toBe(2);
    expect(await received()).toBe(1);
  });

  test("a file larger than any document is not read", async () => {
    await lay("stor.xml", "");
    await truncate(join(folder(), "stor.xml"), incomingBytesMax + 1);
    const before = epochMsOf(house.now()) / 1000 - 60;
    await utimes(join(folder(), "stor.xml"), before, before);
    await look();
    expect(await readFile(join(folder(), "faulty", "stor.xml.txt"), "utf8")).toContain("större än 25 MB");
  });

  test("neither a link nor a socket is looked into", async () => {
    const secret = join(folder(), ".hemlig");
    await writeFile(secret, document());
    await symlink(secret, join(folder(), "lank.xml"));
    const socket = createServer().listen(join(folder(), "ror.xml"));
    await once(socket, "listening");
    await house.turnTo(new Date(Date.now() + 3_600_000).toISOString());
    await look();
    expect(await received()).toBe(0);
    socket.close();
    expect(await readFile(join(folder(), "faulty", "lank.xml.txt"), "utf8")).toContain("ingen vanlig fil");
    expect(await readFile(join(folder(), "faulty", "ror.xml.txt"), "utf8")).toContain("ingen vanlig fil");
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

test("a mount that is gone is not replaced by a folder on this machine", async () => {
  const gone = join(folder(), "mount");
  const places = { folder: incomingFolder(gone), sentenceOf: incomingSentence };
  await expect(readIncomingFolder(places)(house.tools, {})).rejects.toThrow(/ENOENT/);
  expect(await readdir(folder())).toEqual([]);
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
