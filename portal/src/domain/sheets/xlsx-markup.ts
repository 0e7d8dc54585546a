/** Reads a workbook's parts element by element; whatever their prefixes, by their own names. */
import { Parser } from "saxen";
import { sheetLimits } from "./limits.ts";

export interface Markup {
  /** By own name, without a prefix; `attributes` are asked for where they matter. */
  open?(name: string, attributes: () => Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The part breaks XML's rules or ours: no document types, nothing nested without end. */
export class BrokenMarkup extends Error {}

export function readMarkup(xml: string, { open, close, text }: Markup): void {
  let depth = 0;
  const broken = (): never => {
    throw new BrokenMarkup();
  };
  const error = new Parser()
    .on("openTag", (name, raw, decode) => {
      depth += 1;
      if (depth > sheetLimits.depthMax) broken();
      open?.(ownName(name), () => decoded(raw(), decode));
    })
    .on("closeTag", (name) => {
      depth -= 1;
      close?.(ownName(name));
    })
    .on("text", (found, decode) => text?.(decode(found)))
    .on("cdata", (found) => text?.(found))
    .on("attention", broken)
    .on("error", broken)
    .on("warn", broken)
    .parse(xml);
  if (error !== null) broken();
}

function ownName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function decoded(raw: Readonly<Record<string, string>>, decode: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [ownName(name), decode(value)]));
}
