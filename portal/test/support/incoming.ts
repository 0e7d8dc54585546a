/** A folder that somebody else fills with documents for a unit of a test house, a new one for each test. */
import { mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach } from "vitest";
import type { Antivirus } from "../../src/domain/attachments/scan.ts";
import { outgoingMessage } from "../../src/domain/delivery/outgoing-message.ts";
import { incomingFolder } from "../../src/integrations/incoming-folder.ts";
import { readIncomingFolder } from "../../src/jobs/read-incoming-folder.ts";
import { epochMsOf } from "../../src/time.ts";
import { incomingSentence } from "../../src/web/delivery/incoming-sentence.ts";
import type { House } from "./house.ts";
import { importable, importedNumber } from "./importable.ts";
import { type Market, openMarket } from "./seller.ts";

export interface IncomingScene {
  folder(): string;
  /** A document with a number of its own in each test. */
  document(more?: string): string;
  enveloped(text: string, instanceId?: string): Buffer;
  /** As a sender lays it, a minute ago. */
  lay(name: string, content: string | Uint8Array): Promise<void>;
  look(antivirus?: Antivirus): Promise<void>;
  /** How many of this test's documents the unit has. */
  received(): Promise<number>;
  lying(): Promise<readonly string[]>;
}

export function incomingScene(house: House): IncomingScene {
  const there = { folder: "", market: {} as Market, ubl: "", count: 0 };
  beforeAll(async () => {
    there.market = await openMarket(house);
    there.ubl = await importable(house, there.market);
  });
  beforeEach(async () => {
    there.folder = await mkdtemp(join(tmpdir(), "fakturaporten-incoming-"));
    there.count += 1;
  });
  afterEach(() => rm(there.folder, { recursive: true, force: true }));
  const nextId = (): string => `0197a000-0000-7000-8000-${String(there.count).padStart(12, "0")}`;
  return {
    folder: () => there.folder,
    document: (more = "") => there.ubl.replaceAll(importedNumber, `EXT-${there.count}${more}`),
    enveloped(text, documentId = nextId()) {
      const message = outgoingMessage({ documentId, ubl: Buffer.from(text), issuedAt: house.now() });
      return Buffer.from(message?.envelope ?? "");
    },
    async lay(name, content) {
      const place = join(there.folder, name);
      await writeFile(`${place}.part`, content);
      const minuteAgo = epochMsOf(house.now()) / 1000 - 60;
      await utimes(`${place}.part`, minuteAgo, minuteAgo);
      await rename(`${place}.part`, place);
    },
    async look(antivirus) {
      const incoming = { folder: incomingFolder(there.folder), sentenceOf: incomingSentence };
      const equipment = antivirus === undefined ? {} : { antivirus };
      await readIncomingFolder(incoming)({ ...house.tools, ...equipment }, {});
      await house.runJobs(equipment);
    },
    received: () => countReceived(house, there),
    lying: async () =>
      (await readdir(there.folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => !entry.isDirectory())
        .map(({ name, parentPath }) => join(parentPath, name).slice(there.folder.length + 1))
        .sort(),
  };
}

async function countReceived(house: House, { market, count }: { market: Market; count: number }): Promise<number> {
  const rows = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("number", "like", `EXT-${count}%`)
    .where("receiver_id", "=", market.unit)
    .execute();
  return rows.length;
}
