/**
 * The same invoices reckoned twice: by the engine, and by PostgreSQL from the bare lines in one statement. They must agree
 * on every amount of every invoice.
 *
 *   node --conditions=source bench/calculate-in-sql.ts [invoices] [seed]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calculate, type Calculation, type Decimal, formatDecimal, type InvoiceTerms } from "@fakturaporten/einvoice";
import pg from "pg";
import { dice, randomDraft } from "../packages/einvoice/test/random-draft.ts";
import { driverConfig } from "../portal/src/db/connection.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";

const invoices = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const BATCH = 5000;

/** Half away from zero is how numeric rounds; forty decimals keep division exact enough to tell a tie from its neighbours. */
const reckon = `
with part as (
  select * from jsonb_to_recordset($1::jsonb) as part(
    invoice int, line int, quantity numeric, price numeric, base numeric, adjustment numeric, category text, rate numeric)
), net as (
  select invoice, line, category, rate,
         case when line is null then adjustment
              else round(round(quantity * price + adjustment * base, 40) / base, 2) end as net,
         case when line is null then adjustment else 0 end as document
  from part
), breakdown as (
  select invoice, category, coalesce(rate, 0) as rate, sum(net) as taxable,
         round(sum(net) * coalesce(rate, 0) / 100, 2) as vat
  from net group by invoice, category, coalesce(rate, 0)
), total as (
  select invoice, sum(net) - sum(document) as lines, sum(net) as without_vat from net group by invoice
), vat as (
  select invoice, sum(vat) as vat, count(*) as subtotals,
         string_agg(trim_scale(taxable) || '/' || trim_scale(vat), ' ' order by taxable, vat) as breakdown
  from breakdown group by invoice
), head as (
  select * from jsonb_to_recordset($2::jsonb) as head(invoice int, prepaid numeric, whole boolean)
), unrounded as (
  select invoice, lines, without_vat, vat, breakdown, without_vat + vat as with_vat, without_vat + vat - prepaid as unrounded, whole
  from total join vat using (invoice) join head using (invoice)
)
select invoice, concat_ws(' | ', trim_scale(lines), trim_scale(without_vat), trim_scale(vat), trim_scale(with_vat),
       trim_scale(case when whole then round(unrounded) else unrounded end), breakdown) as says
from unrounded order by invoice`;

const folder = await mkdtemp(join(tmpdir(), "fakturaporten-sql-"));
const server = await startEmbedded({ dataFolder: folder, settings: { fsync: "off" } });
const client = new pg.Client(driverConfig(server.address("postgres", "postgres"), "migration"));
let unequal = 0;
try {
  await client.connect();
  const roll = dice(seed);
  for (let done = 0; done < invoices; done += BATCH) {
    const drafts = Array.from({ length: Math.min(BATCH, invoices - done) }, () => randomDraft(roll));
    const parts = JSON.stringify(drafts.flatMap(partsOf));
    const heads = JSON.stringify(
      drafts.map(({ prepaid, rounding }, invoice) => ({
        invoice,
        prepaid: text(prepaid),
        whole: rounding === "whole",
      })),
    );
    const { rows } = await client.query<{ invoice: number; says: string }>(reckon, [parts, heads]);
    drafts.forEach((draft, index) => {
      const ours = saysOurs(calculate(draft));
      if (rows[index]?.says === ours) return;
      unequal += 1;
      if (unequal <= 5) console.log(`invoice ${done + index}\n  engine ${ours}\n  SQL    ${rows[index]?.says}`);
    });
  }
} finally {
  await client.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
console.log(`${invoices} invoices from seed ${seed}: ${invoices - unequal} equal, ${unequal} unequal`);
process.exit(unequal === 0 ? 0 : 1);

function partsOf({ lines, allowanceCharges = [] }: InvoiceTerms, invoice: number): object[] {
  const ofLines = lines.map((line, index) => ({
    invoice,
    line: index,
    quantity: formatDecimal(line.quantity),
    price: formatDecimal(line.price.net),
    base: line.price.baseQuantity === undefined ? "1" : formatDecimal(line.price.baseQuantity),
    adjustment: signed(line.allowanceCharges ?? []),
    category: line.vat.category,
    rate: line.vat.rate && formatDecimal(line.vat.rate),
  }));
  const ofDocument = allowanceCharges.map((part) => ({
    invoice,
    adjustment: signed([part]),
    category: part.vat.category,
    rate: part.vat.rate && formatDecimal(part.vat.rate),
  }));
  return [...ofLines, ...ofDocument];
}

/** Charges less allowances, all in hundredths. */
function signed(parts: readonly { readonly kind: string; readonly amount: Decimal }[]): string {
  const units = parts.reduce((sum, { kind, amount }) => sum + (kind === "charge" ? amount.units : -amount.units), 0n);
  return formatDecimal({ units, scale: 2 });
}

function saysOurs({ totals, vatBreakdown }: Calculation): string {
  const pairs = vatBreakdown
    .toSorted((a, b) => Number(a.taxable.units - b.taxable.units) || Number(a.vat.units - b.vat.units))
    .map(({ taxable, vat }) => `${text(taxable)}/${text(vat)}`);
  const { lines, withoutVat, vat, withVat, due } = totals;
  return [...[lines, withoutVat, vat, withVat, due].map(text), pairs.join(" ")].join(" | ");
}

/** As PostgreSQL writes a numeric without trailing zeros. */
function text(value: Decimal | undefined): string {
  if (value === undefined) return "0";
  return formatDecimal(value)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
