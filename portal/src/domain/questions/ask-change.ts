/** A customer says that it has moved, or has another ansvar or reference (B2). Only what differs from what is known is asked. */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import { type ChangeableFact, changeableFacts, type ChangedFact, type LovNotice } from "../cases/kinds.ts";
import { openCase } from "../cases/open-case.ts";
import type { NewFile } from "../cases/write-message.ts";
import type { CustomerFacts } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";

export type ChangeableFacts = Readonly<Record<ChangeableFact, string>>;

/** What a customer may ask to have changed, as text. */
export function changeableOf({ name, address, ansvar = "", reference, email }: CustomerFacts): ChangeableFacts {
  const { street, postalCode, city } = address;
  return { name, street, postalCode, city, ansvar, reference, email };
}

export function changesBetween(known: ChangeableFacts, wanted: ChangeableFacts): readonly ChangedFact[] {
  return changeableFacts
    .filter((fact) => known[fact] !== wanted[fact])
    .map((fact) => ({ fact, from: known[fact], to: wanted[fact] }));
}

/** What holds of a customer with the changes made. */
export function withChanges(customer: CustomerFacts, changes: readonly ChangedFact[]): CustomerFacts {
  const said = Object.fromEntries(changes.map(({ fact, to }) => [fact, to])) as Partial<ChangeableFacts>;
  const { street, postalCode, city, ansvar, ...rest } = { ...changeableOf(customer), ...said };
  const { administration, organisationNumber, peppol, address } = customer;
  return {
    ...rest,
    administration,
    organisationNumber,
    peppol,
    address: { ...address, street, postalCode, city },
    ansvar: ansvar === "" ? undefined : ansvar,
  };
}

export interface AskChange {
  readonly customerId: string;
  /** The version of the customer that was seen. */
  readonly version: number;
  readonly wanted: ChangeableFacts;
  readonly wantedFrom: LocalDate;
  readonly lov: LovNotice;
  readonly words: string | undefined;
  readonly files?: readonly NewFile[];
}

/** Refuses when nothing differs, and when what is known has changed since it was shown. */
export async function askChange(work: Work, { customerId, version, wanted, ...asked }: AskChange): Promise<Case> {
  requirePermission(work, "purchase.read");
  const customer = await getCustomer(work, customerId);
  const changes = changesBetween(changeableOf(customer), wanted);
  if (changes.length === 0 || customer.version !== version) throw new Refusal("changed-meanwhile");
  return openCase(work, {
    kind: "customer-change",
    about: {
      customerId: customer.id,
      customerNumber: customer.customerNumber,
      wantedFrom: asked.wantedFrom,
      lov: customer.kind === "private-care" ? asked.lov : "not-lov",
      changes,
    },
    deskId: customer.creditorId,
    words: asked.words,
    ...(asked.files && { files: asked.files }),
  });
}
