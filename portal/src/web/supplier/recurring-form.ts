/** The form of a recurring invoice: read into what is to be set, or into faults by field. */
import { parseDate, type LocalDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import type { intervals } from "../../domain/recurring/recurring.ts";
import { coverings, handlings, type Months, type Recurring } from "../../domain/recurring/recurring.ts";
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

const months = ["1", "2", "3", "4", "6", "12"] as const satisfies readonly `${(typeof intervals)[number]}`[];

export function readRecurringForm(fields: Fields, context: RecurringContext): ReadForm<SetRecurring> {
  const read = readForm(schemaFor(context), fields);
  if (!read.ok) return read;
  const { everyMonths, lastOn, ...set } = read.value;
  const value = { ...set, everyMonths: Number(everyMonths) as Months, ...(lastOn !== undefined && { lastOn }) };
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
      everyMonths: oneOf(months),
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
  const { templateId, firstOn, everyMonths, lastOn = "", covers, handling } = recurring;
  return { templateId, firstOn, everyMonths: String(everyMonths), lastOn, covers, handling };
}

export function newRecurringFields(templateId: string): Fields {
  return { templateId, firstOn: "", everyMonths: "1", lastOn: "", covers: "before", handling: "review" };
}

export { months as monthChoices };
