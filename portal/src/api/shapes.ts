/** Shapes that many resources share: money as text, days, moments, identifiers, and pages with cursors. */
import { formatDecimal, fromMinor, type Money } from "@fakturaporten/einvoice";
import { z } from "zod";
import type { LocalDate } from "../time.ts";

export const id = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .describe("A UUID in small letters.");
export const moment = z.string().describe("A moment in UTC: 2026-11-21T13:02:00.000Z.");
export const day = z.string().describe("A day in Sweden: 2026-11-21.");
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("The SHA-256 of the document's bytes, in hexadecimal.");

export const money = z
  .object({ amount: z.string().describe("Exact, as text: 1250.00."), currency: z.string() })
  .meta({ id: "Money" });

export function moneyOf(amount: Money): z.input<typeof money> {
  return { amount: formatDecimal(fromMinor(amount)), currency: amount.currency };
}

/** A day as asked for. Which day there is, PostgreSQL need not be asked; the first ones of the calendar it has not. */
export const askedDay = z.iso
  .date()
  .refine((text) => text >= "1900", { message: "Expected a day after 1899." })
  .transform((text) => text as LocalDate);

/** Where a page ends, opaque to whoever asks: the next request carries it. */
export function cursorOf(place: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

export function cursor<S extends z.ZodObject>(place: S) {
  return z
    .string()
    .max(500)
    .transform((text, context): z.output<S> => {
      const read = place.safeParse(jsonIn(Buffer.from(text, "base64url").toString()));
      if (read.success) return read.data;
      context.addIssue({ code: "custom", message: "Not a cursor that this list has given." });
      return z.NEVER;
    })
    .describe("`next` of the page before.");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Anything may be sent as a cursor; what is no JSON is judged like any other wrong one.
    return undefined;
  }
}
