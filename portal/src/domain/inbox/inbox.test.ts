import { describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit, type IssuedAs, type IssuedInvoice } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { Actor } from "../../work.ts";
import { answerDocument } from "./answer-document.ts";
import { pageRows } from "./inbox-filter.ts";
import { listDocuments } from "./list-documents.ts";
import { openDocument } from "./open-document.ts";
import { getDocument } from "./queries.ts";
import { receiveDocument } from "./receive-document.ts";
import { listUnits } from "./units.ts";
import { findWarnings } from "./warnings.ts";

const house = testHouse();

interface Scene {
  readonly seller: Known;
  readonly officer: Known;
  readonly unit: string;
}

async function scene(): Promise<Scene> {
  const officer = await anOfficer(house);
  return { seller: await aSupplier(house), officer, unit: await aUnit(house, [officer.actor]) };
}

/** A document received by the unit; each a little later than the one before. */
async function received({ seller, unit }: Scene, as: Omit<IssuedAs, "receiverId"> = {}): Promise<string> {
  const issued = await anIssuedInvoice(house, seller.actor, { receiverId: unit, ...as });
  await house.runJobs();
  await house.turnBy({ seconds: 1 });
  return documentIdOf(issued);
}

async function documentIdOf({ documentId }: IssuedInvoice): Promise<string> {
  const { id } = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("instance_id", "=", documentId)
    .executeTakeFirstOrThrow();
  return id;
}

const eventsOf = async (id: string): Promise<string[]> => {
  const rows = await house.everything
    .selectFrom("events")
    .select("kind")
    .where("subject_id", "=", id)
    .orderBy("id")
    .execute();
  return rows.map(({ kind }) => kind);
};

describe("who may see a unit's documents", () => {
  test("the unit's officer does; an officer of another unit of the same region does not", async () => {
    const here = await scene();
    const colleague = await anOfficer(house, { organisationId: here.officer.actor.organisationId });
    await aUnit(house, [colleague.actor], "Ögonmottagningen");
    const id = await received(here);
    expect(await house.perform(here.officer.actor, (work) => getDocument(work, id))).toMatchObject({
      id,
      state: "new",
    });
    await expect(house.perform(colleague.actor, (work) => getDocument(work, id))).rejects.toThrow("not-found");
    await expect(house.perform(colleague.actor, (work) => openDocument(work, id))).rejects.toThrow("not-found");
    const answer = { documentId: id, move: "accept" as const };
    await expect(house.perform(colleague.actor, (work) => answerDocument(work, answer))).rejects.toThrow("not-found");
    expect((await house.perform(colleague.actor, (work) => listDocuments(work))).documents).toEqual([]);
    expect(
      (await house.perform(colleague.actor, (work) => listDocuments(work, { unit: here.unit }))).documents,
    ).toEqual([]);
  });

  test("another region does not, nor the supplier who sent it, nor a visitor", async () => {
    const here = await scene();
    const id = await received(here);
    const elsewhere = await anOfficer(house);
    await expect(house.perform(elsewhere.actor, (work) => getDocument(work, id))).rejects.toThrow("not-found");
    await expect(house.perform(here.seller.actor, (work) => getDocument(work, id))).rejects.toThrow("not-allowed");
    await expect(house.perform({ kind: "visitor" }, (work) => getDocument(work, id))).rejects.toThrow("not-allowed");
  });

  test("row level security alone shows each side only its own rows, and lets neither write the other's", async () => {
    const here = await scene();
    const id = await received(here);
    await house.perform(here.officer.actor, (work) => answerDocument(work, { documentId: id, move: "receive" }));
    await house.runJobs();
    const buyers = ["inbox_documents", "inbox_answers", "inbox_openings"] as const;
    const sellers = [
      "invoices",
      "invoice_documents",
      "deliveries",
      "delivery_attempts",
      "invoice_answers",
      "attachments",
    ] as const;
    await house.perform(here.seller.actor, async (work) => {
      for (const table of buyers) expect(await work.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
      const changed = await work.db.updateTable("inbox_documents").set({ state: "paid" }).executeTakeFirst();
      expect(changed.numUpdatedRows).toBe(0n);
    });
    await house.perform(here.officer.actor, async (work) => {
      for (const table of sellers) expect(await work.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    });
    const forged = house.perform(here.seller.actor, (work) =>
      work.db
        .insertInto("inbox_openings")
        .values({
          organisation_id: here.officer.actor.organisationId,
          document_id: id,
          opened_at: work.now,
          opened_by: here.seller.actor.accountId,
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow("row-level security");
  });

  test("an officer without a unit has an empty inbox", async () => {
    const officer = await anOfficer(house);
    expect(await house.perform(officer.actor, listUnits)).toEqual([]);
    expect((await house.perform(officer.actor, (work) => listDocuments(work))).documents).toEqual([]);
  });
});

describe("receiving", () => {
  test("the same document from twenty senders at once is there once", async () => {
    const here = await scene();
    const { ubl } = await anIssuedInvoice(house, here.seller.actor, { receiverId: here.unit });
    const region: Actor = { kind: "machine", job: "test", organisationId: here.officer.actor.organisationId };
    const arriving = { instanceId: "0197a000-0000-7000-8000-000000000777", receiverId: here.unit, ubl };
    const receptions = await Promise.all(
      Array.from({ length: 20 }, () => house.perform(region, (work) => receiveDocument(work, arriving))),
    );
    expect(receptions.filter(({ again }) => !again)).toHaveLength(1);
    expect(new Set(receptions.map(({ documentId }) => documentId)).size).toBe(1);
    await house.runJobs();
  });

  test("a unit of another region, an unknown unit and bytes that are no invoice are refused", async () => {
    const here = await scene();
    const elsewhere = await scene();
    const region: Actor = { kind: "machine", job: "test", organisationId: here.officer.actor.organisationId };
    const { ubl } = await anIssuedInvoice(house, here.seller.actor, { receiverId: here.unit });
    const receive = (receiverId: string, bytes: Uint8Array) =>
      house.perform(region, (work) => receiveDocument(work, { instanceId: work.newId(), receiverId, ubl: bytes }));
    await expect(receive(elsewhere.unit, ubl)).rejects.toThrow("receiver-unknown");
    await expect(receive("0197a000-0000-7000-8000-00000000dead", ubl)).rejects.toThrow("receiver-unknown");
    await expect(receive(here.unit, Buffer.from("%PDF-1.7"))).rejects.toThrow("document-unreadable");
    await expect(receive(here.unit, Buffer.from("<!DOCTYPE a><Invoice/>"))).rejects.toThrow("document-unreadable");
    await house.runJobs();
  });

  test("what lists show is read from the bytes", async () => {
    const here = await scene();
    const id = await received(here, { document: { number: "Å 77", buyerReference: "RK9" } });
    expect(await house.perform(here.officer.actor, (work) => getDocument(work, id))).toMatchObject({
      number: "Å 77",
      buyerReference: "RK9",
      kind: "invoice",
      issueOn: "2026-11-21",
      dueOn: "2026-12-21",
      payableMinor: 125000n,
      currency: "SEK",
    });
  });
});

describe("opening", () => {
  test("is written down the first time only", async () => {
    const here = await scene();
    const id = await received(here);
    for (let time = 0; time < 3; time += 1) await house.perform(here.officer.actor, (work) => openDocument(work, id));
    expect(await eventsOf(id)).toEqual(["document.received", "document.opened"]);
  });
});

describe("searching and paging", () => {
  test("finds by the beginning of number or name, by company number, by state, and nothing by anything else", async () => {
    const here = await scene();
    const first = await received(here, { document: { number: "AB-2026/17" } });
    const second = await received(here, { document: { number: "XY-1" } });
    await house.perform(here.officer.actor, (work) => answerDocument(work, { documentId: second, move: "accept" }));
    const found = async (filter: Parameters<typeof listDocuments>[1]): Promise<string[]> =>
      (await house.perform(here.officer.actor, (work) => listDocuments(work, filter))).documents.map(({ id }) => id);
    expect(await found({ search: "ab-2026" })).toEqual([first]);
    expect(await found({ search: "PROV &" })).toEqual([second, first]);
    const { sellerNumber } = await house.perform(here.officer.actor, (work) => getDocument(work, first));
    expect(await found({ search: `${sellerNumber.slice(0, 6)}-${sellerNumber.slice(6)}` })).toEqual([second, first]);
    expect(await found({ state: "accepted" })).toEqual([second]);
    expect(await found({ state: "accepted", search: "ab" })).toEqual([]);
    expect(await found({ search: "%" })).toEqual([]);
    expect(await found({ search: "'; drop table inbox_documents; --" })).toEqual([]);
  });

  test("pages meet without gap or repetition, over several units", async () => {
    const here = await scene();
    const other = await aUnit(house, [here.officer.actor], "Akuten");
    const total = pageRows + 7;
    for (let n = 0; n < total; n += 1)
      await anIssuedInvoice(house, here.seller.actor, { receiverId: n % 3 === 0 ? other : here.unit });
    await house.runJobs();
    const first = await house.perform(here.officer.actor, (work) => listDocuments(work));
    const second = await house.perform(here.officer.actor, (work) => listDocuments(work, { after: first.next }));
    expect(first.documents).toHaveLength(pageRows);
    expect(second.documents).toHaveLength(7);
    expect(second.next).toBeUndefined();
    expect(new Set([...first.documents, ...second.documents].map(({ id }) => id)).size).toBe(total);
  });
});

describe("what to look at twice", () => {
  const paidTo = (id: string) => ({
    document: { paymentMeans: [{ code: "30", account: { id, provider: "SE:BANKGIRO" } }] },
  });
  const warnings = (here: Scene, id: string) => house.perform(here.officer.actor, (work) => findWarnings(work, id));

  test("another account than on the seller's last invoice is told, with the invoice that had it", async () => {
    const here = await scene();
    const first = await received(here, paidTo("54029681"));
    const same = await received(here, paidTo("54029681"));
    const changed = await received(here, paidTo("9912346"));
    expect((await warnings(here, first)).accountChange).toBeUndefined();
    expect((await warnings(here, same)).accountChange).toBeUndefined();
    expect((await warnings(here, changed)).accountChange?.before.documentId).toBe(same);
  });

  test("another seller's account is no comparison", async () => {
    const here = await scene();
    await received(here, paidTo("54029681"));
    const other = { ...here, seller: await aSupplier(house) };
    expect((await warnings(here, await received(other, paidTo("9912346")))).accountChange).toBeUndefined();
  });

  test("the same number, kind and date from the same seller is told as likely the same invoice, and still kept", async () => {
    const here = await scene();
    const first = await received(here, { document: { number: "F-55" } });
    const again = await received(here, { document: { number: "F-55" } });
    const credit = await received(here, { document: { number: "F-55", kind: "credit-note", typeCode: "381" } });
    expect((await warnings(here, first)).duplicateOf).toBeUndefined();
    expect((await warnings(here, again)).duplicateOf?.documentId).toBe(first);
    expect((await warnings(here, credit)).duplicateOf).toBeUndefined();
  });
});
