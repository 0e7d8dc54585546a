/** What pages and the making of recurring invoices ask. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { isInvoiceId } from "../invoices/draft.ts";
import { Refusal } from "../refusal.ts";
import { type Interval, intervals, lengths, type Recurring, type Run } from "./recurring.ts";

const LISTED_MAX = 200;
/** A year of weeks. */
const RUNS_MAX = 52;

/** Those that come back first; the ended ones last. */
export async function listRecurring(work: Work): Promise<readonly Recurring[]> {
  const rows = await selectRecurring(work)
    .orderBy("recurring_invoices.next_on", (order) => order.asc().nullsLast())
    .orderBy("recurring_invoices.id")
    .limit(LISTED_MAX)
    .execute();
  return rows.map(recurringOf);
}

export async function getRecurring(work: Work, id: string): Promise<Recurring> {
  const row = isInvoiceId(id)
    ? await selectRecurring(work).where("recurring_invoices.id", "=", id).executeTakeFirst()
    : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return recurringOf(row);
}

/** What was made, the latest day first. */
export async function listRuns(work: Work, recurringId: string): Promise<readonly Run[]> {
  const rows = await work.db
    .selectFrom("recurring_runs")
    .select(["due_on", "draft_id", "outcome"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("recurring_id", "=", recurringId)
    .orderBy("due_on", "desc")
    .limit(RUNS_MAX)
    .execute();
  return rows.map(({ due_on, draft_id, outcome }) => ({ dueOn: due_on, draftId: draft_id, outcome }));
}

function selectRecurring(work: Work) {
  return work.db
    .selectFrom("recurring_invoices")
    .innerJoin("invoice_templates", (join) =>
      join
        .onRef("invoice_templates.organisation_id", "=", "recurring_invoices.organisation_id")
        .onRef("invoice_templates.id", "=", "recurring_invoices.template_id"),
    )
    .select([
      "recurring_invoices.id",
      "template_id",
      "name",
      "receiver_name",
      "first_on",
      "every_months",
      "every_weeks",
      "last_on",
      "next_on",
      "covers",
      "handling",
      "recurring_invoices.version",
    ])
    .where("recurring_invoices.organisation_id", "=", requireOrganisation(work));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecurring>["executeTakeFirstOrThrow"]>>;

function intervalOf({ every_months, every_weeks }: Pick<Row, "every_months" | "every_weeks">): Interval {
  const found = intervals.find((one) => {
    const length = lengths[one];
    return "weeks" in length ? length.weeks === every_weeks : length.months === every_months;
  });
  if (found === undefined) throw new Error("A recurring invoice has an interval that is none");
  return found;
}

function recurringOf(row: Row): Recurring {
  return {
    id: row.id,
    templateId: row.template_id,
    templateName: row.name,
    receiverName: row.receiver_name ?? undefined,
    firstOn: row.first_on,
    every: intervalOf(row),
    ...(row.last_on !== null && { lastOn: row.last_on }),
    nextOn: row.next_on ?? undefined,
    covers: row.covers,
    handling: row.handling,
    version: row.version,
  };
}
