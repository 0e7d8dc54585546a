/** How the demo's units reach their finance system: one by files once accepted, one by a system that fetches when somebody says so. */
import type { Person } from "../domain/access/permissions.ts";
import type { HandoverPolicy } from "../domain/handover/handover.ts";
import { listPolicies, savePolicy } from "../domain/handover/policies.ts";
import type { Perform } from "../work.ts";

const policies: Readonly<Record<string, HandoverPolicy>> = {
  Kardiologmottagningen: { way: "folder", occasion: "on-acceptance" },
  "IT-avdelningen": { way: "api", occasion: "by-hand" },
};

/** Harmless when a unit has a policy already. */
export async function loadDemoHandover(
  perform: Perform,
  administrator: Person,
  receivers: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  await perform(administrator, async (work) => {
    if ((await listPolicies(work)).length > 0) return;
    for (const [unit, policy] of Object.entries(policies))
      for (const { id } of receivers.filter(({ name }) => name.startsWith(unit)))
        await savePolicy(work, { receiverId: id, ...policy });
  });
}
