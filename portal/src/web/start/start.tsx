/** The start page: for a visitor what this is, for the signed-in what needs them today. */
import { listWaiting } from "../../domain/cancellations/queries.ts";
import { listWaitingCredits } from "../../domain/disputes/credit-request.ts";
import { listOpenDisputes } from "../../domain/disputes/queries.ts";
import { listWishesToAnswer } from "../../domain/cancellations/wish.ts";
import { listRequestsToAnswer } from "../../domain/entry/access-request.ts";
import { onlyToDecide } from "../../domain/approvals/queries.ts";
import { listWaitingOrders } from "../../domain/orders/queries.ts";
import { listStuckDeliveries } from "../../domain/billing/settle-delivery.ts";
import { listRuns } from "../../domain/billing/queries.ts";
import { listUsageImports } from "../../domain/usage/queries.ts";
import { listOwed } from "../../domain/ledger/balances.ts";
import { listOwnCustomers } from "../../domain/customers/queries.ts";
import { may } from "../../domain/access/permissions.ts";
import { countUnanswered } from "../../domain/following/queries.ts";
import { listReminded } from "../../domain/inbox/receive-reminder.ts";
import { countDeskCases, listCasesThatAsk, listOpenOwnCases } from "../../domain/cases/list-cases.ts";
import { countHeldWithoutIntroduction } from "../../domain/introductions/hold-invoice.ts";
import { countDocuments } from "../../domain/inbox/count-documents.ts";
import { listDrafts } from "../../domain/invoices/list-drafts.ts";
import { listInvoices } from "../../domain/invoices/list-invoices.ts";
import { listOpenRequests } from "../../domain/parties/members.ts";
import { getQuota } from "../../domain/plans/queries.ts";
import { getSendSettings } from "../../domain/settings/queries.ts";
import { canBePaid } from "../../domain/settings/send-settings.ts";
import type { Work } from "../../work.ts";
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Viewer, type Visit } from "../route.ts";
import { CreditorStart } from "../creditor/creditor-start.tsx";
import { CustomerStart } from "../customer/customer-start.tsx";
import { quotaTold } from "../plans/level-words.ts";
import { SupplierStart } from "./supplier-start.tsx";
import { UnitStart } from "./unit-start.tsx";
import { VisitorStart } from "./visitor-start.tsx";

export const startRoutes: readonly Route[] = [
  get(paths.start, "anyone", (visit) => start(visit)),
  // Whoever asks has used their session, which is all that staying signed in needs.
  get(paths.session, "signed-in", async () => ({ kind: "json", body: { signedIn: true } }), {
    openBeforeSecondStep: true,
  }),
];

const rowsMax = 5;
const draftsMax = 100;

async function start(visit: Visit): Promise<Answer> {
  const { say, viewer } = visit;
  if (viewer === undefined) {
    return { kind: "page", title: say.start.visitor.title, wide: true, body: <VisitorStart say={say} /> };
  }
  return startOf[viewer.organisation.kind](visit, viewer);
}

async function regionStart(visit: Visit, viewer: Viewer): Promise<Answer> {
  const { say } = visit;
  if (viewer.actor.role !== "billing") return unitStart(visit, viewer);
  const facts = await visit.ask(async (work) => ({
    runs: await listRuns(work),
    files: await listUsageImports(work),
    credits: await listWaitingCredits(work),
    stuck: await listStuckDeliveries(work),
    desk: await countDeskCases(work),
  }));
  const body = <CreditorStart say={say} name={viewer.name} {...facts} />;
  return { kind: "page", title: say.start.unit.title, wide: true, body };
}

const startOf = { supplier: supplierStart, region: regionStart, customer: customerStart };

async function customerStart(visit: Visit, { name }: Viewer): Promise<Answer> {
  const facts = await visit.ask(async (work) => {
    const customers = await listOwnCustomers(work);
    return { customers, owed: await listOwed(work, customers), ...(await mattersOf(work)) };
  });
  const body = <CustomerStart say={visit.say} name={name} {...facts} />;
  return { kind: "page", title: visit.say.outbound.customer.title, wide: true, body };
}

async function mattersOf(work: Work) {
  return {
    disputes: await listOpenDisputes(work),
    matters: await listOpenOwnCases(work),
    today: work.today,
    wishes: await listWishesToAnswer(work),
    requests: await listRequestsToAnswer(work),
    toDecide: {
      cancellations: await onlyToDecide(work, await listWaiting(work)),
      orders: await onlyToDecide(work, await listWaitingOrders(work)),
    },
  };
}

async function supplierStart(visit: Visit, { name, actor }: Viewer): Promise<Answer> {
  const { say } = visit;
  const facts = await visit.ask(async (work) => ({
    needing: (await listInvoices(work, { text: "", filter: "needs-you", limit: rowsMax })).rows,
    latest: (await listInvoices(work, { text: "", filter: "all", limit: rowsMax })).rows,
    unanswered: await countUnanswered(work),
    drafts: (await listDrafts(work, { limit: draftsMax })).rows.length,
    canBePaid: canBePaid(await getSendSettings(work)),
    asking: await listCasesThatAsk(work),
    unintroduced: await countHeldWithoutIntroduction(work),
    quota: may(actor.role, "settings.read") ? quotaTold(await getQuota(work), visit) : undefined,
    newcomers: may(actor.role, "member.write") ? (await listOpenRequests(work)).length : 0,
  }));
  const mayWrite = may(actor.role, "invoice.write");
  const body = <SupplierStart say={say} name={name} mayWrite={mayWrite} {...facts} />;
  return { kind: "page", title: say.start.supplier.title, wide: true, body };
}

async function unitStart(visit: Visit, { name, actor }: Viewer): Promise<Answer> {
  const { say } = visit;
  const facts = may(actor.role, "inbox.read")
    ? await visit.ask(async (work) => ({ units: await countDocuments(work), reminded: await listReminded(work) }))
    : { units: [], reminded: [] };
  const desk = may(actor.role, "desk.work") ? await visit.ask((work) => countDeskCases(work)) : undefined;
  const body = <UnitStart say={say} name={name} desk={desk} {...facts} />;
  return { kind: "page", title: say.start.unit.title, wide: true, body };
}
