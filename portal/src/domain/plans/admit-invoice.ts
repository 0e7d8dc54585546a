/**
 * Whether one more invoice goes this month. Whoever issues asks before the number is taken and hands the admission to
 * `storeInvoice`, which takes no invoice without one. A stopping quota is counted under a lock of the organisation that lasts
 * to the commit, so that many senders at once cannot pass it together.
 */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { markOf, monthOf, type PlanLevel, type QuotaMark } from "./plan-level.ts";
import { countIssued, getOwnLevel } from "./queries.ts";

declare const admitted: unique symbol;

/** That an invoice may go; made here alone. */
export interface Admission {
  readonly [admitted]: true;
  /** What the owners are to be told once it has gone. */
  readonly mark: QuotaMark | undefined;
}

export interface Asking {
  readonly kind: "invoice" | "credit-note";
  /** A document under the number of one that reached nobody. */
  readonly corrects: boolean;
}

export type Asked =
  | { readonly kind: "admitted"; readonly admission: Admission }
  | { readonly kind: "quota-reached"; readonly facts: { readonly max: string } };

export async function askAdmission(work: Work, { kind, corrects }: Asking): Promise<Asked> {
  if (kind === "credit-note" || corrects) return admit(undefined);
  const level = await getOwnLevel(work);
  const { invoicesPerMonthMax: max } = level;
  if (max === undefined) return admit(undefined);
  await lockQuota(work);
  const used = await countIssued(work, level);
  if (used >= max && level.beyond === "stop") return { kind: "quota-reached", facts: { max: String(max) } };
  return admit(used >= max ? undefined : crossed(level, { work, used }));
}

/** The admission, or the refusal that says what to do. */
export async function admitInvoice(work: Work, asking: Asking): Promise<Admission> {
  const asked = await askAdmission(work, asking);
  if (asked.kind === "quota-reached") throw new Refusal("quota-reached", asked.facts);
  return asked.admission;
}

/** Called when the invoice stands: the job tells once a month and level, however often it is asked. */
export async function noteAdmitted(work: Work, { mark }: Admission): Promise<void> {
  if (mark === undefined) return;
  await work.enqueue("tell-of-quota", { organisationId: requireOrganisation(work), month: monthOf(work.today) });
}

/** A statement of its own: what is counted after it sees what those before committed. */
async function lockQuota(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${requireOrganisation(work)}`}, 0))`.execute(
    work.db,
  );
}

/** The mark that this very invoice reaches. */
function crossed(
  level: PlanLevel,
  { work, used }: { readonly work: Work; readonly used: number },
): QuotaMark | undefined {
  const month = monthOf(work.today);
  const before = markOf({ level, month, used });
  const after = markOf({ level, month, used: used + 1 });
  return before === after ? undefined : after;
}

function admit(mark: QuotaMark | undefined): Asked {
  return { kind: "admitted", admission: { mark } as Admission };
}
