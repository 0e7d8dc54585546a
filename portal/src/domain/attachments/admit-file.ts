/** Whether one more file of this company is looked into now: looking costs a process, and nobody takes it from the others. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { buckets, takeTry } from "../access/throttle.ts";

export async function admitFile(work: Work): Promise<boolean> {
  const { organisationId } = requirePermission(work, "invoice.write");
  return (await takeTry(work, buckets.attachmentOfOrganisation, organisationId)).ok;
}
