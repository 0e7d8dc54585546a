/** Answers that a queue writes often, with blanks filled in when one is fetched into a reply. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { Case } from "./case.ts";
import { requireDesk } from "./desk.ts";
import type { Queue } from "./kinds.ts";

export interface ReplyTemplate {
  readonly id: string;
  readonly queue: Queue;
  readonly name: string;
  readonly words: string;
}

export const templateLimits = { nameCharactersMax: 80, wordsCharactersMax: 5000, templatesMax: 200 } as const;

/** Templates of the queues this person works, by name. */
export async function listTemplates(work: Work, queue?: Queue): Promise<readonly ReplyTemplate[]> {
  const { person, queues } = requireDesk(work);
  const asked = queues.filter((one) => queue === undefined || one === queue);
  if (asked.length === 0) return [];
  const rows = await work.db
    .selectFrom("reply_templates")
    .select(["id", "queue", "name", "words"])
    .where("organisation_id", "=", person.organisationId)
    .where("queue", "in", asked)
    .orderBy("queue")
    .orderBy("name")
    .limit(templateLimits.templatesMax)
    .execute();
  return rows.map((row) => ({ ...row, queue: row.queue as Queue }));
}

export interface SaveTemplate {
  /** A new one where none is said. */
  readonly id?: string | undefined;
  readonly queue: Queue;
  readonly name: string;
  readonly words: string;
}

/** Saves a template; says so when the queue has another of that name. */
export async function saveTemplate(
  work: Work,
  { id, queue, name, words }: SaveTemplate,
): Promise<"saved" | "name-taken"> {
  const { organisationId } = requirePermission(work, "desk.manage");
  const present = await work.db
    .selectFrom("reply_templates")
    .select(["id", "queue", "name"])
    .where("organisation_id", "=", organisationId)
    .forUpdate()
    .execute();
  if (present.some((one) => one.id !== id && one.queue === queue && one.name === name)) return "name-taken";
  if (id !== undefined && !present.some((one) => one.id === id)) throw new Refusal("not-found");
  if (id === undefined && present.length >= templateLimits.templatesMax) throw new Refusal("case-cannot-change");
  const facts = { queue, name, words, changed_at: work.now };
  const saved = id ?? work.newId();
  await work.db
    .insertInto("reply_templates")
    .values({ organisation_id: organisationId, id: saved, ...facts })
    .onConflict((conflict) => conflict.columns(["organisation_id", "id"]).doUpdateSet(facts))
    .execute();
  await record(work, "reply-template.changed", { subject: saved, facts: { name, queue } });
  return "saved";
}

/** Removing what is already gone is no fault. */
export async function removeTemplate(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "desk.manage");
  const gone = await work.db
    .deleteFrom("reply_templates")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();
  if (gone !== undefined) await record(work, "reply-template.changed", { subject: id, facts: { removed: gone.name } });
}

/** The blanks a template may have; the same in every language, since they are the desk's own words. */
export const blanks = ["{ärende}", "{företag}", "{namn}"] as const;

export function fillTemplate(
  words: string,
  { reference, partyName }: Pick<Case, "reference" | "partyName">,
  writer: string,
): string {
  const filled = { "{ärende}": reference, "{företag}": partyName, "{namn}": writer };
  return words.replace(/\{(?:ärende|företag|namn)\}/g, (blank) => filled[blank as keyof typeof filled]);
}
