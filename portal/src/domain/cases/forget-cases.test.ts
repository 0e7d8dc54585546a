import { describe, expect, test } from "vitest";
import { sql } from "kysely";
import { handlers } from "../../jobs/handlers.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { LocalDate } from "../../time.ts";
import { forgetCases } from "./forget-cases.ts";
import type { CaseKind } from "./kinds.ts";
import { noteCase } from "./note-case.ts";
import { openCase } from "./open-case.ts";
import { getCase, listMessages, listNotes } from "./queries.ts";
import { reopenCase, replyToParty } from "./reply-to-party.ts";
import { forgetDay, forgettableOn, setRetention } from "./retention.ts";
import { writeToDesk } from "./write-to-desk.ts";

const day = (text: string) => text as LocalDate;

describe("the first day on which words may be removed", () => {
  test.each<[CaseKind, string, number, string]>([
    ["question", "2026-11-25", 24, "2028-11-25"],
    ["question", "2026-01-31", 1, "2026-03-03"],
    ["introduction", "2026-12-31", 1, "2027-01-31"],
    ["dispute", "2026-01-02", 1, "2034-01-01"],
    ["item-credit", "2026-12-31", 24, "2034-01-01"],
    ["account-change", "2026-06-01", 120, "2036-06-01"],
    ["payment-stop", "2026-06-01", 12, "2034-01-01"],
  ])("%s closed on %s, decided %i months: %s", (kind, closedOn, months, expected) => {
    expect(forgettableOn(kind, day(closedOn), months)).toBe(expected);
  });

  test("and never sooner than the desk is told", () => {
    expect(forgetDay(day("2020-01-01"), day("2026-11-25"))).toBe("2026-12-25");
    expect(forgetDay(day("2027-01-01"), day("2026-11-25"))).toBe("2027-01-01");
  });
});

describe("words of closed cases", () => {
  const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });

  interface Closed {
    readonly id: string;
    readonly supplier: Known;
    readonly support: Known;
  }

  async function aClosedCase(): Promise<Closed> {
    const support = await anOfficer(house, { role: "administrator" });
    const supplier = await aSupplier(house);
    const about = { topic: "other", invoiceNumber: "" } as const;
    const deskId = support.actor.organisationId;
    const { id } = await house.perform(supplier.actor, (work) =>
      openCase(work, { kind: "question", about, deskId, words: "Min mormor heter Asta." }),
    );
    await house.runJobs();
    await house.perform(support.actor, (work) => noteCase(work, { caseId: id, words: "Ring Asta." }));
    await house.perform(support.actor, (work) => replyToParty(work, { caseId: id, act: "close", words: "Hej Asta." }));
    await house.runJobs();
    // However long the month is, it is over within the month in which the desk is told.
    await house.turnBy({ days: 2 });
    return { id, supplier, support };
  }

  const decide = ({ support }: Closed, months: number | undefined) =>
    house.perform(support.actor, (work) => setRetention(work, { months, decision: "RS 2026/1" }));
  const night = async ({ support }: Closed) => {
    await house.perform({ kind: "machine", job: "test", organisationId: support.actor.organisationId }, forgetCases);
  };
  const look = ({ id, support }: Closed) =>
    house.perform(support.actor, async (work) => {
      const found = await getCase(work, id);
      const [messages, notes] = [await listMessages(work, found), await listNotes(work, found)];
      return { ...found, words: messages.map(({ words }) => words), notes: notes.length };
    });
  const kept = { words: ["Min mormor heter Asta.", "Hej Asta."], notes: 1 };

  test("are kept for ever until the region has decided otherwise", async () => {
    const closed = await aClosedCase();
    await house.turnBy({ days: 4000 });
    await night(closed);
    expect(await look(closed)).toMatchObject({ ...kept, forgetOn: undefined });
  });

  test("are removed on the day the desk was told a month before, and the party keeps its own", async () => {
    const closed = await aClosedCase();
    await decide(closed, 1);
    await night(closed);
    expect(await look(closed)).toMatchObject({ ...kept, forgottenOn: undefined });
    const { forgetOn = "" } = await look(closed);
    await house.turnBy({ days: 29 });
    await night(closed);
    expect(await look(closed)).toMatchObject({ ...kept, forgetOn });
    await house.turnBy({ days: 4 });
    await night(closed);
    expect(await look(closed)).toMatchObject({ words: [undefined, undefined], notes: 0, state: "closed" });
    const { supplier, id } = closed;
    const theirs = await house.perform(supplier.actor, async (work) => listMessages(work, await getCase(work, id)));
    expect(theirs.map(({ words }) => words)).toEqual(kept.words);
  });

  test("stay when the case is opened again, and what the party writes to a cleared case is heard", async () => {
    const closed = await aClosedCase();
    await decide(closed, 1);
    await night(closed);
    await house.perform(closed.support.actor, (work) => reopenCase(work, { caseId: closed.id, words: undefined }));
    await house.turnBy({ days: 100 });
    await night(closed);
    expect(await look(closed)).toMatchObject({ forgetOn: undefined, notes: 1 });
    const cleared = await aClosedCase();
    await decide(cleared, 1);
    await night(cleared);
    await house.turnBy({ days: 40 });
    await night(cleared);
    await house.perform(cleared.supplier.actor, (work) =>
      writeToDesk(work, { caseId: cleared.id, act: "say", words: "En sak till." }),
    );
    await house.runJobs();
    expect(await look(cleared)).toMatchObject({ state: "open", words: [undefined, undefined, "En sak till."] });
  });

  test("are told of by mail to the administrators, once a month before and once when they are gone", async () => {
    const closed = await aClosedCase();
    await decide(closed, 1);
    const job = handlers["forget-cases"];
    const { organisationId } = closed.support.actor;
    const letters = async () => {
      const rows = await house.everything
        .selectFrom("mails")
        .select(["facts", "to_address"])
        .where("kind", "=", "cases-forgotten")
        .execute();
      return rows.filter(({ to_address }) => to_address === closed.support.email).map(({ facts }) => facts);
    };
    await job(house.tools, { organisationId });
    const { forgetOn } = await look(closed);
    const before = { told: "1", firstOn: forgetOn, forgotten: "0" };
    expect(await letters()).toEqual([before]);
    // Killed before the queue was told that it is done, the job runs again, and twice at once when it was only slow.
    await Promise.all([job(house.tools, { organisationId }), job(house.tools, { organisationId })]);
    expect(await letters()).toEqual([before]);
    const sent = (await house.waitingJobs()).filter(({ job: name }) => name === "send-mail").length;
    await job(house.tools, { organisationId });
    expect((await house.waitingJobs()).filter(({ job: name }) => name === "send-mail")).toHaveLength(sent);
    await house.turnBy({ days: 10 });
    await job(house.tools, { organisationId });
    expect(await letters()).toEqual([before]);
    await house.turnBy({ days: 25 });
    await job(house.tools, { organisationId });
    expect(await letters()).toEqual([before, { told: "0", firstOn: "", forgotten: "1" }]);
  });

  test("stay when the region decides to keep everything before the day", async () => {
    const closed = await aClosedCase();
    await decide(closed, 1);
    await night(closed);
    await decide(closed, undefined);
    await house.turnBy({ days: 100 });
    await night(closed);
    expect(await look(closed)).toMatchObject(kept);
  });

  test("cannot be removed by the application untold, of an open case, or of another region", async () => {
    const closed = await aClosedCase();
    const forget = (by: Known) =>
      house.perform(by.actor, async (work) => {
        const { rows } = await sql<{ done: boolean }>`
          select forget_case(${closed.id}::uuid, ${work.today}::date) as done`.execute(work.db);
        return rows[0]?.done;
      });
    expect(await forget(closed.support)).toBe(false);
    await decide(closed, 1);
    await night(closed);
    expect(await forget(closed.support)).toBe(false);
    await house.turnBy({ days: 60 });
    expect(await forget(await anOfficer(house, { role: "administrator" }))).toBe(false);
    expect(await look(closed)).toMatchObject(kept);
    await expect(
      house.perform(closed.support.actor, (work) => work.db.deleteFrom("case_messages").execute()),
    ).rejects.toThrow("permission denied");
    expect(await forget(closed.support)).toBe(true);
  });
});
