/** An officer's start page: what waits for an answer, unit by unit. */
import type { UnitCount } from "../../domain/inbox/count-documents.ts";
import type { RemindedDocument } from "../../domain/inbox/receive-reminder.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { feedbackPaths } from "../feedback/feedback-paths.ts";
import { inboxAddress, inboxPaths } from "../unit/inbox-address.ts";
import { Needs } from "./needs.tsx";

export interface UnitStartProps {
  readonly say: Messages;
  readonly name: string;
  readonly units: readonly UnitCount[];
  /** Documents whose sellers have asked for an answer. */
  readonly reminded: readonly RemindedDocument[];
}

export function UnitStart({ say, name, units, reminded }: UnitStartProps) {
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
  return (
    <>
      <PageHeading>{say.start.supplier.hello(name)}</PageHeading>
      {units.length === 0 ? (
        <EmptyState heading={words.noUnitsHeading}>
          <p>{words.noUnits}</p>
        </EmptyState>
      ) : (
        <>
          <Needs heading={words.needsHeading} needs={[...asked, ...waiting]} nothing={words.nothingNeeds} />
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
        </>
      )}
    </>
  );
}
