import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import type { Instant } from "../../time.ts";
import type { Actor } from "../../work.ts";
import { chooseMailPace, digestDay, getMailPace, type MailPace } from "./mail-pace.ts";
import { tellBillers } from "./tell-billers.ts";
import { writeDigest } from "./write-digest.ts";

const house = testHouse();
let owner: Known;
let biller: Known;
let count = 0;

beforeEach(async () => {
  await house.turnTo("2026-11-24T09:00:00Z");
  owner = await aSupplier(house);
  biller = await aSupplier(house, { role: "biller", organisationId: owner.actor.organisationId });
});

const machine = (): Actor => ({ kind: "machine", job: "test", organisationId: owner.actor.organisationId });

/** Something happened that needs somebody. */
async function happens(kind: "invoice-rejected" | "invoice-queried" | "invoice-not-delivered" = "invoice-rejected") {
  count += 1;
  const facts = { invoiceId: crypto.randomUUID(), number: `F-${count}`, receiverName: "Kardiologmottagningen" };
  await house.perform(machine(), (work) => tellBillers(work, { kind, facts }));
  return facts.number;
}

const chooses = ({ actor }: Known, pace: MailPace) => house.perform(actor, (work) => chooseMailPace(work, pace));

/** The letters a person got, the earliest first. */
async function lettersTo({ email }: Known) {
  const rows = await house.everything
    .selectFrom("mails")
    .select(["kind", "facts", "posted_at"])
    .where("to_address", "=", email)
    .orderBy("posted_at")
    .orderBy("id")
    .execute();
  return rows.map(({ kind, facts, posted_at }) => ({ kind, facts, at: posted_at }));
}

describe("the day of a digest", () => {
  test.each([
    ["daily", "2026-11-24T05:59:59Z", "2026-11-24"],
    ["daily", "2026-11-24T06:00:00Z", "2026-11-25"],
    ["weekly", "2026-11-24T09:00:00Z", "2026-11-30"],
    ["weekly", "2026-11-30T05:00:00Z", "2026-11-30"],
    ["weekly", "2026-11-30T06:00:00Z", "2026-12-07"],
    ["daily", "2027-03-28T04:59:00Z", "2027-03-28"],
    ["daily", "2027-03-28T05:00:00Z", "2027-03-29"],
    ["daily", "2026-10-25T05:59:00Z", "2026-10-25"],
    ["daily", "2026-12-31T12:00:00Z", "2027-01-01"],
  ] as const)("%s, at %s, is %s", (pace, now, day) => {
    expect(digestDay(pace, new Date(now).toISOString() as Instant)).toBe(day);
  });
});

describe("mail about what needs somebody", () => {
  test("comes at once unless chosen otherwise", async () => {
    expect(await house.perform(biller.actor, getMailPace)).toBe("at-once");
    await happens();
    expect((await lettersTo(biller)).map(({ kind }) => kind)).toEqual(["invoice-rejected"]);
  });

  test("is gathered into one letter at seven the next morning, for whom it is daily, and for nobody else", async () => {
    await chooses(biller, "daily");
    const [first, second, third] = [await happens(), await happens("invoice-queried"), await happens()];
    expect(await lettersTo(biller)).toEqual([]);
    expect(await lettersTo(owner)).toHaveLength(3);
    await house.turnTo("2026-11-25T05:59:00Z");
    await house.runJobs();
    expect(await lettersTo(biller)).toEqual([]);
    await house.turnTo("2026-11-25T06:00:00Z");
    await house.runJobs();
    const facts = { rejected: `${first}, ${third}`, queried: second, stopped: "" };
    expect(await lettersTo(biller)).toMatchObject([{ kind: "needs-digest", facts }]);
  });

  test("no letter comes on a day when nothing happened", async () => {
    await chooses(biller, "daily");
    for (const day of ["25", "26", "27"]) {
      await house.turnTo(`2026-11-${day}T06:00:00Z`);
      await house.runJobs();
    }
    expect(await lettersTo(biller)).toEqual([]);
  });

  test("after a stop of three days everything comes, in one letter, once", async () => {
    await chooses(biller, "daily");
    const numbers = [await happens()];
    await house.turnTo("2026-11-25T09:00:00Z");
    numbers.push(await happens());
    await house.turnTo("2026-11-28T10:00:00Z");
    await house.runJobs();
    await house.runJobs();
    expect(await lettersTo(biller)).toMatchObject([{ facts: { rejected: numbers.join(", ") } }]);
  });

  test("the same day's digest run twice, or by two at once, is one letter", async () => {
    await chooses(biller, "daily");
    await happens();
    await house.turnTo("2026-11-25T06:30:00Z");
    const dueOn = "2026-11-25" as never;
    const write = () =>
      house.perform(machine(), (work) => writeDigest(work, { accountId: biller.actor.accountId, dueOn }));
    await Promise.all([write(), write(), write()]);
    await house.runJobs();
    expect(await lettersTo(biller)).toHaveLength(1);
  });

  test("what happens while a digest is written is in it or in the next, however they meet", async () => {
    await chooses(biller, "daily");
    const numbers = [await happens()];
    const dueOn = "2026-11-25" as never;
    const writes = Array.from({ length: 4 }, () =>
      house.perform(machine(), (work) => writeDigest(work, { accountId: biller.actor.accountId, dueOn })),
    );
    const told = await Promise.all([happens(), ...writes.slice(0, 2), happens(), ...writes.slice(2), happens()]);
    numbers.push(...told.filter((one) => typeof one === "string"));
    await house.turnTo("2026-11-27T10:00:00Z");
    await house.runJobs();
    const letters = await lettersTo(biller);
    const found = letters.flatMap(({ facts }) => (facts as { rejected: string }).rejected.split(", "));
    expect(found.toSorted()).toEqual(numbers.toSorted());
  });

  test("a letter not yet committed when its digest is written is waited for", async () => {
    await chooses(biller, "daily");
    const first = await happens();
    const facts = { invoiceId: crypto.randomUUID(), number: "G-late", receiverName: "Kardiologmottagningen" };
    let writing: Promise<void> = Promise.resolve();
    await house.perform(machine(), async (work) => {
      await tellBillers(work, { kind: "invoice-rejected", facts });
      const dueOn = "2026-11-25" as never;
      writing = house.perform(machine(), (other) => writeDigest(other, { accountId: biller.actor.accountId, dueOn }));
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    await writing;
    expect(await lettersTo(biller)).toMatchObject([{ facts: { rejected: `${first}, G-late` } }]);
  });

  test("the hour that comes twice in autumn and the one that is missing in spring give one letter each day", async () => {
    await house.turnTo("2026-10-24T08:00:00Z");
    await chooses(biller, "daily");
    await happens();
    for (let hour = 0; hour < 30; hour += 1) {
      await house.turnBy({ hours: 1 });
      await house.runJobs();
    }
    expect((await lettersTo(biller)).map(({ at }) => at)).toEqual(["2026-10-25T06:00:00.000Z"]);
    await house.turnTo("2027-03-27T08:00:00Z");
    await happens();
    for (let hour = 0; hour < 30; hour += 1) {
      await house.turnBy({ hours: 1 });
      await house.runJobs();
    }
    expect((await lettersTo(biller)).map(({ at }) => at).at(-1)).toBe("2027-03-28T05:00:00.000Z");
    expect(await lettersTo(biller)).toHaveLength(2);
  });

  test("who wants none gets none, but somebody always knows: the owners, when nobody wants any", async () => {
    await chooses(biller, "none");
    await happens();
    expect(await lettersTo(biller)).toEqual([]);
    expect(await lettersTo(owner)).toHaveLength(1);
    await chooses(owner, "none");
    await happens();
    expect(await lettersTo(biller)).toEqual([]);
    expect(await lettersTo(owner)).toHaveLength(2);
  });

  test("who has left the company gets none of what was set aside", async () => {
    await chooses(biller, "weekly");
    await happens();
    await house.everything.deleteFrom("memberships").where("account_id", "=", biller.actor.accountId).execute();
    await house.turnTo("2026-11-30T07:00:00Z");
    await house.runJobs();
    expect(await lettersTo(biller)).toEqual([]);
  });

  test("a reader chooses nothing, and another company's choice is its own", async () => {
    const reader = await aSupplier(house, { role: "reader", organisationId: owner.actor.organisationId });
    await expect(chooses(reader, "daily")).rejects.toMatchObject({ code: "not-allowed" });
    const other = await aSupplier(house);
    await chooses(other, "none");
    expect(await house.perform(owner.actor, getMailPace)).toBe("at-once");
  });
});
