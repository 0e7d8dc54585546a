import { expect, test } from "vitest";
import { type CaseState, caseLifecycle, type MessageAct, moveOfParty, settle } from "./case.ts";

/**
 * Both sides act at once and messages cross: when everything has arrived, both sides must say the same. A walk over random
 * histories against the pure decisions that the commands use.
 */
interface Sent {
  readonly number: number;
  readonly act: MessageAct;
  readonly state: CaseState;
  readonly heard: number;
}

function walk(random: () => number, told: (said: CaseState, unheard: readonly MessageAct[]) => CaseState) {
  const desk = { state: "new" as CaseState, sent: [] as Sent[], heard: 0 };
  const party = { state: "new" as CaseState, sent: [] as Sent[], heard: 0 };
  const deskActs = [
    ["say", "reply"],
    ["ask", "ask"],
    ["close", "close"],
    ["reopen", "reopen"],
  ] as const;
  const arriveAtDesk = (): void => {
    const message = party.sent[desk.heard];
    if (message === undefined) return;
    desk.heard += 1;
    desk.state = caseLifecycle.next(desk.state, moveOfParty(message.act));
  };
  const arriveAtParty = (): void => {
    const message = desk.sent[party.heard];
    if (message === undefined) return;
    party.heard += 1;
    party.state = told(
      message.state,
      party.sent.filter(({ number }) => number > message.heard).map(({ act }) => act),
    );
  };
  for (let step = 0; step < 60; step += 1) {
    const chance = random();
    if (chance < 0.25) {
      const [act, move] = deskActs[Math.floor(random() * deskActs.length)] ?? deskActs[0];
      if (!caseLifecycle.allows(desk.state, move)) continue;
      desk.state = caseLifecycle.next(desk.state, move);
      desk.sent.push({ number: desk.sent.length + 1, act, state: desk.state, heard: desk.heard });
    } else if (chance < 0.5) {
      const act = random() < 0.7 ? "say" : "close";
      party.state = caseLifecycle.next(party.state, moveOfParty(act));
      party.sent.push({ number: party.sent.length + 1, act, state: party.state, heard: party.heard });
    } else if (chance < 0.75) arriveAtDesk();
    else arriveAtParty();
  }
  while (desk.heard < party.sent.length) arriveAtDesk();
  while (party.heard < desk.sent.length) arriveAtParty();
  return { desk: desk.state, party: party.state };
}

/** Mulberry32: the same walk for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const seeds = Array.from({ length: 5_000 }, (_, seed) => seed);
const differs = ({ desk, party }: ReturnType<typeof walk>): boolean => desk !== party;

test("whatever crossed on the way, both sides end alike", () => {
  expect(seeds.filter((seed) => differs(walk(seeded(seed), settle)))).toEqual([]);
});

test("negative control: a party that takes the desk's word as the last ends elsewhere", () => {
  expect(seeds.filter((seed) => differs(walk(seeded(seed), (said) => said))).length).toBeGreaterThan(100);
});
