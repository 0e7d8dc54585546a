/** How the queues fare: what waits, how soon the first answer came, how often a case came back. */
import { type QueueStatistics, queueStatistics, statisticsDays } from "../../domain/cases/statistics.ts";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { deskPaths } from "./desk-paths.ts";

export async function showStatistics(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.cases.statistics;
  const days = statisticsDays.find((one) => String(one) === visit.query["days"]) ?? statisticsDays[0];
  const queues = await visit.ask((work) => queueStatistics(work, days));
  return {
    kind: "page",
    title: words.title,
    crumbs: [{ label: say.cases.desk.title, href: deskPaths.list }],
    wide: true,
    body: (
      <>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <nav class="invoice-filters" aria-label={words.period}>
          <ul>
            {statisticsDays.map((one) => (
              <li key={one}>
                <a href={`${deskPaths.statistics}?days=${one}`} aria-current={one === days ? "page" : undefined}>
                  {words.days(one)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <DataTable
          caption={words.caption}
          captionHidden
          rows={queues}
          rowKey={({ queue }) => queue}
          columns={columnsOf(say)}
        />
      </>
    ),
  };
}

function columnsOf(say: Messages): readonly Column<QueueStatistics>[] {
  const words = say.cases.statistics;
  const hours = (count: number | undefined): string => (count === undefined ? words.none : words.hours(count));
  const figure = (key: string, heading: string, cell: (row: QueueStatistics) => string): Column<QueueStatistics> => ({
    key,
    heading,
    kind: "amount",
    cell,
  });
  return [
    { key: "queue", heading: words.queue, cell: ({ queue }) => say.cases.queues[queue] },
    figure("open", words.open, ({ open }) => String(open)),
    figure("overdue", words.overdue, ({ overdue }) => String(overdue)),
    figure("oldest", words.oldest, ({ oldestHours }) => hours(oldestHours)),
    figure("opened", words.opened, ({ opened }) => String(opened)),
    figure("median", words.median, ({ medianFirstAnswerHours }) => hours(medianFirstAnswerHours)),
    figure("worst", words.worst, ({ worstFirstAnswerHours }) => hours(worstFirstAnswerHours)),
    figure("unanswered", words.unanswered, ({ unanswered }) => String(unanswered)),
    figure("closed", words.closed, ({ closed }) => String(closed)),
    figure("reopened", words.reopened, ({ reopened }) => String(reopened)),
  ];
}
