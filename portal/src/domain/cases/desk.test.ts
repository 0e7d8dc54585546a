import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier } from "../../../test/support/people.ts";
import { assignCase } from "./assign-case.ts";
import { countDeskCases, listDeskCases, listOwnCases } from "./list-cases.ts";
import { openAtDesk, openCase } from "./open-case.ts";
import { reopenCase, replyToParty } from "./reply-to-party.ts";
import { queueStatistics } from "./statistics.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });

describe("the desk", () => {
  test("lists by view, state and search, and counts the same", async () => {
    const support = await anOfficer(house, { role: "support" });
    const deskId = support.actor.organisationId;
    const open = async (name: string) => {
      const supplier = await aSupplier(house, { organisation: { name } });
      const { id } = await house.perform(supplier.actor, (work) =>
        openCase(work, { kind: "question", about: { topic: "other", invoiceNumber: "" }, deskId, words: "Hej" }),
      );
      await house.runJobs();
      await house.turnBy({ seconds: 1 });
      return { id, supplier };
    };
    const first = await open("Åkerlund Bygg AB");
    const second = await open("Solgårdens Städ AB");
    const list = async (filter: Parameters<typeof listDeskCases>[1]) =>
      (await house.perform(support.actor, (work) => listDeskCases(work, filter))).cases.map(({ id }) => id);
    await house.perform(support.actor, (work) => assignCase(work, { caseId: first.id, to: support.actor.accountId }));
    expect(await list({ view: "mine" })).toEqual([first.id]);
    expect(await list({ view: "unassigned" })).toEqual([second.id]);
    expect(await list({ state: "new" })).toEqual([second.id]);
    expect(await list({ search: "akerl" })).toEqual([first.id]);
    expect(await list({ search: "%" })).toEqual([first.id, second.id]);
    await house.turnBy({ days: 7 });
    expect(await list({ view: "overdue" })).toEqual([first.id, second.id]);
    const counts = await house.perform(support.actor, (work) => countDeskCases(work));
    expect(counts).toMatchObject({ open: 2, mine: 1, unassigned: 1, overdue: 2, byState: { new: 1, open: 1 } });
    await house.perform(support.actor, (work) =>
      replyToParty(work, { caseId: second.id, act: "close", words: "Klart." }),
    );
    expect(await list({ state: "closed" })).toEqual([second.id]);
    await house.perform(support.actor, (work) => reopenCase(work, { caseId: second.id, words: undefined }));
    const statistics = await house.perform(support.actor, (work) => queueStatistics(work, 30));
    expect(statistics[0]).toMatchObject({
      queue: "supplier-support",
      open: 2,
      opened: 2,
      reopened: 1,
      medianFirstAnswerHours: 168,
      oldestHours: 168,
    });
    expect((await house.perform(second.supplier.actor, (work) => listOwnCases(work))).cases).toHaveLength(1);
  });

  test("a case the portal opened can be closed without a word, and is written to nobody", async () => {
    const support = await anOfficer(house, { role: "support" });
    const machine = { kind: "machine", job: "test", organisationId: support.actor.organisationId } as const;
    const id = await house.perform(machine, (work) =>
      openAtDesk(work, {
        kind: "look-alike-name",
        about: { companyName: "Akerlund Bygg AB", organisationNumber: "5599880019", likes: ["Åkerlund Bygg AB"] },
        party: { name: "Akerlund Bygg AB", number: "5599880019" },
      }),
    );
    await house.runJobs();
    await house.perform(support.actor, (work) => replyToParty(work, { caseId: id, act: "close", words: "" }));
    expect((await house.waitingJobs()).filter(({ job }) => job === "carry-message")).toEqual([]);
    const rows = await house.everything.selectFrom("cases").select(["side", "state"]).where("id", "=", id).execute();
    expect(rows).toEqual([{ side: "desk", state: "closed" }]);
  });
});
