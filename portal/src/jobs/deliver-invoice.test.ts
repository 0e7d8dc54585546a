import { describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit, type IssuedInvoice } from "../../test/support/documents.ts";
import { testHouse } from "../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../test/support/people.ts";
import { attemptsMax } from "../domain/delivery/delivery.ts";
import { beginAttempt } from "../domain/delivery/begin-attempt.ts";
import { acceptAttempt } from "../domain/delivery/end-attempt.ts";
import { findDelivery } from "../domain/delivery/queries.ts";
import { retryDelivery } from "../domain/delivery/retry-delivery.ts";
import { receiveDocument } from "../domain/inbox/receive-document.ts";
import type { Actor, Perform, Work } from "../work.ts";
import { deliverInvoice } from "./deliver-invoice.ts";

const house = testHouse();

async function scene(): Promise<{ seller: Known; officer: Known; unit: string; issued: IssuedInvoice }> {
  const seller = await aSupplier(house);
  const officer = await anOfficer(house);
  const unit = await aUnit(house, [officer.actor]);
  return { seller, officer, unit, issued: await anIssuedInvoice(house, seller.actor, { receiverId: unit }) };
}

const received = (documentId: string) =>
  house.everything.selectFrom("inbox_documents").selectAll().where("instance_id", "=", documentId).execute();
const attempts = (invoiceId: string) =>
  house.everything
    .selectFrom("delivery_attempts")
    .select(["number", "outcome", "reason"])
    .where("invoice_id", "=", invoiceId)
    .orderBy("number")
    .execute();
const events = async (subject: string): Promise<string[]> => {
  const rows = await house.everything
    .selectFrom("events")
    .select("kind")
    .where("subject_id", "=", subject)
    .orderBy("id")
    .execute();
  return rows.map(({ kind }) => kind);
};
const stateOf = (seller: Known, invoiceId: string) =>
  house.perform(seller.actor, async (work) => (await findDelivery(work, invoiceId))?.state);

/** `perform` that is killed at its n-th transaction: before it, or after it has committed and before anybody knew. */
function killedAt(transaction: number, when: "before" | "after"): Perform {
  let count = 0;
  return async <T>(actor: Actor, command: (work: Work) => Promise<T>): Promise<T> => {
    count += 1;
    if (count >= transaction && when === "before") throw new Error("killed");
    const outcome = await house.perform(actor, command);
    if (count >= transaction) throw new Error("killed");
    return outcome;
  };
}

describe("an issued invoice is delivered to the unit's inbox", () => {
  test("as the very bytes that were issued, read anew, and each side has its own record", async () => {
    const { seller, issued } = await scene();
    await house.runJobs();
    const [document, ...more] = await received(issued.documentId);
    expect(more).toEqual([]);
    expect(document?.ubl.equals(Buffer.from(issued.ubl))).toBe(true);
    expect(document).toMatchObject({
      number: issued.number,
      state: "new",
      payable_minor: 125000n,
      payment_account: "SE:BANKGIRO 54029681",
    });
    expect(await stateOf(seller, issued.invoiceId)).toBe("delivered");
    expect(await attempts(issued.invoiceId)).toEqual([{ number: 1, outcome: "accepted", reason: null }]);
    expect(await events(issued.invoiceId)).toEqual(["invoice.delivery-attempted", "invoice.delivered"]);
    expect(await events(document?.id ?? "")).toEqual(["document.received"]);
  });

  test("the same job twice delivers once", async () => {
    const { seller, issued } = await scene();
    await house.runJobs();
    await deliverInvoice(house.tools, { organisationId: seller.actor.organisationId, invoiceId: issued.invoiceId });
    expect(await received(issued.documentId)).toHaveLength(1);
    expect(await attempts(issued.invoiceId)).toHaveLength(1);
  });

  test("eight workers at once deliver once", async () => {
    const { seller, issued } = await scene();
    const payload = { organisationId: seller.actor.organisationId, invoiceId: issued.invoiceId };
    await Promise.all(Array.from({ length: 8 }, () => deliverInvoice(house.tools, payload)));
    await house.runJobs();
    expect(await received(issued.documentId)).toHaveLength(1);
    expect((await events(issued.invoiceId)).filter((kind) => kind === "invoice.delivered")).toHaveLength(1);
  });

  const crashes = [1, 2, 3, 4].flatMap((transaction) =>
    (["before", "after"] as const).map((when) => ({ transaction, when })),
  );
  test.each(crashes)(
    "killed $when transaction $transaction, it is delivered once by the next run",
    async ({ transaction, when }) => {
      const { seller, issued } = await scene();
      const payload = { organisationId: seller.actor.organisationId, invoiceId: issued.invoiceId };
      const killed = deliverInvoice({ ...house.tools, perform: killedAt(transaction, when) }, payload);
      await expect(killed).rejects.toThrow("killed");
      await house.runJobs();
      expect(await received(issued.documentId)).toHaveLength(1);
      expect(await stateOf(seller, issued.invoiceId)).toBe("delivered");
      expect((await events(issued.invoiceId)).filter((kind) => kind === "invoice.delivered")).toHaveLength(1);
    },
  );

  test("an attempt nobody saw end is told as unknown, never as failed", async () => {
    const { seller, issued } = await scene();
    await house.perform(machine(seller), (work) => beginAttempt(work, issued.invoiceId));
    await house.runJobs();
    expect(await attempts(issued.invoiceId)).toEqual([
      { number: 1, outcome: "unknown", reason: "not-seen-to-end" },
      { number: 2, outcome: "accepted", reason: null },
    ]);
  });

  test("without the guard on the identifier a document would be there twice (negative control)", async () => {
    const { officer, unit, issued } = await scene();
    await house.runJobs();
    const region: Actor = { kind: "machine", job: "test", organisationId: officer.actor.organisationId };
    const again = { receiverId: unit, ubl: issued.ubl };
    expect(
      await house.perform(region, (work) => receiveDocument(work, { ...again, instanceId: issued.documentId })),
    ).toMatchObject({ again: true });
    // An attempt that made its own identifier, as one that forgot the stored one would:
    const forgetful = { ...again, instanceId: "0197a000-0000-7000-8000-00000000beef" };
    expect(await house.perform(region, (work) => receiveDocument(work, forgetful))).toMatchObject({ again: false });
    const sameNumber = await house.everything
      .selectFrom("inbox_documents")
      .select("id")
      .where("receiver_id", "=", unit)
      .execute();
    expect(sameNumber).toHaveLength(2);
  });
});

describe("what cannot be delivered is told", () => {
  test("bytes that are no invoice are refused for good, visibly", async () => {
    const { seller, unit } = await scene();
    const broken = await anIssuedInvoice(house, seller.actor, { receiverId: unit, bytes: Buffer.from("<Invoice/>") });
    await house.runJobs();
    expect(await stateOf(seller, broken.invoiceId)).toBe("refused");
    expect(await attempts(broken.invoiceId)).toEqual([
      { number: 1, outcome: "refused", reason: "document-unreadable" },
    ]);
    expect(await events(broken.invoiceId)).toEqual(["invoice.delivery-attempted", "invoice.delivery-given-up"]);
    expect(await received(broken.documentId)).toEqual([]);
  });

  test("a receiver that does not answer is tried again, then given up with a letter, and can be tried again by hand", async () => {
    const { seller, issued } = await scene();
    const payload = { organisationId: seller.actor.organisationId, invoiceId: issued.invoiceId };
    const deaf: Perform = (actor, command) => {
      if (actor.kind === "machine" && actor.organisationId !== seller.actor.organisationId)
        throw new Error("no answer");
      return house.perform(actor, command);
    };
    for (let attempt = 1; attempt < attemptsMax; attempt += 1)
      await expect(deliverInvoice({ ...house.tools, perform: deaf }, payload)).rejects.toThrow("no answer");
    expect(await stateOf(seller, issued.invoiceId)).toBe("waiting");
    await deliverInvoice({ ...house.tools, perform: deaf }, payload);
    expect(await stateOf(seller, issued.invoiceId)).toBe("given-up");
    const letters = house.everything.selectFrom("mails").select("kind").where("to_address", "=", seller.email);
    expect(await letters.execute()).toEqual([{ kind: "invoice-not-delivered" }]);

    await house.perform(seller.actor, (work) => retryDelivery(work, issued.invoiceId));
    await house.runJobs();
    expect(await stateOf(seller, issued.invoiceId)).toBe("delivered");
    expect(await received(issued.documentId)).toHaveLength(1);
  });

  test("a late success after giving up is still told as delivered", async () => {
    const { seller, issued } = await scene();
    await house.perform(machine(seller), (work) => beginAttempt(work, issued.invoiceId));
    await house.everything
      .updateTable("deliveries")
      .set({ state: "given-up", reason: "no-answer" })
      .where("invoice_id", "=", issued.invoiceId)
      .execute();
    await house.perform(machine(seller), (work) => acceptAttempt(work, { invoiceId: issued.invoiceId, attempt: 1 }));
    expect(await stateOf(seller, issued.invoiceId)).toBe("delivered");
  });

  test("what is delivered cannot be tried again", async () => {
    const { seller, issued } = await scene();
    await house.runJobs();
    await expect(house.perform(seller.actor, (work) => retryDelivery(work, issued.invoiceId))).rejects.toThrow(
      "changed-meanwhile",
    );
  });
});

function machine(known: Known): Actor {
  return { kind: "machine", job: "deliver-invoice", organisationId: known.actor.organisationId };
}
