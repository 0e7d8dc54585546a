/** A customer's account as a PDF: the same rows as on the page, and what happens next with what is overdue. */
import type { Invoice } from "@fakturaporten/einvoice";
import { getCustomer } from "../../domain/customers/queries.ts";
import { fileNameFrom } from "../../domain/attachments/attachment.ts";
import { balanceOf, type LedgerEntry } from "../../domain/ledger/ledger.ts";
import { getAccount } from "../../domain/ledger/queries.ts";
import { findOrganisation } from "../../domain/ledger/voucher-head.ts";
import type { StatementPaper } from "../../domain/paper/paper.ts";
import { pressDesk } from "../../domain/paper/press-desk.ts";
import { type Dunning, listDunnings } from "../../domain/reminders/dunning.ts";
import type { LocalDate } from "../../time.ts";
import { organisationNumberText } from "../figures-text.ts";
import { kronor } from "../ledger/kronor.ts";
import { nextSentences } from "../ledger/next-text.ts";
import { findPaidTo, statementPayment } from "./statement-payment.ts";
import { standingOf } from "../ledger/standing.tsx";
import type { Language, Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";

/** The invoices of some years; what is older is read on the page. */
const rowsMax = 200;
const notesMax = 20;

export async function printStatement(visit: Visit): Promise<Answer> {
  const facts = await visit.ask(async (work) => {
    const customer = await getCustomer(work, visit.params["id"] ?? "");
    const account = await getAccount(work, customer);
    const dunnings = await listDunnings(work, customer, account.invoices);
    return {
      name: customer.administration ?? customer.name,
      customerNumber: customer.customerNumber,
      organisationNumber: customer.organisationNumber,
      creditor: (await findOrganisation(work, customer.creditorId)).companyName,
      balanceMinor: account.balanceMinor,
      unplacedMinor: -balanceOf(account.unplaced),
      dunnings,
      paidTo: await findPaidTo(work, dunnings),
      today: work.today,
    };
  });
  const paper = statementPaper(facts, visit);
  const bytes = await pressDesk.print({ paper, document: undefined });
  return { kind: "file", name: fileNameFrom(`${paper.title} ${facts.customerNumber}`), type: "application/pdf", bytes };
}

export interface StatementFacts {
  readonly name: string;
  readonly customerNumber: string;
  readonly organisationNumber: string;
  readonly creditor: string;
  readonly balanceMinor: bigint;
  readonly unplacedMinor: bigint;
  readonly dunnings: readonly Dunning[];
  /** The document that says where to pay. */
  readonly paidTo: Invoice | undefined;
  readonly today: LocalDate;
}

export function statementPaper(
  facts: StatementFacts,
  { say, language }: { readonly say: Messages; readonly language: Language },
): StatementPaper {
  const words = say.ledger.account;
  const { today, unplacedMinor } = facts;
  const title = words.statement(today);
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const overdue = facts.dunnings.filter(({ invoice }) => invoice.balanceMinor > 0n && invoice.dueOn < today);
  return {
    kind: "statement",
    language,
    title,
    author: facts.creditor,
    day: [year, month, day],
    heading: title,
    seller: facts.creditor,
    footer: say.frame.portalName,
    pageWord: say.paper.page,
    ofWord: say.paper.of,
    facts: [
      { name: say.outbound.facts.name, text: facts.name },
      { name: say.outbound.customerNumber, text: facts.customerNumber },
      { name: say.outbound.facts.organisationNumber, text: organisationNumberText(facts.organisationNumber) },
    ],
    heads: [words.invoice, words.due, words.debit, words.credit, words.paid, words.extra, words.left, words.standing],
    align: ["left", "left", "right", "right", "right", "right", "right", "left"],
    grows: 7,
    rows: facts.dunnings.slice(0, rowsMax).map((dunning) => rowOf(say, dunning, today)),
    sum: { name: words.sum, text: kronor(facts.balanceMinor) },
    payment: statementPayment(facts.dunnings, facts.paidTo, { say, language }),
    notes: [
      ...(unplacedMinor > 0n ? [words.surplusOwn(kronor(unplacedMinor))] : []),
      ...overdue
        .slice(0, notesMax)
        .map(
          (one) => `${say.ledger.invoice.title(one.invoice.number)}: ${nextSentences(say, one).slice(0, 2).join(" ")}`,
        ),
    ],
  };
}

function rowOf(say: Messages, dunning: Dunning, today: LocalDate): readonly string[] {
  const { invoice } = dunning;
  const sum = (...kinds: readonly LedgerEntry["kind"][]): string => {
    const minor = balanceOf(invoice.entries.filter(({ kind }) => kinds.includes(kind)));
    return minor === 0n ? "–" : kronor(minor);
  };
  return [
    invoice.number,
    invoice.dueOn,
    sum("debit"),
    sum("credit"),
    sum("payment", "transfer", "refund", "write-off"),
    sum("fee", "interest"),
    kronor(invoice.balanceMinor),
    standingOf(say, dunning, today)[1],
  ];
}
