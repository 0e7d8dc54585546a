import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, anOrganisation, aSupplier, type Known } from "../../../test/support/people.ts";
import { decideCase } from "../cases/decide-case.ts";
import { listDeskCases } from "../cases/list-cases.ts";
import { listMembers } from "../parties/members.ts";
import { registerAnother } from "../parties/register-another.ts";
import { askToJoin } from "../parties/ask-to-join.ts";
import { contestNumber } from "./contest-number.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
let support: Known;
let counter = 0;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
});

const desk = async (search: string) =>
  (await house.perform(support.actor, (work) => listDeskCases(work, { search }))).cases;

const registers = async (name: string) => {
  const { planLevel, ...company } = anOrganisation({ name });
  const person = await aSupplier(house, { organisation: { name: "Någon annan firma" } });
  await house.perform(person.actor, (work) => registerAnother(work, { company, planLevel, greeting: undefined }));
  await house.turnBy({ seconds: 1 });
  return company;
};

describe("a name that looks like another's", () => {
  test("comes to supplier support as one case, and the newcomer goes on as if nothing", async () => {
    await registers("Åkerlund Bygg AB");
    await house.runJobs();
    expect(await desk("akerlund")).toEqual([]);
    const { organisation_number: number } = await registers("Akerlund-Bygg Aktiebolag");
    await house.runJobs();
    const [found, ...more] = await desk("akerlund");
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: "look-alike-name",
      partyNumber: number,
      counterpartId: undefined,
      about: {
        companyName: "Akerlund-Bygg Aktiebolag",
        likes: [expect.stringMatching(/^Åkerlund Bygg AB \(\d{6}-\d{4}\)$/)],
      },
    });
  });

  test("the job twice is one case", async () => {
    await registers("Solgårdens Städ AB");
    await registers("S0lgårdens Städ AB");
    const jobs = (await house.waitingJobs()).filter(({ job }) => job === "look-at-newcomer");
    await house.perform({ kind: "visitor" }, async (work) => {
      for (const { payload } of jobs)
        await work.enqueue("look-at-newcomer", payload as { organisationId: Known["actor"]["organisationId"] });
    });
    await house.runJobs();
    expect(await desk("s0lgarden")).toHaveLength(1);
  });
});

describe("a number that somebody else has registered", () => {
  const contested = async () => {
    counter += 1;
    const name = `${"abcdef"[counter]} omstridd firma`;
    const owner = await aSupplier(house, { organisation: { name } });
    const newcomer = await aSupplier(house, { name: "Nina Ny" });
    const { accountId } = newcomer.actor;
    const company = await house.everything
      .selectFrom("organisations")
      .select(["id", "name", "kind"])
      .where("id", "=", owner.actor.organisationId)
      .executeTakeFirstOrThrow();
    await house.perform({ kind: "visitor" }, async (work) => {
      const organisation = { ...company, id: owner.actor.organisationId };
      await askToJoin(work, { organisation, accountId, greeting: undefined });
      for (const phone of ["08-1234567", "08-1234567"])
        await contestNumber(work, { accountId, companyId: organisation.id, phone });
    });
    await house.runJobs();
    return { owner, newcomer, found: await desk(company.name) };
  };

  const letters = async ({ email }: Known) => {
    const rows = await house.everything.selectFrom("mails").select("kind").where("to_address", "=", email).execute();
    return rows.map(({ kind }) => kind);
  };

  test("is one case at the desk, and nothing changes until it is decided", async () => {
    const { owner, found } = await contested();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: "contested-number", about: { personName: "Nina Ny", phone: "08-1234567" } });
    expect(await house.perform(owner.actor, listMembers)).toHaveLength(1);
  });

  test("admitted, the newcomer is an owner and the owners before are told", async () => {
    const { owner, newcomer, found } = await contested();
    await house.perform(support.actor, (work) => decideCase(work, { caseId: found[0]?.id ?? "", decision: "admit" }));
    await house.runJobs();
    const members = await house.perform(owner.actor, listMembers);
    expect(members.map(({ name, role }) => [name, role])).toContainEqual(["Nina Ny", "owner"]);
    expect(await letters(owner)).toContain("owner-let-in");
    expect(await letters(newcomer)).toContain("join-accepted");
    const request = await house.everything
      .selectFrom("join_requests")
      .select(["state", "decided_by"])
      .where("account_id", "=", newcomer.actor.accountId)
      .executeTakeFirstOrThrow();
    expect(request).toEqual({ state: "accepted", decided_by: support.actor.accountId });
  });

  test("kept as it is, the newcomer is told and nothing else changes", async () => {
    const { owner, newcomer, found } = await contested();
    await house.perform(support.actor, (work) => decideCase(work, { caseId: found[0]?.id ?? "", decision: "keep" }));
    await house.runJobs();
    expect(await house.perform(owner.actor, listMembers)).toHaveLength(1);
    expect(await letters(newcomer)).toContain("contest-declined");
    expect(await letters(owner)).not.toContain("owner-let-in");
  });
});
