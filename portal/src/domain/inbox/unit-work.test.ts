/** A unit's work together: who takes care of what, many at once, what is found, and what to look at twice. */
import { decimal } from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import type { IssuedAs } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../../test/support/unit-scene.ts";
import { savePolicy } from "../handover/policies.ts";
import { answerDocument } from "./answer-document.ts";
import { assignDocument } from "./assign-document.ts";
import { type Batch, doBatch, getBatch } from "./batch.ts";
import { countViews } from "./count-documents.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import { listDocuments } from "./list-documents.ts";
import { getDocument } from "./queries.ts";
import { listColleagues } from "./units.ts";
import { findWarnings } from "./warnings.ts";

const house = testHouse();
const scene = (): Promise<UnitScene> => aUnitScene(house);
const received = (here: UnitScene, document: IssuedAs["document"] = {}): Promise<string> =>
  receivedAt(house, here, document);

const found = async (here: UnitScene, filter: InboxFilter): Promise<readonly string[]> => {
  const page = await house.perform(here.officer.actor, (work) => listDocuments(work, filter));
  return page.documents.map(({ id }) => id);
};

describe("who takes care of a document", () => {
  const assign = (by: Known, documentId: string, accountId: string | undefined) =>
    house.perform(by.actor, (work) => assignDocument(work, { documentId, accountId }));

  test("oneself, a colleague, or nobody; each change once in the story", async () => {
    const here = await scene();
    const id = await received(here);
    const { officer, colleague } = here;
    await assign(officer, id, officer.actor.accountId);
    expect(await found(here, { view: "mine" })).toEqual([id]);
    expect(await found(here, { view: "unassigned" })).toEqual([]);
    await assign(officer, id, colleague.actor.accountId);
    await assign(officer, id, colleague.actor.accountId);
    expect(await found(here, { view: "mine" })).toEqual([]);
    expect(await found(here, { assignedTo: colleague.actor.accountId })).toEqual([id]);
    await assign(colleague, id, undefined);
    expect(await found(here, { view: "unassigned" })).toEqual([id]);
    const events = await house.everything
      .selectFrom("events")
      .select("facts")
      .where("kind", "=", "document.assigned")
      .where("subject_id", "=", id)
      .orderBy("id")
      .execute();
    expect(events.map(({ facts }) => facts)).toEqual([
      { to: officer.actor.accountId },
      { to: colleague.actor.accountId },
      { to: null },
    ]);
  });

  test("nobody who does not work for the unit, and nobody by those who may only read", async () => {
    const here = await scene();
    const id = await received(here);
    const { organisationId } = here.officer.actor;
    const elsewhere = await anOfficer(house, { organisationId });
    const support = await anOfficer(house, { organisationId, role: "support" });
    await expect(assign(here.officer, id, elsewhere.actor.accountId)).rejects.toThrow("assignee-unknown");
    await expect(assign(here.officer, id, here.seller.actor.accountId)).rejects.toThrow("assignee-unknown");
    await expect(assign(elsewhere, id, elsewhere.actor.accountId)).rejects.toThrow("not-found");
    await expect(assign(support, id, support.actor.accountId)).rejects.toThrow("not-allowed");
    const colleagues = await house.perform(here.officer.actor, listColleagues);
    expect(colleagues.map(({ name }) => name).sort()).toEqual(["Karl Kollega", "Moa Mottagare"]);
  });

  test("who leaves the region leaves their documents to nobody", async () => {
    const here = await scene();
    const id = await received(here);
    await assign(here.officer, id, here.colleague.actor.accountId);
    const { accountId } = here.colleague.actor;
    await house.everything.deleteFrom("memberships").where("account_id", "=", accountId).execute();
    expect(await found(here, { view: "unassigned" })).toEqual([id]);
  });
});

describe("many documents at once", () => {
  const done = async (here: UnitScene, batch: Batch) => {
    const id = await house.perform(here.officer.actor, (work) => doBatch(work, batch));
    return house.perform(here.officer.actor, (work) => getBatch(work, id));
  };

  test("each is done or refused on its own, and the page of it tells which and why", async () => {
    const here = await scene();
    const strange = await scene();
    const [first, rejected, theirs] = [await received(here), await received(here), await received(strange)];
    await house.perform(here.officer.actor, (work) =>
      answerDocument(work, { documentId: rejected, move: "reject", reason: "REF", clarification: "Fel." }),
    );
    const { results } = await done(here, { deed: "accept", documentIds: [first, rejected, theirs] });
    expect(results.map(({ refused }) => refused)).toEqual([undefined, "already-answered", "not-found"]);
    expect(results[2]).toEqual({ documentId: theirs, refused: "not-found" });
    const states = await Promise.all(
      [first, rejected].map((id) => house.perform(here.officer.actor, (work) => getDocument(work, id))),
    );
    expect(states.map(({ state }) => state)).toEqual(["accepted", "rejected"]);
  });

  test("what became of a batch is read by whoever did it and by nobody else", async () => {
    const here = await scene();
    const id = await received(here);
    const batch = { deed: "receive" as const, documentIds: [id] };
    const batchId = await house.perform(here.officer.actor, (work) => doBatch(work, batch));
    await expect(house.perform(here.colleague.actor, (work) => getBatch(work, batchId))).rejects.toThrow("not-found");
  });

  test("a stranger's account is not taken as the one to assign to: their name would be told", async () => {
    const here = await scene();
    const documentIds = [await received(here)];
    for (const accountId of [here.seller.actor.accountId, "01999999-0000-7000-8000-00000000beef"])
      await expect(
        house.perform(here.officer.actor, (work) => doBatch(work, { deed: "assign", accountId, documentIds })),
      ).rejects.toMatchObject({ code: "assignee-unknown" });
  });

  test("handing over without a policy is refused row by row; with one it is asked once", async () => {
    const here = await scene();
    const ids = [await received(here), await received(here)];
    const without = await done(here, { deed: "hand-over", documentIds: ids });
    expect(without.results.map(({ refused }) => refused)).toEqual(["handover-not-set-up", "handover-not-set-up"]);
    await house.perform(here.administrator.actor, (work) =>
      savePolicy(work, { receiverId: here.unit, way: "api", occasion: "by-hand" }),
    );
    const first = await done(here, { deed: "hand-over", documentIds: ids });
    expect(first.results.map(({ refused }) => refused)).toEqual([undefined, undefined]);
    const again = await done(here, { deed: "hand-over", documentIds: ids });
    expect(again.results.map(({ refused }) => refused)).toEqual(["handover-asked-already", "handover-asked-already"]);
  });
});

describe("what is found", () => {
  test("over years, by number, supplier, amount, reference and words; whatever its state", async () => {
    const here = await scene();
    const old = await received(here, {
      number: "GAMMAL-17",
      buyerReference: "RK 99-X",
      references: { order: "PO-4711" },
      lines: [
        {
          id: "1",
          quantity: decimal("1"),
          unit: "C62",
          price: { net: decimal("987.65") },
          vat: { category: "S", rate: decimal("25") },
          item: { name: "Byte av takplåt", description: "Kardiologens norra flygel" },
        },
      ],
    });
    await house.perform(here.officer.actor, (work) => answerDocument(work, { documentId: old, move: "pay" }));
    await house.turnBy({ days: 1500 });
    await received(here, { number: "NY-1" });
    for (const search of [
      "gammal-17",
      "1 234,56",
      "1234,56 kr",
      "PO-4711",
      "rk99x",
      "takplåt",
      "flygel kardiologens",
      "TAKPLAT",
    ])
      expect(await found(here, { search }), search).toEqual([old]);
    for (const search of ["takplåt akuten", "flyg", "9 999,99", "__proto__", "\u0000", "' or 1=1 --"])
      expect(await found(here, { search: search.replaceAll("\0", "") || "inget" }), search).toEqual([]);
    expect(await found(here, { search: "takplåt", view: "open" })).toEqual([]);
  });

  test("by supplier, period, amount and what needs a second look; in the order asked for", async () => {
    const here = await scene();
    const other = { ...here, seller: await aSupplier(house, { organisation: { name: "Ödegårds Plåt AB" } }) };
    const first = await received(here, { dueOn: "2027-01-10" as never });
    await house.turnBy({ days: 40 });
    const second = await received(other, { dueOn: "2026-12-01" as never });
    const changed = await received(here, {
      paymentMeans: [{ code: "30", account: { id: "9912346", provider: "SE:BANKGIRO" } }],
    });
    const { sellerNumber } = await house.perform(here.officer.actor, (work) => getDocument(work, second));
    expect(await found(here, { supplier: "ödeg" })).toEqual([second]);
    expect(await found(here, { supplier: `${sellerNumber.slice(0, 6)}-${sellerNumber.slice(6)}` })).toEqual([second]);
    expect(await found(here, { supplier: `16${sellerNumber}` })).toEqual([second]);
    expect(await found(here, { view: "flagged" })).toEqual([changed]);
    expect((await found(here, { sort: "due" })).at(0)).toBe(second);
    const today = await house.perform(here.officer.actor, async (work) => work.today);
    expect(await found(here, { receivedFrom: today })).toEqual([changed, second]);
    expect(await found(here, { receivedTo: "2020-01-01" as never })).toEqual([]);
    expect(await found(here, { amountFromMinor: 125001n })).toEqual([]);
    expect(await found(here, { amountFromMinor: 125000n, amountToMinor: 125000n })).toEqual([changed, second, first]);
  });

  test("the stacks are counted as they are listed", async () => {
    const here = await scene();
    const [mine] = [await received(here), await received(here)];
    await house.perform(here.officer.actor, (work) =>
      assignDocument(work, { documentId: mine, accountId: here.officer.actor.accountId }),
    );
    const counts = await house.perform(here.officer.actor, (work) => countViews(work, {}));
    expect(counts).toEqual({ open: 2, mine: 1, unassigned: 1, flagged: 0 });
  });
});

describe("what to look at twice", () => {
  const warnings = (here: UnitScene, id: string) => house.perform(here.officer.actor, (work) => findWarnings(work, id));

  test("the same amount, date and reference under another number is told as likely the same claim", async () => {
    const here = await scene();
    const means = [{ code: "30", reference: "8800112233", account: { id: "54029681", provider: "SE:BANKGIRO" } }];
    const first = await received(here, { number: "A-1", paymentMeans: means });
    const again = await received(here, { number: "A-2", paymentMeans: means });
    const other = await received(here, { number: "A-3" });
    expect((await warnings(here, again)).duplicateOf).toMatchObject({
      documentId: first,
      number: "A-1",
      sameNumber: false,
    });
    expect((await warnings(here, other)).duplicateOf).toBeUndefined();
  });

  test("a new account is told with the old one and the days both were first seen", async () => {
    const here = await scene();
    const to = (id: string) => ({ paymentMeans: [{ code: "30", account: { id, provider: "SE:BANKGIRO" } }] });
    await received(here, to("54029681"));
    await house.turnBy({ days: 30 });
    const last = await received(here, to("54029681"));
    await house.turnBy({ days: 30 });
    const changed = await received(here, to("9912346"));
    const { accountChange } = await warnings(here, changed);
    expect(accountChange).toMatchObject({
      before: { documentId: last },
      oldAccount: "SE:BANKGIRO 54029681",
      newAccount: "SE:BANKGIRO 9912346",
    });
    expect(accountChange && accountChange.oldSeenAt < accountChange.before.receivedAt).toBe(true);
  });

  test("what comes later changes nothing that was told", async () => {
    const here = await scene();
    const first = await received(here, { number: "S-1" });
    await received(here, { number: "S-1" });
    expect(await warnings(here, first)).toEqual({ accountChange: undefined, duplicateOf: undefined });
  });
});
