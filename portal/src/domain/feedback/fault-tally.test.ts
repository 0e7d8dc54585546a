import { addDays } from "@fakturaporten/einvoice";
import { beforeAll, describe, expect, test } from "vitest";
import { aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { dayOf } from "../../time.ts";
import {
  answerAboutFault,
  type FaultName,
  faultNameOf,
  listFaultCosts,
  parseFaultName,
  tallyStops,
} from "./fault-tally.ts";

const house = testHouse();
let supplier: Known;
let officer: Known;
let neighbour: Known;
let [mine, theirs] = ["", ""];

const name = (text: string) => text as FaultName;
const since = () => addDays(dayOf(house.now()), -30);
const costsAs = (who: Known, unit?: string) =>
  house.perform(who.actor, (work) => listFaultCosts(work, { since: since(), unit }));
const stop = (receiverId: string | undefined, ...faults: string[]) =>
  house.perform(supplier.actor, (work) => tallyStops(work, { receiverId, faults: faults.map(name) }));
const answer = (helped: boolean, network = "n") =>
  house.perform({ kind: "visitor" }, (work) =>
    answerAboutFault(work, { receiverId: mine, fault: name("reference1.missing"), helped, network }),
  );

beforeAll(async () => {
  supplier = await aSupplier(house);
  officer = await anOfficer(house);
  neighbour = await anOfficer(house, { organisationId: officer.actor.organisationId });
  mine = await aUnit(house, [officer.actor]);
  theirs = await aUnit(house, [neighbour.actor], "Ögonmottagningen");
});

describe("the name a fault is counted by", () => {
  test.each([
    [{ path: "lines.3.price", code: "missing" }, "lines.*.price.missing"],
    [{ path: "adjustments.12.amount", code: "too-long" }, "adjustments.*.amount.too-long"],
    [{ path: "", code: "payment-missing" }, "payment-missing"],
    [{ path: "number", code: "rule", rule: "BR-CO-16" }, "BR-CO-16"],
  ])("%j is %s", (fault, expected) => {
    expect(faultNameOf(fault)).toBe(expected);
    expect(parseFaultName(expected)).toBe(expected);
  });

  test.each(["", "a b", "<script>", "å", "x".repeat(101), "a'b"])("%j is none", (text) => {
    expect(parseFaultName(text)).toBeUndefined();
  });
});

test("stops are counted by unit and fault, once each, and an officer sees those of their own units", async () => {
  await stop(mine, "reference1.missing", "reference1.missing", "lines.*.price.missing");
  await stop(mine, "reference1.missing");
  await stop(theirs, "number.missing");
  await stop("no unit at all", "receiver.missing");
  expect(await costsAs(officer)).toEqual([
    { fault: "reference1.missing", stops: 2, helped: 0, notHelped: 0 },
    { fault: "lines.*.price.missing", stops: 1, helped: 0, notHelped: 0 },
  ]);
  expect((await costsAs(neighbour)).map(({ fault }) => fault)).toEqual(["number.missing"]);
  expect(await costsAs(officer, theirs)).toEqual([]);
  const support = await anOfficer(house, { role: "support", organisationId: officer.actor.organisationId });
  expect((await costsAs(support)).map(({ fault }) => fault)).toContain("receiver.missing");
  await expect(costsAs(supplier)).rejects.toThrow("not-allowed");
});

test("answers are counted beside the stops, and a flood from one network is not", async () => {
  await answer(true);
  await answer(false);
  expect((await costsAs(officer))[0]).toMatchObject({ helped: 1, notHelped: 1 });
  for (let time = 0; time < 70; time += 1) await answer(false, "flood");
  expect((await costsAs(officer))[0]).toMatchObject({ helped: 1, notHelped: 61 });
});

test("two at once are both counted", async () => {
  await Promise.all(Array.from({ length: 8 }, () => stop(mine, "number.missing", "reference1.missing")));
  expect((await costsAs(officer)).find(({ fault }) => fault === "number.missing")).toMatchObject({ stops: 8 });
});

test("what is older than asked for is left out", async () => {
  await house.turnBy({ days: 31 });
  expect(await costsAs(officer)).toEqual([]);
});
