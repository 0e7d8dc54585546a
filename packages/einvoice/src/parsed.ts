/**
 * The answer to reading something a person or a machine wrote: the value, or a code for what is wrong with it. Codes are
 * never sentences; sentences belong to whoever speaks to a person and can be exhaustive over `FaultCode`.
 */
export type Parsed<T, F extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F };

export function parsed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<F extends string>(fault: F): { readonly ok: false; readonly fault: F } {
  return { ok: false, fault };
}

declare const brand: unique symbol;

/** A text that has passed one particular `parse`, so that two texts cannot be swapped for each other. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };
