/** A unit is added to the directory, or what the directory says of it is changed. */
import { sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import { may } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { endingsOf, foldText, nearKeysOf, wordsOf } from "./fold.ts";
import type { Receiver, ReceiverId, ReceiverRoute, ReferenceRule } from "./receiver.ts";

/**
 * A receiver as it is to stand in the directory; without an id it is a new one. Values have been parsed at the door. Without a
 * route the one it has stays; a new unit's is an inbox of this portal.
 */
export type ReceiverEntry = Omit<Receiver, "id" | "organisationId" | "rule" | "route"> & {
  readonly id?: ReceiverId;
  readonly route?: ReceiverRoute;
  readonly rule: Omit<ReferenceRule, "version">;
};

export async function saveReceiver(work: Work, entry: ReceiverEntry): Promise<ReceiverId> {
  const organisationId = requireWriter(work);
  const id = entry.id ?? (work.newId() as ReceiverId);
  await saveVocabulary(work, vocabularyOf(entry));
  try {
    if (entry.id === undefined) await insertReceiver(work, organisationId, { ...entry, id });
    else await updateReceiver(work, { ...entry, id });
  } catch (error) {
    if (isNumberTaken(error)) throw new Refusal("receiver-number-taken");
    throw error;
  }
  await saveRule(work, organisationId, { id, rule: entry.rule });
  await record(work, "receiver.changed", { subject: id, facts: { name: entry.name, active: entry.active } });
  return id;
}

/** A person who may write the directory, or a machine that acts for the region. */
function requireWriter({ actor }: Work): OrganisationId {
  if (actor.kind === "person" && may(actor.role, "receiver.write")) return actor.organisationId;
  if (actor.kind === "machine" && actor.organisationId !== undefined) return actor.organisationId;
  throw new Refusal("not-allowed");
}

function isNumberTaken(error: unknown): boolean {
  const { code, constraint = "" } = error as { readonly code?: string; readonly constraint?: string };
  return code === "23505" && ["receivers_gln", "receivers_peppol"].includes(constraint);
}

type Saved = ReceiverEntry & { readonly id: ReceiverId };

async function insertReceiver(work: Work, organisationId: OrganisationId, entry: Saved): Promise<void> {
  await work.db
    .insertInto("receivers")
    .values({ id: entry.id, organisation_id: organisationId, ...columnsOf(work, entry) })
    .execute();
}

async function updateReceiver(work: Work, entry: Saved): Promise<void> {
  const { numUpdatedRows } = await work.db
    .updateTable("receivers")
    .set(columnsOf(work, entry))
    .where("id", "=", entry.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("receiver-unknown");
}

function columnsOf(work: Work, entry: Saved) {
  return {
    name: entry.name,
    organisation_number: entry.organisationNumber,
    gln: entry.gln ?? null,
    peppol_scheme: entry.peppol.scheme,
    peppol_value: entry.peppol.value,
    aliases: [...entry.aliases],
    street: entry.address.street,
    postal_code: entry.address.postalCode,
    city: entry.address.city,
    contact_name: entry.contact.name ?? null,
    contact_email: entry.contact.email ?? null,
    contact_phone: entry.contact.phone ?? null,
    attachments_max: entry.attachments.countMax,
    attachment_bytes_max: entry.attachments.bytesMax,
    active: entry.active,
    ...(entry.route !== undefined && { route: entry.route }),
    changed_at: work.now,
    name_folded: foldText(entry.name),
    words: sql<string>`array_to_tsvector(${vocabularyOf(entry)}::text[])`,
  };
}

/** All folded words by which the unit may be looked for. */
export function vocabularyOf({ name, aliases, address }: Pick<Receiver, "name" | "aliases" | "address">): string[] {
  return [...new Set([name, address.city, ...aliases].flatMap(wordsOf))];
}

/** Words go in sorted, so that two directories being filled at once wait for each other in one order. */
async function saveVocabulary(work: Work, words: readonly string[]): Promise<void> {
  const rows = [...words].sort().map((word) => ({
    word,
    near: [...nearKeysOf(word)],
    endings: sql<string>`array_to_tsvector(${endingsOf(word)}::text[])`,
  }));
  if (rows.length > 0)
    await work.db
      .insertInto("receiver_words")
      .values(rows)
      .onConflict((on) => on.doNothing())
      .execute();
}

interface RuleOfReceiver {
  readonly id: ReceiverId;
  readonly rule: ReceiverEntry["rule"];
}

/** Begins a new version where the rule says something else than before. */
async function saveRule(work: Work, organisationId: OrganisationId, { id, rule }: RuleOfReceiver): Promise<void> {
  const current = await work.db
    .selectFrom("reference_rules")
    .selectAll()
    .where("receiver_id", "=", id)
    .where("replaced_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  const columns = ruleColumnsOf(rule);
  if (current !== undefined) {
    if (Object.entries(columns).every(([name, text]) => current[name as keyof typeof columns] === text)) return;
    await work.db
      .updateTable("reference_rules")
      .set({ replaced_at: work.now })
      .where("receiver_id", "=", id)
      .where("version", "=", current.version)
      .execute();
  }
  const version = (current?.version ?? 0) + 1;
  await work.db
    .insertInto("reference_rules")
    .values({ organisation_id: organisationId, receiver_id: id, version, ...columns, valid_from: work.now })
    .execute();
}

function ruleColumnsOf(rule: ReceiverEntry["rule"]) {
  return {
    reference_pattern: rule.referencePattern ?? null,
    reference_example: rule.referenceExample ?? null,
    reference_help_sv: rule.referenceHelp.sv,
    reference_help_en: rule.referenceHelp.en,
    order_number_pattern: rule.orderNumberPattern ?? null,
    order_number_example: rule.orderNumberExample ?? null,
  };
}
