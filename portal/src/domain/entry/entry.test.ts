import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { orderScene } from "../../../test/support/order-scene.ts";
import { aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { aSupplier } from "../../../test/support/people.ts";
import type { Person } from "../access/permissions.ts";
import { decideCase } from "../cases/decide-case.ts";
import type { AccessRole } from "../customers/access.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getCustomer, listAccess } from "../customers/queries.ts";
import { askAccess, getRequest, listOwnRequests, listRequestsToAnswer } from "./access-request.ts";
import { answerRequest } from "./answer-request.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const { scene, letters } = orderScene(house);
let other: CustomerId;
let colleague: Person;
let number: string;

beforeEach(async () => {
  const { organisationNumber } = await house.perform(scene.officer, (work) => getCustomer(work, scene.customerId));
  other = await aCustomer(house, scene.officer, { facts: { organisationNumber } });
  colleague = await aCustomerUser(house, scene.officer, other);
  ({ customerNumber: number } = await house.perform(scene.officer, (work) => getCustomer(work, scene.customerId)));
  await house.forgetJobs();
});

const asked = async (person: Person, role: AccessRole = "reader", customerNumber = number) => {
  const creditorId = scene.officer.organisationId;
  const id = await house.perform(person, (work) =>
    askAccess(work, { creditorId, customerNumber, role, words: "Ekonom på mottagningen" }),
  );
  await house.runJobs();
  return id;
};
const give = (person: Person, id: string) =>
  house.perform(person, (work) => answerRequest(work, { id, answer: { kind: "give" } }));
const refuse = (person: Person, id: string) =>
  house.perform(person, (work) => answerRequest(work, { id, answer: { kind: "refuse", reason: "Slutar" } }));
const standing = (person: Person, id: string) => house.perform(person, (work) => getRequest(work, id));
const rolesOf = async ({ accountId }: Person) => {
  const access = await house.perform(scene.officer, (work) => listAccess(work, scene.customerId));
  return access.filter((one) => one.accountId === accountId).map(({ role }) => role);
};
const decide = async (person: Person, id: string, decision: "approve" | "refuse") => {
  const { caseId = "" } = await standing(person, id);
  await house.perform(scene.officer, (work) => decideCase(work, { caseId, decision, words: "Enligt avtal" }));
  await house.runJobs();
};

describe("a colleague who wants to read is answered by the Kund-ID's orderer", () => {
  test("told, given, and in: at once and with a letter", async () => {
    const id = await asked(colleague);
    expect(await standing(colleague, id)).toMatchObject({ state: "orderer", caseId: undefined });
    expect(await letters(scene.orderer)).toEqual(["access-wished"]);
    expect(await house.perform(scene.orderer, listRequestsToAnswer)).toHaveLength(1);
    expect(await house.perform(scene.attestant, listRequestsToAnswer)).toEqual([]);
    await expect(house.perform(colleague, (work) => getCustomer(work, scene.customerId))).rejects.toThrow("not-found");
    await give(scene.orderer, id);
    await house.runJobs();
    expect(await rolesOf(colleague)).toEqual(["reader"]);
    expect(await house.perform(colleague, (work) => getCustomer(work, scene.customerId))).toMatchObject({
      customerNumber: number,
    });
  });

  test("refused with a reason nothing is given; of two who answer at once one holds", async () => {
    const id = await asked(colleague);
    await refuse(scene.orderer, id);
    await house.runJobs();
    expect(await standing(colleague, id)).toMatchObject({ state: "refused", reason: "Slutar" });
    expect(await letters(colleague)).toEqual(["access-answered"]);
    const again = await asked(colleague);
    const second = await aCustomerUser(house, scene.officer, scene.customerId, { role: "orderer" });
    const outcomes = await Promise.allSettled([give(scene.orderer, again), refuse(second, again)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await house.runJobs();
    expect(await rolesOf(colleague)).toEqual(outcomes[0]?.status === "fulfilled" ? ["reader"] : []);
  });

  test("nobody else answers: not whoever asks, not an attestant, not an orderer of one ansvar or of another Kund-ID", async () => {
    const id = await asked(colleague);
    const bound = await aCustomerUser(house, scene.officer, scene.customerId, { role: "orderer", scope: "4711" });
    const elsewhere = await aCustomerUser(house, scene.officer, other, { role: "orderer" });
    for (const person of [colleague, scene.attestant, bound, elsewhere])
      await expect(give(person, id)).rejects.toThrow("not-allowed");
    const third = await aCustomer(house, scene.officer);
    const stranger = await aCustomerUser(house, scene.officer, third, { role: "orderer" });
    await expect(give(stranger, id)).rejects.toThrow("not-found");
    expect(await rolesOf(colleague)).toEqual([]);
  });
});

describe("everybody else is answered by the creditor's officer, in a case", () => {
  test("a colleague who wants to approve: approved in the case, the access is given", async () => {
    const id = await asked(colleague, "attestant");
    expect((await standing(colleague, id)).state).toBe("officer");
    await expect(give(scene.orderer, id)).rejects.toThrow("changed-meanwhile");
    await decide(colleague, id, "approve");
    expect(await rolesOf(colleague)).toEqual(["attestant"]);
    expect((await standing(colleague, id)).state).toBe("given");
  });

  test("somebody from a company: let in to the customer's organisation, beside their own", async () => {
    const { actor } = await aSupplier(house);
    const id = await asked(actor);
    expect((await standing(actor, id)).state).toBe("officer");
    await decide(actor, id, "approve");
    expect(await rolesOf(actor)).toEqual(["reader"]);
    const { partyId } = await house.perform(scene.officer, (work) => getCustomer(work, scene.customerId));
    const acting: Person = { ...actor, organisationId: partyId, role: "customer" };
    expect((await house.perform(acting, (work) => getCustomer(work, scene.customerId))).customerNumber).toBe(number);
  });

  test("refused, nothing is given, and it may be asked again", async () => {
    const id = await asked(colleague, "orderer");
    await decide(colleague, id, "refuse");
    expect(await rolesOf(colleague)).toEqual([]);
    expect((await standing(colleague, id)).state).toBe("refused");
    expect(await asked(colleague, "orderer")).not.toBe(id);
  });

  test("a Kund-ID that is none is asked for alike, and is told when the officer answers", async () => {
    const id = await asked(colleague, "reader", "K-9999999");
    expect((await standing(colleague, id)).state).toBe("officer");
    await decide(colleague, id, "approve");
    expect(await letters(colleague)).toContain("access-answered");
    expect(await rolesOf(colleague)).toEqual([]);
  });
});

test("asked once at a time; a stranger sees nothing of it", async () => {
  const outcomes = await Promise.allSettled([asked(colleague), asked(colleague), asked(colleague)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [own] = await house.perform(colleague, listOwnRequests);
  const { actor } = await aSupplier(house);
  await expect(standing(actor, own?.id ?? "")).rejects.toThrow("not-found");
  await expect(asked(scene.officer)).rejects.toThrow("not-allowed");
});
