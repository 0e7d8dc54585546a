/** Whether there is anybody besides who could agree: a rule of two asks nothing of somebody who is alone. */
import type { Work } from "../../work.ts";
import { may, type Permission, requirePermission, roles } from "./permissions.ts";

export async function hasSecondPerson(work: Work, permission: Permission): Promise<boolean> {
  const { organisationId, accountId } = requirePermission(work, permission);
  const other = await work.db
    .selectFrom("memberships")
    .select("account_id")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "<>", accountId)
    .where(
      "role",
      "in",
      roles.filter((role) => may(role, permission)),
    )
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
