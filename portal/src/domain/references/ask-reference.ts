/**
 * "I have no reference" (D2): a supplier names who ordered and what, and the unit answers once. Nothing is looked up, so the
 * answer to the supplier is the same whether such a person exists or not; only people at the unit read the name.
 */
import type { Work } from "../../work.ts";
import type { OrganisationId } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { openCase } from "../cases/open-case.ts";
import { record } from "../events/record.ts";
import { getDraft } from "../invoices/queries.ts";
import { getReceiver } from "../receivers/queries.ts";
import { findOpenRequest, type ReferenceRequest } from "./queries.ts";

export interface AskReference {
  readonly draftId: string;
  readonly ordererName: string;
  readonly purchase: string;
  readonly words?: string | undefined;
}

/** Asking twice for the same draft is asking once: the second finds the first's. */
export async function askReference(work: Work, { draftId, ...asked }: AskReference): Promise<ReferenceRequest> {
  const { organisationId } = requirePermission(work, "case.write");
  await work.db
    .selectFrom("invoice_drafts")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", draftId)
    .forUpdate()
    .execute();
  const { fields } = await getDraft(work, draftId);
  const receiver = await getReceiver(work, fields["receiver"] ?? "");
  const known = await findOpenRequest(work, { draftId, receiverId: receiver.id });
  if (known !== undefined) return known;
  const { words, ...about } = asked;
  const opened = await openCase(work, {
    kind: "missing-reference",
    about: { draftId, receiverName: receiver.name, ...about },
    deskId: receiver.organisationId as OrganisationId,
    receiverId: receiver.id,
    words,
  });
  await work.db
    .insertInto("reference_requests")
    .values({
      organisation_id: organisationId,
      case_id: opened.id,
      draft_id: draftId,
      receiver_id: receiver.id,
      state: "open",
      asked_at: work.now,
    })
    .execute();
  await record(work, "draft.reference-asked", { subject: draftId, facts: { case: opened.id } });
  return { caseId: opened.id, reference: opened.reference };
}
