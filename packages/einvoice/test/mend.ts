/** Puts a repair where it says in a document's text, and touches nothing else. */
import { attributeValue, nameOf, pathOf } from "../src/ubl/scan.ts";
import type { Repair } from "../src/validate.ts";
import { scanned } from "./sweep.ts";

export function mended(text: string, { path, text: better }: Repair): string {
  const found = scanned(text);
  const [, place, attribute] = /^(.*?)(?:\/@([\w:]+))?$/.exec(path) as unknown as [string, string, string | undefined];
  const element = Array.from({ length: found.count }, (_, e) => e).find((e) => pathOf(found, e) === place) ?? -1;
  if (element < 0) throw new Error(`Nothing stands at ${place}`);
  const written = better.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const replaced = (from: number, to: number, by: string) => found.text.slice(0, from) + by + found.text.slice(to);
  if (attribute === undefined) return replaced(found.open[element] as number, found.close[element] as number, written);
  for (let at = found.attributes[element] as number; at < (found.attributes[element + 1] as number); at++)
    if (nameOf(found, found.attributeName[at] as number) === `@${attribute}` && attributeValue(found, at) !== better)
      return replaced(found.attributeOpen[at] as number, found.attributeClose[at] as number, written);
  const nameEnd =
    (found.at[element] as number) + (/^<[^\s/>]+/.exec(found.text.slice(found.at[element]))?.[0].length ?? 0);
  return replaced(nameEnd, nameEnd, ` ${attribute}="${written}"`);
}
