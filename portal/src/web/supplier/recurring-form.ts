/** The form of a recurring invoice: read into what is to be set, or into faults by field. */
import { parseDate, type LocalDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import { coverings, handlings, intervals, type Recurring } from "../../domain/recurring/recurring.ts";
import type { SetRecurring } from "../../domain/recurring/set-recurring.ts";
import {
  type Fields,
  fault,
  oneOf,
  parsedBy,
  parsedWhenFilled,
  type ReadForm,
  readForm,
  requiredText,
} from "../form.ts";

export interface RecurringContext {
  readonly today: LocalDate;
  readonly templateIds: readonly string[];
  /** What sends by itself needs numbers that are taken by themselves, and somebody who may send. */
  readonly numberAutomatic: boolean;
  readonly maySend: boolean;
  readonly before: Recurring | undefined;
}

export function readRecurringForm(fields: Fields, context: RecurringContext): ReadForm<SetRecurring> {
  const read = readForm(schemaFor(context), fields);
  if (!read.ok) return read;
  const { lastOn, ...set } = read.value;
  const value = { ...set, ...(lastOn !== undefined && { lastOn }) };
  return { ok: true, value };
}

function schemaFor({ today, templateIds, numberAutomatic, maySend, before }: RecurringContext) {
  const day = (text: string) => parseDate(text, today);
  return z
    .object({
      templateId: requiredText(36).refine((id) => id === "" || templateIds.includes(id), fault("missing")),
      firstOn: parsedBy(day).superRefine((firstOn, context) => {
        if (firstOn < today && firstOn !== before?.firstOn) context.addIssue(fault("in-the-past"));
      }),
      every: oneOf(intervals),
      lastOn: parsedWhenFilled(day),
      covers: oneOf(coverings),
      handling: oneOf(handlings).superRefine((handling, context) => {
        if (handling !== "send") return;
        if (!maySend) context.addIssue(fault("not-allowed"));
        else if (!numberAutomatic) context.addIssue(fault("numbers-are-typed"));
      }),
    })
    .superRefine(({ firstOn, lastOn }, context) => {
      if (lastOn !== undefined && lastOn < firstOn) context.addIssue({ ...fault("before-first"), path: ["lastOn"] });
    });
}

export function fieldsOfRecurring(recurring: Recurring): Fields {
  const { templateId, firstOn, every, lastOn = "", covers, handling } = recurring;
  return { templateId, firstOn, every, lastOn, covers, handling };
}

export function newRecurringFields(templateId: string): Fields {
  return { templateId, firstOn: "", every: "month", lastOn: "", covers: "before", handling: "review" };
}
