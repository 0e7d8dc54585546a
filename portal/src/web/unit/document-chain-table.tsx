/** What a received document hangs together with, as the unit knows it from what it has received. */
import type { DocumentChain } from "../../domain/inbox/document-chain.ts";
import type { UnitDocument } from "../../domain/inbox/queries.ts";
import type { ReceivedDocument } from "../../domain/inbox/received-document.ts";
import { Chain, type ChainRow } from "../components/chain/chain.tsx";
import type { Messages } from "../messages/messages.ts";
import { inboxPaths } from "./inbox-address.ts";

export interface DocumentChainProps {
  readonly say: Messages;
  readonly document: UnitDocument;
  readonly chain: DocumentChain;
}

export function DocumentChainTable({ say, document, chain }: DocumentChainProps) {
  const { earlier, later, missing, leftMinor } = chain;
  const left =
    leftMinor === undefined
      ? undefined
      : { number: document.number, amount: { minor: leftMinor, currency: document.currency } };
  return <Chain say={say} rows={rowsOf({ earlier, document, later }, say)} left={left} missing={missing} />;
}

interface Ordered {
  readonly earlier: readonly ReceivedDocument[];
  readonly document: UnitDocument;
  readonly later: readonly ReceivedDocument[];
}

function rowsOf({ earlier, document, later }: Ordered, say: Messages): readonly ChainRow[] {
  const words = say.credit.chain;
  const row = (one: ReceivedDocument, about: string | undefined): ChainRow => ({
    key: one.id,
    title: say.inbox.document.title(one.kind, one.number),
    relation: about === undefined ? words.invoice : relationTo(about, one, say),
    day: one.issueOn,
    amount: { minor: one.kind === "credit-note" ? -one.payableMinor : one.payableMinor, currency: one.currency },
    href: one.id === document.id ? undefined : inboxPaths.document(one.id),
  });
  return [
    ...earlier.map((one) => row(one, undefined)),
    row(document, earlier[0]?.number),
    ...later.map((one) => row(one, document.number)),
  ];
}

function relationTo(number: string, { kind }: ReceivedDocument, say: Messages): string {
  const words = say.credit.chain;
  return kind === "credit-note" ? words.credit(number) : words.replaces(number);
}
