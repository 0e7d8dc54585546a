/** The form of a policy, and of a reference rate: read into what is to hold, or into faults by field. */
import {
  compare,
  decimal,
  type Decimal,
  type LocalDate,
  parseDate,
  parsed,
  type Parsed,
  parseSwedishAmount,
  refused,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import { customerKinds } from "../../domain/customers/customer.ts";
import { feeCapMinor } from "../../domain/reminders/fees.ts";
import { collectionDaysMin, daysMax } from "../../domain/reminders/policy.ts";
import { halfYearOf } from "../../domain/reminders/reference-rates.ts";
import type { EnterRate, SetPolicy } from "../../domain/reminders/set-policy.ts";
import {
  fault,
  type Fields,
  oneOf,
  optionalText,
  parsedBy,
  type ReadForm,
  readForm,
  requiredText,
  ticked,
} from "../form.ts";
import { parseKronor } from "./kronor.ts";

export const dayCounts = ["act/act-year", "act/365"] as const;

function days(min: number) {
  return z
    .string()
    .default("")
    .transform((text, context): number => {
      const typed = text.trim();
      const count = /^\d{1,3}$/.test(typed) ? Number(typed) : -1;
      if (count >= min && count <= daysMax) return count;
      context.addIssue(fault("days-range", { min: String(min), max: String(daysMax) }));
      return z.NEVER;
    });
}

function parsePoints(text: string): Parsed<Decimal, "points-range"> {
  const read = parseSwedishAmount(text, 2);
  if (!read.ok || compare(read.value, decimal("0")) < 0 || compare(read.value, decimal("8")) > 0)
    return refused("points-range");
  return parsed(read.value);
}

function policyShape(today: LocalDate) {
  return z
    .object({
      customerKind: oneOf(customerKinds),
      fromOn: parsedBy((text) => parseDate(text, today)),
      daysFirst: days(1),
      daysSecond: days(1),
      daysThird: days(1),
      daysCollection: days(collectionDaysMin),
      feeMinor: parsedBy(parseKronor),
      feeAgreed: ticked,
      minimumMinor: parsedBy(parseKronor),
      pointsAbove: parsedBy(parsePoints),
      dayCount: oneOf(dayCounts),
      handsOver: ticked,
      collectorName: optionalText(200),
      collectorContact: optionalText(300),
    })
    .superRefine((policy, context) => {
      const at = (path: string, code: string): void => context.addIssue({ ...fault(code), path: [path] });
      if (policy.fromOn < today) at("fromOn", "date-past");
      if (policy.feeMinor < 0n || policy.feeMinor > feeCapMinor("reminder", today)) at("feeMinor", "fee-cap");
      if (policy.minimumMinor < 0n) at("minimumMinor", "amount-not-a-number");
      if (policy.handsOver && policy.collectorName === undefined) at("collectorName", "missing");
      if (policy.handsOver && policy.collectorContact === undefined) at("collectorContact", "missing");
    });
}

export function readPolicy(fields: Fields, today: LocalDate): ReadForm<SetPolicy> {
  return readForm(policyShape(today), fields);
}

/** What most creditors begin with: 5, 10, 10 and 10 days, no fee that nobody has agreed to. */
export function usualFields(today: LocalDate): Fields {
  return {
    customerKind: "private-care",
    fromOn: today,
    daysFirst: "5",
    daysSecond: "10",
    daysThird: "10",
    daysCollection: "10",
    feeMinor: "0",
    minimumMinor: "50",
    pointsAbove: "8",
    dayCount: "act/act-year",
  };
}

function parsePercent(text: string): Parsed<Decimal, "percent-form"> {
  const isNegative = /^[-−]/.test(text.trim());
  const read = parseSwedishAmount(text.trim().replace(/^[-−]/, ""), 2);
  if (!read.ok || compare(read.value, decimal(isNegative ? "5" : "25")) > 0) return refused("percent-form");
  return parsed(isNegative ? { units: -read.value.units, scale: read.value.scale } : read.value);
}

export function readRate(fields: Fields, today: LocalDate, known: readonly LocalDate[]): ReadForm<EnterRate> {
  const shape = z
    .object({
      halfYear: parsedBy((text) => parseDate(text, today)),
      ratePercent: parsedBy(parsePercent),
      rateSource: requiredText(200),
    })
    .superRefine(({ halfYear }, context) => {
      if (halfYearOf(halfYear) !== halfYear || known.includes(halfYear))
        context.addIssue({ ...fault("half-year"), path: ["halfYear"] });
    });
  const read = readForm(shape, fields);
  if (!read.ok) return read;
  const { halfYear, ratePercent, rateSource } = read.value;
  return { ok: true, value: { fromOn: halfYear, percent: ratePercent, source: rateSource } };
}
