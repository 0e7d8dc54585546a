/** Bookkeeping: the vouchers of a period as a SIE file. */
import { addDays, type LocalDate, parseDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import { findOrganisation } from "../../domain/ledger/voucher-head.ts";
import { partAccounts, type PostingPart } from "../../domain/ledger/posting-accounts.ts";
import { listVouchers, type Period, type VoucherTexts } from "../../domain/ledger/vouchers.ts";
import { type SieHead, writeSie } from "../../domain/ledger/sie/write-sie.ts";
import type { Work } from "../../work.ts";
import { Button } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { fillForm } from "../filled-form.ts";
import { fault, type FieldFault, type Fields, parsedBy, readForm } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { LedgerHelp, LedgerNav } from "./ledger-nav.tsx";
import { ledgerPaths } from "./ledger-paths.ts";

export async function showVouchers(visit: Visit): Promise<Answer> {
  const today = await visit.ask(async (work) => work.today);
  const lastOfBefore = addDays(`${today.slice(0, 7)}-01` as LocalDate, -1);
  return page(visit, { fromOn: `${lastOfBefore.slice(0, 7)}-01`, toOn: lastOfBefore });
}

function shape(today: LocalDate) {
  const day = parsedBy((text: string) => parseDate(text, today));
  return z.object({ fromOn: day, toOn: day }).superRefine(({ fromOn, toOn }, context) => {
    if (toOn < fromOn) context.addIssue({ ...fault("before"), path: ["toOn"] });
  });
}

export async function makeVouchers(visit: Visit): Promise<Answer> {
  const { say, fields } = visit;
  const today = await visit.ask(async (work) => work.today);
  const read = readForm(shape(today), fields);
  if (!read.ok) return page(visit, fields, read.faults);
  const bytes = await visit.ask((work) => makeSieFile(work, read.value, say));
  if (bytes === undefined) return page(visit, fields, [{ path: "toOn", code: "empty", params: {} }]);
  return {
    kind: "file",
    name: `verifikationer-${read.value.fromOn}-${read.value.toOn}.si`,
    type: "application/octet-stream",
    bytes,
  };
}

/** Nothing, when nothing has been entered in the period. */
export async function makeSieFile(work: Work, period: Period, say: Messages): Promise<Uint8Array | undefined> {
  const texts: VoucherTexts = { ...say.ledger.kinds, bank: say.ledger.kinds.payment };
  const vouchers = await listVouchers(work, period, texts);
  if (vouchers.length === 0) return undefined;
  const used = new Set(vouchers.flatMap(({ transactions }) => transactions.map(({ account }) => account)));
  const named = Object.entries(await partAccounts(work)) as [PostingPart, string][];
  // Two parts may stand on one account; it has the name of the first.
  const names = new Map(named.toReversed().map(([part, account]) => [account, say.ledger.vouchers.accounts[part]]));
  const head: SieHead = {
    program: say.frame.portalName,
    programVersion: "1.0",
    madeOn: work.today,
    ...(await findOrganisation(work)),
    dimensions: [],
    accounts: [...used].toSorted().map((number) => ({ number, name: names.get(number) ?? number })),
  };
  return writeSie(head, vouchers);
}

function page(visit: Visit, fields: Fields, faults?: readonly FieldFault[]): Answer {
  const { say, seal } = visit;
  const words = say.ledger.vouchers;
  const form = fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <LedgerNav say={say} here="vouchers" />
      <Form seal={seal} action={ledgerPaths.vouchers} repeatable>
        <DateField {...form.field("fromOn")} say={say} label={words.from} />
        <DateField {...form.field("toOn")} say={say} label={words.to} />
        <Button>{words.make}</Button>
      </Form>
      <LedgerHelp say={say} />
    </>
  );
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.ledger.title, href: ledgerPaths.overview }],
    body,
    wide: true,
  };
}
