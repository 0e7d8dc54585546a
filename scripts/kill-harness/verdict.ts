/** What the database itself says afterwards, asked past the portal by somebody who sees every organisation's rows. */
import { type Connection, connect } from "../../portal/src/db/connection.ts";

export interface Verdict {
  /** Acknowledged invoices that are not there. */
  readonly lost: number;
  readonly stored: number;
  /** Documents that a unit received more than once, or that more than one invoice carries. */
  readonly doubled: number;
  /** Invoices without their bytes, without a delivery or without the event that tells of them. */
  readonly torn: number;
  readonly delivered: number;
  readonly waiting: number;
  /** Numbers missing in, or taken twice from, a series without gaps. */
  readonly gaps: number;
  /** Median from issued to received by the unit. */
  readonly deliveredAfterMs: number;
}

export class Witness {
  readonly #connection: Connection;

  constructor(socketFolder: string) {
    const address = { host: socketFolder, port: 5432, database: "fakturaporten", user: "postgres" };
    this.#connection = connect(address, { purpose: "jobs", poolSize: 1 });
  }

  async tell(acknowledged: readonly string[]): Promise<Verdict> {
    const { rows } = await this.#connection.pool.query<Verdict>(verdictQuery, [acknowledged]);
    const [verdict] = rows;
    if (verdict === undefined) throw new Error("The witness said nothing.");
    return verdict;
  }

  async ask<Row extends object>(question: string): Promise<readonly Row[]> {
    return (await this.#connection.pool.query<Row>(question)).rows;
  }

  leave(): Promise<void> {
    return this.#connection.close().catch(() => {});
  }
}

const verdictQuery = `select
  (select count(*)::int from unnest($1::uuid[]) a(id) where not exists (select from invoices i where i.id = a.id)) as lost,
  (select count(*)::int from invoices) as stored,
  (select count(*)::int from (select instance_id from inbox_documents group by instance_id having count(*) > 1) twice)
    + (select count(*)::int from (select id from invoices group by id having count(*) > 1) twice)
    + (select count(*)::int from (select subject_id from events where kind = 'document.received' group by subject_id having count(*) > 1) twice) as doubled,
  (select count(*)::int from invoices i
    where not exists (select from invoice_documents d where d.organisation_id = i.organisation_id and d.invoice_id = i.id)
      or (select count(*) from events e where e.organisation_id = i.organisation_id and e.subject_id = i.id and e.kind = 'invoice.sent') <> 1) as torn,
  (select count(*)::int from invoice_documents d join inbox_documents r on r.instance_id = d.document_id and r.ubl_sha256 = d.ubl_sha256) as delivered,
  (select count(*)::int from pgboss.job where name = 'deliver-invoice' and state in ('created', 'retry', 'active')) as waiting,
  (select coalesce(round(1000 * extract(epoch from percentile_cont(0.5) within group (order by r.received_at - i.issued_at))), 0)::int
    from invoices i join invoice_documents d on d.invoice_id = i.id join inbox_documents r on r.instance_id = d.document_id) as "deliveredAfterMs",
  (select coalesce(sum(case when s.expected = s.distinct_numbers and s.expected = s.numbers then 0 else abs(s.expected - s.distinct_numbers) + (s.numbers - s.distinct_numbers) end), 0)::int
    from (select max(n) - min(n) + 1 as expected, count(distinct n) as distinct_numbers, count(n) as numbers
      from (select organisation_id, (substring(number from '[0-9]+$'))::bigint as n from invoices) parts group by organisation_id) s) as gaps`;
