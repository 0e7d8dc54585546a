/** A customer says what is wrong with an invoice: finds it by number and Kund-ID, chooses lines, tells why. */
import { z } from "zod";
import { type BilledLine, leftOf, listBilledLines } from "../../domain/billing/credited-lines.ts";
import type { CustomerInvoice } from "../../domain/billing/queries.ts";
import { getCustomerInvoice } from "../../domain/billing/queries.ts";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { disputeReasons, itemReasons } from "../../domain/cases/kinds.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { type DisputeKind, disputeKinds } from "../../domain/disputes/dispute.ts";
import { disputePolicyOn, type DisputeRule } from "../../domain/disputes/policy.ts";
import { type EarlierLine, listDisputedPlaces, listEarlierLines } from "../../domain/disputes/queries.ts";
import { fileDispute, findCollector, findNamedInvoice, isNothingNew } from "../../domain/questions/file-dispute.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CollectionCase } from "../../domain/reminders/collection.ts";
import type { LocalDate } from "../../time.ts";
import { caseFormLimits, readCaseFiles } from "../case-files.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, optionalText, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { casePaths } from "../supplier/case-paths.ts";
import { disputePaths } from "./dispute-paths.ts";
import { ChoosePage, FilePage, FindPage } from "./file-dispute-pages.tsx";
import { chosenLines, readAmounts, wholeAmounts } from "./line-form.ts";

export const fileDisputeRoutes: readonly Route[] = [
  get(disputePaths.find, "purchase.read", (visit) => findPage(visit, visit.query, [])),
  post(disputePaths.find, "purchase.read", find),
  ...disputeKinds.flatMap((kind) => [
    get(disputePaths.file(":id", ":invoiceId", kind), "purchase.read", (visit) => show(visit, kind)),
    post(disputePaths.file(":id", ":invoiceId", kind), "purchase.read", (visit) => file(visit, kind), caseFormLimits),
  ]),
];

function findPage({ say, seal }: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const words = say.disputes.find;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return Promise.resolve({
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.invoiceQuestions.title, href: paths.invoiceQuestions }],
    body: <FindPage say={say} seal={seal} form={form} />,
  });
}

async function find(visit: Visit): Promise<Answer> {
  const read = readForm(z.object({ customerNumber: requiredText(20), number: requiredText(20) }), visit.fields);
  if (!read.ok) return findPage(visit, visit.fields, read.faults);
  const invoice = await visit.ask((work) => findNamedInvoice(work, read.value));
  if (invoice === undefined) return findPage(visit, visit.fields, [{ path: "number", code: "no-match", params: {} }]);
  return { kind: "redirect", to: disputePaths.file(invoice.customerId, invoice.id) };
}

export interface Disputable {
  readonly kind: DisputeKind;
  readonly customer: Customer;
  readonly invoice: CustomerInvoice;
  readonly lines: readonly BilledLine[];
  readonly disputed: ReadonlySet<number>;
  /** What was said of lines in disputes that are over. */
  readonly earlier: ReadonlyMap<number, EarlierLine>;
  readonly collector: Pick<CollectionCase, "collectorName" | "collectorContact"> | undefined;
  readonly rule: DisputeRule;
  readonly today: LocalDate;
}

function load({ ask, params }: Visit, kind: DisputeKind): Promise<Disputable> {
  return ask(async (work) => {
    const customer = await getCustomer(work, params["id"] ?? "");
    const invoice = await getCustomerInvoice(work, params["invoiceId"] ?? "");
    const fits = invoice.customerId === customer.id && invoice.kind === "invoice";
    if (!fits || (kind === "item-credit" && customer.kind !== "private-care")) throw new Refusal("not-found");
    return {
      kind,
      customer,
      invoice,
      lines: await listBilledLines(work, invoice.id),
      disputed: await listDisputedPlaces(work, invoice.id),
      earlier: await listEarlierLines(work, invoice.id),
      collector: await findCollector(work, invoice.id),
      rule: (await disputePolicyOn(work, customer.creditorId, work.today)).rule,
      today: work.today,
    };
  });
}

async function show(visit: Visit, kind: DisputeKind): Promise<Answer> {
  const found = await load(visit, kind);
  const chosen = free(found, chosenLines(found.lines, visit.query));
  if (chosen.length === 0 || found.collector !== undefined) {
    const asked = visit.query["chosen"] !== undefined && found.collector === undefined;
    return page(visit, found, asked, <ChoosePage visit={visit} found={found} isNoneChosen={asked} />);
  }
  return filePage(visit, found, { chosen, fields: { ...wholeAmounts(chosen), ...visit.query }, faults: [] });
}

/** Lines that nobody disputes already. */
function free({ disputed }: Disputable, lines: readonly BilledLine[]): readonly BilledLine[] {
  return lines.filter((line) => !disputed.has(line.place) && leftOf(line) > 0n);
}

interface Filled {
  readonly chosen: readonly BilledLine[];
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

async function filePage(visit: Visit, found: Disputable, { chosen, fields, faults }: Filled): Promise<Answer> {
  const { say } = visit;
  const form = fillForm({ say, fields, faults, sentences: say.disputes.file.faults });
  const body = <FilePage visit={visit} found={found} chosen={chosen} form={form} />;
  return page(visit, found, faults.length > 0, body);
}

function page({ say }: Visit, { kind, customer, invoice }: Disputable, isFaulty: boolean, body: Body): Answer {
  return {
    kind: "page",
    ...(isFaulty && { status: 422 as const }),
    title: say.disputes.file.title[kind](invoice.number),
    crumbs: [
      { label: say.frame.navigation.start, href: paths.start },
      { label: customer.administration ?? customer.name, href: purchasePaths.customer(customer.id) },
      {
        label: say.outbound.invoices.title.invoice(invoice.number),
        href: purchasePaths.invoice(customer.id, invoice.id),
      },
    ],
    body,
  };
}

type Body = Extract<Answer, { kind: "page" }>["body"];

/** A schema for the chosen lines: flat fields, one reason for each. */
function schemaOf(kind: DisputeKind, chosen: readonly BilledLine[]) {
  const reason = oneOf(reasonsOf(kind));
  const perLine = chosen.flatMap(({ place }) => [
    [`reason-${place}`, reason] as const,
    [`words-${place}`, optionalText(500)] as const,
  ]);
  return z.object({
    ...Object.fromEntries(perLine),
    wish: oneOf(["credit", "answer"]),
    words: optionalText(wordsCharactersMax),
  });
}

/** Lines that were refused, and of which nothing new is said. */
function nothingNew(
  { earlier }: Disputable,
  chosen: readonly BilledLine[],
  { fields, files }: { readonly fields: Fields; readonly files: number },
): readonly FieldFault[] {
  if (files > 0) return [];
  return chosen.flatMap(({ place }) => {
    return isNothingNew(earlier.get(place), fields[`words-${place}`])
      ? [{ path: `words-${place}`, code: "nothing-new", params: {} }]
      : [];
  });
}

function reasonsOf(kind: DisputeKind) {
  return kind === "dispute" ? disputeReasons : itemReasons;
}

async function file(visit: Visit, kind: DisputeKind): Promise<Answer> {
  const { fields, say } = visit;
  const found = await load(visit, kind);
  const chosen = chosenLines(found.lines, fields);
  if (chosen.length === 0 || found.collector !== undefined)
    return page(visit, found, true, <ChoosePage visit={visit} found={found} isNoneChosen />);
  const read = readForm(schemaOf(kind, chosen), fields);
  const { amounts, faults } = readAmounts(chosen, fields);
  const files = await readCaseFiles(visit);
  const missing = chosen
    .map(({ place }) => `amount-${place}`)
    .filter((path) => (fields[path] ?? "").trim() === "")
    .map((path) => ({ path, code: "amount-none", params: {} }));
  const taken = chosen
    .filter(({ place }) => found.disputed.has(place))
    .map(({ place }) => ({ path: `amount-${place}`, code: "disputed-meanwhile", params: {} }));
  const all = [
    ...taken,
    ...missing,
    ...faults,
    ...(read.ok ? [] : read.faults),
    ...(files.ok ? nothingNew(found, chosen, { fields, files: files.files.length }) : [files.fault]),
  ];
  if (!read.ok || !files.ok || all.length > 0) return filePage(visit, found, { chosen, fields, faults: all });
  const value = read.value as Readonly<Record<string, string | undefined>>;
  const reasons = reasonsOf(kind);
  const made = await visit.perform(
    (work) =>
      fileDispute(work, {
        kind,
        customerId: found.customer.id,
        invoiceId: found.invoice.id,
        lines: amounts.map(({ place, netMinor }) => ({
          place,
          netMinor,
          reason: reasons.find((one) => one === value[`reason-${place}`]) ?? reasons[0],
          words: value[`words-${place}`],
        })),
        wish: value["wish"] === "answer" ? "answer" : "credit",
        words: value["words"],
        files: files.files,
      }),
    ({ id }) => casePaths.case(id),
  );
  return { kind: "redirect", to: casePaths.case(made.id), notice: say.disputes.file.sent(made.reference) };
}
