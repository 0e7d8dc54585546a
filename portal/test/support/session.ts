import { getSecondStep, hasSecondStep } from "../../src/domain/access/second-step.ts";
import { startSession } from "../../src/domain/access/sessions.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { House } from "./house.ts";

/** The secret of a session that a person has begun as they must: with the second step, where they have set one up. */
export function beginsSession(
  house: Pick<House, "perform">,
  { accountId, organisationId }: Pick<Person, "accountId" | "organisationId">,
): Promise<string> {
  return house.perform({ kind: "visitor" }, async (work) => {
    const provedBy = hasSecondStep(await getSecondStep(work, accountId)) ? "two-steps" : "password";
    return startSession(work, { accountId, organisationId, network: "test", provedBy });
  });
}
