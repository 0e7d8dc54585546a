import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, type Known, password } from "../../../test/support/people.ts";
import { type PasswordProof, provePassword, requireRecentPassword } from "./password-proof.ts";

const house = testHouse();

const prove = ({ actor }: Known, typed: string) => provePassword((command) => house.perform(actor, command), typed);

async function proofOf(known: Known): Promise<PasswordProof> {
  const proved = await prove(known, password);
  if (proved.kind !== "proved") throw new Error(proved.kind);
  return proved.proof;
}

const demand = ({ actor }: Known, proof: PasswordProof | undefined) =>
  house.perform(actor, async (work) => requireRecentPassword(work, proof));

test("the password just proved is enough", async () => {
  const lena = await aSupplier(house);
  expect(await demand(lena, await proofOf(lena))).toEqual(lena.actor);
});

test("without a proof it is refused", async () => {
  await expect(demand(await aSupplier(house), undefined)).rejects.toThrow("password-needed-again");
});

test("another person's proof is refused", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house)];
  await expect(demand(lena, await proofOf(other))).rejects.toThrow("password-needed-again");
});

test("a proof older than five minutes is refused", async () => {
  const lena = await aSupplier(house);
  const proof = await proofOf(lena);
  await house.turnBy({ minutes: 5 });
  expect(await demand(lena, proof)).toEqual(lena.actor);
  await house.turnBy({ seconds: 1 });
  await expect(demand(lena, proof)).rejects.toThrow("password-needed-again");
});

test("a wrong password proves nothing, and tries are counted", async () => {
  const lena = await aSupplier(house);
  for (let count = 0; count < 10; count += 1)
    expect(await prove(lena, "wrong")).toEqual({ kind: "wrong", hasPassword: true });
  expect(await prove(lena, password)).toEqual({ kind: "wait", retryAfterSeconds: 30 });
  await house.turnBy({ seconds: 30 });
  expect(await prove(lena, password)).toMatchObject({ kind: "proved" });
});

test("who comes in through the region's own sign-in is told that there is no password", async () => {
  const { actor, ...known } = await aSupplier(house);
  const row = {
    issuer: "https://idp.region.example",
    subject: "moa",
    account_id: actor.accountId,
    linked_at: house.now(),
  };
  await house.everything.insertInto("identities").values(row).execute();
  expect(await prove({ actor, ...known }, "guessed")).toEqual({ kind: "wrong", hasPassword: false });
});

test("nobody proves a password for a visitor or a machine", async () => {
  const run = provePassword((command) => house.perform({ kind: "visitor" }, command), password);
  await expect(run).rejects.toThrow("not-allowed");
});
