/**
 * What must hold of all that is carried over the access point (supplier invoices, customer invoices, units' answers) however often
 * everything was killed: asked in plain SQL past the portal's own code, and of the simulator's log, which is what a receiver has seen.
 */
import type { SeenMessage } from "../../src/simulator/access-point.ts";

export type Ask = <Row extends object>(text: string) => Promise<readonly Row[]>;

export interface DeliveryVerdict {
  readonly sends: number;
  readonly delivered: number;
  readonly parked: number;
  readonly refused: number;
  /** Under way still: at the end there must be none. */
  readonly waiting: number;
  /** Documents a receiver has seen more than once, under whatever name. */
  readonly doubled: number;
  /** Messages of one name with different bytes. */
  readonly differed: number;
  /** Messages a receiver has seen under a name that no delivery has. */
  readonly strangers: number;
  /** Told as delivered and never seen by the receiver. */
  readonly claimed: number;
  /** Seen by the receiver and told as not sent or not arrived. */
  readonly denied: number;
  /** Invoices without exactly one delivery, deliveries whose events or attempts do not say what their state says. */
  readonly torn: number;
}

interface Row {
  readonly document_id: string;
  readonly state: string;
  readonly delivered_events: number;
  readonly parked_events: number;
  readonly open_attempts: number;
  readonly attempts: number;
  readonly written_attempts: number;
}

export async function judgeDeliveries(ask: Ask, seen: ReadonlyMap<string, SeenMessage>): Promise<DeliveryVerdict> {
  const rows = await ask<Row>(`
    with carried as (
      select invoice_id as id, document_id, state, attempts, 'invoice.delivered' as arrived, 'invoice.delivery-parked' as parked
      from deliveries where route = 'access-point'
      union all
      select d.invoice_id, i.document_id, case d.state when 'unclear' then 'parked' else d.state end, d.attempts,
        'customer-invoice.delivered', 'customer-invoice.unclear'
      from customer_invoice_deliveries d join customer_invoice_documents i using (organisation_id, invoice_id)
      union all
      select answer_id, answer_id, state, attempts, null, null from answer_carriages)
    select document_id, state, attempts,
      case when arrived is null then (state = 'delivered')::int
        else (select count(*)::int from events e where e.subject_id = c.id and e.kind = arrived) end as delivered_events,
      case when parked is null then (select count(parked_at)::int from transmissions t where t.instance_id = c.document_id)
        else (select count(*)::int from events e where e.subject_id = c.id and e.kind = parked) end as parked_events,
      (select count(*)::int from delivery_attempts a where a.invoice_id = c.id and a.outcome = 'started') as open_attempts,
      (select count(*)::int from delivery_attempts a where a.invoice_id = c.id) as written_attempts
    from carried c`);
  const [uncarried] = await ask<{ missing: number }>(`
    select count(*)::int as missing from invoices i
    where (select count(*) from deliveries d where d.organisation_id = i.organisation_id and d.invoice_id = i.id) <> 1`);
  const names = new Map(rows.map((row) => [row.document_id, row]));
  const messages = [...seen.values()];
  const stateOf = ({ instanceId }: SeenMessage): string => names.get(instanceId)?.state ?? "";
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  return {
    sends: rows.length,
    delivered: count("delivered"),
    parked: count("parked"),
    refused: count("refused"),
    waiting: count("waiting") + count("accepted"),
    doubled: doubledIn(messages),
    differed: messages.filter(({ differed }) => differed).length,
    strangers: messages.filter(({ instanceId }) => !names.has(instanceId)).length,
    claimed: rows.filter((row) => row.state === "delivered" && seen.get(row.document_id)?.status !== "sent").length,
    denied: messages.filter((one) => one.status === "sent" && ["refused", "given-up"].includes(stateOf(one))).length,
    torn: (uncarried?.missing ?? 0) + rows.filter(isTorn).length,
  };
}

/** Arrivals beyond the first, of one name or of one document. */
function doubledIn(messages: readonly SeenMessage[]): number {
  const again = messages.reduce((sum, { times }) => sum + times - 1, 0);
  return again + messages.length - new Set(messages.map(({ documentSha256 }) => documentSha256)).size;
}

function isTorn(row: Row): boolean {
  if (row.delivered_events !== (row.state === "delivered" ? 1 : 0)) return true;
  if (row.state === "parked" && row.parked_events === 0) return true;
  return row.open_attempts !== 0 || row.written_attempts !== row.attempts;
}

/** Everything that must be nothing. */
export function brokenIn(verdict: DeliveryVerdict): readonly string[] {
  const mustBeNone = ["waiting", "doubled", "differed", "strangers", "claimed", "denied", "torn"] as const;
  return mustBeNone.filter((what) => verdict[what] > 0).map((what) => `${what}: ${verdict[what]}`);
}
