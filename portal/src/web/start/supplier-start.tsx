/** A supplier's start page: what needs them today, the most common thing to do, and how the latest invoices stand. */
import type { Case } from "../../domain/cases/case.ts";
import type { ListedInvoice } from "../../domain/invoices/list-invoices.ts";
import { countedMax } from "../../domain/following/queries.ts";
import { answerDaysMax } from "../../domain/following/reminder.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Amount, Day } from "../components/figures/figures.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Sheet } from "../components/sheet/sheet.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { QuotaTold } from "../plans/level-words.ts";
import { casePaths } from "../supplier/case-paths.ts";
import { introductionPath } from "../supplier/introduction-paths.ts";
import { invoicePaths } from "../supplier/invoice-paths.ts";
import { type Need, Needs } from "./needs.tsx";
import { Standing } from "../supplier/standing.tsx";

export interface SupplierStartProps {
  readonly say: Messages;
  readonly name: string;
  /** Whether the settings say where payment goes. */
  readonly canBePaid: boolean;
  readonly mayWrite: boolean;
  readonly needing: readonly ListedInvoice[];
  /** Delivered invoices that should have been answered by now, counted so far. */
  readonly unanswered: number;
  readonly latest: readonly ListedInvoice[];
  /** Drafts waiting; `more` when there are more than were counted. */
  readonly drafts: number;
  /** Cases in which the region waits for an answer. */
  readonly asking: readonly Case[];
  /** Invoices that wait for an introduction, by region. */
  readonly unintroduced: readonly { readonly regionId: string; readonly invoices: number }[];
  /** How the month's quota stands, once most of it is used. */
  readonly quota: QuotaTold | undefined;
  /** People who wait for an answer from whoever decides about users. */
  readonly newcomers: number;
}

export function SupplierStart(props: SupplierStartProps) {
  const { say, name, mayWrite, latest } = props;
  const words = say.start.supplier;
  const create = (
    <ButtonLink href={paths.newInvoice} icon="plus">
      {words.newInvoice}
    </ButtonLink>
  );
  const needs = needsOf(props);
  return (
    <>
      <PageHeading actions={mayWrite && latest.length > 0 ? create : undefined}>{words.hello(name)}</PageHeading>
      {latest.length === 0 && needs.length === 0 ? null : (
        <Needs heading={words.needsHeading} needs={needs} nothing={words.nothingNeeds} />
      )}
      {latest.length === 0 ? <First say={say} mayWrite={mayWrite} /> : <Latest say={say} latest={latest} />}
    </>
  );
}

function unansweredNeed(count: number, say: Messages): Need {
  const words = say.following.reminders;
  return {
    key: "unanswered",
    heading: count < countedMax ? words.unanswered(count, answerDaysMax) : words.unansweredMany(count, answerDaysMax),
    href: `${invoicePaths.list}?state=unanswered`,
    action: words.seeUnanswered,
  };
}

function needsOf(props: SupplierStartProps): readonly Need[] {
  const { say, canBePaid, needing, unanswered, drafts, newcomers, quota } = props;
  const words = say.start.supplier;
  const settings: Need = {
    key: "settings",
    heading: words.settingsNeeded,
    more: words.settingsNeededText,
    href: paths.settingsSend,
    action: words.openSettings,
  };
  const asking: Need = {
    key: "newcomers",
    heading: say.access.members.needed(newcomers),
    more: say.access.members.neededText,
    href: paths.members,
    action: say.access.members.seeAndAnswer,
  };
  const waiting: Need = {
    key: "drafts",
    heading: words.drafts(drafts),
    href: invoicePaths.drafts,
    action: words.openDrafts,
  };
  return [
    ...(canBePaid ? [] : [settings]),
    ...(quota === undefined ? [] : [{ key: "quota", ...quota, refused: quota.stopped }]),
    ...(newcomers === 0 ? [] : [asking]),
    ...caseNeeds(props),
    ...needing.map((one) => needOf(one, say)),
    ...(unanswered === 0 ? [] : [unansweredNeed(unanswered, say)]),
    ...(drafts === 0 ? [] : [waiting]),
  ];
}

function caseNeeds({ say, asking, unintroduced }: SupplierStartProps): readonly Need[] {
  return [
    ...unintroduced.map(({ regionId, invoices }) => ({
      key: regionId,
      heading: say.introductions.start(invoices),
      href: introductionPath(regionId),
      action: say.introductions.startAction,
    })),
    ...asking.map(({ id, reference }) => ({
      key: id,
      heading: say.cases.mine.needs(reference),
      href: casePaths.case(id),
      action: say.cases.mine.answer,
    })),
  ];
}

function needOf({ id, number, receiverName, standing }: ListedInvoice, say: Messages): Need {
  const words = say.start.supplier;
  const way = { key: id, href: invoicePaths.invoice(id) };
  if (standing === "rejected")
    return { ...way, heading: words.rejected(number, receiverName), action: words.correct, refused: true };
  if (standing === "queried") return { ...way, heading: words.queried(number, receiverName), action: words.answer };
  return { ...way, heading: words.stopped(number), action: words.lookInto, refused: true };
}

function First({ say, mayWrite }: Pick<SupplierStartProps, "say" | "mayWrite">) {
  const words = say.start.supplier;
  return (
    <Sheet>
      <h2>{words.firstHeading}</h2>
      <p>{words.firstText}</p>
      <ButtonRow>
        {mayWrite ? (
          <ButtonLink href={paths.newInvoice} icon="plus">
            {words.newInvoice}
          </ButtonLink>
        ) : null}
        <a href={`${paths.help}/first-invoice`}>{words.firstHelp}</a>
      </ButtonRow>
    </Sheet>
  );
}

function Latest({ say, latest }: { readonly say: Messages; readonly latest: readonly ListedInvoice[] }) {
  const words = say.start.supplier;
  return (
    <section>
      <h2>{words.latestHeading}</h2>
      <DataTable
        caption={words.latestHeading}
        captionHidden
        rows={latest}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "number",
            heading: words.number,
            cell: ({ id, number }) => <a href={invoicePaths.invoice(id)}>{number}</a>,
          },
          { key: "receiver", heading: words.receiver, cell: ({ receiverName }) => receiverName },
          { key: "issued", heading: words.issued, cell: ({ issueOn }) => <Day day={issueOn} /> },
          {
            key: "standing",
            heading: words.standing,
            cell: (invoice) => <Standing say={say} invoice={invoice} />,
          },
          { key: "payable", heading: words.payable, kind: "amount", cell: (invoice) => <Payable invoice={invoice} /> },
        ]}
      />
      <p>
        <a href={paths.invoices}>{words.allInvoices}</a>
      </p>
    </section>
  );
}

/** A credit note is written with positive amounts and taken off: here it shows as it counts. */
function Payable({ invoice: { kind, payableMinor, currency } }: { readonly invoice: ListedInvoice }) {
  return <Amount amount={{ minor: kind === "credit-note" ? -payableMinor : payableMinor, currency }} />;
}
