import { describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../test/support/documents.ts";
import { testHouse } from "../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../test/support/people.ts";
import { listInvoiceAnswers, listInvoiceFacts } from "../domain/delivery/queries.ts";
import { answerDocument, type AnswerDocument } from "../domain/inbox/answer-document.ts";
import type { Actor, Perform, Work } from "../work.ts";
import { deliverAnswer } from "./deliver-answer.ts";

const house = testHouse();

interface Scene {
  readonly seller: Known;
  readonly officer: Known;
  readonly invoiceId: string;
  readonly documentId: string;
}

async function scene(): Promise<Scene> {
  const seller = await aSupplier(house);
  const officer = await anOfficer(house);
  const unit = await aUnit(house, [officer.actor]);
  const issued = await anIssuedInvoice(house, seller.actor, { receiverId: unit });
  await house.runJobs();
  const { id } = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("instance_id", "=", issued.documentId)
    .executeTakeFirstOrThrow();
  return { seller, officer, invoiceId: issued.invoiceId, documentId: id };
}

const answer = async ({ officer, documentId }: Scene, what: Omit<AnswerDocument, "documentId">): Promise<string> =>
  (await house.perform(officer.actor, (work) => answerDocument(work, { documentId, ...what }))).id;
const answersOf = ({ seller, invoiceId }: Scene) =>
  house.perform(seller.actor, (work) => listInvoiceAnswers(work, invoiceId));
const lettersTo = async ({ seller }: Scene): Promise<string[]> => {
  const rows = await house.everything
    .selectFrom("mails")
    .select("kind")
    .where("to_address", "=", seller.email)
    .orderBy("id")
    .execute();
  return rows.map(({ kind }) => kind);
};

describe("a unit's answer reaches the supplier", () => {
  test("with its reason and words, as a fact of its own, and a letter says that it has come", async () => {
    const here = await scene();
    await answer(here, { move: "reject", reason: "REF", clarification: "Referensen finns inte." });
    expect(await answersOf(here)).toEqual([]);
    await house.runJobs();
    expect(await answersOf(here)).toMatchObject([
      { code: "RE", reason: "REF", clarification: "Referensen finns inte." },
    ]);
    const facts = await house.perform(here.seller.actor, (work) => listInvoiceFacts(work, here.invoiceId));
    expect(facts.map(({ kind }) => kind)).toEqual([
      "invoice.delivery-attempted",
      "invoice.delivered",
      "invoice.answered",
    ]);
    expect(await lettersTo(here)).toEqual(["invoice-rejected"]);
  });

  test("an acceptance writes no letter; a question does", async () => {
    const here = await scene();
    await answer(here, { move: "query", reason: "PRI", clarification: "Vilket avtal?" });
    await answer(here, { move: "accept" });
    await house.runJobs();
    expect((await answersOf(here)).map(({ code }) => code).sort()).toEqual(["AP", "UQ"]);
    expect(await lettersTo(here)).toEqual(["invoice-queried"]);
  });

  test("delivered five times at once it counts once, with one letter", async () => {
    const here = await scene();
    const answerId = await answer(here, { move: "reject", reason: "REF", clarification: "Fel." });
    const payload = { organisationId: here.officer.actor.organisationId, answerId };
    await Promise.all(Array.from({ length: 5 }, () => deliverAnswer(house.tools, payload)));
    await house.runJobs();
    expect(await answersOf(here)).toHaveLength(1);
    expect(await lettersTo(here)).toHaveLength(1);
  });

  test.each([1, 2])("killed after transaction %i it still counts once", async (transaction) => {
    const here = await scene();
    const answerId = await answer(here, { move: "accept" });
    let count = 0;
    const killed: Perform = async <T>(actor: Actor, command: (work: Work) => Promise<T>) => {
      const outcome = await house.perform(actor, command);
      count += 1;
      if (count === transaction) throw new Error("killed");
      return outcome;
    };
    const payload = { organisationId: here.officer.actor.organisationId, answerId };
    await expect(deliverAnswer({ ...house.tools, perform: killed }, payload)).rejects.toThrow("killed");
    await house.runJobs();
    expect(await answersOf(here)).toHaveLength(1);
  });

  test("a rolled back answer is never sent", async () => {
    const here = await scene();
    const failing = house.perform(here.officer.actor, async (work) => {
      await answerDocument(work, { documentId: here.documentId, move: "accept" });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await house.waitingJobs()).toEqual([]);
    expect(await answersOf(here)).toEqual([]);
  });

  test("another supplier sees nothing of it", async () => {
    const here = await scene();
    await answer(here, { move: "accept" });
    await house.runJobs();
    const stranger = await aSupplier(house);
    expect(await house.perform(stranger.actor, (work) => listInvoiceAnswers(work, here.invoiceId))).toEqual([]);
  });
});
