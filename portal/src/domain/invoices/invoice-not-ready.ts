/** The refusal to issue: what is to be mended, each at its field. Thrown, so that a taken number goes back. */
import { Refusal } from "../refusal.ts";
import type { DraftFault } from "./draft-fault.ts";

export class InvoiceNotReady extends Refusal {
  readonly faults: readonly DraftFault[];

  constructor(faults: readonly DraftFault[]) {
    super("invoice-not-ready", { faults: faults.map(({ path, code }) => `${path} ${code}`).join(", ") });
    this.name = "InvoiceNotReady";
    this.faults = faults;
  }
}
