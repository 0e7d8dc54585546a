/** An owner chooses another level. It holds at once: whoever was stopped goes on. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { markOf, monthOf } from "./plan-level.ts";
import { getOwnLevel, getQuota, listOfferedLevels } from "./queries.ts";

export interface ChooseLevel {
  readonly levelId: string;
  /** The level the page showed as theirs: what somebody else chose meanwhile is not undone unseen. */
  readonly from: string;
}

export async function chooseLevel(work: Work, { levelId, from }: ChooseLevel): Promise<void> {
  const { organisationId } = requirePermission(work, "settings.write");
  const offered = await listOfferedLevels(work);
  await work.db.selectFrom("organisations").select("id").where("id", "=", organisationId).forUpdate().execute();
  const own = await getOwnLevel(work);
  if (own.id === levelId) return;
  if (own.id !== from) throw new Refusal("changed-meanwhile");
  if (!offered.some(({ id }) => id === levelId)) throw new Refusal("not-found");
  await work.db.updateTable("organisations").set({ plan_level: levelId }).where("id", "=", organisationId).execute();
  await record(work, "plan-level.changed", { subject: organisationId, facts: { from: own.id, to: levelId } });
  if (markOf(await getQuota(work)) !== undefined)
    await work.enqueue("tell-of-quota", { organisationId, month: monthOf(work.today) });
}
