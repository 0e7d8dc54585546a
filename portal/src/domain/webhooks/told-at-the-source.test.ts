/** Each thing a webhook can be told, done as people and systems do it: told once, to whom it concerns, and to nobody else. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { aDisputeScene } from "../../../test/support/disputed.ts";
import { anIssuedInvoice } from "../../../test/support/documents.ts";
import { testSafe } from "../../../test/support/door.ts";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import {
  aCreditor,
  aCustomer,
  aService,
  aSubscription,
  billed,
  settleCreditor,
} from "../../../test/support/outbound.ts";
import { anInvoiceTo } from "../../../test/support/owed.ts";
import { anOfficer, aSupplier } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../../test/support/unit-scene.ts";
import { handlers } from "../../jobs/handlers.ts";
import { sendWebhook } from "../../jobs/send-webhook.ts";
import type { Person } from "../access/permissions.ts";
import { listCustomerInvoices } from "../billing/queries.ts";
import { openCase } from "../cases/open-case.ts";
import { replyToParty } from "../cases/reply-to-party.ts";
import type { CarrierAnswer } from "../delivery/carrier.ts";
import { giveReceipt } from "../handover/settle-handover.ts";
import { savePolicy } from "../handover/policies.ts";
import { answerDocument } from "../inbox/answer-document.ts";
import { openDocument } from "../inbox/open-document.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { getDraft } from "../invoices/queries.ts";
import { saveDraft } from "../invoices/save-draft.ts";
import { startCredit } from "../invoices/start-credit.ts";
import { aboutOf } from "./keep-webhook.ts";
import { secretText } from "./signature.ts";
import { type WebhookEvent, webhookEvents } from "./webhook.ts";

const got: { url: string; body: string }[] = [];
const send = async ({ url, body }: { readonly url: string; readonly body: string }) => {
  got.push({ url, body });
  return { kind: "accepted", status: 204 } as const;
};
const house = testHouse({
  startsAt: "2026-01-02T08:00:00.000Z",
  handlers: { ...handlers, "send-webhook": sendWebhook({ safe: testSafe, send }) },
});

/** There before everything, and never concerned. */
let stranger: UnitScene;
beforeAll(async () => {
  stranger = await aUnitScene(house);
});
beforeEach(async () => {
  await house.forgetJobs();
  await house.everything.deleteFrom("webhook_attempts").execute();
  await house.everything.deleteFrom("webhook_messages").execute();
  await house.everything.deleteFrom("webhooks").execute();
  await house.turnTo("2026-01-02T08:00:00.000Z");
});

interface Told {
  readonly to: string;
  readonly subject: string;
}

/** Done from nothing; `listen` is called when everybody concerned is there, and nothing of it has been done. */
type Deed = (listen: () => Promise<void>) => Promise<Told>;

const draftIn = (at: Market) =>
  house.perform(at.biller, (work) =>
    saveDraft(work, {
      id: work.newId(),
      version: 0,
      fields: {
        kind: "invoice",
        receiver: at.unit,
        reference1: "123456",
        deliveryOn: "2026-01-03",
        "lines.1.description": "Konsultation",
        "lines.1.quantity": "2",
        "lines.1.unit": "tim",
        "lines.1.price": "1 250",
        "lines.1.vat": "25",
      },
    }),
  );

async function sentIn(at: Market): Promise<string> {
  const { id, version } = await draftIn(at);
  return (await house.perform(at.biller, (work) => issueInvoice(work, { draftId: id, version }))).invoiceId;
}

const answerIn = async ({ officer }: UnitScene, documentId: string): Promise<void> => {
  await house.perform(officer.actor, (work) => openDocument(work, documentId));
  await house.perform(officer.actor, (work) => answerDocument(work, { documentId, move: "accept" }));
};

const regionOf = ({ administrator }: UnitScene): string => administrator.actor.organisationId;

const handsOverByApi = ({ administrator, unit }: UnitScene) =>
  house.perform(administrator.actor, (work) =>
    savePolicy(work, { receiverId: unit, way: "api", occasion: "on-receipt" }),
  );

async function billedIn(): Promise<{ readonly officer: Person; readonly bill: () => Promise<string> }> {
  const officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const facts = { peppol: { scheme: "0007", id: "5599880035" } };
  const customerId = await aCustomer(house, officer, { facts });
  await aSubscription(house, officer, { customerId, serviceId: await aService(house, officer) });
  const bill = async (): Promise<string> => {
    await house.turnTo("2026-02-02T08:00:00.000Z");
    await billed(house, officer, "2026-01", { issueOn: "2026-02-02" });
    const [invoice] = await house.perform(officer, (work) => listCustomerInvoices(work, customerId));
    return invoice?.id ?? "";
  };
  return { officer, bill };
}

const deeds: Readonly<Record<WebhookEvent, Deed>> = {
  "invoice.sent": async (listen) => {
    const at = await openMarket(house);
    await listen();
    return { to: at.seller, subject: await sentIn(at) };
  },
  "invoice.delivered": async (listen) => {
    const { seller, unit } = await aUnitScene(house);
    await listen();
    const { invoiceId } = await anIssuedInvoice(house, seller.actor, { receiverId: unit });
    return { to: seller.actor.organisationId, subject: invoiceId };
  },
  "invoice.answered": async (listen) => {
    const scene = await aUnitScene(house);
    await listen();
    const documentId = await receivedAt(house, scene);
    await answerIn(scene, documentId);
    const { organisationId } = scene.seller.actor;
    const sent = house.everything.selectFrom("invoices").select("id").where("organisation_id", "=", organisationId);
    return { to: organisationId, subject: (await sent.executeTakeFirstOrThrow()).id };
  },
  "invoice.credited": async (listen) => {
    const at = await openMarket(house);
    const invoiceId = await sentIn(at);
    await house.turnBy({ minutes: 1 });
    await listen();
    const draft = await house.perform(at.biller, async (work) =>
      getDraft(work, await startCredit(work, { invoiceId, choice: "all-left" })),
    );
    await house.perform(at.biller, (work) => issueInvoice(work, { draftId: draft.id, version: draft.version }));
    return { to: at.seller, subject: invoiceId };
  },
  "case.answered": async (listen) => {
    const supplier = await aSupplier(house);
    const support = await anOfficer(house, { role: "support" });
    await listen();
    const { id: caseId } = await house.perform(supplier.actor, (work) =>
      openCase(work, {
        kind: "question",
        about: { topic: "payment", invoiceNumber: "" },
        deskId: support.actor.organisationId,
        words: "Hej!",
      }),
    );
    await house.runJobs();
    await house.perform(support.actor, (work) => replyToParty(work, { caseId, act: "ask", words: "Hej själv?" }));
    return { to: supplier.actor.organisationId, subject: caseId };
  },
  "document.received": async (listen) => {
    const scene = await aUnitScene(house);
    await listen();
    return { to: regionOf(scene), subject: await receivedAt(house, scene) };
  },
  "document.answered": async (listen) => {
    const scene = await aUnitScene(house);
    await listen();
    const documentId = await receivedAt(house, scene);
    await answerIn(scene, documentId);
    return { to: regionOf(scene), subject: documentId };
  },
  "handover.offered": async (listen) => {
    const scene = await aUnitScene(house);
    await handsOverByApi(scene);
    await listen();
    return { to: regionOf(scene), subject: await receivedAt(house, scene) };
  },
  "handover.received": async (listen) => {
    const scene = await aUnitScene(house);
    await handsOverByApi(scene);
    await listen();
    const documentId = await receivedAt(house, scene);
    const held = house.everything.selectFrom("inbox_documents").select("ubl_sha256").where("id", "=", documentId);
    const sha256 = (await held.executeTakeFirstOrThrow()).ubl_sha256.toString("hex");
    await house.perform(
      {
        kind: "client",
        clientId: crypto.randomUUID(),
        organisationId: scene.administrator.actor.organisationId,
        scopes: ["handover.receipt"],
        receiverIds: undefined,
      },
      (work) => giveReceipt(work, { documentId, receipt: "VER-1", sha256 }),
    );
    return { to: regionOf(scene), subject: documentId };
  },
  "customer-invoice.issued": async (listen) => {
    const { officer, bill } = await billedIn();
    await listen();
    return { to: officer.organisationId, subject: await bill() };
  },
  "customer-invoice.delivered": async (listen) => {
    const { officer, bill } = await billedIn();
    await listen();
    const subject = await bill();
    await house.turnBy({ hours: 2 });
    await house.runJobs({ carriers: { "access-point": accepting } });
    return { to: officer.organisationId, subject };
  },
  "customer-invoice.credited": async (listen) => {
    const scene = await aDisputeScene(house);
    await listen();
    await scene.credit([{ place: 1, netMinor: 399_00n }]);
    return { to: scene.officer.organisationId, subject: scene.invoiceId };
  },
  "customer-invoice.reminded": async (listen) => {
    const { officer, invoiceId } = await owedIn();
    await listen();
    await remindOn(house, "2026-02-09");
    return { to: officer.organisationId, subject: invoiceId };
  },
  "customer-invoice.collected": async (listen) => {
    const { officer, invoiceId } = await owedIn();
    for (const day of ["2026-02-09", "2026-02-19", "2026-03-02"]) await remindOn(house, day);
    await listen();
    await remindOn(house, "2026-03-12");
    return { to: officer.organisationId, subject: invoiceId };
  },
};

/** Due on Monday, 2 February. */
async function owedIn(): Promise<{ readonly officer: Person; readonly invoiceId: string }> {
  const officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-02");
  const customerId = await aCustomer(house, officer);
  const owed = { customerId, payableMinor: 1000_00n, issuedOn: "2026-01-02" };
  return { officer, invoiceId: (await anInvoiceTo(house, officer, owed)).id };
}

const receipt: CarrierAnswer = { kind: "received", reason: "receipt", evidence: "{}" };
const accepting = {
  idempotentSubmit: true,
  statusQuery: false,
  settleSeconds: 0,
  acceptedIsLast: true,
  submit: async () => receipt,
};

/** Every organisation there is has a webhook that wants to be told everything there is. */
async function everybodyListens(madeBy: string): Promise<void> {
  const organisations = await house.everything.selectFrom("organisations").select("id").execute();
  for (const { id: organisation_id } of organisations) {
    const id = crypto.randomUUID();
    const locked_secret = testSafe.lock(secretText(Buffer.alloc(32, 7).toString("base64url")), aboutOf(id));
    const webhook = { id, organisation_id, name: "Alla", url: `https://${organisation_id}.example/`, locked_secret };
    const made = { events: [...webhookEvents], made_at: house.now(), made_by: madeBy };
    await house.everything
      .insertInto("webhooks")
      .values({ ...webhook, ...made })
      .execute();
  }
}

test.each(Object.entries(deeds))("%s is told once, to whom it concerns, and to nobody else", async (event, deed) => {
  const { to, subject } = await deed(() => everybodyListens(stranger.administrator.actor.accountId));
  await house.runJobs({ carriers: { "access-point": accepting } });
  const told = got.splice(0).map(({ url, body }) => ({ to: new URL(url).hostname.split(".")[0], ...parsed(body) }));
  // Creditors of other tests may have reminded their own customers on the same day.
  expect(told.filter((one) => one.type === event && (one.to === to || one.data.id === subject))).toEqual([
    { to, type: event, timestamp: expect.any(String), data: { id: subject, sequence: expect.any(Number) } },
  ]);
});

const parsed = (body: string) => JSON.parse(body) as { readonly type: string; readonly data: { readonly id: string } };
