/** What a unit has asked of references over time: each version with its days, and what it changed. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { ReceiverId } from "./receiver.ts";

/** A part of the rule as the form names it. */
export type RulePart =
  | "referencePattern"
  | "referenceExample"
  | "referenceHelpSv"
  | "referenceHelpEn"
  | "orderNumberPattern"
  | "orderNumberExample";

export interface RuleVersion {
  readonly version: number;
  readonly validFrom: Instant;
  /** Who wrote it; nobody where the portal did by itself. */
  readonly by: string | undefined;
  /** Against the version before; everything that is said, in the first. */
  readonly changes: readonly { readonly part: RulePart; readonly from: string; readonly to: string }[];
}

const versionsMax = 200;

/** The newest first, for those who keep the directory: of one's own region's units. */
export async function listRuleVersions(work: Work, id: ReceiverId): Promise<readonly RuleVersion[]> {
  const { organisationId } = requirePermission(work, "receiver.write");
  const rows = await work.db
    .selectFrom("reference_rules as rule")
    .selectAll("rule")
    .select((is) =>
      is
        .selectFrom("events")
        .innerJoin("accounts", "accounts.id", "events.account_id")
        .select("accounts.name")
        .whereRef("events.organisation_id", "=", "rule.organisation_id")
        .whereRef("events.subject_id", "=", "rule.receiver_id")
        .whereRef("events.at", "=", "rule.valid_from")
        .where("events.kind", "=", "receiver.changed")
        .limit(1)
        .as("by"),
    )
    .where("rule.organisation_id", "=", organisationId)
    .where("rule.receiver_id", "=", id)
    .orderBy("rule.version", "desc")
    .limit(versionsMax)
    .execute();
  return rows.map((row, place) => ({
    version: row.version,
    validFrom: row.valid_from,
    by: row.by ?? undefined,
    changes: changesBetween(rows[place + 1], row),
  }));
}

/** Since when the rule of today holds; public, as the rule is. */
export async function findRuleSince(work: Work, id: ReceiverId): Promise<Instant | undefined> {
  const row = await work.db
    .selectFrom("reference_rules")
    .select("valid_from")
    .where("receiver_id", "=", id)
    .where("replaced_at", "is", null)
    .executeTakeFirst();
  return row?.valid_from;
}

interface RuleRow {
  readonly reference_pattern: string | null;
  readonly reference_example: string | null;
  readonly reference_help_sv: string;
  readonly reference_help_en: string;
  readonly order_number_pattern: string | null;
  readonly order_number_example: string | null;
}

function partsOf(row: RuleRow | undefined): readonly (readonly [RulePart, string])[] {
  return [
    ["referencePattern", row?.reference_pattern ?? ""],
    ["referenceExample", row?.reference_example ?? ""],
    ["referenceHelpSv", row?.reference_help_sv ?? ""],
    ["referenceHelpEn", row?.reference_help_en ?? ""],
    ["orderNumberPattern", row?.order_number_pattern ?? ""],
    ["orderNumberExample", row?.order_number_example ?? ""],
  ];
}

function changesBetween(before: RuleRow | undefined, after: RuleRow): RuleVersion["changes"] {
  const earlier = new Map(partsOf(before));
  return partsOf(after).flatMap(([part, to]) => {
    const from = earlier.get(part) ?? "";
    return from === to ? [] : [{ part, from, to }];
  });
}
