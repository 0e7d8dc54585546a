/** What changes in where money goes: each kind of account as it was and as it will be. */
import type { Destinations } from "../../domain/settings/account-change.ts";
import type { AccountChange } from "../../domain/settings/account-changes.ts";
import { bankOf, formatAccount, type PaymentAccount } from "../../domain/settings/payment-account.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import type { Messages } from "../messages/messages.ts";

export interface AccountChangeTableProps {
  readonly say: Messages;
  readonly caption: string;
  readonly changes: readonly AccountChange[];
  readonly before: Destinations;
  readonly after: Destinations;
}

export function AccountChangeTable({ say, caption, changes, before, after }: AccountChangeTableProps) {
  const words = say.settings.confirm;
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: "kind", heading: say.settings.history.kind, cell: ({ what }) => words.kinds[what] },
        { key: "before", heading: words.before, cell: ({ what }) => shown(what, before) ?? words.nothing },
        { key: "now", heading: words.now, cell: ({ what }) => <strong>{shown(what, after) ?? words.nothing}</strong> },
      ]}
      rows={changes}
      rowKey={({ what }) => what}
    />
  );
}

function shown(what: AccountChange["what"], { accounts, factoring }: Destinations): string | undefined {
  if (what === "factoring") return factoring && `${factoring.name}, ${accountText(factoring.account)}`;
  const account = accounts.find(({ kind }) => kind === what);
  return account && accountText(account);
}

function accountText(account: PaymentAccount): string {
  const bank = bankOf(account);
  const number = account.kind === "iban" ? `${formatAccount(account)}, ${account.bic}` : formatAccount(account);
  return bank === undefined ? number : `${number}, ${bank}`;
}
