/** How the queues fare: what waits and how old it is, how soon the first answer came, and how often a case came back. */
import { sql } from "kysely";
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireDesk, worksIt } from "./desk.ts";
import type { Queue } from "./kinds.ts";

export const statisticsDays = [30, 90, 365] as const;
export type StatisticsDays = (typeof statisticsDays)[number];

export interface QueueStatistics {
  readonly queue: Queue;
  readonly open: number;
  readonly overdue: number;
  /** Hours that the oldest case under way has waited. */
  readonly oldestHours: number | undefined;
  /** Opened, closed and come back within the days asked for. */
  readonly opened: number;
  readonly closed: number;
  readonly reopened: number;
  /** Hours to the first answer, for cases opened within the days asked for: half were answered sooner. */
  readonly medianFirstAnswerHours: number | undefined;
  readonly worstFirstAnswerHours: number | undefined;
  /** Opened within the days and not yet answered. */
  readonly unanswered: number;
}

export async function queueStatistics(work: Work, days: StatisticsDays): Promise<readonly QueueStatistics[]> {
  const { person, queues } = requireDesk(work);
  const since = later(work.now, { days: -days });
  const hoursToAnswer = sql`extract(epoch from first_answered_at - opened_at) / 3600`;
  const rows = await work.db
    .selectFrom("cases")
    .select([
      "queue",
      sql<string>`count(*) filter (where state <> 'closed')`.as("open"),
      sql<string>`count(*) filter (where state in ('new', 'open') and due_on < ${work.today}::date)`.as("overdue"),
      sql<
        string | null
      >`extract(epoch from ${work.now}::timestamptz - min(opened_at) filter (where state <> 'closed')) / 3600`.as(
        "oldest",
      ),
      sql<string>`count(*) filter (where opened_at >= ${since})`.as("opened"),
      sql<string>`count(*) filter (where closed_at >= ${since})`.as("closed"),
      sql<string>`count(*) filter (where reopened > 0 and changed_at >= ${since})`.as("reopened"),
      sql<
        string | null
      >`percentile_cont(0.5) within group (order by ${hoursToAnswer}) filter (where opened_at >= ${since} and first_answered_at is not null)`.as(
        "median",
      ),
      sql<string | null>`max(${hoursToAnswer}) filter (where opened_at >= ${since})`.as("worst"),
      sql<string>`count(*) filter (where opened_at >= ${since} and first_answered_at is null and state <> 'closed')`.as(
        "unanswered",
      ),
    ])
    .where("cases.organisation_id", "=", person.organisationId)
    .where(worksIt(person))
    .where(sql<boolean>`(state <> 'closed' or changed_at >= ${since})`)
    .groupBy("queue")
    .execute();
  return queues.map((queue) =>
    statisticsOf(
      queue,
      rows.find((row) => row.queue === queue),
    ),
  );
}

interface StatisticsRow {
  readonly open: string;
  readonly overdue: string;
  readonly oldest: string | null;
  readonly opened: string;
  readonly closed: string;
  readonly reopened: string;
  readonly median: string | null;
  readonly worst: string | null;
  readonly unanswered: string;
}

function statisticsOf(queue: Queue, row: StatisticsRow | undefined): QueueStatistics {
  const count = (text: string | undefined): number => Number(text ?? 0);
  return {
    queue,
    open: count(row?.open),
    overdue: count(row?.overdue),
    oldestHours: wholeHours(row?.oldest),
    opened: count(row?.opened),
    closed: count(row?.closed),
    reopened: count(row?.reopened),
    medianFirstAnswerHours: wholeHours(row?.median),
    worstFirstAnswerHours: wholeHours(row?.worst),
    unanswered: count(row?.unanswered),
  };
}

function wholeHours(text: string | number | null | undefined): number | undefined {
  return text === null || text === undefined ? undefined : Math.floor(Number(text));
}
