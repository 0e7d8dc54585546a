/**
 * Reading a posted form: flat names become a nested object, a zod schema judges it, and every fault comes back at once
 * with the name of the field it belongs to. Codes only; the sentences stand in messages/faults.*.ts.
 */
import type { Parsed } from "@fakturaporten/einvoice";
import { z } from "zod";
import { type FieldTree, nestFields, nameOf } from "./form-names.ts";

export type Fields = Readonly<Record<string, string>>;

/** One thing to mend, at one field. `path` is the flat name of the field: `lines.3.description`. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export type ReadForm<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Judges all fields at once. Names that the schema does not know are left out, never passed on. */
export function readForm<S extends z.ZodType>(schema: S, fields: Fields): ReadForm<z.output<S>> {
  const tree = nestFields(fields);
  const judged = schema.safeParse(tree.value);
  if (judged.success) return { ok: true, value: judged.data };
  return { ok: false, faults: onePerField(judged.error.issues.map((issue) => faultOf(issue, tree))) };
}

/** A field read by one of our parsers, `parseBankgiro` say. An absent field reads as an empty text. */
export function parsedBy<T, F extends string>(parse: (text: string) => Parsed<T, F>, params: FaultParams = {}) {
  return z
    .string()
    .default("")
    .transform((text, context) => {
      const answer = parse(text);
      if (answer.ok) return answer.value;
      context.addIssue(fault(answer.fault, params));
      return z.NEVER;
    });
}

/** As `parsedBy`, but an empty field is allowed and reads as `undefined`. */
export function parsedWhenFilled<T, F extends string>(parse: (text: string) => Parsed<T, F>, params: FaultParams = {}) {
  return z
    .string()
    .default("")
    .transform((text, context): T | undefined => {
      if (text.trim() === "") return undefined;
      const answer = parse(text);
      if (answer.ok) return answer.value;
      context.addIssue(fault(answer.fault, params));
      return z.NEVER;
    });
}

/** Text a person must fill in: trimmed, without control characters, at most `max` characters. */
export function requiredText(max: number, code = "missing") {
  return tidyText(max).superRefine((text, context) => {
    if (text === "") context.addIssue(fault(code));
  });
}

/** Text a person may leave out; empty reads as `undefined`. */
export function optionalText(max: number) {
  return tidyText(max).transform((text) => (text === "" ? undefined : text));
}

/** One of the values a select or a group of radios offers. */
export function oneOf<const V extends readonly [string, ...string[]]>(values: V, code = "choose") {
  return z
    .string()
    .default("")
    .transform((text, context): V[number] => {
      const found = values.find((value) => value === text);
      if (found !== undefined) return found;
      context.addIssue(fault(code));
      return z.NEVER;
    });
}

/** A checkbox: present is yes. */
export const ticked = z
  .string()
  .optional()
  .transform((text) => text !== undefined && text !== "");

export type FaultParams = Readonly<Record<string, string>>;

/** An issue that carries a fault code; for `context.addIssue` and `payload.issues.push` in schemas of one's own. */
export function fault(code: string, params: FaultParams = {}) {
  return { code: "custom" as const, message: code, params };
}

function tidyText(max: number) {
  return z
    .string()
    .default("")
    .transform((text, context) => {
      const tidy = text.replace(/\r\n?/g, "\n").trim();
      if (hasControls(tidy)) context.addIssue(fault("control-characters"));
      if (tidy.length > max) context.addIssue(fault("too-long", { max: String(max), length: String(tidy.length) }));
      return tidy;
    });
}

/** Control characters other than tab and line feed; they cannot be written in an e-invoice nor kept in the database. */
function hasControls(text: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/.test(text);
}

function faultOf(issue: z.core.$ZodIssue, tree: FieldTree): FieldFault {
  const path = nameOf(tree, issue.path);
  if (issue.code === "custom") {
    const params = (issue.params ?? {}) as FaultParams;
    return { path, code: issue.message, params };
  }
  if (issue.code === "too_big") return { path, code: "too-many", params: { max: String(issue.maximum) } };
  if (issue.code === "too_small") return { path, code: "too-few", params: { min: String(issue.minimum) } };
  return { path, code: "missing", params: {} };
}

/** One message per cause: the first fault of each field is told, the rest follow from it. */
function onePerField(faults: readonly FieldFault[]): readonly FieldFault[] {
  const seen = new Set<string>();
  return faults.filter(({ path }) => !seen.has(path) && seen.add(path));
}
