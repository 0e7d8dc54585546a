/**
 * Stores what the access point brings, raw, before anybody answers it or has read it (TRUST G8). A message counts once by the
 * name its transport gave it, and once by the name it bears itself; one that comes under a known name with other content is
 * stored too and put before a person, for one of the two is not what it says it is.
 */
import { createHash } from "node:crypto";
import { readEnvelope } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";

export type ArrivalKind = "document" | "status";

export interface NewArrival {
  readonly kind: ArrivalKind;
  /** The transport's name for it, when it gave one. */
  readonly messageId: string | undefined;
  readonly raw: Uint8Array;
}

export type Storing = "stored" | "again" | "conflicting";

const idCharactersMax = 200;

export async function storeArrival(work: Work, arrival: NewArrival): Promise<Storing> {
  const { kind, raw } = arrival;
  const sha256 = createHash("sha256").update(raw).digest();
  const hex = sha256.toString("hex");
  const contentId = (kind === "document" ? instanceIdIn(raw) : undefined) ?? hex;
  const messageId = printable(arrival.messageId) ?? contentId;
  const row = { kind, raw: Buffer.from(raw), raw_sha256: sha256, received_at: work.now, changed_at: work.now };
  if (await insert(work, { ...row, message_id: messageId, content_id: contentId, state: "new" })) return "stored";
  if (await countAgain(work, { kind, messageId, contentId, sha256 })) return "again";
  const conflict = { message_id: `${messageId} ${hex}`, content_id: `${contentId} ${hex}` };
  const held = { state: "quarantined", reason: "same-name-other-content" } as const;
  return (await insert(work, { ...row, ...conflict, ...held })) ? "conflicting" : "again";
}

interface NewRow {
  readonly kind: ArrivalKind;
  readonly message_id: string;
  readonly content_id: string;
  readonly raw: Buffer;
  readonly raw_sha256: Buffer;
  readonly received_at: Work["now"];
  readonly changed_at: Work["now"];
  readonly state: "new" | "quarantined";
  readonly reason?: string;
}

async function insert(work: Work, row: NewRow): Promise<boolean> {
  const id = work.newId();
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("access_point_messages")
    .values({ id, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  if (row.state === "new") await work.enqueue("process-arrival", { arrivalId: id });
  return true;
}

interface Names {
  readonly kind: ArrivalKind;
  readonly messageId: string;
  readonly contentId: string;
  readonly sha256: Buffer;
}

/** The same message once more; false when the known one holds something else. */
async function countAgain(work: Work, { kind, messageId, contentId, sha256 }: Names): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable("access_point_messages")
    .set((is) => ({ arrivals: is("arrivals", "+", 1) }))
    .where("kind", "=", kind)
    .where((is) => is.or([is("message_id", "=", messageId), is("content_id", "=", contentId)]))
    .where("raw_sha256", "=", sha256)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function instanceIdIn(raw: Uint8Array): string | undefined {
  const read = readEnvelope(raw);
  return read.ok ? printable(read.envelope.instanceId) : undefined;
}

function printable(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? "";
  return /^[\x21-\x7e]+$/.test(trimmed) && trimmed.length <= idCharactersMax ? trimmed : undefined;
}
