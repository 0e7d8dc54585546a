/** A billing officer's start page: what needs somebody today, and the ways on. */
import type { BillingRun } from "../../domain/billing/run.ts";
import type { DeskCounts } from "../../domain/cases/list-cases.ts";
import type { CreditRequest } from "../../domain/disputes/credit-request.ts";
import { disputePaths } from "../disputes/dispute-paths.ts";
import type { StuckDelivery } from "../../domain/billing/settle-delivery.ts";
import type { UsageImport } from "../../domain/usage/queries.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { type Need, Needs } from "../start/needs.tsx";
import { creditorPaths } from "./creditor-paths.ts";

export interface CreditorStartProps {
  readonly say: Messages;
  readonly name: string;
  readonly runs: readonly BillingRun[];
  /** Newest first. */
  readonly files: readonly UsageImport[];
  /** Those that wait for a second person. */
  readonly credits: readonly CreditRequest[];
  readonly desk: DeskCounts;
  /** E-invoices that did not come through. */
  readonly stuck: readonly StuckDelivery[];
}

export function CreditorStart({ say, name, runs, files, credits, desk, stuck }: CreditorStartProps) {
  const words = say.outbound.start;
  return (
    <>
      <PageHeading lead={words.lead}>{say.start.supplier.hello(name)}</PageHeading>
      <Needs
        heading={words.needsHeading}
        needs={[
          ...deskNeeds(say, desk),
          ...creditNeeds(say, credits),
          ...stuckNeeds(say, stuck),
          ...runNeeds(say, runs),
          ...fileNeeds(say, files),
        ]}
        nothing={words.nothing}
      />
      <ButtonRow>
        <ButtonLink href={paths.billing} icon="invoice">
          {say.frame.navigation.billing}
        </ButtonLink>
        <ButtonLink href={paths.customers} look="secondary" icon="people">
          {say.frame.navigation.customers}
        </ButtonLink>
        <ButtonLink href={paths.catalogue} look="secondary" icon="copy">
          {say.frame.navigation.catalogue}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

/** What customers wait for an answer to. */
function deskNeeds(say: Messages, { byState, overdue }: DeskCounts): readonly Need[] {
  const words = say.outbound.start;
  const waiting = byState.new + byState.open;
  if (waiting === 0) return [];
  const heading = words.cases(waiting);
  return [
    {
      key: "desk",
      heading,
      href: paths.desk,
      action: words.openDesk,
      ...(overdue > 0 && { more: words.overdue(overdue), refused: true }),
    },
  ];
}

function creditNeeds(say: Messages, credits: readonly CreditRequest[]): readonly Need[] {
  const words = say.outbound.start;
  if (credits.length === 0) return [];
  return [
    { key: "credits", heading: words.credits(credits.length), href: disputePaths.credits, action: words.openCredits },
  ];
}

function stuckNeeds(say: Messages, stuck: readonly StuckDelivery[]): readonly Need[] {
  const words = say.outbound.start;
  if (stuck.length === 0) return [];
  const heading = words.stuck(stuck.length);
  return [{ key: "stuck", heading, href: creditorPaths.deliveries, action: words.openStuck, refused: true }];
}

function runNeeds(say: Messages, runs: readonly BillingRun[]): readonly Need[] {
  const words = say.outbound.start;
  return runs.flatMap(({ id, state, month }) =>
    state === "prepared" || state === "stopped"
      ? [{ key: id, heading: words[state](month.slice(0, 7)), href: creditorPaths.run(id), action: words.look }]
      : [],
  );
}

/** The newest file only: an older refusal has been mended or forgotten. */
function fileNeeds(say: Messages, [newest]: readonly UsageImport[]): readonly Need[] {
  const words = say.outbound.start;
  if (newest?.state !== "refused") return [];
  const { id, name, rejectedCount } = newest;
  const href = creditorPaths.usageFile(id);
  return [
    {
      key: id,
      heading: words.refused(name),
      more: words.cells(rejectedCount),
      href,
      action: words.mend,
      refused: true,
    },
  ];
}
