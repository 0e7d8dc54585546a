/** Finds who is to answer a request, on the creditor's side, and hands it there on the side of whoever asked. */
import type { Work } from "../../work.ts";
import { openCase } from "../cases/open-case.ts";
import { type Access, holdsOn } from "../customers/access.ts";
import { findCustomerByNumber, listAccess } from "../customers/queries.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import type { AccessRequest } from "./access-request.ts";

/**
 * At the creditor: the Kund-ID's own orderers, when a colleague of theirs wants to read. Nobody, when it is the officer's to
 * answer: who may order or approve, and who comes from another organisation.
 */
export async function findOrderersFor(work: Work, request: AccessRequest): Promise<readonly Access[]> {
  if (request.role !== "reader") return [];
  const customer = await findCustomerByNumber(work, request.customerNumber);
  if (customer === undefined || customer.partyId !== request.organisationId) return [];
  return (await listAccess(work, customer.id)).filter(
    (one) => one.role === "orderer" && one.scope === undefined && holdsOn(one, work.today),
  );
}

/** At whoever asked: the orderers are told, or a case is opened. Done twice it is done once. */
export async function placeRequest(
  work: Work,
  { request, orderers }: { readonly request: AccessRequest; readonly orderers: readonly Access[] },
): Promise<void> {
  const placed = await work.db
    .selectFrom("access_requests")
    .select("state")
    .where("id", "=", request.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (placed.state !== "placing") return;
  const caseId = orderers.length > 0 ? undefined : await openFor(work, request);
  await work.db
    .updateTable("access_requests")
    .set(caseId === undefined ? { state: "orderer" } : { state: "officer", case_id: caseId })
    .where("id", "=", request.id)
    .execute();
  for (const { accountId } of orderers) {
    const { email, name, language } = await getAccount(work, accountId);
    const facts = { customerNumber: request.customerNumber, personName: request.askedByName };
    await postMail(work, { address: email, name, language }, { kind: "access-wished", facts });
  }
}

async function openFor(work: Work, request: AccessRequest): Promise<string> {
  const { customerNumber, role, askedByName, askedByEmail, askedBy, words, creditorId } = request;
  const about = {
    customerNumber,
    accessRole: role,
    personName: askedByName,
    personEmail: askedByEmail,
    accountId: askedBy,
  };
  const { id } = await openCase(work, { kind: "customer-access", about, deskId: creditorId, words });
  return id;
}
