/**
 * Takes in what lies in the incoming folder. A document that says whose it is is stored as if the access point had brought it, raw
 * and in its envelope, and only then leaves the folder; anything else is laid aside with the reason.
 */
import { createHash } from "node:crypto";
import { readEnvelope, readUbl } from "@fakturaporten/einvoice";
import { storeArrival } from "../domain/arrivals/store-arrival.ts";
import { scanFault } from "../domain/attachments/scan.ts";
import { outgoingMessage } from "../domain/delivery/outgoing-message.ts";
import type { IncomingFolder, TakenFile } from "../integrations/incoming-folder.ts";
import { startOfDay } from "../time.ts";
import type { Actor } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";
import { readDelivered } from "./read-delivered.ts";

export interface Incoming {
  readonly folder: IncomingFolder;
  /** What to write beside a file that can not be taken in, for whoever laid it there. */
  readonly sentenceOf: (reason: string) => string;
}

/** Files taken at a time; more wait for the next minute, so that a full folder does not stand in the way of other jobs. */
const filesMax = 200;
const machine: Actor = { kind: "machine", job: "read-incoming-folder" };

/** Without a folder there is nothing to look into. */
export function readIncomingFolder(incoming: Incoming | undefined): JobHandler<"read-incoming-folder"> {
  return async (tools) => {
    if (incoming === undefined) return;
    const { folder } = incoming;
    const failures: unknown[] = [];
    for (const name of await folder.take(tools.clock(), filesMax)) {
      // One that nobody can deal with lies where it is and does not stand in the way of those behind it.
      try {
        const file = await folder.read(name);
        if (file !== undefined) await settle(tools, incoming, file);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} files could not be dealt with.`);
  };
}

/** Out of the folder when it is kept elsewhere, aside with the reason when it can not be; as it lies while nobody can say. */
async function settle(tools: JobTools, { folder, sentenceOf }: Incoming, file: TakenFile): Promise<void> {
  const found = "bytes" in file.content ? await scanFault(tools.antivirus, file.content.bytes) : undefined;
  if (found === "not-scanned") return;
  const fault = found ?? (await takeIn(tools, file));
  await (fault === undefined ? folder.remove(file) : folder.setAside(file, sentenceOf(fault)));
}

/** Why it could not be. */
async function takeIn({ perform }: JobTools, { content }: TakenFile): Promise<string | undefined> {
  if ("fault" in content) return content.fault;
  const message = messageIn(content.bytes);
  if ("fault" in message) return message.fault;
  return perform(machine, async (work) => {
    const delivered = await readDelivered(work, message.raw);
    if (delivered.kind === "quarantine") return delivered.reason;
    const storing = await storeArrival(work, { kind: "document", messageId: undefined, raw: message.raw });
    return storing === "conflicting" ? "same-name-other-content" : undefined;
  });
}

type Message = { readonly raw: Uint8Array } | { readonly fault: string };

/** As it came when it is in an envelope; else in the envelope that its own addresses give, the same every time. */
function messageIn(bytes: Uint8Array): Message {
  const enveloped = readEnvelope(bytes);
  const document = enveloped.ok ? Buffer.from(enveloped.document) : bytes;
  const isInvoice = !enveloped.ok || ["Invoice", "CreditNote"].includes(enveloped.envelope.documentType.root);
  const read = isInvoice ? readUbl(document) : undefined;
  if (read?.ok === false) return { fault: "unreadable" };
  if (enveloped.ok) return { raw: bytes };
  const issuedOn = read?.ok === true ? read.invoice.issuedOn : undefined;
  if (issuedOn === undefined) return { fault: "unreadable" };
  const wrapped = outgoingMessage({ documentId: uuidOf(bytes), ubl: bytes, issuedAt: startOfDay(issuedOn) });
  return wrapped === undefined ? { fault: "not-addressed" } : { raw: wrapped.envelope };
}

function uuidOf(bytes: Uint8Array): string {
  const hex = createHash("sha256").update(bytes).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
