/** What the access point brings: stored raw before it is answered, counted once, dealt with by a job, stuck visibly. */
import {
  type Envelope,
  type InvoiceResponse,
  invoiceResponseDocument,
  localDate,
  ublDocumentType,
  writeEnvelope,
  writeInvoiceResponse,
} from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDoor } from "../../test/support/door.ts";
import { anIssuedInvoice, aUnit } from "../../test/support/documents.ts";
import { testHouse } from "../../test/support/house.ts";
import { outside } from "../../test/support/outside.ts";
import { listQuarantined, retryArrival } from "../domain/arrivals/quarantine.ts";
import { listInvoiceAnswers } from "../domain/delivery/queries.ts";
import { findReceiver } from "../domain/receivers/queries.ts";
import { serveAccessPoint } from "./access-point.ts";

const house = testHouse();
const here = outside(house);
const token = "inbound-token";
let app: Awaited<ReturnType<typeof openDoor>>;

beforeAll(async () => {
  app = await openDoor(house, { routes: [] });
  await serveAccessPoint(app, { perform: house.perform, token });
});
afterAll(() => app.close());
beforeEach(async () => {
  await house.everything.deleteFrom("access_point_messages").execute();
});

async function bring(path: "documents" | "status", payload: string | Buffer, headers: Record<string, string> = {}) {
  const url = `/access-point/${path}`;
  const { statusCode, body } = await app.inject({
    method: "POST",
    url,
    payload,
    headers: {
      "x-token": token,
      "content-type": path === "status" ? "application/json" : "application/xml",
      ...headers,
    },
  });
  return { statusCode, body };
}

const stored = () =>
  house.everything
    .selectFrom("access_point_messages")
    .select(["state", "reason", "arrivals", "content_id"])
    .orderBy("received_at")
    .orderBy("id")
    .execute();
const inboxOf = (unit: string) =>
  house.everything
    .selectFrom("inbox_documents")
    .select(["instance_id", "number"])
    .where("receiver_id", "=", unit)
    .execute();

const billing = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
let counter = 0;

interface Arriving {
  readonly unit: string;
  readonly envelope: Envelope;
  readonly xml: string;
}

/** An invoice from somebody outside, in its envelope, to a unit of the portal. */
async function anArriving(): Promise<Arriving> {
  counter += 1;
  const unit = await aUnit(house, [here.officer.actor]);
  const elsewhere = await aUnit(house, [here.officer.actor], undefined, { route: "folder" });
  const { ubl } = await anIssuedInvoice(house, here.seller.actor, { receiverId: elsewhere });
  await house.forgetJobs();
  const envelope: Envelope = {
    instanceId: `0197a000-0000-7000-8000-00000000${String(1000 + counter)}`,
    sender: { scheme: "0007", id: "5566778899" },
    receiver: await participantOf(unit),
    documentType: ublDocumentType("Invoice", billing),
    process: "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
    country: "SE",
    createdAt: "2026-11-21T09:00:00.000Z",
  };
  return { unit, envelope, xml: writeEnvelope(envelope, Buffer.from(ubl).toString()) };
}

async function participantOf(unit: string) {
  const receiver = await house.perform({ kind: "visitor" }, (work) => findReceiver(work, unit));
  return { scheme: receiver?.peppol.scheme ?? "", id: receiver?.peppol.value ?? "" };
}

describe("a document from the network", () => {
  test("is stored as it came before it is answered, and comes into the unit's inbox", async () => {
    const { unit, envelope, xml } = await anArriving();
    expect(await bring("documents", xml)).toEqual({ statusCode: 200, body: '{"countryCodeC4":"SE"}' });
    expect(await stored()).toMatchObject([{ state: "new", content_id: envelope.instanceId }]);
    expect(await inboxOf(unit)).toEqual([]);
    await house.runJobs();
    expect(await inboxOf(unit)).toMatchObject([{ instance_id: envelope.instanceId }]);
    expect(await stored()).toMatchObject([{ state: "done" }]);
  });

  test("brought again, before and after it was dealt with, counts once and is answered the same", async () => {
    const { unit, xml } = await anArriving();
    const headers = { "x-sbdh-instance-id": "as-the-gateway-calls-it" };
    await Promise.all(Array.from({ length: 5 }, () => bring("documents", xml, headers)));
    await house.runJobs();
    expect((await bring("documents", xml, { "x-sbdh-instance-id": "another-name-for-it" })).statusCode).toBe(200);
    await house.runJobs();
    expect(await inboxOf(unit)).toHaveLength(1);
    expect(await stored()).toMatchObject([{ state: "done", arrivals: 6 }]);
  });

  test("under a known name with other content is kept and put before a person", async () => {
    const { unit, xml } = await anArriving();
    await bring("documents", xml);
    await bring("documents", xml.replace("<cbc:ID>F-", "<cbc:ID>G-"));
    await house.runJobs();
    expect(await inboxOf(unit)).toHaveLength(1);
    const held = (await stored()).filter(({ state }) => state === "quarantined");
    expect(held).toMatchObject([{ reason: "same-name-other-content" }]);
  });

  test("dealt with twice at once it counts once", async () => {
    const { unit, xml } = await anArriving();
    await bring("documents", xml);
    await Promise.all([house.runJobs(), house.runJobs()]);
    expect(await inboxOf(unit)).toHaveLength(1);
  });

  test.each([
    ["no envelope", "unreadable", () => "<Invoice/>"],
    ["no XML", "unreadable", () => "hello"],
    [
      "to nobody here",
      "receiver-unknown",
      ({ envelope, xml }: Arriving) => xml.replace(`0007:${envelope.receiver.id}`, "0088:7300010000001"),
    ],
    ["of a kind nobody reads", "document-type-unknown", ({ xml }: Arriving) => xml.replace("::Invoice##", "::Order##")],
    [
      "an envelope around no invoice",
      "document-unreadable",
      ({ envelope }: Arriving) => writeEnvelope(envelope, "<Invoice/>"),
    ],
  ] satisfies [string, string, (arriving: Arriving) => string][])(
    "%s is quarantined with its reason, and what is behind it goes on",
    async (_, reason, spoil) => {
      const arriving = await anArriving();
      const good = await anArriving();
      await bring("documents", spoil(arriving));
      await bring("documents", good.xml);
      for (let turn = 0; turn < 6; turn += 1) {
        await house.runJobs({ failuresWanted: true });
        await house.turnBy({ minutes: 5 });
      }
      expect((await stored()).filter(({ state }) => state === "quarantined")).toMatchObject([{ reason }]);
      expect(await inboxOf(good.unit)).toHaveLength(1);
    },
  );

  test("a quarantined one is tried again when a person says so, and comes through once its cause is gone", async () => {
    const { unit, envelope, xml } = await anArriving();
    await house.everything.updateTable("receivers").set({ route: "folder" }).where("id", "=", unit).execute();
    await bring("documents", xml);
    await house.runJobs();
    const listed = await house.perform(here.officer.actor, (work) => listQuarantined(work));
    expect(listed).toMatchObject([{ reason: "receiver-elsewhere", messageId: envelope.instanceId }]);
    await house.everything.updateTable("receivers").set({ route: "portal" }).where("id", "=", unit).execute();
    const id = listed[0]?.id ?? "";
    await expect(house.perform(here.seller.actor, (work) => retryArrival(work, id))).rejects.toThrow("not-allowed");
    await house.perform(here.officer.actor, (work) => retryArrival(work, id));
    await expect(house.perform(here.officer.actor, (work) => retryArrival(work, id))).rejects.toThrow(
      "changed-meanwhile",
    );
    await house.runJobs();
    expect(await inboxOf(unit)).toHaveLength(1);
  });
});

describe("the door", () => {
  test.each([
    ["no token", { "x-token": "" }, 401],
    ["a wrong token", { "x-token": `${token}x` }, 401],
  ])("with %s nothing is stored and nothing told", async (_, headers, status) => {
    const { xml } = await anArriving();
    const answer = await bring("documents", xml, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain(token);
    expect(await stored()).toEqual([]);
  });

  test("nothing brought is refused, and so is too much", async () => {
    expect((await bring("documents", "")).statusCode).toBe(400);
    expect((await bring("status", "x".repeat(262_145))).statusCode).toBe(413);
    expect(await stored()).toEqual([]);
  });

  test("what cannot be stored is not acknowledged", async () => {
    const { xml } = await anArriving();
    await sql`alter table access_point_messages add constraint nothing check (false) not valid`.execute(
      house.everything,
    );
    expect((await bring("documents", xml)).statusCode).toBe(500);
    await sql`alter table access_point_messages drop constraint nothing`.execute(house.everything);
  });
});

describe("a buyer's answer over the network", () => {
  async function answered(change: { sender?: { scheme: string; id: string }; number?: string } = {}) {
    const sent = await here.send("phoss");
    await sent.run();
    const { seller } = here;
    const company = await house.everything
      .selectFrom("organisations")
      .select("organisation_number")
      .where("id", "=", seller.actor.organisationId)
      .executeTakeFirstOrThrow();
    const invoice = await house.everything
      .selectFrom("invoices")
      .select(["number", "receiver_id"])
      .where("id", "=", sent.invoiceId)
      .executeTakeFirstOrThrow();
    const buyer = change.sender ?? (await participantOf(invoice.receiver_id));
    const supplier = { scheme: "0007", id: company.organisation_number };
    const response: InvoiceResponse = {
      specification: invoiceResponseDocument.specification,
      process: invoiceResponseDocument.process,
      id: "resp-1",
      issuedOn: localDate("2026-11-22"),
      sender: { endpoint: buyer, name: "Region Prov" },
      receiver: { endpoint: supplier, name: "Prov AB" },
      status: "RE",
      clarifications: [{ list: "OPStatusReason", code: "REF", text: "Referensen finns inte." }],
      document: { id: change.number ?? invoice.number, typeCode: "380" },
    };
    counter += 1;
    const envelope: Envelope = {
      instanceId: `0197a000-0000-7000-8000-00000001${String(1000 + counter)}`,
      sender: buyer,
      receiver: supplier,
      documentType: ublDocumentType("ApplicationResponse", response.specification),
      process: response.process,
      country: "SE",
      createdAt: "2026-11-22T09:00:00.000Z",
    };
    await bring("documents", writeEnvelope(envelope, writeInvoiceResponse(response)));
    for (let turn = 0; turn < 6; turn += 1) {
      await house.runJobs({ failuresWanted: true });
      await house.turnBy({ minutes: 5 });
    }
    return house.perform(seller.actor, (work) => listInvoiceAnswers(work, sent.invoiceId));
  }

  test("reaches the seller's invoice, with its reason and words", async () => {
    expect(await answered()).toMatchObject([{ code: "RE", reason: "REF", clarification: "Referensen finns inte." }]);
  });

  test("from somebody whom the invoice was not sent to does not count", async () => {
    expect(await answered({ sender: { scheme: "0007", id: "5566778899" } })).toEqual([]);
    expect(await stored()).toMatchObject([{ state: "quarantined" }]);
  });

  test("about an invoice nobody wrote does not count", async () => {
    expect(await answered({ number: "X-1" })).toEqual([]);
  });
});
