/** What customers have used: a meter's system hands rows in, and asks what became of them. */
import { z } from "zod";
import { requireGrant } from "../domain/access/permissions.ts";
import { getUsageImport } from "../domain/usage/queries.ts";
import { startUsageImport } from "../domain/usage/start-usage-import.ts";
import { usageFileOf } from "../domain/usage/usage-text.ts";
import { operation } from "./operation.ts";
import { id } from "./shapes.ts";

const rowsMax = 1000;
const text = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u);
/** Columns of the file they are kept as, by the names of the request. */
const fieldOf: Readonly<Record<string, string>> = { customer: "customerNumber", sourceId: "rowId" };

const row = z
  .strictObject({
    customerNumber: text,
    service: text,
    usedOn: z.iso.date(),
    quantity: z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/),
    unit: text.optional(),
    ansvar: text.optional(),
    employee: text.optional(),
    rowId: text,
  })
  .meta({ id: "UsageRow" });

export const usage = operation({
  method: "POST",
  path: "/usage",
  id: "handInUsage",
  scope: "usage.write",
  summary: "Hand in rows of usage",
  says: "At most a thousand rows. They are taken in whole or not at all, a moment later: ask what became of them. A row is known by its rowId and never taken in twice; the same rows again lead to the same import.",
  refusals: [],
  body: z.strictObject({ name: z.string().trim().min(1).max(100), rows: z.array(row).min(1).max(rowsMax) }),
  answers: z.object({ importId: id, isAgain: z.boolean() }),
  handle: async (work, { body: { name, rows } }) => {
    requireGrant(work, "usage.write");
    const bytes = usageFileOf(
      rows.map(({ customerNumber: customer, rowId: sourceId, quantity, ...rest }) => ({
        ...rest,
        customer,
        sourceId,
        quantity: quantity.replace(".", ","),
      })),
    );
    const { id: importId, isAgain } = await startUsageImport(work, { fileName: name, bytes, source: "api" });
    return { importId, isAgain };
  },
});

const rejected = z
  .object({
    row: z.int().meta({ description: "Counted from 1." }),
    column: z.string(),
    fault: z.string(),
    text: z.string(),
  })
  .meta({ id: "RejectedUsage" });

export const usageImport = operation({
  method: "GET",
  path: "/usage/{importId}",
  id: "getUsageImport",
  scope: "usage.write",
  summary: "What became of rows handed in",
  says: "Waiting, done (with how many were new and how many were known already), or refused with every rejected row, at most a thousand of them told.",
  refusals: ["not-found"],
  params: z.object({ importId: id }),
  answers: z.object({
    importId: id,
    state: z.enum(["waiting", "done", "refused"]),
    rowCount: z.int(),
    repeatedCount: z.int(),
    rejectedCount: z.int(),
    rejected: z.array(rejected),
  }),
  handle: async (work, { params: { importId } }) => {
    requireGrant(work, "usage.write");
    const found = await getUsageImport(work, importId);
    return {
      importId,
      state: found.state,
      rowCount: found.rowCount,
      repeatedCount: found.repeatedCount,
      rejectedCount: found.rejectedCount,
      // The file they are kept as has a heading.
      rejected: found.rejected.map(({ row: line, column, code, text: stands }) => ({
        row: line - 1,
        column: fieldOf[column] ?? column,
        fault: code,
        text: stands,
      })),
    };
  },
});
