/** Who owns a case at the desk: taken by oneself, given to a colleague, or put back for anybody. */
import type { Work } from "../../work.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { listWorkers, requireDesk } from "./desk.ts";
import { lockCase, takePart } from "./write-message.ts";

export interface AssignCase {
  readonly caseId: string;
  /** Nobody puts the case back among those to be taken. */
  readonly to: string | undefined;
}

export async function assignCase(work: Work, { caseId, to }: AssignCase): Promise<void> {
  requireDesk(work);
  const found = await lockCase(work, caseId);
  if (found.owner?.accountId === to) return;
  if (to === undefined) return own(work, found, { name: null });
  const worker = (await listWorkers(work, found)).find(({ accountId }) => accountId === to);
  if (worker === undefined) throw new Refusal("not-allowed");
  await own(work, found, { accountId: to, name: worker.name });
  await takePart(work, caseId, to);
}

/** Whoever answers or decides a case that nobody owns, owns it. */
export async function takeIfFree(work: Work, found: Case): Promise<void> {
  const { person } = requireDesk(work);
  if (found.owner !== undefined) return;
  const worker = (await listWorkers(work, found)).find(({ accountId }) => accountId === person.accountId);
  if (worker !== undefined) await own(work, found, worker);
}

async function own(
  work: Work,
  found: Case,
  { accountId, name }: { readonly accountId?: string; readonly name: string | null },
): Promise<void> {
  const taken = accountId !== undefined && caseLifecycle.allows(found.state, "take");
  await work.db
    .updateTable("cases")
    .set({
      owner_account_id: accountId ?? null,
      changed_at: work.now,
      ...(taken ? { state: caseLifecycle.next(found.state, "take") } : {}),
    })
    .where("organisation_id", "=", requireDesk(work).person.organisationId)
    .where("id", "=", found.id)
    .execute();
  await record(work, "case.assigned", { subject: found.id, facts: { to: name } });
}
