import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePermission, type Role } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { Refusal } from "../refusal.ts";
import { getAccount } from "./account.ts";
import { joinRequestLifecycle } from "./join-request.ts";
import { addMember, hasRole } from "./membership.ts";

export type DecideJoinRequest = { readonly requestId: string } & (
  | { readonly decision: "decline" }
  /** A yes opens the company to somebody, in a role, so the password is proved anew. */
  | { readonly decision: "accept"; readonly role: Role; readonly proof: PasswordProof | undefined }
);

/** An owner answers a newcomer. Another company's request is as if absent. */
export async function decideJoinRequest(work: Work, answer: DecideJoinRequest): Promise<void> {
  const { requestId, decision } = answer;
  const { accountId: decidedBy, organisationId } = requirePermission(work, "member.write");
  if (answer.decision === "accept") requireRecentPassword(work, answer.proof);
  const request = await lockRequest(work, organisationId, requestId);
  const state = joinRequestLifecycle.next(request.state, decision);
  const organisation = await work.db
    .selectFrom("organisations")
    .select(["name", "kind"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  if (answer.decision === "accept" && !hasRole(organisation.kind, answer.role)) throw new Refusal("not-allowed");

  await work.db
    .updateTable("join_requests")
    .set({ state, decided_at: work.now, decided_by: decidedBy })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", requestId)
    .execute();
  const accountId = request.account_id as AccountId;
  if (answer.decision === "accept") await addMember(work, { organisationId, accountId, role: answer.role });
  else await record(work, "member.join-declined", { subject: organisationId, facts: { account: accountId } });
  await tellNewcomer(work, { accountId, decision, companyName: organisation.name });
}

async function lockRequest(work: Work, organisationId: OrganisationId, requestId: string) {
  const request = await work.db
    .selectFrom("join_requests")
    .select(["state", "account_id"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", requestId)
    .forUpdate()
    .executeTakeFirst();
  if (request === undefined) throw new Refusal("not-found");
  return request;
}

interface TellNewcomer {
  readonly accountId: AccountId;
  readonly decision: DecideJoinRequest["decision"];
  readonly companyName: string;
}

async function tellNewcomer(work: Work, { accountId, decision, companyName }: TellNewcomer): Promise<void> {
  const { email, name, language } = await getAccount(work, accountId);
  const kind = decision === "accept" ? "join-accepted" : "join-declined";
  await postMail(work, { address: email, name, language }, { kind, facts: { companyName } });
}
