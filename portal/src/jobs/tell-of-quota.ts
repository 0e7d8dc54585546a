/** The owners are told how much of the month's invoices is used. */
import { tellOfQuota } from "../domain/plans/tell-of-quota.ts";
import type { JobHandler } from "./handlers.ts";

export const tellOfQuotaJob: JobHandler<"tell-of-quota"> = ({ perform }, { organisationId, month }) =>
  perform({ kind: "machine", job: "tell-of-quota", organisationId }, (work) => tellOfQuota(work, month));
