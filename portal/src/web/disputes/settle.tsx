/** The creditor's side: a dispute decided by lines, a credit of one's own accord, and the second person's yes. */
import { z } from "zod";
import { type BilledLine, leftOf, listBilledLines } from "../../domain/billing/credited-lines.ts";
import { type CustomerInvoice, getCustomerInvoice } from "../../domain/billing/queries.ts";
import { getCase } from "../../domain/cases/queries.ts";
import type { Case } from "../../domain/cases/case.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import {
  type CreditRequest,
  findWaitingCredit,
  getCreditRequest,
  listWaitingCredits,
} from "../../domain/disputes/credit-request.ts";
import type { Dispute, DisputeLine } from "../../domain/disputes/dispute.ts";
import {
  decideCredit,
  type GiveCredit,
  giveCredit,
  type GivenCredit,
  refuseDispute,
} from "../../domain/disputes/give-credit.ts";
import { getDispute, listDisputeLines, listLineHolds } from "../../domain/disputes/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { LocalDate } from "../../time.ts";
import { creditorPaths } from "../creditor/creditor-paths.ts";
import { deskPaths } from "../desk/desk-paths.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, readForm, requiredText } from "../form.ts";
import { fieldKronor } from "../ledger/kronor.ts";
import { paths } from "../paths.ts";
import { type Answer, type Crumb, get, post, type Route, type Visit } from "../route.ts";
import { checkCreditPage } from "./check-credit.tsx";
import { disputePaths } from "./dispute-paths.ts";
import { amountOf, readAmounts } from "./line-form.ts";
import { CreditsPage, SecondPage } from "./second-person-pages.tsx";
import { CreditPage, SettlePage } from "./settle-pages.tsx";

export const settleRoutes: readonly Route[] = [
  get(disputePaths.settle(":id"), "billing.credit", showDispute),
  post(disputePaths.settle(":id"), "billing.credit", settle),
  get(disputePaths.creditInvoice(":id", ":invoiceId"), "billing.credit", (visit) => creditForm(visit, {}, [])),
  post(disputePaths.creditInvoice(":id", ":invoiceId"), "billing.credit", creditInvoice),
  get(disputePaths.credits, "billing.credit", showCredits),
  get(disputePaths.credit(":id"), "billing.credit", (visit) => showCredit(visit)),
  post(disputePaths.credit(":id"), "billing.credit", decide),
];

export interface Settled {
  readonly dispute: Dispute;
  readonly disputed: readonly DisputeLine[];
  /** Of an open dispute: until when each of its lines need not be paid. */
  readonly holds: ReadonlyMap<number, LocalDate> | undefined;
  readonly found: Case;
  readonly customer: Customer;
  readonly invoice: CustomerInvoice;
  readonly lines: readonly BilledLine[];
  readonly waiting: CreditRequest | undefined;
}

function load({ ask, params }: Visit): Promise<Settled> {
  return ask(async (work) => {
    const found = await getCase(work, params["id"] ?? "");
    const dispute = await getDispute(work, found.id);
    return {
      found,
      dispute,
      disputed: await listDisputeLines(work, found.id),
      holds: dispute.state === "open" ? await listLineHolds(work, dispute) : undefined,
      customer: await getCustomer(work, dispute.customerId),
      invoice: await getCustomerInvoice(work, dispute.invoiceId),
      lines: await listBilledLines(work, dispute.invoiceId),
      waiting: await findWaitingCredit(work, found.id),
    };
  });
}

async function showDispute(visit: Visit): Promise<Answer> {
  const settled = await load(visit);
  const amounts = settled.disputed.map(({ place, netMinor }): [string, string] => {
    const line = settled.lines.find((one) => one.place === place);
    const left = line === undefined ? 0n : leftOf(line);
    return [amountOf(place), left === 0n ? "" : fieldKronor(netMinor < left ? netMinor : left)];
  });
  return disputePage(visit, settled, { fields: Object.fromEntries(amounts), faults: [] });
}

interface Filled {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function deskCrumbs({ say }: Visit, { found }: Settled): readonly Crumb[] {
  return [
    { label: say.cases.desk.title, href: deskPaths.list },
    { label: `${say.cases.kinds[found.kind]} ${found.reference}`, href: deskPaths.case(found.id) },
  ];
}

function disputePage(visit: Visit, settled: Settled, { fields, faults }: Filled): Answer {
  const { say } = visit;
  const { invoice } = settled;
  const form = fillForm({ say, fields, faults, sentences: say.disputes.settle.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.disputes.settle.title(invoice.number),
    crumbs: deskCrumbs(visit, settled),
    body: <SettlePage visit={visit} settled={settled} form={form} />,
    wide: true,
  };
}

const reasonSchema = z.object({ reason: requiredText(1000, "reason-missing") });

async function settle(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const settled = await load(visit);
  const caseId = settled.found.id;
  if (fields["do"] === "edit") return disputePage(visit, settled, { fields, faults: [] });
  const isCredit = fields["do"] !== "refuse";
  const read = readForm(reasonSchema, fields);
  const { amounts, faults: wrong } = readAmounts(settled.lines, fields);
  const none = isCredit && amounts.length === 0 && wrong.length === 0 ? [noneChosen(settled.lines)] : [];
  const faults = [...(isCredit ? [...wrong, ...none] : []), ...(read.ok ? [] : read.faults)];
  if (!read.ok || faults.length > 0) return disputePage(visit, settled, { fields, faults });
  const there = deskPaths.case(caseId);
  const { reason } = read.value;
  if (!isCredit) {
    await visit.perform(
      (work) => refuseDispute(work, { caseId, words: reason }),
      () => there,
    );
    return { kind: "redirect", to: there, notice: say.disputes.settle.refused };
  }
  const { invoice, customer, lines } = settled;
  if (fields["do"] !== "issue") {
    const to = { action: disputePaths.settle(caseId), crumbs: deskCrumbs(visit, settled) };
    return checkCreditPage(visit, { ...to, customer, number: invoice.number, lines, amounts, reason });
  }
  const given = await tryGiving(visit, { invoiceId: invoice.id, caseId, lines: amounts, reason }, there);
  if (given === undefined) return disputePage(visit, await load(visit), { fields, faults: [overtaken] });
  return { kind: "redirect", to: there, notice: noticeOf(visit, given) };
}

/** Somebody else credited or decided meanwhile: what was written is shown again beside what is left now. */
const overtaken: FieldFault = { path: "reason", code: "overtaken", params: {} };

async function tryGiving(visit: Visit, credit: GiveCredit, leadsTo: string): Promise<GivenCredit | undefined> {
  try {
    return await visit.perform(
      (work) => giveCredit(work, credit),
      () => leadsTo,
    );
  } catch (error) {
    const told = ["credit-exceeds-remaining", "changed-meanwhile", "dispute-open-already"];
    if (error instanceof Refusal && told.includes(error.code)) return undefined;
    throw error;
  }
}

function noneChosen(lines: readonly BilledLine[]): FieldFault {
  const open = lines.find((line) => leftOf(line) > 0n);
  return { path: open === undefined ? "reason" : amountOf(open.place), code: "none-chosen", params: {} };
}

function noticeOf({ say }: Visit, { note }: GivenCredit): string {
  return note === undefined ? say.disputes.settle.waiting : say.disputes.settle.credited(note.number);
}

function invoiceCrumbs({ say }: Visit, customer: Customer, invoice: CustomerInvoice): readonly Crumb[] {
  return [
    { label: say.outbound.list.title, href: paths.customers },
    { label: customer.administration ?? customer.name, href: creditorPaths.customer(customer.id) },
    {
      label: say.outbound.invoices.title.invoice(invoice.number),
      href: creditorPaths.invoice(customer.id, invoice.id),
    },
  ];
}

async function creditForm(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const { customer, invoice, lines } = await loadInvoice(visit);
  const form = fillForm({ say, fields, faults, sentences: say.disputes.settle.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.disputes.credit.title(invoice.number),
    crumbs: invoiceCrumbs(visit, customer, invoice),
    body: <CreditPage visit={visit} customer={customer} invoice={invoice} lines={lines} form={form} />,
    wide: true,
  };
}

function loadInvoice({ ask, params }: Visit) {
  return ask(async (work) => {
    const customer = await getCustomer(work, params["id"] ?? "");
    const invoice = await getCustomerInvoice(work, params["invoiceId"] ?? "");
    if (invoice.customerId !== customer.id || invoice.kind !== "invoice") throw new Refusal("not-found");
    return { customer, invoice, lines: await listBilledLines(work, invoice.id) };
  });
}

async function creditInvoice(visit: Visit): Promise<Answer> {
  const { fields } = visit;
  if (fields["do"] === "edit") return creditForm(visit, fields, []);
  const { customer, invoice, lines } = await loadInvoice(visit);
  const read = readForm(reasonSchema, fields);
  const { amounts, faults: wrong } = readAmounts(lines, fields);
  const none = amounts.length === 0 && wrong.length === 0 ? [noneChosen(lines)] : [];
  const faults = [...wrong, ...none, ...(read.ok ? [] : read.faults)];
  if (!read.ok || faults.length > 0) return creditForm(visit, fields, faults);
  const { reason } = read.value;
  if (fields["do"] !== "issue") {
    const there = { action: disputePaths.creditInvoice(customer.id, invoice.id) };
    const crumbs = invoiceCrumbs(visit, customer, invoice);
    return checkCreditPage(visit, { ...there, crumbs, customer, number: invoice.number, lines, amounts, reason });
  }
  const to = creditorPaths.invoice(customer.id, invoice.id);
  const given = await tryGiving(visit, { invoiceId: invoice.id, lines: amounts, reason }, to);
  if (given === undefined) return creditForm(visit, fields, [overtaken]);
  return { kind: "redirect", to, notice: noticeOf(visit, given) };
}

async function showCredits(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const waiting = await visit.ask(listWaitingCredits);
  return {
    kind: "page",
    title: say.disputes.credits.title,
    crumbs: [{ label: say.billing.title, href: paths.billing }],
    body: <CreditsPage visit={visit} waiting={waiting} />,
    wide: true,
  };
}

async function showCredit(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const facts = await visit.ask(async (work) => {
    const request = await getCreditRequest(work, visit.params["id"] ?? "");
    const invoice = await getCustomerInvoice(work, request.invoiceId);
    return { request, invoice, lines: await listBilledLines(work, invoice.id) };
  });
  return {
    kind: "page",
    title: say.disputes.credit.title(facts.invoice.number),
    crumbs: [
      { label: say.billing.title, href: paths.billing },
      { label: say.disputes.credits.title, href: disputePaths.credits },
    ],
    body: <SecondPage visit={visit} {...facts} />,
  };
}

async function decide(visit: Visit): Promise<Answer> {
  const { fields, say, params } = visit;
  const id = params["id"] ?? "";
  const decision = fields["do"] === "issue" ? "issue" : "decline";
  const note = await visit.perform(
    (work) => decideCredit(work, { id, decision }),
    () => disputePaths.credits,
  );
  const words = say.disputes.settle;
  return {
    kind: "redirect",
    to: disputePaths.credits,
    notice: note === undefined ? words.declined : words.credited(note.number),
  };
}
