/** The account numbers of vouchers: as in BAS, unless the creditor's own plan has other ones. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

const asInBas = {
  receivable: "1510",
  bank: "1930",
  prepaid: "2420",
  revenue: "3010",
  "vat-25": "2611",
  "vat-12": "2621",
  "vat-6": "2631",
  rounding: "3740",
  fee: "3990",
  interest: "8313",
  "write-off": "6351",
} as const;
export type PostingPart = keyof typeof asInBas;

export async function partAccounts(work: Work): Promise<Readonly<Record<PostingPart, string>>> {
  const own = await work.db
    .selectFrom("posting_accounts")
    .select(["part", "account"])
    .where("organisation_id", "=", requireOrganisation(work))
    .execute();
  return { ...asInBas, ...Object.fromEntries(own.map(({ part, account }) => [part, account])) };
}
