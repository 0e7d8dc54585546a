/**
 * Letters that no mail server carries, for development: a list, and each with a working link. Main serves these pages only
 * in development and only when no mail server is configured, for whoever reads a letter can use its link.
 */
import type { Compose, Mail } from "../../domain/mail/letters.ts";
import { findMail, listMails } from "../../domain/mail/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { dayOf, type Instant, wallClockOf } from "../../time.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { mailComposer } from "../mails/compose-mail.tsx";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";

export const developmentMailRoutes: readonly Route[] = [
  get(accessPaths.developmentMail, "anyone", showList),
  get(`${accessPaths.developmentMail}/:id`, "anyone", showMail),
];

async function showList({ say, baseUrl, ask }: Visit): Promise<Answer> {
  const mails = await ask(listMails);
  const compose = mailComposer(baseUrl);
  const words = say.access.mailPage;
  return {
    kind: "page",
    title: words.title,
    wide: true,
    body: (
      <>
        <PageHeading>{words.title}</PageHeading>
        <Notice say={say} kind="warning">
          {words.lead}
        </Notice>
        {mails.length === 0 ? (
          <EmptyState heading={words.none} />
        ) : (
          <DataTable
            caption={words.title}
            captionHidden
            rows={mails}
            rowKey={({ id }) => id}
            columns={[
              { key: "subject", heading: words.subject, cell: (mail) => <SubjectLink mail={mail} compose={compose} /> },
              { key: "to", heading: words.to, cell: ({ to }) => to.address },
              { key: "at", heading: words.at, cell: ({ postedAt }) => momentOf(postedAt) },
            ]}
          />
        )}
      </>
    ),
  };
}

function SubjectLink({ mail, compose }: { readonly mail: Mail; readonly compose: Compose }) {
  return <a href={`${accessPaths.developmentMail}/${mail.id}`}>{compose(mail.letter, mail.to).subject}</a>;
}

async function showMail({ say, baseUrl, ask, params }: Visit): Promise<Answer> {
  const mail = await ask((work) => findMail(work, params["id"] ?? ""));
  if (mail === undefined) throw new Refusal("not-found");
  const { subject, text } = mailComposer(baseUrl)(mail.letter, mail.to);
  const words = say.access.mailPage;
  return {
    kind: "page",
    title: subject,
    crumbs: [{ label: words.back, href: accessPaths.developmentMail }],
    body: (
      <>
        <PageHeading>{subject}</PageHeading>
        <SummaryList
          say={say}
          rows={[
            { name: words.to, value: mail.to.address },
            { name: words.at, value: momentOf(mail.postedAt) },
          ]}
        />
        <div class="mail-text" lang={mail.to.language}>
          {linked(text, baseUrl)}
        </div>
      </>
    ),
  };
}

/** The text with its own links made to work; nothing else in it becomes one. */
function linked(text: string, baseUrl: string) {
  return text.split("\n").map((line, index) => (
    <span key={index}>
      {line.startsWith(`${baseUrl}/`) ? <a href={line.slice(baseUrl.length)}>{line}</a> : line}
      {"\n"}
    </span>
  ));
}

function momentOf(at: string): string {
  return `${dayOf(at as Instant)} ${wallClockOf(at as Instant)}`;
}
