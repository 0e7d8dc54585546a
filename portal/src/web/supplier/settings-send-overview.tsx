/** The settings to read: for those who may not change them, for whoever saved at the same time, and the accounts of before. */
import { DataTable } from "../components/data-table/data-table.tsx";
import { Moment, OrganisationNumber } from "../components/figures/figures.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList, type SummaryRow } from "../components/summary-list/summary-list.tsx";
import { formatAccount, maskAccount, type PaymentAccount, warningsOf } from "../../domain/settings/payment-account.ts";
import type { AccountVersion } from "../../domain/settings/queries.ts";
import { canBePaid, type SendSettings } from "../../domain/settings/send-settings.ts";
import { paths } from "../paths.ts";
import type { Messages } from "../messages/messages.ts";

export interface OverviewProps {
  readonly say: Messages;
  readonly settings: SendSettings;
}

export function ReadOnlySettings({ say, settings }: OverviewProps) {
  const words = say.settings;
  return (
    <>
      <PageHeading caption={words.caption} lead={words.readOnlyLead}>
        {words.title}
      </PageHeading>
      {canBePaid(settings) ? null : (
        <Notice say={say} kind="info" heading={words.notYetPayable.heading}>
          {words.notYetPayable.text}
        </Notice>
      )}
      <SettingsSummary say={say} settings={settings} />
      <p>
        <a href={paths.planLevel}>{say.plans.own.link}</a>
      </p>
    </>
  );
}

export function Conflict({ say, settings }: OverviewProps) {
  const words = say.settings.changedMeanwhile;
  return (
    <Notice say={say} kind="warning" heading={words.heading}>
      <p>{words.text}</p>
      <SettingsSummary say={say} settings={settings} />
    </Notice>
  );
}

function SettingsSummary({ say, settings }: OverviewProps) {
  const words = say.settings;
  const { factoring, numbering } = settings;
  const rows: SummaryRow[] = [
    ...settings.accounts.map((account) => ({ name: words.confirm.kinds[account.kind], value: readable(account) })),
    { name: words.own.bankName, value: settings.bankName ?? words.none },
    ...(factoring === undefined
      ? []
      : [
          { name: words.factoring.name, value: factoring.name },
          {
            name: words.factoring.organisationNumber,
            value: <OrganisationNumber digits={factoring.organisationNumber} />,
          },
          { name: words.factoring.accountNumber, value: readable(factoring.account) },
          { name: words.factoring.assignmentText, value: factoring.assignmentText },
        ]),
    { name: words.numbering.automatic, value: numbering.automatic ? words.yes : words.no },
    ...(numbering.automatic
      ? [{ name: words.numbering.nextNumber, value: `${numbering.prefix}${numbering.nextNumber}` }]
      : []),
    { name: words.defaults.paymentTermsDays, value: `${settings.paymentTermsDays} ${words.defaults.days}` },
    { name: words.defaults.vatPercent, value: words.defaults.vatPercents[settings.vatPercent] },
    { name: words.defaults.ourReference, value: settings.ourReference ?? words.none },
  ];
  return <SummaryList say={say} rows={rows} />;
}

/** In full, unless the number is a person's. */
function readable(account: PaymentAccount): string {
  return warningsOf(account).includes("bank-account-personal-number") ? maskAccount(account) : formatAccount(account);
}

export interface HistoryProps {
  readonly say: Messages;
  readonly versions: readonly AccountVersion[];
}

/** Shown once an account has been replaced: before that there is nothing to tell. */
export function AccountHistory({ say, versions }: HistoryProps) {
  const words = say.settings.history;
  if (versions.every(({ replacedAt }) => replacedAt === undefined)) return null;
  return (
    <section class="settings-history">
      <DataTable
        caption={words.heading}
        columns={[
          { key: "number", heading: words.number, cell: ({ account }) => readable(account) },
          { key: "kind", heading: words.kind, cell: ({ account }) => say.settings.confirm.kinds[account.kind] },
          { key: "from", heading: words.from, cell: ({ validFrom }) => <Moment at={validFrom} /> },
          {
            key: "until",
            heading: words.until,
            cell: ({ replacedAt }) => (replacedAt === undefined ? words.current : <Moment at={replacedAt} />),
          },
        ]}
        rows={versions}
        rowKey={({ account, validFrom }) => `${account.kind} ${account.number} ${validFrom}`}
      />
    </section>
  );
}
