import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOfficer, type Known, proofOf } from "../../../test/support/people.ts";
import { findViewer, startSession } from "../access/sessions.ts";
import type { Role } from "../access/permissions.ts";
import type { Actor } from "../../work.ts";
import { askToJoin } from "./ask-to-join.ts";
import { decideJoinRequest } from "./decide-join-request.ts";
import { joinRequestLifecycle } from "./join-request.ts";
import { changeRole, getMember, listMembers, listOpenRequests, removeMember } from "./members.ts";
import { listOwnRequests } from "./own-requests.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };

async function asksFor(owner: Known, asker: Known): Promise<string> {
  const organisation = { id: owner.actor.organisationId, name: "Prov & Söner AB", kind: "supplier" as const };
  await house.perform(asker.actor, (work) =>
    askToJoin(work, { organisation, accountId: asker.actor.accountId, greeting: "Hej" }),
  );
  const open = await house.perform(owner.actor, listOpenRequests);
  return open.find(({ email }) => email === asker.email)?.id ?? "";
}

async function decide(
  known: Known,
  requestId: string,
  decision: "accept" | "decline",
  role: Role = "biller",
): Promise<void> {
  const proof = await proofOf(house, known);
  await house.perform(known.actor, (work) =>
    decideJoinRequest(work, decision === "accept" ? { requestId, decision, role, proof } : { requestId, decision }),
  );
}

async function gives(known: Known, accountId: string, role: Role): Promise<void> {
  const proof = await proofOf(house, known);
  await house.perform(known.actor, (work) => changeRole(work, { accountId, role, proof }));
}

async function removes(known: Known, accountId: string): Promise<void> {
  const proof = await proofOf(house, known);
  await house.perform(known.actor, (work) => removeMember(work, { accountId, proof }));
}

const membersOf = async ({ actor }: Known) =>
  (await house.perform(actor, listMembers)).map(({ email, role }) => ({ email, role }));

async function mailsTo(email: string): Promise<readonly string[]> {
  const rows = await house.everything.selectFrom("mails").select("kind").where("to_address", "=", email).execute();
  return rows.map(({ kind }) => kind);
}

test("every state of a join request can be reached, and only an open one can be answered", () => {
  expect(joinRequestLifecycle.states).toEqual(["open", "accepted", "declined"]);
  expect(joinRequestLifecycle.next("open", "accept")).toBe("accepted");
  expect(joinRequestLifecycle.next("open", "decline")).toBe("declined");
  for (const state of ["accepted", "declined"] as const) {
    for (const move of ["accept", "decline"] as const) expect(joinRequestLifecycle.allows(state, move)).toBe(false);
  }
});

test("an owner's yes makes the newcomer a member in the role the owner chose, and a mail says so", async () => {
  const [lena, nils] = [await aSupplier(house), await aSupplier(house)];
  await decide(lena, await asksFor(lena, nils), "accept", "reader");
  expect(await membersOf(lena)).toContainEqual({ email: nils.email, role: "reader" });
  expect(await mailsTo(nils.email)).toEqual(["join-accepted"]);
  expect(await house.perform(lena.actor, listOpenRequests)).toEqual([]);
});

test("an owner's no gives nothing, a mail says so, and one may ask again", async () => {
  const [lena, nils] = [await aSupplier(house), await aSupplier(house)];
  await decide(lena, await asksFor(lena, nils), "decline");
  expect(await membersOf(lena)).toEqual([{ email: lena.email, role: "owner" }]);
  expect(await mailsTo(nils.email)).toEqual(["join-declined"]);
  const own = await house.perform(visitor, (work) => listOwnRequests(work, nils.actor.accountId));
  expect(own.map(({ state }) => state)).toEqual(["declined"]);
  expect(await asksFor(lena, nils)).not.toBe("");
});

test.each<Role>(["biller", "reader"])("a %s neither sees nor answers requests", async (role) => {
  const [lena, nils] = [await aSupplier(house), await aSupplier(house)];
  const requestId = await asksFor(lena, nils);
  const other = await aSupplier(house, { role, organisationId: lena.actor.organisationId });
  await expect(house.perform(other.actor, listOpenRequests)).rejects.toThrow("not-allowed");
  await expect(decide(other, requestId, "accept")).rejects.toThrow("not-allowed");
  await expect(decide(other, requestId, "decline")).rejects.toThrow("not-allowed");
});

test("the newcomer cannot answer their own request, nor can another company's owner: it is as if absent", async () => {
  const [lena, nils, stranger] = [await aSupplier(house), await aSupplier(house), await aSupplier(house)];
  const requestId = await asksFor(lena, nils);
  await expect(decide(nils, requestId, "accept", "owner")).rejects.toThrow("not-found");
  await expect(decide(stranger, requestId, "accept")).rejects.toThrow("not-found");
  expect(await membersOf(lena)).toHaveLength(1);
});

test("nobody is made something a company of that kind does not have", async () => {
  const [lena, nils] = [await aSupplier(house), await aSupplier(house)];
  const requestId = await asksFor(lena, nils);
  for (const role of ["administrator", "officer", "support"] as const) {
    await expect(decide(lena, requestId, "accept", role)).rejects.toThrow("not-allowed");
  }
});

test("a request is answered once, also when two owners answer at the same moment", async () => {
  const [lena, nils] = [await aSupplier(house), await aSupplier(house)];
  const second = await aSupplier(house, { organisationId: lena.actor.organisationId });
  const requestId = await asksFor(lena, nils);
  const answers = await Promise.allSettled([decide(lena, requestId, "accept"), decide(second, requestId, "decline")]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = answers.find(({ status }) => status === "rejected");
  expect(refused).toMatchObject({ reason: { code: "join-request-already-decided" } });
});

test("an owner gives a member another role and takes the access away, and sessions end at once", async () => {
  const lena = await aSupplier(house);
  const nils = await aSupplier(house, { role: "biller", organisationId: lena.actor.organisationId });
  const { accountId } = nils.actor;
  const secret = await house.perform(visitor, (work) => startSession(work, { ...nils.actor, network: "n" }));
  await gives(lena, accountId, "owner");
  expect(await membersOf(lena)).toContainEqual({ email: nils.email, role: "owner" });
  await removes(lena, accountId);
  expect(await house.perform(visitor, (work) => findViewer(work, secret))).toBeUndefined();
  expect(await membersOf(lena)).toEqual([{ email: lena.email, role: "owner" }]);
});

test("the last who decides can neither be removed nor become something else", async () => {
  const lena = await aSupplier(house);
  await aSupplier(house, { role: "biller", organisationId: lena.actor.organisationId });
  const { accountId } = lena.actor;
  await expect(removes(lena, accountId)).rejects.toThrow("last-owner");
  await expect(gives(lena, accountId, "reader")).rejects.toThrow("last-owner");
});

test("two owners who remove each other at the same moment leave one", async () => {
  const lena = await aSupplier(house);
  const second = await aSupplier(house, { organisationId: lena.actor.organisationId });
  const tries = await Promise.allSettled([
    removes(lena, second.actor.accountId),
    removes(second, lena.actor.accountId),
  ]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test.each<Role>(["biller", "reader"])("a %s changes nobody, not even themselves", async (role) => {
  const lena = await aSupplier(house);
  const other = await aSupplier(house, { role, organisationId: lena.actor.organisationId });
  const { accountId } = other.actor;
  await expect(gives(other, accountId, "owner")).rejects.toThrow("not-allowed");
  await expect(removes(other, lena.actor.accountId)).rejects.toThrow("not-allowed");
});

test("without the password just given nobody is let in, changed or removed, and a no needs none", async () => {
  const [lena, nils] = [await aSupplier(house), await aSupplier(house)];
  const second = await aSupplier(house, { organisationId: lena.actor.organisationId });
  const requestId = await asksFor(lena, nils);
  const { accountId } = second.actor;
  const others = await proofOf(house, second);
  for (const proof of [undefined, others]) {
    const tries = [
      () =>
        house.perform(lena.actor, (work) =>
          decideJoinRequest(work, { requestId, decision: "accept", role: "biller", proof }),
        ),
      () => house.perform(lena.actor, (work) => changeRole(work, { accountId, role: "reader", proof })),
      () => house.perform(lena.actor, (work) => removeMember(work, { accountId, proof })),
    ];
    for (const one of tries) await expect(one()).rejects.toThrow("password-needed-again");
  }
  await house.perform(lena.actor, (work) => decideJoinRequest(work, { requestId, decision: "decline" }));
});

test("another organisation's people are as if absent", async () => {
  const [lena, stranger] = [await aSupplier(house), await aSupplier(house)];
  const { accountId } = stranger.actor;
  await expect(house.perform(lena.actor, (work) => getMember(work, accountId))).rejects.toThrow("not-found");
  await expect(removes(lena, accountId)).rejects.toThrow("not-found");
  await expect(gives(lena, accountId, "reader")).rejects.toThrow("not-found");
});

test("the region's administrator decides about its officers, and officers about nobody", async () => {
  const adam = await anOfficer(house, { role: "administrator" });
  const moa = await anOfficer(house, { organisationId: adam.actor.organisationId });
  const { accountId } = moa.actor;
  await gives(adam, accountId, "support");
  expect(await membersOf(adam)).toContainEqual({ email: moa.email, role: "support" });
  await expect(house.perform(moa.actor, listMembers)).rejects.toThrow("not-allowed");
});
