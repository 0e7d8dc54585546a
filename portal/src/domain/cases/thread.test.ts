import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier } from "../../../test/support/people.ts";
import type { Instant } from "../../time.ts";
import { openCase } from "./open-case.ts";
import { getCase, listThread, messagesOnPage } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });

test("a long thread is shown from its newest page, and every message stands on one of its pages", async () => {
  const support = await anOfficer(house, { role: "support" });
  const { actor } = await aSupplier(house);
  const { id } = await house.perform(actor, (work) =>
    openCase(work, {
      kind: "question",
      about: { topic: "payment", invoiceNumber: "" },
      deskId: support.actor.organisationId,
      words: "Nr 0",
    }),
  );
  await house.runJobs();
  const { organisationId } = actor;
  const later = Array.from({ length: 2 * messagesOnPage }, (_, at) => ({
    organisation_id: organisationId,
    case_id: id,
    id: randomUUID(),
    number: at + 2,
    heard: 0,
    side: "party" as const,
    act: "say" as const,
    state: "open" as const,
    words: `Nr ${at + 1}`,
    written_at: new Date(Date.parse(house.now()) + (at + 1) * 1000).toISOString() as Instant,
  }));
  await house.everything.insertInto("case_messages").values(later).execute();
  const page = (back: number) => house.perform(actor, async (work) => listThread(work, await getCase(work, id), back));
  const pages = [await page(0), await page(1), await page(2), await page(3)];
  expect(pages.map(({ messages, hasEarlier }) => [messages.length, hasEarlier])).toEqual([
    [messagesOnPage, true],
    [messagesOnPage, true],
    [1, false],
    [0, false],
  ]);
  const words = pages.toReversed().flatMap(({ messages }) => messages.map((one) => one.words));
  expect(words.slice(1)).toEqual(Array.from({ length: 2 * messagesOnPage }, (_, at) => `Nr ${at + 1}`));
});
