import { ReadPaths } from "../ubl/read-paths.ts";
import { attributeValue, nameOf, type Scan, valueOf } from "../ubl/scan.ts";
import type { ResponseFault, Sentence } from "./response-fault.ts";

/** A scanned response under judgement: look-ups by written names, and the faults found so far. Responses are small. */
export class ResponseDocument {
  readonly scan: Scan;
  readonly faults: ResponseFault[] = [];
  readonly #paths: ReadPaths;

  constructor(scan: Scan) {
    this.scan = scan;
    this.#paths = new ReadPaths(scan);
  }

  children(element: number): number[] {
    const found: number[] = [];
    const end = this.scan.after[element] ?? 0;
    for (let child = element + 1; child < end; child = this.scan.after[child] ?? end) found.push(child);
    return found;
  }

  name(element: number): string {
    return nameOf(this.scan, this.scan.name[element] ?? 0);
  }

  /** Every element at the end of a path such as `cac:SenderParty/cbc:EndpointID`; the empty path is the element itself. */
  every(path: string, from = 0): number[] {
    if (path === "") return [from];
    let level = [from];
    for (const step of path.split("/")) {
      level = level.flatMap((element) => this.children(element).filter((child) => this.name(child) === step));
    }
    return level;
  }

  /** The first element's text with space collapsed, or nothing. */
  text(path: string, from = 0): string {
    const [first] = this.every(path, from);
    return first === undefined ? "" : collapse(valueOf(this.scan, first));
  }

  attribute(element: number, name: string): string | undefined {
    const end = this.scan.attributes[element + 1] ?? 0;
    for (let at = this.scan.attributes[element] ?? 0; at < end; at += 1) {
      if (nameOf(this.scan, this.scan.attributeName[at] ?? 0) === name) return attributeValue(this.scan, at);
    }
    return undefined;
  }

  /** Remembers a fault unless the rule holds. */
  expect(
    holds: boolean,
    rule: { readonly id: string; readonly severity?: "fatal" | "warning" },
    at: number,
    says: Sentence,
  ): void {
    if (holds) return;
    this.faults.push({ id: rule.id, severity: rule.severity ?? "fatal", path: this.#paths.of(at), says });
  }
}

/** White space as XML has it: leading and trailing gone, the rest single. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}
