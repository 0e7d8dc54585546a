/** The way of a document to the finance system: by the unit's policy, as a file, or fetched; ended by the system's receipt. */
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IssuedAs } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import type { Known } from "../../../test/support/people.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../../test/support/unit-scene.ts";
import { handoverFolder } from "../../integrations/handover-folder.ts";
import { handOver } from "../../jobs/hand-over.ts";
import { handlers } from "../../jobs/handlers.ts";
import type { Actor } from "../../work.ts";
import type { Permission } from "../access/permissions.ts";
import { answerDocument } from "../inbox/answer-document.ts";
import { handOverDocument } from "../inbox/hand-over-document.ts";
import { getDocumentBytes } from "../inbox/queries.ts";
import type { HandoverOccasion, HandoverWay } from "./handover.ts";
import { listPolicies, savePolicy } from "./policies.ts";
import { findHandovers, listWaiting } from "./queries.ts";
import { giveReceipt } from "./settle-handover.ts";

let root = "";
const house = testHouse({
  handlers: { ...handlers, "hand-over": (...job) => handOver(handoverFolder({ root, isOurs: false }))(...job) },
});
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "handover-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const scene = (): Promise<UnitScene> => aUnitScene(house);
const received = (here: UnitScene, document: IssuedAs["document"] = {}): Promise<string> =>
  receivedAt(house, here, document);

const setPolicy = (here: UnitScene, occasion: HandoverOccasion, way: HandoverWay) =>
  house.perform(here.administrator.actor, (work) => savePolicy(work, { receiverId: here.unit, way, occasion }));
const handoverOf = (here: UnitScene, id: string) =>
  house.perform(here.officer.actor, async (work) => (await findHandovers(work, [id])).get(id));
const clientOf = (here: UnitScene, scopes: readonly Permission[], receiverIds?: readonly string[]): Actor => ({
  kind: "client",
  clientId: randomUUID(),
  organisationId: here.officer.actor.organisationId,
  scopes,
  receiverIds,
});

describe("handing over by policy", () => {
  test("on receipt, each document waits for the system from the moment it comes", async () => {
    const here = await scene();
    await setPolicy(here, "on-receipt", "api");
    const id = await received(here);
    expect(await handoverOf(here, id)).toMatchObject({ state: "waiting", way: "api", occasion: "on-receipt" });
  });

  test("on acceptance, a document waits once it is accepted, and never when it is rejected", async () => {
    const here = await scene();
    await setPolicy(here, "on-acceptance", "api");
    const [accepted, rejected] = [await received(here), await received(here)];
    expect(await handoverOf(here, accepted)).toBeUndefined();
    await house.perform(here.officer.actor, (work) => answerDocument(work, { documentId: accepted, move: "accept" }));
    await house.perform(here.officer.actor, (work) =>
      answerDocument(work, { documentId: rejected, move: "reject", reason: "REF", clarification: "Fel." }),
    );
    expect(await handoverOf(here, accepted)).toMatchObject({ state: "waiting", occasion: "on-acceptance" });
    expect(await handoverOf(here, rejected)).toBeUndefined();
  });

  test("a policy is the administrator's to set, for the region's own units", async () => {
    const here = await scene();
    const set = (by: Known, receiverId: string) =>
      house.perform(by.actor, (work) => savePolicy(work, { receiverId, way: "api", occasion: "by-hand" }));
    await expect(set(here.officer, here.unit)).rejects.toThrow("not-allowed");
    const elsewhere = await scene();
    await expect(set(here.administrator, elsewhere.unit)).rejects.toThrow("not-found");
  });
});

describe("by folder", () => {
  test("the very bytes lie there, and the manifest beside them says which; nothing unfinished is left", async () => {
    const here = await scene();
    await setPolicy(here, "by-hand", "folder");
    const id = await received(here, { number: "MAPP-1" });
    await house.perform(here.officer.actor, (work) => handOverDocument(work, id));
    await house.runJobs();
    const { ubl, sha256 } = await house.perform(here.officer.actor, (work) => getDocumentBytes(work, id));
    const folder = join(root, here.unit);
    expect((await readdir(folder)).sort()).toEqual([`${id}.json`, `${id}.xml`]);
    const laid = await readFile(join(folder, `${id}.xml`));
    expect(laid.equals(Buffer.from(ubl))).toBe(true);
    const manifest = JSON.parse(await readFile(join(folder, `${id}.json`), "utf8")) as Record<string, unknown>;
    expect(manifest).toMatchObject({ documentId: id, number: "MAPP-1", file: `${id}.xml`, bytes: laid.length, sha256 });
    expect(createHash("sha256").update(laid).digest("hex")).toBe(sha256);
    expect(await handoverOf(here, id)).toMatchObject({ state: "handed-over", attempts: 1, failure: undefined });
  });

  test("killed after the files and before the note, it is done again and the same files lie there", async () => {
    const here = await scene();
    await setPolicy(here, "by-hand", "folder");
    const id = await received(here);
    await house.perform(here.officer.actor, (work) => handOverDocument(work, id));
    await house.forgetJobs();
    const job = { organisationId: here.officer.actor.organisationId, documentId: id };
    const crashing = { ...house.tools, perform: crashAfter(1) };
    await expect(handOver(handoverFolder({ root, isOurs: false }))(crashing, job)).rejects.toThrow("killed");
    const before = await readdir(join(root, here.unit));
    expect(await handoverOf(here, id)).toMatchObject({ state: "waiting" });
    await handOver(handoverFolder({ root, isOurs: false }))(house.tools, job);
    await handOver(handoverFolder({ root, isOurs: false }))(house.tools, job);
    expect(await readdir(join(root, here.unit))).toEqual(before);
    expect(await handoverOf(here, id)).toMatchObject({ state: "handed-over", attempts: 1 });
  });

  test("a folder that cannot be written is told to the unit, and tried again until it can", async () => {
    const here = await scene();
    await setPolicy(here, "on-receipt", "folder");
    const blocked = join(root, here.unit);
    await writeFile(blocked, "a file where the folder should be");
    const { organisationId } = here.officer.actor;
    const id = await received(here).catch(async () => {
      const rows = await house.everything.selectFrom("handovers").select("document_id").execute();
      return rows.at(-1)?.document_id ?? "";
    });
    await expect(
      handOver(handoverFolder({ root, isOurs: false }))(house.tools, { organisationId, documentId: id }),
    ).rejects.toThrow("EEXIST");
    expect(await handoverOf(here, id)).toMatchObject({ state: "waiting", failure: "EEXIST" });
    await rm(blocked);
    await handOver(handoverFolder({ root, isOurs: false }))(house.tools, { organisationId, documentId: id });
    expect(await handoverOf(here, id)).toMatchObject({ state: "handed-over", failure: undefined });
  });

  test("a mount that is gone is told, and not replaced by a folder of this machine", async () => {
    const lay = handoverFolder({ root: join(root, "unmounted"), isOurs: false });
    await expect(lay("unit", [{ name: "a.xml", bytes: Buffer.from("x") }])).rejects.toThrow("ENOENT");
  });

  test("a name that leads out of the folder is a bug, never a file", async () => {
    const lay = handoverFolder({ root, isOurs: false });
    const bytes = Buffer.from("x");
    await expect(lay("..", [{ name: "a.xml", bytes }])).rejects.toThrow("Not the name");
    await expect(lay("unit", [{ name: "../a.xml", bytes }])).rejects.toThrow("Not the name");
  });

  /** As the work of a process that is killed after so many commits. */
  function crashAfter(commits: number): typeof house.perform {
    let left = commits;
    return async (actor, command) => {
      if (left === 0) throw new Error("killed");
      left -= 1;
      return house.perform(actor, command);
    };
  }
});

describe("by API", () => {
  const waiting = (client: Actor) => house.perform(client, (work) => listWaiting(work, undefined, 100));
  const receipt = (client: Actor, given: { documentId: string; receipt: string; sha256: string }) =>
    house.perform(client, (work) => giveReceipt(work, given));
  const sha256Of = async (here: UnitScene, id: string): Promise<string> =>
    (await house.perform(here.officer.actor, (work) => getDocumentBytes(work, id))).sha256;

  test("what waits is listed until the system has given its receipt; the receipt is shown at the unit", async () => {
    const here = await scene();
    await setPolicy(here, "on-receipt", "api");
    const id = await received(here);
    const client = clientOf(here, ["handover.read", "handover.receipt"]);
    const [listed] = await waiting(client);
    expect(listed).toMatchObject({ documentId: id, receiverId: here.unit, sha256: await sha256Of(here, id) });
    const given = { documentId: id, receipt: "ERP-123", sha256: await sha256Of(here, id) };
    const { receivedAt: at } = await receipt(client, given);
    await house.turnBy({ days: 1 });
    expect(await receipt(client, given)).toEqual({ receivedAt: at });
    expect(await waiting(client)).toEqual([]);
    expect(await handoverOf(here, id)).toMatchObject({ state: "received", receipt: "ERP-123", handedOverAt: at });
  });

  test("another receipt, other bytes, and a document that nobody handed over are refused", async () => {
    const here = await scene();
    await setPolicy(here, "by-hand", "api");
    const id = await received(here);
    const client = clientOf(here, ["handover.read", "handover.receipt"]);
    const given = { documentId: id, receipt: "ERP-1", sha256: await sha256Of(here, id) };
    await expect(receipt(client, given)).rejects.toThrow("handover-missing");
    await house.perform(here.officer.actor, (work) => handOverDocument(work, id));
    await expect(receipt(client, { ...given, sha256: "0".repeat(64) })).rejects.toThrow("handover-bytes-differ");
    await receipt(client, given);
    await expect(receipt(client, { ...given, receipt: "ERP-2" })).rejects.toThrow("handover-receipt-differs");
  });

  test("a system sees and receives for its own units, with the scopes of its token, and for no other region", async () => {
    const here = await scene();
    const elsewhere = await scene();
    await setPolicy(here, "on-receipt", "api");
    const id = await received(here);
    const given = { documentId: id, receipt: "ERP-1", sha256: await sha256Of(here, id) };
    const other = clientOf(here, ["handover.read", "handover.receipt"], [randomUUID()]);
    expect(await waiting(other)).toEqual([]);
    await expect(receipt(other, given)).rejects.toThrow("handover-missing");
    const foreign = clientOf(elsewhere, ["handover.read", "handover.receipt"]);
    expect(await waiting(foreign)).toEqual([]);
    await expect(receipt(foreign, given)).rejects.toThrow("handover-missing");
    await expect(receipt(clientOf(here, ["handover.read"]), given)).rejects.toThrow("not-allowed");
    await expect(waiting(clientOf(here, ["inbox.read"]))).rejects.toThrow("not-allowed");
    await expect(receipt((here.officer satisfies Known).actor, given)).rejects.toThrow("not-allowed");
  });
});

test("the administrator sees each unit's policy", async () => {
  const here = await scene();
  await setPolicy(here, "on-receipt", "folder");
  await setPolicy(here, "by-hand", "api");
  const policies = await house.perform(here.administrator.actor, listPolicies);
  expect(policies).toEqual([{ receiverId: here.unit, way: "api", occasion: "by-hand" }]);
});
