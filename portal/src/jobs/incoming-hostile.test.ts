/** What others lay in the incoming folder, or bring by the access point, and that nobody should get. */
import { lutimes, mkdtemp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { incomingScene } from "../../test/support/incoming.ts";
import { storeArrival } from "../domain/arrivals/store-arrival.ts";
import type { Antivirus } from "../domain/attachments/scan.ts";
import { epochMsOf } from "../time.ts";

const house = testHouse();
const { folder, document, enveloped, lay, look, received, lying } = incomingScene(house);

/** A program that finds something in what says so, and does not answer about what says that. */
const program = (mustAnswer = true): Antivirus => ({
  mustAnswer,
  scan: async (bytes) => {
    const text = Buffer.from(bytes).toString();
    return text.includes("-sick") ? "infected" : text.includes("-slow") ? "unreachable" : "clean";
  },
});

describe("with an antivirus program", () => {
  test("what it finds something in is laid aside, and what it is silent about waits in the folder", async () => {
    await lay("sick.xml", document("-sick"));
    await lay("slow.xml", document("-slow"));
    await lay("well.xml", document("-well"));
    await look(program());
    expect(await received()).toBe(1);
    expect(await lying()).toEqual([".taken/slow.xml", "faulty/sick.xml", "faulty/sick.xml.txt"]);
    expect(await readFile(join(folder(), "faulty", "sick.xml.txt"), "utf8")).toContain("Antivirusprogrammet");
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

describe("a name that is not UTF-8", () => {
  const latin1 = Buffer.from("r\xe4kning.xml", "latin1");
  const layBytes = async (name: Buffer, content: string): Promise<void> => {
    await lay("ny", content);
    await rename(join(folder(), "ny"), Buffer.concat([Buffer.from(`${folder()}/`), name]));
  };

  test("is read as its machine wrote it: the document is taken in", async () => {
    await layBytes(latin1, document());
    await look();
    expect([await received(), await lying()]).toEqual([1, []]);
  });

  test("and what can not be taken in is laid aside under a name that people can read", async () => {
    await layBytes(latin1, "Hej!");
    await layBytes(Buffer.from([0x66, 0xff, 0xfe, 0x81]), "Hej igen!");
    await look();
    expect(await lying()).toEqual(expect.arrayContaining(["faulty/räkning.xml", "faulty/räkning.xml.txt"]));
    expect((await lying()).length).toBe(4);
  });

  test("two whose names are read alike are both dealt with, one after the other", async () => {
    await layBytes(latin1, document("-a"));
    await lay("räkning.xml", document("-b"));
    await look();
    await look();
    expect([await received(), await lying()]).toEqual([2, []]);
  });
});

describe("whoever fills the folder", () => {
  /** An older one is taken as a file of theirs. */
  async function linkJustNow(name: string, to: string): Promise<void> {
    await symlink(to, join(folder(), name));
    const now = epochMsOf(house.now()) / 1000;
    await lutimes(join(folder(), name), now, now);
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
    await linkJustNow("faulty", join(folder(), "nowhere"));
    await lay("a-brev.xml", "Hej!");
    await lay("b-bra.xml", document());
    await expect(look()).rejects.toThrow("1 files could not be dealt with");
    await house.runJobs();
    expect([await received(), await lying()]).toEqual([1, [".taken/a-brev.xml", "faulty"]]);
  });
});
