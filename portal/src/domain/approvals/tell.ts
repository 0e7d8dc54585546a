/** Letters about what waits for an attestant, written on the creditor's side, which knows the people. */
import type { Work } from "../../work.ts";
import { type Access, holdsOn } from "../customers/access.ts";
import { getCustomer, listAccess } from "../customers/queries.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import { type Asked, mayDecide, type RequestKind } from "./approval.ts";
import { getPolicy } from "./queries.ts";

export interface Deciders {
  /** Those who approve in their own name. */
  readonly attestants: readonly Access[];
  /** Those who stand in for one. */
  readonly deputies: readonly Access[];
}

/** At the creditor: everybody who may decide about this today. */
export async function listDeciders(work: Work, asked: Asked): Promise<Deciders> {
  const customer = await getCustomer(work, asked.customerId);
  const policy = await getPolicy(work, asked.creditorId);
  const may = (await listAccess(work, customer.id)).filter(
    (one) => holdsOn(one, work.today) && mayDecide({ accountId: one.accountId, access: [one], policy }, asked),
  );
  return {
    attestants: may.filter(({ deputyFor }) => deputyFor === undefined),
    deputies: may.filter(({ deputyFor }) => deputyFor !== undefined),
  };
}

/** At the creditor: the attestants are told; where there are none, their deputies at once; where nobody is, whoever asked. */
export async function tellDeciders(work: Work, about: RequestKind, asked: Asked): Promise<number> {
  const { attestants, deputies } = await listDeciders(work, asked);
  const told = attestants.length > 0 ? attestants : deputies;
  const { customerNumber } = await getCustomer(work, asked.customerId);
  for (const { accountId } of told) {
    const { email, name, language } = await getAccount(work, accountId);
    await postMail(
      work,
      { address: email, name, language },
      { kind: "approval-asked", facts: { ...factsOf(about, asked, customerNumber), personName: asked.askedByName } },
    );
  }
  if (told.length === 0) await tellThatNobody(work, about, { asked, customerNumber });
  return told.length;
}

async function tellThatNobody(
  work: Work,
  about: RequestKind,
  { asked, customerNumber }: { readonly asked: Asked; readonly customerNumber: string },
): Promise<void> {
  const { email, name, language } = await getAccount(work, asked.askedBy);
  const facts = factsOf(about, asked, customerNumber);
  await postMail(work, { address: email, name, language }, { kind: "approval-nobody", facts });
}

export function factsOf(about: RequestKind, { id, customerId, serviceName }: Asked, customerNumber: string) {
  return { about, requestId: id, customerId, customerNumber, serviceName };
}
