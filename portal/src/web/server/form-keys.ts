/**
 * Form keys: one form is one deed. The key is spent in the transaction of the command itself, so it is spent if, and only
 * if, the command took effect; a second sending waits for the first, finds the key spent, and leads where the first led.
 */
import type { Work } from "../../work.ts";

/** Thrown inside a command's transaction when its form has been sent before; nothing of the command remains. */
export class FormAlreadySent extends Error {
  constructor() {
    super("form-already-sent");
    this.name = "FormAlreadySent";
  }
}

/** The door is shut to a form that is not ours. */
export class FormRefused extends Error {
  constructor() {
    super("The form did not come from a page of ours");
    this.name = "FormRefused";
  }
}

/** Spends a key, or throws when it is spent. A concurrent sending of the same key waits here for the first to end. */
export async function spendFormKey(work: Work, key: string): Promise<void> {
  const spent = await work.db
    .insertInto("form_keys")
    .values({ key, used_at: work.now, outcome: null })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirst();
  if (spent.numInsertedOrUpdatedRows === 0n) throw new FormAlreadySent();
}

/** Remembers where a form led. */
export async function rememberOutcome(work: Work, key: string, outcome: string): Promise<void> {
  await work.db.updateTable("form_keys").set({ outcome }).where("key", "=", key).execute();
}

/** Gives a key back after a command that changed nothing: the form is shown again, to be mended. */
export async function returnFormKey(work: Work, key: string): Promise<void> {
  await work.db.deleteFrom("form_keys").where("key", "=", key).execute();
}

/** Whether a form has been sent before: asked before the page judges it, so that a replay is not told its own faults. */
export async function findSpent(work: Work, key: string): Promise<boolean> {
  const row = await work.db.selectFrom("form_keys").select("key").where("key", "=", key).executeTakeFirst();
  return row !== undefined;
}

export async function findOutcome(work: Work, key: string): Promise<string | undefined> {
  const row = await work.db.selectFrom("form_keys").select("outcome").where("key", "=", key).executeTakeFirst();
  return row?.outcome ?? undefined;
}
