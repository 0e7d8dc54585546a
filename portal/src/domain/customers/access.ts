/** Access to a Kund-ID: which person, as what, between which days, and for an attestant over what and up to how much. */
import type { LocalDate } from "../../time.ts";
import type { AccountId } from "../../work.ts";

/** A reader sees; an orderer (IT-beställare) orders and cancels; an attestant (beslutsattestant) approves. */
export const accessRoles = ["reader", "orderer", "attestant"] as const;
export type AccessRole = (typeof accessRoles)[number];

export interface Access {
  readonly id: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: AccessRole;
  /** The ansvar it is bound to; none is all. */
  readonly scope: string | undefined;
  /** What an attestant may approve at most, without VAT, in a month. */
  readonly amountMinorMax: bigint | undefined;
  /** The attestant's access that this one stands in for. */
  readonly deputyFor: string | undefined;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | undefined;
}

/** Whether access holds on a day. */
export function holdsOn({ fromOn, untilOn }: Pick<Access, "fromOn" | "untilOn">, day: LocalDate): boolean {
  return fromOn <= day && (untilOn === undefined || day <= untilOn);
}
