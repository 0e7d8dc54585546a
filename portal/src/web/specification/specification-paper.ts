/** A specification as a PDF: a month's sums, or its rows up to what anybody reads on paper. */
import type { Month } from "../../domain/catalogue/month.ts";
import { monthsLater } from "../../domain/catalogue/month.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { fileNameFrom } from "../../domain/attachments/attachment.ts";
import { findOrganisation } from "../../domain/ledger/voucher-head.ts";
import type { StatementPaper } from "../../domain/paper/paper.ts";
import { pressDesk } from "../../domain/paper/press-desk.ts";
import { Refusal } from "../../domain/refusal.ts";
import { listDocuments, listMonths, type MonthDocument } from "../../domain/specification/queries.ts";
import type { RowsAsked } from "../../domain/specification/judged-rows.ts";
import { sumRows } from "../../domain/specification/row-sums.ts";
import { listRows } from "../../domain/specification/rows.ts";
import type { MonthSum, SpecificationRow } from "../../domain/specification/specification.ts";
import { decimalText, organisationNumberText, priceText } from "../figures-text.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Language, Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { creditedOf, sumsOf } from "./month-sums.ts";
import { narrowedTo } from "./narrowed-to.ts";
import { readMonth, readRowsAsked, readShape, type Shape } from "./specification-address.ts";

/** More rows are taken along as a workbook: nobody turns 50 pages. */
export const printedRowsMax = 2_000;

interface PaperFacts {
  readonly customer: Customer;
  readonly month: Month;
  readonly creditor: string;
  readonly documents: readonly MonthDocument[];
  readonly today: string;
}

/** The simple specification: the sums that the page shows. */
export async function printSums(visit: Visit): Promise<Answer> {
  const by = readShape(visit.query);
  const { facts, sums } = await visit.ask(async (work) => {
    const customer = await getCustomer(work, visit.params["id"] ?? "");
    const whose = { creditorId: customer.creditorId, key: customer.key };
    const month = readMonth(visit.query) ?? (await listMonths(work, whose))[0]?.month;
    if (month === undefined) throw new Refusal("not-found");
    const facts = await factsOf(work, customer, month);
    const isFirst = !(await listMonths(work, whose)).some((one) => one.month === monthsLater(month, -1));
    return { facts: { ...facts, isFirst }, sums: await sumsOf(work, whose, { month, by }) };
  });
  return printed(sumsPaper({ ...facts, by, sums }, visit), facts, visit.say.specification.by[by].tab);
}

/** The full specification, or what was searched of it. */
export async function printRows(visit: Visit): Promise<Answer> {
  const { facts, asked, rows } = await visit.ask(async (work) => {
    const customer = await getCustomer(work, visit.params["id"] ?? "");
    const whose = { creditorId: customer.creditorId, key: customer.key };
    const month = readMonth(visit.query) ?? (await listMonths(work, whose))[0]?.month;
    if (month === undefined) throw new Refusal("not-found");
    const asked = readRowsAsked(visit.query, month);
    if ((await sumRows(work, whose, asked)).count > printedRowsMax) throw new Refusal("document-too-long-to-print");
    const facts = await factsOf(work, customer, month);
    return { facts, asked, rows: await listRows(work, whose, { ...asked, limit: printedRowsMax }) };
  });
  return printed(rowsPaper({ ...facts, asked, rows }, visit), facts, visit.say.specification.rows.title);
}

async function factsOf(work: Parameters<typeof getCustomer>[0], customer: Customer, month: Month): Promise<PaperFacts> {
  const documents = await listDocuments(work, customer, month);
  if (documents.length === 0) throw new Refusal("not-found");
  const creditor = (await findOrganisation(work, customer.creditorId)).companyName;
  return { customer, month, creditor, documents, today: work.today };
}

/** @param shape the sums or the rows: the files are kept beside each other. */
async function printed(paper: StatementPaper, { customer }: PaperFacts, shape: string): Promise<Answer> {
  const bytes = await pressDesk.print({ paper, document: undefined });
  const name = fileNameFrom(`${paper.heading} ${customer.customerNumber} ${shape}`);
  return { kind: "file", name, type: "application/pdf", bytes };
}

interface Reader {
  readonly say: Messages;
  readonly language: Language;
}

export function sumsPaper(
  facts: PaperFacts & {
    readonly by: Shape;
    readonly sums: readonly MonthSum[];
    /** There is no month before to compare with. */
    readonly isFirst: boolean;
  },
  { say, language }: Reader,
): StatementPaper {
  const words = say.specification;
  const { by, sums, month, isFirst } = facts;
  const against = (minor: bigint): string => (isFirst ? "–" : kronor(minor));
  const total = (of: (one: MonthSum) => bigint): bigint => sums.reduce((sum, one) => sum + of(one), 0n);
  return {
    ...paperOf(facts, { say, language }),
    heads: [
      words.by[by].heading,
      words.rowCount,
      words.amount,
      `${words.former} (${monthsLater(month, -1).slice(0, 7)})`,
      words.difference,
    ],
    align: ["left", "right", "right", "right", "right"],
    grows: 0,
    rows: sums.map((one) => [
      one.name ?? words.by[by].nobody,
      decimalText(String(one.rowCount)),
      kronor(one.netMinor),
      against(one.formerNetMinor),
      against(one.netMinor - one.formerNetMinor),
    ]),
    sum: { name: words.total, text: kronor(total(({ netMinor }) => netMinor)) },
  };
}

export function rowsPaper(
  facts: PaperFacts & { readonly asked: RowsAsked; readonly rows: readonly SpecificationRow[] },
  { say, language }: Reader,
): StatementPaper {
  const { rows: words, service, amount, total } = say.specification;
  const paper = paperOf(facts, { say, language });
  const narrowed = narrowedTo(say, facts.asked, facts.rows);
  return {
    ...paper,
    facts:
      narrowed.length === 0 ? paper.facts : [...paper.facts, { name: words.selection, text: narrowed.join(" · ") }],
    heads: [words.day, service, words.unit, words.ansvar, words.employee, words.quantity, words.price, amount],
    align: ["left", "left", "left", "left", "left", "right", "right", "right"],
    grows: 1,
    rows: facts.rows.map((row) => [
      row.usedOn,
      row.doubt === undefined ? row.service : `${row.service} (${words.doubts[row.doubt]})`,
      row.unit ?? "",
      row.ansvar ?? "",
      row.employee ?? "",
      decimalText(row.quantity),
      priceText(row.price),
      kronor(row.netMinor),
    ]),
    sum: {
      name: narrowed.length === 0 ? total : words.selectionTotal,
      text: kronor(facts.rows.reduce((sum, { netMinor }) => sum + netMinor, 0n)),
    },
  };
}

/** What the invoices come to once their credit notes are taken off, where there are any. */
function afterCredits(documents: readonly MonthDocument[], { specification: words }: Messages) {
  const credited = creditedOf(documents);
  const billed = documents.reduce((sum, { kind, netMinor }) => (kind === "invoice" ? sum + netMinor : sum), 0n);
  return credited === 0n ? [] : [{ name: words.afterCredits, text: kronor(billed - credited) }];
}

function paperOf({ customer, month, creditor, documents, today }: PaperFacts, { say, language }: Reader) {
  const words = say.specification;
  const [year = 0, ofYear = 0, day = 0] = today.split("-").map(Number);
  return {
    kind: "statement" as const,
    language,
    title: `${words.title} ${month.slice(0, 7)}`,
    author: creditor,
    day: [year, ofYear, day] as const,
    heading: `${words.title} ${month.slice(0, 7)}`,
    seller: creditor,
    footer: say.frame.portalName,
    pageWord: say.paper.page,
    ofWord: say.paper.of,
    facts: [
      { name: say.outbound.facts.name, text: customer.administration ?? customer.name },
      { name: say.outbound.customerNumber, text: customer.customerNumber },
      { name: say.outbound.facts.organisationNumber, text: organisationNumberText(customer.organisationNumber) },
      { name: words.documents, text: documents.map(({ kind, number }) => words[kind](number)).join(", ") },
      ...afterCredits(documents, say),
    ],
    payment: null,
    notes: [words.paperNote],
  };
}
