/** An officer's start page: what waits for an answer, unit by unit. */
import type { DeskCounts } from "../../domain/cases/list-cases.ts";
import type { UnitCount } from "../../domain/inbox/count-documents.ts";
import type { RemindedDocument } from "../../domain/inbox/receive-reminder.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { deskAddress } from "../desk/desk-paths.ts";
import { feedbackPaths } from "../feedback/feedback-paths.ts";
import { inboxAddress, inboxPaths } from "../unit/inbox-address.ts";
import { type Need, Needs } from "./needs.tsx";

export interface UnitStartProps {
  readonly say: Messages;
  readonly name: string;
  readonly units: readonly UnitCount[];
  /** Documents whose sellers have asked for an answer. */
  readonly reminded: readonly RemindedDocument[];
  /** What waits at the case desk, for those who work it. */
  readonly desk: DeskCounts | undefined;
}

export function UnitStart({ say, name, units, reminded, desk }: UnitStartProps) {
  const words = say.start.unit;
  const asked = reminded.map(({ id, number, sellerName }) => ({
    key: id,
    heading: say.following.reminders.reminded(sellerName, number),
    href: inboxPaths.document(id),
    action: say.following.reminders.openReminded,
  }));
  const waiting = units
    .filter((unit) => unit.waiting > 0)
    .map(({ id, name: unit, waiting: count, fresh }) => ({
      key: id,
      heading: `${unit}: ${words.waiting(count)}`,
      more: words.fresh(fresh),
      href: inboxAddress({ unit: id }),
      action: words.openInbox,
    }));
  const needs = [...deskNeeds(say, desk), ...asked, ...waiting];
  return (
    <>
      <PageHeading>{say.start.supplier.hello(name)}</PageHeading>
      {units.length === 0 && needs.length === 0 ? (
        <EmptyState heading={words.noUnitsHeading}>
          <p>{words.noUnits}</p>
        </EmptyState>
      ) : (
        <>
          <Needs heading={words.needsHeading} needs={needs} nothing={words.nothingNeeds} />
          {units.length === 0 ? null : <Units say={say} units={units} />}
        </>
      )}
    </>
  );
}

function Units({ say, units }: Pick<UnitStartProps, "say" | "units">) {
  const words = say.start.unit;
  return (
    <section>
      <h2>{words.unitsHeading}</h2>
      <DataTable
        caption={words.unitsHeading}
        captionHidden
        rows={units}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "unit",
            heading: words.unit,
            cell: ({ id, name: unit }) => <a href={inboxAddress({ unit: id })}>{unit}</a>,
          },
          { key: "new", heading: words.received, kind: "amount", cell: ({ fresh }) => String(fresh) },
          { key: "open", heading: words.open, kind: "amount", cell: ({ waiting }) => String(waiting) },
        ]}
      />
      <p>
        <a href={feedbackPaths.faults}>{say.feedback.costs.title}</a>
      </p>
    </section>
  );
}

/** Late cases before those nobody has taken; the same case may be both. */
function deskNeeds(say: Messages, desk: DeskCounts | undefined): readonly Need[] {
  const words = say.cases.desk;
  const need = (view: "overdue" | "unassigned", heading: string): Need => ({
    key: view,
    heading,
    href: deskAddress({ view }),
    action: words.open,
  });
  return [
    ...(desk === undefined || desk.overdue === 0 ? [] : [need("overdue", words.needsLate(desk.overdue))]),
    ...(desk === undefined || desk.unassigned === 0 ? [] : [need("unassigned", words.needs(desk.unassigned))]),
  ];
}
