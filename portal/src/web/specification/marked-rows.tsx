/** From marked rows to the form of a dispute, filled in: how much of each line, why, and which rows. */
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { type DisputeKind, disputeKinds } from "../../domain/disputes/dispute.ts";
import { listMarkedRows } from "../../domain/specification/rows.ts";
import type { Doubt, SpecificationRow } from "../../domain/specification/specification.ts";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { fieldKronor } from "../ledger/kronor.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { MarkedPage } from "./marked-page.tsx";
import { captionOf } from "./month-frame.tsx";
import { customersSide, readMonth } from "./specification-address.ts";

/** Rows named in an address; more are hardly marked by hand. */
const markedMax = 200;
const wordsMax = 500;
/** An address holds so many told. */
const toldMax = 30;
const reasonOf: Readonly<Record<Doubt, string>> = { double: "double", left: "not-here" };

/** A dispute is about one invoice. Rows of several are shown invoice by invoice, so that none is left out unsaid. */
export async function disputeMarked(visit: Visit): Promise<Answer> {
  const { say, query, params } = visit;
  const specification = customersSide.specification(params["id"] ?? "");
  const month = readMonth(query);
  if (month === undefined) return { kind: "redirect", to: specification };
  const ids = Object.keys(query).flatMap((name) => /^row-(\d{1,18})$/.exec(name)?.slice(1) ?? []);
  const { customer, rows } = await visit.ask(async (work) => {
    const found = await getCustomer(work, params["id"] ?? "");
    const whose = { creditorId: found.creditorId, key: found.key };
    return { customer: found, rows: await listMarkedRows(work, whose, { month, ids: ids.slice(0, markedMax) }) };
  });
  const rowsPath = `${specification}/rows?month=${month.slice(0, 7)}`;
  if (rows.length === 0) return { kind: "redirect", to: `${rowsPath}&marked=none` };
  const kind = disputeKinds.find((one) => one === query["do"]) ?? "dispute";
  const invoices = [...Map.groupBy(rows, ({ invoiceId }) => invoiceId)].map(([invoiceId, own]) => ({
    number: own[0]?.invoiceNumber ?? "",
    rows: own,
    form: formFor(say, { customer, kind, invoiceId, rows: own }),
  }));
  const [only] = invoices;
  if (only !== undefined && invoices.length === 1) return { kind: "redirect", to: only.form };
  return {
    kind: "page",
    title: say.specification.markedOnSeveral.title,
    crumbs: [
      { label: say.specification.title, href: specification },
      { label: say.specification.rows.title, href: rowsPath },
    ],
    body: <MarkedPage say={say} caption={captionOf(say, customer)} invoices={invoices} />,
    wide: true,
  };
}

interface Marked {
  readonly customer: Customer;
  readonly kind: DisputeKind;
  readonly invoiceId: string;
  readonly rows: readonly SpecificationRow[];
}

function formFor(say: Messages, { customer, kind, invoiceId, rows }: Marked): string {
  const fields = [...Map.groupBy(rows, ({ place }) => place)].flatMap(([place, ofLine]) => {
    const netMinor = ofLine.reduce((sum, row) => sum + row.netMinor, 0n);
    const doubts = new Set(ofLine.map(({ doubt }) => doubt));
    const [doubt] = doubts.size === 1 ? [...doubts] : [];
    return [
      [`line-${place}`, "yes"],
      ...(netMinor > 0n ? [[`amount-${place}`, fieldKronor(netMinor)]] : []),
      ...(doubt === undefined ? [] : [[`reason-${place}`, reasonOf[doubt]]]),
      ...(rows.length > toldMax ? [] : [[`words-${place}`, wordsOf(say, ofLine)]]),
    ];
  });
  return `${disputePaths.file(customer.id, invoiceId, kind)}?${new URLSearchParams(fields)}`;
}

function wordsOf(say: Messages, rows: readonly SpecificationRow[]): string {
  const told = rows.map(({ usedOn, employee, unit, quantity }) =>
    [usedOn, employee, unit, quantity].filter((one) => one !== undefined).join(" "),
  );
  const text = `${say.specification.rows.marked}: ${told.join("; ")}`;
  return text.length > wordsMax ? `${text.slice(0, wordsMax - 1)}…` : text;
}
