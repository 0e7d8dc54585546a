/** What a save changes in where money goes, told with masked numbers. Pure. */
import { accountKinds, type AccountKind, isSameAccount, maskAccount, type PaymentAccount } from "./payment-account.ts";
import type { FactoringCompany, SendSettings } from "./send-settings.ts";

/** One change. Absent `from`: it is new; absent `to`: it is gone. */
export interface AccountChange {
  readonly what: AccountKind | "factoring";
  readonly from: string | null;
  readonly to: string | null;
}

type Destinations = Pick<SendSettings, "accounts" | "factoring">;

export function changesOf(before: Destinations, after: Destinations): readonly AccountChange[] {
  const ofKind = ({ accounts }: Destinations, kind: AccountKind) => accounts.find((account) => account.kind === kind);
  const changed = accountKinds
    .filter((kind) => !isSameAccount(ofKind(before, kind), ofKind(after, kind)))
    .map((kind) => ({ what: kind, from: masked(ofKind(before, kind)), to: masked(ofKind(after, kind)) }));
  if (isSameFactoring(before.factoring, after.factoring)) return changed;
  const factoring = { from: maskedFactoring(before.factoring), to: maskedFactoring(after.factoring) };
  return [...changed, { what: "factoring", ...factoring }];
}

export function isSameFactoring(one: FactoringCompany | undefined, other: FactoringCompany | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.name === other.name &&
    one.organisationNumber === other.organisationNumber &&
    one.assignmentText === other.assignmentText &&
    isSameAccount(one.account, other.account)
  );
}

function masked(account: PaymentAccount | undefined): string | null {
  return account === undefined ? null : maskAccount(account);
}

function maskedFactoring(factoring: FactoringCompany | undefined): string | null {
  return factoring === undefined ? null : `${factoring.organisationNumber} ${maskAccount(factoring.account)}`;
}
