/** What a Kund-ID owes, as a sentence: first where somebody asks what there is to pay. */
import type { Owed } from "../../domain/ledger/balances.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Messages } from "../messages/messages.ts";

export function OwedText({ say, owed }: { readonly say: Messages; readonly owed: Owed | undefined }) {
  const words = say.outbound.customer.owed;
  if (owed === undefined) return <>{words.nothing}</>;
  return (
    <>
      <strong>{words.left(kronor(owed.owedMinor))}</strong>
      {owed.overdueMinor === 0n ? "." : words.overdue(kronor(owed.overdueMinor))}
    </>
  );
}
