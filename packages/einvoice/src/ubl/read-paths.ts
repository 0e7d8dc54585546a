import { nameOf, type Scan } from "./scan.ts";

/**
 * Where elements stand, as people read it: `/Invoice/cac:InvoiceLine[2]/cbc:ID`. All ordinals are counted in one pass, at
 * the first question: asked one by one, a document full of strangers would make its reader count for hours.
 */
export class ReadPaths {
  readonly #scan: Scan;
  #ordinals: Int32Array | undefined;
  /** How many siblings share a parent and a name. */
  readonly #sizes = new Map<number, number>();

  constructor(scan: Scan) {
    this.#scan = scan;
  }

  of(element: number): string {
    const { parent, name } = this.#scan;
    const ordinals = this.#counted();
    const steps: string[] = [];
    for (let at = element; at >= 0; at = parent[at] ?? -1) {
      const step = nameOf(this.#scan, name[at] ?? 0).replace(/^(?:ubl|cn|ar):/, "");
      const alone = at === 0 || this.#sizes.get(this.#key(at)) === 1;
      steps.unshift(alone ? step : `${step}[${ordinals[at]}]`);
    }
    return `/${steps.join("/")}`;
  }

  #counted(): Int32Array {
    if (this.#ordinals !== undefined) return this.#ordinals;
    const ordinals = new Int32Array(this.#scan.count);
    for (let element = 1; element < this.#scan.count; element += 1) {
      const key = this.#key(element);
      const ordinal = (this.#sizes.get(key) ?? 0) + 1;
      this.#sizes.set(key, ordinal);
      ordinals[element] = ordinal;
    }
    this.#ordinals = ordinals;
    return ordinals;
  }

  /** One number for parent and name; both stay far below 2^26. */
  #key(element: number): number {
    return (this.#scan.parent[element] ?? 0) * 0x4000000 + (this.#scan.name[element] ?? 0);
  }
}
