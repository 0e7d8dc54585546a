import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { outside, type Sent } from "../../../test/support/outside.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { listInvoiceFacts } from "./queries.ts";
import { resolveParked, resolveTransmission } from "./resolve-parked.ts";
import { listParked } from "./transmissions.ts";

const house = testHouse();
const here = outside(house);

describe("a parked delivery is settled by a person, with a reason, as an event of its own", () => {
  async function parked(): Promise<Sent> {
    const sent = await here.send("phase4", { acceptThenHang: 1 });
    await sent.run();
    here.simulator.behave({});
    return sent;
  }

  test("it was delivered", async () => {
    const sent = await parked();
    const { invoiceId } = sent;
    const because = "Mottagaren har den, sade Moa i telefon.";
    await house.perform(here.seller.actor, (work) =>
      resolveParked(work, { invoiceId, resolution: "delivered", because }),
    );
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect((await here.kindsOf(sent)).at(-1)).toBe("invoice.delivery-resolved");
    expect(here.seen(sent)?.times).toBe(1);
  });

  test("it never left, and goes again under the same identifier", async () => {
    const sent = await here.send("phase4", { hang: 1 });
    await sent.run();
    here.simulator.behave({});
    const { invoiceId } = sent;
    const verdict = { invoiceId, resolution: "resend", because: "Den fanns inte hos operatören." } as const;
    await house.perform(here.seller.actor, (work) => resolveParked(work, verdict));
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(here.seen(sent)?.times).toBe(1);
  });

  test("whoever looks after the portal sees it without seeing the invoice, and says what happened", async () => {
    const sent = await parked();
    const listed = await house.perform(here.officer.actor, (work) => listParked(work));
    expect(listed.map(({ instanceId }) => instanceId)).toContain(sent.documentId);
    const verdict = {
      instanceId: sent.documentId,
      resolution: "delivered",
      because: "Kvittens hos operatören.",
    } as const;
    await house.perform(here.officer.actor, (work) => resolveTransmission(work, verdict));
    await expect(house.perform(here.officer.actor, (work) => resolveTransmission(work, verdict))).rejects.toThrow(
      "changed-meanwhile",
    );
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    const facts = await house.perform(here.seller.actor, (work) => listInvoiceFacts(work, sent.invoiceId));
    expect(facts.at(-1)?.facts).toMatchObject({ resolution: "delivered", by: here.officer.name });
  });

  test.each(["", "   ", "x".repeat(501)])("not without a reason that can be read: %j", async (because) => {
    const { invoiceId } = await parked();
    const wish = house.perform(here.seller.actor, (work) =>
      resolveParked(work, { invoiceId, resolution: "resend", because }),
    );
    await expect(wish).rejects.toThrow("resolution-needs-reason");
  });

  test("a supplier may not settle a message, nor a reader an invoice, nor anybody what is not parked", async () => {
    const sent = await parked();
    const verdict = { resolution: "resend", because: "Jag tror det." } as const;
    const reader = await aSupplier(house, { role: "reader", organisationId: here.seller.actor.organisationId });
    const { invoiceId, documentId: instanceId } = sent;
    await expect(
      house.perform(here.seller.actor, (work) => resolveTransmission(work, { instanceId, ...verdict })),
    ).rejects.toThrow("not-allowed");
    await expect(house.perform(reader.actor, (work) => resolveParked(work, { invoiceId, ...verdict }))).rejects.toThrow(
      "not-allowed",
    );
    await house.perform(here.seller.actor, (work) => resolveParked(work, { invoiceId, ...verdict }));
    await expect(
      house.perform(here.seller.actor, (work) => resolveParked(work, { invoiceId, ...verdict })),
    ).rejects.toThrow("changed-meanwhile");
  });
});
