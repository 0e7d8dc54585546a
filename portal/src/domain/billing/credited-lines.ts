/** What is left to credit of an issued invoice, line by line: the credit guard (D12). */
import { decimal, fromMinor, multiply, roundTo, toMinor } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { shortText } from "./customer-lines.ts";

export interface BilledLine {
  readonly place: number;
  readonly serviceKey: number;
  readonly ansvarKey: number;
  readonly priceFromOn: LocalDate;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly vatPercent: number;
  readonly netMinor: bigint;
  /** Net of all credit notes so far. */
  readonly creditedMinor: bigint;
}

/** Net of the line that no credit note has taken back; a line that gives money back has nothing to credit. */
export function leftOf({ netMinor, creditedMinor }: Pick<BilledLine, "netMinor" | "creditedMinor">): bigint {
  return netMinor > creditedMinor ? netMinor - creditedMinor : 0n;
}

/** With VAT at the line's rate, half away from zero. */
export function withVat(netMinor: bigint, vatPercent: number): bigint {
  const net = fromMinor({ minor: netMinor, currency: "SEK" });
  const vat = multiply(net, { units: BigInt(vatPercent), scale: 2 });
  return netMinor + toMinor(roundTo(vat, 2), "SEK").minor;
}

/** The lines of an invoice in their order. The wall decides who sees them. */
export async function listBilledLines(work: Work, invoiceId: string): Promise<readonly BilledLine[]> {
  const own = sql`(select organisation_id from customer_invoices where id = ${invoiceId})`;
  const { rows } = await sql<Omit<BilledLine, "creditedMinor">>`select l.place, l.service_key as "serviceKey",
      l.ansvar_key as "ansvarKey", l.price_from_on as "priceFromOn", l.description, l.quantity, l.unit, l.price,
      l.vat_percent as "vatPercent", l.net_minor as "netMinor"
    from customer_invoice_lines l
    where l.organisation_id = ${own} and l.invoice_id = ${invoiceId} order by l.place`.execute(work.db);
  // Asked for by itself: joined to thousands of lines, thousands of credits would be looked through for each.
  const credited = await sql<{
    place: number;
    net: bigint;
  }>`select c.credits_place as place, sum(c.net_minor)::bigint as net
    from customer_invoice_lines c
    where c.organisation_id = ${own} and c.invoice_id = any (array(select note.id from customer_invoices note
      where note.organisation_id = ${own} and note.credits_invoice_id = ${invoiceId})) group by 1`.execute(work.db);
  const creditedMinorOf = new Map(credited.rows.map(({ place, net }) => [place, net]));
  return rows.map((row) => ({
    ...row,
    quantity: shortText(decimal(row.quantity)),
    price: shortText(decimal(row.price)),
    creditedMinor: creditedMinorOf.get(row.place) ?? 0n,
  }));
}
