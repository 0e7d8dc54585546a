import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { aSupplier, type Known } from "../../test/support/people.ts";
import { type Market, openMarket } from "../../test/support/seller.ts";
import type { DraftFields } from "../domain/invoices/draft-fields.ts";
import { discardDraft } from "../domain/invoices/discard-draft.ts";
import { saveDraft } from "../domain/invoices/save-draft.ts";
import { endRecurring } from "../domain/recurring/end-recurring.ts";
import { makeOccurrence } from "../domain/recurring/make-occurrence.ts";
import { getRecurring, listRuns } from "../domain/recurring/queries.ts";
import { type SetRecurring, setRecurring } from "../domain/recurring/set-recurring.ts";
import { saveTemplate } from "../domain/templates/save-template.ts";
import { Refusal } from "../domain/refusal.ts";
import type { LocalDate } from "../time.ts";
import { findRecurring } from "./find-recurring.ts";

const house = testHouse({ startsAt: "2026-01-10T09:00:00.000Z" });
const day = (text: string) => text as LocalDate;

interface Seller extends Market {
  readonly owner: Known;
}

let at: Seller;
beforeEach(async () => {
  await house.turnTo("2026-01-10T09:00:00.000Z");
  await house.forgetJobs();
  await house.everything.deleteFrom("recurring_due").execute();
  const market = await openMarket(house);
  at = { ...market, owner: await aSupplier(house, { organisationId: market.seller, role: "owner" }) };
});

const form = (change: DraftFields = {}): DraftFields => ({
  receiver: at.unit,
  reference1: "123456",
  "lines.1.description": "Serviceavtal",
  "lines.1.quantity": "1",
  "lines.1.unit": "mån",
  "lines.1.price": "1000",
  "lines.1.vat": "25",
  ...change,
});

async function recurring(set: Partial<SetRecurring> = {}, change: DraftFields = {}): Promise<string> {
  return house.perform(at.owner.actor, async (work) => {
    const templateId = await saveTemplate(work, { name: `Avtal ${work.newId()}`, fields: form(change) });
    const schedule = { firstOn: day("2026-02-01"), every: "month", covers: "before", handling: "send" } as const;
    return setRecurring(work, { ...schedule, templateId, ...set });
  });
}

const runs = (id: string) => house.perform(at.owner.actor, (work) => listRuns(work, id));
const outcomes = async (id: string) => (await runs(id)).map(({ dueOn, outcome }) => `${dueOn} ${outcome}`);

/** The hour strikes, and everything that follows is done. */
async function strike(moment: string): Promise<void> {
  await house.turnTo(moment);
  await findRecurring(house.tools, {});
  await house.runJobs();
}

const invoices = () =>
  house.everything
    .selectFrom("invoices")
    .select(["number", "issue_on"])
    .where("organisation_id", "=", at.seller)
    .orderBy("issued_at")
    .orderBy("number")
    .execute();

const letters = async (): Promise<string[]> =>
  (
    await house.everything
      .selectFrom("mails")
      .select("kind")
      .where("to_address", "=", at.owner.email)
      .where("kind", "like", "recurring-%")
      .execute()
  ).map(({ kind }) => kind);

describe("an invoice that sends itself", () => {
  test("is sent on its day and not before, with the period it is for, and once however often the hour strikes", async () => {
    const id = await recurring();
    await strike("2026-01-31T22:30:00.000Z");
    expect(await outcomes(id)).toEqual([]);
    await strike("2026-01-31T23:07:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 sent"]);
    await strike("2026-02-01T05:07:00.000Z");
    expect(await invoices()).toEqual([{ number: "F-1001", issue_on: "2026-02-01" }]);
    expect(await letters()).toEqual([]);
    expect(await house.perform(at.owner.actor, (work) => getRecurring(work, id))).toMatchObject({
      nextOn: "2026-03-01",
    });
  });

  test("catches up after a stop, one for each day", async () => {
    const id = await recurring();
    await strike("2026-05-15T10:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-05-01 sent", "2026-04-01 sent", "2026-03-01 sent", "2026-02-01 sent"]);
    expect(await invoices()).toHaveLength(4);
  });

  test("two workers at once make one", async () => {
    const id = await recurring();
    await house.turnTo("2026-02-01T10:00:00.000Z");
    const both = await Promise.all(
      [1, 2].map(() => house.perform(at.owner.actor, (work) => makeOccurrence(work, { recurringId: id, sends: true }))),
    );
    expect(both.filter((run) => run !== undefined)).toHaveLength(1);
    expect(await outcomes(id)).toEqual(["2026-02-01 sending"]);
  });

  test("killed between draft and sending, it is sent by the next run", async () => {
    const id = await recurring();
    await house.turnTo("2026-02-01T10:00:00.000Z");
    await house.perform(at.owner.actor, (work) => makeOccurrence(work, { recurringId: id, sends: true }));
    await strike("2026-02-01T11:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 sent"]);
    expect(await invoices()).toHaveLength(1);
  });

  test("with a fault stays a draft, its owner is told, and it is not tried again", async () => {
    const id = await recurring({}, { reference1: "" });
    await strike("2026-02-01T10:00:00.000Z");
    await strike("2026-02-01T11:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 held"]);
    expect(await invoices()).toEqual([]);
    expect(await letters()).toEqual(["recurring-held"]);
    const [run] = await runs(id);
    const drafts = house.everything
      .selectFrom("invoice_drafts")
      .select("fields")
      .where("id", "=", run?.draftId ?? "");
    expect((await drafts.executeTakeFirst())?.fields).toMatchObject({
      periodStart: "2026-01-01",
      periodEnd: "2026-01-31",
    });
  });

  test("changed or thrown away before the sending, it is held and not sent", async () => {
    const id = await recurring();
    await house.turnTo("2026-02-01T10:00:00.000Z");
    const make = () => house.perform(at.owner.actor, (work) => makeOccurrence(work, { recurringId: id, sends: true }));
    const run = await make();
    await house.perform(at.owner.actor, (work) =>
      saveDraft(work, { id: run?.draftId ?? "", version: 1, fields: form({ note: "Hej" }) }),
    );
    await strike("2026-02-01T11:00:00.000Z");
    await house.turnTo("2026-03-01T10:00:00.000Z");
    const next = await make();
    await house.perform(at.owner.actor, (work) => discardDraft(work, { id: next?.draftId ?? "", version: 1 }));
    await strike("2026-03-01T11:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-03-01 held", "2026-02-01 held"]);
    expect(await invoices()).toEqual([]);
  });

  test("of someone who may no longer send is written in an owner's name, and waits to be looked at", async () => {
    const biller = await aSupplier(house, { organisationId: at.seller, role: "biller" });
    const templateId = await house.perform(biller.actor, (work) =>
      saveTemplate(work, { name: "Avtal", fields: form() }),
    );
    const set = { firstOn: day("2026-02-01"), every: "month", covers: "day", handling: "send", templateId } as const;
    const id = await house.perform(biller.actor, (work) => setRecurring(work, set));
    await house.everything.deleteFrom("memberships").where("account_id", "=", biller.actor.accountId).execute();
    await strike("2026-02-01T10:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 drafted"]);
    expect(await letters()).toEqual(["recurring-waiting"]);
  });
});

describe("an invoice that is looked at first", () => {
  test("is a draft on its day, and whoever writes invoices is told", async () => {
    const id = await recurring({ handling: "review", covers: "day" });
    await strike("2026-02-01T10:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 drafted"]);
    expect(await letters()).toEqual(["recurring-waiting"]);
    expect(await invoices()).toEqual([]);
  });
});

describe("setting it", () => {
  test("its end is its end, and what is ended is not made", async () => {
    const id = await recurring({ lastOn: day("2026-02-28") });
    await strike("2026-04-15T10:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 sent"]);
    const other = await recurring({ firstOn: day("2026-05-01") });
    await house.perform(at.owner.actor, (work) => endRecurring(work, other));
    await strike("2026-07-15T10:00:00.000Z");
    expect(await outcomes(other)).toEqual([]);
  });

  test("a day that was made is not made again by changing the days", async () => {
    const id = await recurring();
    await strike("2026-02-01T10:00:00.000Z");
    const { templateId, version } = await house.perform(at.owner.actor, (work) => getRecurring(work, id));
    const change = { id, version };
    const set = {
      firstOn: day("2026-02-01"),
      every: "two-months",
      covers: "day",
      handling: "send",
      templateId,
      change,
    } as const;
    await house.perform(at.owner.actor, (work) => setRecurring(work, set));
    await strike("2026-02-01T12:00:00.000Z");
    expect(await outcomes(id)).toEqual(["2026-02-01 sent"]);
    await expect(house.perform(at.owner.actor, (work) => setRecurring(work, set))).rejects.toThrow(Refusal);
  });

  test("is for those who may, and of one's own company alone", async () => {
    const id = await recurring();
    const reader = await aSupplier(house, { organisationId: at.seller, role: "reader" });
    const stranger = await aSupplier(house, { organisationId: (await openMarket(house)).seller, role: "owner" });
    for (const { actor } of [reader, stranger])
      await expect(house.perform(actor, (work) => endRecurring(work, id))).rejects.toThrow(Refusal);
    const due = await house.everything.selectFrom("recurring_due").selectAll().execute();
    expect(due).toEqual([{ recurring_id: id, organisation_id: at.seller, due_on: "2026-02-01" }]);
  });
});
