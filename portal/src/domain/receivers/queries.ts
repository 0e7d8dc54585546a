/** What pages and other rooms ask of the directory. */
import type { Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import type { Receiver, ReceiverId } from "./receiver.ts";

type Reader = Pick<Work, "db">;

/** The receiver with today's rule, also when it no longer takes invoices; refuses an id that leads nowhere. */
export async function getReceiver(work: Reader, id: string): Promise<Receiver> {
  const receiver = await findReceiver(work, id);
  if (receiver === undefined) throw new Refusal("receiver-unknown");
  return receiver;
}

export async function findReceiver(work: Reader, id: string): Promise<Receiver | undefined> {
  if (!uuid.test(id)) return undefined;
  const row = await selectReceivers(work).where("receivers.id", "=", id).executeTakeFirst();
  return row && describeReceiver(row);
}

/** Where a document addressed to this Peppol participant goes; participants are compared without regard to case. */
export async function findReceiverByPeppol(
  work: Reader,
  participant: { readonly scheme: string; readonly id: string },
): Promise<Receiver | undefined> {
  const row = await selectReceivers(work)
    .where("peppol_scheme", "=", participant.scheme)
    .where((is) => is(is.fn("lower", ["peppol_value"]), "=", participant.id.toLowerCase()))
    .executeTakeFirst();
  return row && describeReceiver(row);
}

export async function findReceiverByGln(work: Reader, gln: string): Promise<Receiver | undefined> {
  const row = await selectReceivers(work).where("gln", "=", gln).executeTakeFirst();
  return row && describeReceiver(row);
}

/** A region's own units by name, for those who keep the directory. */
export async function listReceivers(work: Reader, organisationId: string): Promise<readonly Receiver[]> {
  const rows = await selectReceivers(work)
    .where("receivers.organisation_id", "=", organisationId)
    .orderBy("name_folded")
    .orderBy("receivers.id")
    .limit(1000)
    .execute();
  return rows.map(describeReceiver);
}

export interface ReceiverPlace {
  readonly nameFolded: string;
  readonly id: string;
}

export interface ReceiversAsked {
  readonly organisationId: string;
  readonly after: ReceiverPlace | undefined;
  readonly limit: number;
}

/** A region's own units by name, page by page: however many there are, as many as asked for are held. */
export async function listReceiversAfter(
  work: Reader,
  { organisationId, after, limit }: ReceiversAsked,
): Promise<{ readonly rows: readonly Receiver[]; readonly next: ReceiverPlace | undefined }> {
  let asked = selectReceivers(work)
    .select("name_folded")
    .where("receivers.organisation_id", "=", organisationId)
    .orderBy("name_folded")
    .orderBy("receivers.id")
    .limit(limit);
  if (after !== undefined)
    asked = asked.where((is) =>
      is(is.refTuple("name_folded", "receivers.id"), ">", is.tuple(after.nameFolded, after.id)),
    );
  const rows = await asked.execute();
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: rows.map(describeReceiver), next: last && { nameFolded: last.name_folded, id: last.id } };
}

/** Which unit, of any region, has each Peppol id and GLN: no two may share one. */
export async function takenNumbers({ db }: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom("receivers").select(["id", "peppol_scheme", "peppol_value", "gln"]).execute();
  return new Map(
    rows.flatMap(({ id, peppol_scheme, peppol_value, gln }) => [
      [`peppol ${peppol_scheme}:${peppol_value}`.toLowerCase(), id] as const,
      ...(gln === null ? [] : [[`gln ${gln}`, id] as const]),
    ]),
  );
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** For the room's own questions. */
export function selectReceivers({ db }: Reader) {
  return db
    .selectFrom("receivers")
    .innerJoin("reference_rules as rule", "rule.receiver_id", "receivers.id")
    .where("rule.replaced_at", "is", null)
    .select([
      "receivers.id",
      "receivers.organisation_id",
      "name",
      "organisation_number",
      "gln",
      "peppol_scheme",
      "peppol_value",
      "aliases",
      "street",
      "postal_code",
      "city",
      "contact_name",
      "contact_email",
      "contact_phone",
      "attachments_max",
      "attachment_bytes_max",
      "active",
      "route",
      "rule.version",
      "reference_pattern",
      "reference_example",
      "reference_help_sv",
      "reference_help_en",
      "order_number_pattern",
      "order_number_example",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReceivers>["executeTakeFirstOrThrow"]>>;

export function describeReceiver(row: Row): Receiver {
  return {
    id: row.id as ReceiverId,
    organisationId: row.organisation_id,
    name: row.name,
    organisationNumber: row.organisation_number,
    gln: row.gln ?? undefined,
    peppol: { scheme: row.peppol_scheme, value: row.peppol_value },
    aliases: row.aliases,
    address: { street: row.street, postalCode: row.postal_code, city: row.city },
    contact: {
      name: row.contact_name ?? undefined,
      email: row.contact_email ?? undefined,
      phone: row.contact_phone ?? undefined,
    },
    attachments: { countMax: row.attachments_max, bytesMax: row.attachment_bytes_max },
    active: row.active,
    route: row.route,
    rule: {
      version: row.version,
      referencePattern: row.reference_pattern ?? undefined,
      referenceExample: row.reference_example ?? undefined,
      referenceHelp: { sv: row.reference_help_sv, en: row.reference_help_en },
      orderNumberPattern: row.order_number_pattern ?? undefined,
      orderNumberExample: row.order_number_example ?? undefined,
    },
  };
}
