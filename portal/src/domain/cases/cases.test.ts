import { beforeAll, describe, expect, test } from "vitest";
import { aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import { assignCase } from "./assign-case.ts";
import { getParcel, receiveMessage } from "./carry-message.ts";
import { decideCase } from "./decide-case.ts";
import { listDeskCases } from "./list-cases.ts";
import { noteCase } from "./note-case.ts";
import { openCase } from "./open-case.ts";
import { getCase, listCaseEvents, listMessages, listNotes } from "./queries.ts";
import { replyToParty } from "./reply-to-party.ts";
import { writeToDesk } from "./write-to-desk.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });

interface Scene {
  readonly supplier: Known;
  readonly support: Known;
}
let here: Scene;

beforeAll(async () => {
  const support = await anOfficer(house, { role: "support", name: "Lisa Lots" });
  here = { support, supplier: await aSupplier(house) };
});

/** A question of the supplier, arrived at the desk. */
async function aQuestion(words = "Hur ser jag när fakturan är betald?"): Promise<string> {
  const { id } = await house.perform(here.supplier.actor, (work) =>
    openCase(work, {
      kind: "question",
      about: { topic: "payment", invoiceNumber: "" },
      deskId: here.support.actor.organisationId,
      words,
    }),
  );
  await house.runJobs();
  await house.turnBy({ seconds: 1 });
  return id;
}

const states = async (id: string) => {
  const rows = await house.everything.selectFrom("cases").select(["side", "state"]).where("id", "=", id).execute();
  return Object.fromEntries(rows.map(({ side, state }) => [side, state]));
};

const lettersTo = async (address: string) =>
  house.everything.selectFrom("mails").select("kind").where("to_address", "=", address).orderBy("posted_at").execute();

test("a party that writes without end waits its turn; the desk does not, nor does another party", async () => {
  const flooding = await aSupplier(house);
  const asks = (by: Known) =>
    house.perform(by.actor, (work) =>
      openCase(work, {
        kind: "question",
        about: { topic: "other", invoiceNumber: "" },
        deskId: here.support.actor.organisationId,
        words: "?",
      }),
    );
  const { id } = await asks(flooding);
  await house.runJobs();
  await house.perform(flooding.actor, async (work) => {
    const { capacity } = buckets.caseMessageOfParty;
    for (let times = 1; times < capacity; times += 1)
      await takeTry(work, buckets.caseMessageOfParty, flooding.actor.organisationId);
  });
  await expect(asks(flooding)).rejects.toThrow("too-many-tries");
  const says = () =>
    house.perform(flooding.actor, (work) => writeToDesk(work, { caseId: id, act: "say", words: "Hallå?" }));
  await expect(says()).rejects.toThrow("too-many-tries");
  await asks(here.supplier);
  await house.perform(here.support.actor, (work) => replyToParty(work, { caseId: id, act: "ask", words: "Vad?" }));
  await house.turnBy({ minutes: 10 });
  await says();
});

describe("a question and its answer", () => {
  test("stands on both sides, each with its own row, under one reference", async () => {
    const id = await aQuestion();
    const own = await house.perform(here.supplier.actor, (work) => getCase(work, id));
    const desk = await house.perform(here.support.actor, (work) => getCase(work, id));
    expect(own).toMatchObject({ side: "party", state: "new", dueOn: undefined });
    expect(desk).toMatchObject({ side: "desk", state: "new", partyName: "Prov & Söner AB", dueOn: "2026-11-30" });
    expect(desk.reference).toBe(own.reference);
  });

  test("asked, answered, closed and opened again, told the same on both sides, each move an event", async () => {
    const id = await aQuestion();
    const desk = here.support.actor;
    await house.perform(desk, (work) => replyToParty(work, { caseId: id, act: "ask", words: "Vilken faktura?" }));
    await house.runJobs();
    expect(await states(id)).toEqual({ desk: "waiting", party: "waiting" });
    await house.turnBy({ seconds: 1 });
    await house.perform(here.supplier.actor, (work) => writeToDesk(work, { caseId: id, act: "say", words: "B-1001" }));
    await house.runJobs();
    expect(await states(id)).toEqual({ desk: "open", party: "open" });
    await house.turnBy({ seconds: 1 });
    await house.perform(desk, (work) => replyToParty(work, { caseId: id, act: "close", words: "Den är betald." }));
    await house.runJobs();
    expect(await states(id)).toEqual({ desk: "closed", party: "closed" });
    await house.turnBy({ seconds: 1 });
    await house.perform(here.supplier.actor, (work) => writeToDesk(work, { caseId: id, act: "say", words: "Nej?" }));
    await house.runJobs();
    expect(await states(id)).toEqual({ desk: "open", party: "open" });

    const thread = (person: Known) =>
      house.perform(person.actor, async (work) => listMessages(work, await getCase(work, id)));
    const said = (await thread(here.supplier)).map(({ words }) => words);
    expect(said).toEqual([
      "Hur ser jag när fakturan är betald?",
      "Vilken faktura?",
      "B-1001",
      "Den är betald.",
      "Nej?",
    ]);
    expect((await thread(here.support)).map(({ words }) => words)).toEqual(said);
    const events = await house.perform(desk, async (work) => listCaseEvents(work, await getCase(work, id)));
    expect(events.map(({ kind }) => kind)).toEqual([
      "case.arrived",
      "case.assigned",
      "case.asked",
      "case.heard",
      "case.closed",
      "case.heard",
    ]);
    expect(await lettersTo("kontakt@prov.example")).toContainEqual({ kind: "case-arrived" });
    expect(await lettersTo(here.supplier.email)).toContainEqual({ kind: "case-answered" });
    expect(await lettersTo(here.support.email)).toContainEqual({ kind: "case-heard" });
  });

  test("needs words, and whoever answers first owns the case", async () => {
    const id = await aQuestion();
    const reply = (words: string) =>
      house.perform(here.support.actor, (work) => replyToParty(work, { caseId: id, act: "say", words }));
    await expect(reply("  ")).rejects.toThrow("case-needs-words");
    await expect(reply("x".repeat(5001))).rejects.toThrow("case-needs-words");
    await reply("Vi tittar på det.");
    const desk = await house.perform(here.support.actor, (work) => getCase(work, id));
    expect(desk.owner?.name).toBe("Lisa Lots");
    expect(desk.state).toBe("open");
  });

  test("a message that comes twice counts once, and one that comes too early waits", async () => {
    const id = await aQuestion();
    const reply = (words: string) =>
      house.perform(here.support.actor, (work) => replyToParty(work, { caseId: id, act: "say", words }));
    await reply("Ett.");
    await reply("Två.");
    await house.forgetJobs();
    const messages = await house.everything
      .selectFrom("case_messages")
      .select("id")
      .where("case_id", "=", id)
      .where("side", "=", "desk")
      .orderBy("number")
      .execute();
    const region = { kind: "machine", job: "test", organisationId: here.support.actor.organisationId } as const;
    const seller = { ...region, organisationId: here.supplier.actor.organisationId } as const;
    const parcels = await Promise.all(
      messages.map(({ id: message }) => house.perform(region, (work) => getParcel(work, message))),
    );
    const receive = (place: number) =>
      house.perform(seller, (work) => receiveMessage(work, parcels[place] as NonNullable<(typeof parcels)[0]>));
    await expect(receive(1)).rejects.toThrow("earlier message");
    await receive(0);
    await receive(0);
    await receive(1);
    await receive(0);
    const thread = await house.perform(here.supplier.actor, async (work) =>
      listMessages(work, await getCase(work, id)),
    );
    expect(thread.map(({ words }) => words)).toEqual(["Hur ser jag när fakturan är betald?", "Ett.", "Två."]);
  });

  test("a message from an organisation that is not the other side is refused", async () => {
    const id = await aQuestion();
    const stranger = await aSupplier(house);
    await house.perform(here.support.actor, (work) => replyToParty(work, { caseId: id, act: "say", words: "Hej" }));
    const { id: message } = await house.everything
      .selectFrom("case_messages")
      .select("id")
      .where("case_id", "=", id)
      .where("side", "=", "desk")
      .executeTakeFirstOrThrow();
    const machine = { kind: "machine", job: "test" } as const;
    const desk = { ...machine, organisationId: here.support.actor.organisationId } as const;
    const parcel = await house.perform(desk, (work) => getParcel(work, message));
    const forged = { ...parcel, from: stranger.actor.organisationId };
    const receiving = house.perform({ ...machine, organisationId: here.supplier.actor.organisationId }, (work) =>
      receiveMessage(work, forged),
    );
    await expect(receiving).rejects.toThrow("not-found");
  });
});

describe("who sees what", () => {
  test("another supplier, a region's other desk and an officer of a unit see nothing of it", async () => {
    const id = await aQuestion();
    const others = [
      await aSupplier(house),
      await anOfficer(house, { role: "support" }),
      await anOfficer(house, { organisationId: here.support.actor.organisationId }),
    ];
    for (const { actor } of others)
      await expect(house.perform(actor, (work) => getCase(work, id))).rejects.toThrow("not-found");
    const reader = await aSupplier(house, { role: "reader", organisationId: here.supplier.actor.organisationId });
    await expect(house.perform(reader.actor, (work) => getCase(work, id))).resolves.toMatchObject({ id });
    await expect(
      house.perform(reader.actor, (work) => writeToDesk(work, { caseId: id, act: "say", words: "Hej" })),
    ).rejects.toThrow("not-allowed");
  });

  test("a note never leaves the desk", async () => {
    const id = await aQuestion();
    await house.perform(here.support.actor, (work) => noteCase(work, { caseId: id, words: "Ring dem inte." }));
    await house.perform(here.support.actor, (work) =>
      replyToParty(work, { caseId: id, act: "close", words: "Klart." }),
    );
    await house.runJobs();
    const own = await house.perform(here.supplier.actor, async (work) => {
      const found = await getCase(work, id);
      return { notes: await listNotes(work, found), thread: await listMessages(work, found) };
    });
    expect(own.notes).toEqual([]);
    expect(JSON.stringify(own.thread)).not.toContain("Ring dem");
    const kept = await house.everything
      .selectFrom("case_notes")
      .select("organisation_id")
      .where("case_id", "=", id)
      .execute();
    expect(kept).toEqual([{ organisation_id: here.support.actor.organisationId }]);
    await expect(
      house.perform(here.supplier.actor, (work) => noteCase(work, { caseId: id, words: "Vi med." })),
    ).rejects.toThrow("not-allowed");
  });

  test("a unit's case is worked by the unit's own officers alone", async () => {
    const region = here.support.actor.organisationId;
    const [own, other] = [
      await anOfficer(house, { organisationId: region }),
      await anOfficer(house, { organisationId: region }),
    ];
    const unit = await aUnit(house, [own.actor]);
    await aUnit(house, [other.actor], "Ögonmottagningen");
    const { id } = await house.perform(here.supplier.actor, (work) =>
      openCase(work, {
        kind: "missing-reference",
        about: { draftId: "", receiverName: "Kardiologmottagningen", ordererName: "Eva", purchase: "Lampor" },
        deskId: region,
        receiverId: unit,
      }),
    );
    await house.runJobs();
    const seen = async ({ actor }: Known) => (await house.perform(actor, (work) => listDeskCases(work))).cases;
    expect((await seen(own)).map((one) => one.id)).toEqual([id]);
    expect(await seen(other)).toEqual([]);
    expect((await seen(here.support)).map((one) => one.id)).not.toContain(id);
    await expect(
      house.perform(own.actor, (work) => assignCase(work, { caseId: id, to: other.actor.accountId })),
    ).rejects.toThrow("not-allowed");
    await house.perform(own.actor, (work) =>
      decideCase(work, { caseId: id, decision: "answer", outcome: { reference: " 123456 " } }),
    );
    await house.runJobs();
    const answered = await house.perform(here.supplier.actor, (work) => getCase(work, id));
    expect(answered).toMatchObject({ state: "closed", decision: "answer", outcome: { reference: "123456" } });
    await expect(
      house.perform(own.actor, (work) =>
        decideCase(work, { caseId: id, decision: "answer", outcome: { reference: "654321" } }),
      ),
    ).rejects.toThrow("case-already-decided");
  });
});
