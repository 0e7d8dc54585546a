/** A form read against all that the portal knows: cheap, at every pause of typing. The rules are judge-form's. */
import { type Attachment as Attached, judgeForReceiver } from "../attachments/attachment.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { DraftFields } from "./draft-fields.ts";
import type { FormFacts, FormReceiver } from "./form-facts.ts";
import { faultsOfSize } from "./judge-size.ts";
import { type DraftReading, kindOf, readDraft } from "./read-draft.ts";

export interface FormReading {
  readonly reading: DraftReading;
  readonly faults: readonly DraftFault[];
}

export function readForm(fields: DraftFields, facts: FormFacts): FormReading {
  const reading = readDraft(fields, facts);
  const faults = [
    ...reading.faults,
    ...faultsOfSize(reading),
    ...otherFaults(fields, facts),
    ...faultsOfAttachments(facts.files, facts.receiver),
  ];
  return { reading, faults };
}

/** What the form's own fields cannot tell. */
function otherFaults(fields: DraftFields, { canBePaid, isStopped, receiver }: FormFacts): DraftFault[] {
  const faults: DraftFault[] = [];
  if (receiver !== undefined && !receiver.active)
    faults.push({ path: "receiver", code: "receiver-closed", params: {} });
  if (isStopped) faults.push({ path: "", code: "payments-stopped", params: {} });
  if (!canBePaid && kindOf(fields) !== "credit-note") faults.push({ path: "", code: "payment-missing", params: {} });
  return faults;
}

/** What the receiver takes beside an invoice is told at the files; a receiver chosen later may take less. */
function faultsOfAttachments(
  files: readonly Pick<Attached, "name" | "sizeBytes">[],
  receiver: FormReceiver | undefined,
): DraftFault[] {
  const fault = receiver === undefined ? undefined : faultOfReceiverLimits(files, receiver);
  return fault === undefined ? [] : [fault];
}

export function faultOfReceiverLimits(
  files: readonly Pick<Attached, "name" | "sizeBytes">[],
  receiver: Pick<FormReceiver, "attachments">,
): DraftFault | undefined {
  const fault = judgeForReceiver(files, receiver.attachments);
  if (fault === undefined) return undefined;
  const { code, ...said } = fault;
  const max = "countMax" in said ? String(said.countMax) : String(Math.floor(said.bytesMax / 100_000) / 10);
  return { path: "attachment", code, params: { max: max.replace(".", ","), name: "name" in said ? said.name : "" } };
}
