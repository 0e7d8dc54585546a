/** Where things stand in a scanned document, as people read it. Cheap for one question and for two hundred thousand. */
import { positionOf } from "./scan-refusals.ts";
import { pathOf, type Scan, shownName } from "./scan.ts";

/** From so many questions on, the answers are prepared for the whole document at once. */
const manyQuestions = 50;

export class Places {
  private readonly scan: Scan;
  private asked = 0;
  private ordinals: Int32Array | undefined;
  private lineStarts: number[] | undefined;
  private paths: (string | undefined)[] | undefined;

  constructor(scan: Scan) {
    this.scan = scan;
  }

  /** As in `/Invoice/cac:InvoiceLine[2]/cbc:ID`. */
  pathOf(element: number): string {
    if (this.paths === undefined && ++this.asked < manyQuestions) return pathOf(this.scan, element);
    this.paths ??= Array.from({ length: this.scan.count });
    return (this.paths[element] ??= this.pathFromOrdinals(element));
  }

  /** Line and column, from 1, of the element's start tag. */
  whereIs(element: number): { line: number; column: number } {
    const offset = this.scan.at[element] as number;
    if (++this.asked < manyQuestions) return positionOf(this.scan.text, offset);
    this.lineStarts ??= lineStartsOf(this.scan.text);
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] as number) + 1 };
  }

  private pathFromOrdinals(element: number): string {
    const { scan } = this;
    this.ordinals ??= ordinalsOf(scan);
    const ordinal = this.ordinals[element] as number;
    const name = shownName(scan, scan.name[element] as number);
    const parent = scan.parent[element] as number;
    return flat(`${parent < 0 ? "" : this.pathOf(parent)}/${name}${ordinal > 0 ? `[${ordinal}]` : ""}`);
  }
}

/** The text in one piece: put together it is a chain of its parts, of three times the size, until a character is asked for. */
function flat(text: string): string {
  text.charCodeAt(text.length - 1);
  return text;
}

/** For each element its ordinal among siblings of the same name, or 0 where it is alone. */
function ordinalsOf(scan: Scan): Int32Array {
  const ordinals = new Int32Array(scan.count);
  for (let parent = 0; parent < scan.count; parent++) {
    const last = new Map<number, number>();
    for (let child = parent + 1; child < (scan.after[parent] as number); child = scan.after[child] as number) {
      const name = scan.name[child] as number;
      const before = last.get(name);
      if (before !== undefined) {
        if (ordinals[before] === 0) ordinals[before] = 1;
        ordinals[child] = (ordinals[before] as number) + 1;
      }
      last.set(name, child);
    }
  }
  return ordinals;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
