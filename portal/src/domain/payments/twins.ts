/**
 * Payments that another kind of file may have told already: a notification and the statement of the same day, or a giro file and a
 * statement, name one payment differently. Whether two are one, a person says; two alike in the same file are two.
 */
import { setImmediate } from "node:timers/promises";
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { BankPayment } from "./bank-payment.ts";
import { nameKey, numbersIn, referenceKey } from "./match-payment.ts";

/** A giro's day and the day the statement books it may lie so far apart, over a weekend. */
const daysApart = 3;

/** Rows looked at before others have their turn. */
const atOnce = 500;

export interface TwinPool {
  /** The one that this may be again; each is found once. */
  take(payment: BankPayment): string | undefined;
}

export interface FromFile {
  readonly bankFileId: string;
  /** Which kind of message the file is. */
  readonly message: string | undefined;
}

/** What files of other kinds have told about these days and amounts. */
export async function findTold(
  work: Work,
  payments: readonly BankPayment[],
  { bankFileId, message }: FromFile,
): Promise<TwinPool> {
  const days = payments.map(({ bookedOn }) => bookedOn).toSorted();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return { take: () => undefined };
  const rows = await work.db
    .selectFrom("bank_payments")
    .innerJoin("bank_files", (join) =>
      join
        .onRef("bank_files.organisation_id", "=", "bank_payments.organisation_id")
        .onRef("bank_files.id", "=", "bank_payments.bank_file_id"),
    )
    .select(["bank_payments.id", "booked_on", "bank_payments.amount_minor", "payment_references", "texts"])
    .select(["payer_name", "bank_reference", "bank_files.message"])
    .where("bank_payments.organisation_id", "=", requireOrganisation(work))
    .where("booked_on", ">=", addDays(first, -daysApart))
    .where("booked_on", "<=", addDays(last, daysApart))
    .where("bank_file_id", "<>", bankFileId)
    .orderBy("bank_payments.id")
    .execute();
  const known = new Set(rows.map(({ bank_reference }) => bank_reference));
  const pool = new Pool();
  for (const [at, row] of rows.entries()) {
    if (at % atOnce === 0) await setImmediate();
    if (message !== undefined && row.message === message) continue;
    const references = row.payment_references as BankPayment["references"];
    const payerName = row.payer_name ?? undefined;
    pool.add(row.id, {
      bookedOn: row.booked_on,
      amountMinor: row.amount_minor,
      references,
      texts: row.texts,
      payerName,
    });
  }
  // The very same name is the very same payment, which is not kept again.
  return { take: (payment) => (known.has(payment.bankReference) ? undefined : pool.take(payment)) };
}

type Told = Pick<BankPayment, "bookedOn" | "amountMinor" | "references" | "texts"> & {
  readonly payerName: string | undefined;
};

interface Waiting {
  readonly id: string;
  readonly bookedOn: LocalDate;
  readonly payerName: string | undefined;
  isTaken: boolean;
}

/** By amount and what was referred to; those that refer to nothing by amount and day. Many may be alike. */
class Pool {
  readonly #byKey = new Map<string, Waiting[]>();
  readonly #byDay = new Map<string, Waiting[]>();
  readonly #bareByDay = new Map<string, Waiting[]>();

  add(id: string, told: Told): void {
    const waiting = { id, bookedOn: told.bookedOn, payerName: told.payerName, isTaken: false };
    const keys = keysOf(told);
    for (const key of keys) put(this.#byKey, `${told.amountMinor} ${key}`, waiting);
    const day = `${told.amountMinor} ${told.bookedOn}`;
    put(this.#byDay, day, waiting);
    if (keys.length === 0) put(this.#bareByDay, day, waiting);
  }

  /** By reference within some days, else on the same day unless they name different payers. */
  take(payment: BankPayment): string | undefined {
    const keys = keysOf(payment);
    const near = ({ bookedOn }: Waiting): boolean => isNear(bookedOn, payment.bookedOn);
    const byKey = keys.flatMap((key) => find(this.#byKey.get(`${payment.amountMinor} ${key}`), near) ?? []);
    const sameDay = (keys.length > 0 ? this.#bareByDay : this.#byDay).get(`${payment.amountMinor} ${payment.bookedOn}`);
    const found = byKey[0] ?? find(sameDay, ({ payerName }) => mayBeOne(payerName, payment.payer.name));
    if (found !== undefined) found.isTaken = true;
    return found?.id;
  }
}

function put(map: Map<string, Waiting[]>, key: string, waiting: Waiting): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [waiting]);
  else list.push(waiting);
}

/** The latest are looked at first, and what has been taken leaves the end: a long list of equals is walked once. */
function find(list: Waiting[] | undefined, fits: (one: Waiting) => boolean): Waiting | undefined {
  while (list?.at(-1)?.isTaken === true) list.pop();
  return list?.findLast((one) => !one.isTaken && fits(one));
}

function mayBeOne(name: string | undefined, other: string | undefined): boolean {
  return name === undefined || other === undefined || nameKey(name) === nameKey(other);
}

function isNear(one: LocalDate, other: LocalDate): boolean {
  return addDays(one, -daysApart) <= other && other <= addDays(one, daysApart);
}

function keysOf({ references, texts }: Pick<Told, "references" | "texts">): readonly string[] {
  const keys = references.map(({ reference }) => referenceKey(reference)).filter((key) => key !== "");
  return [...new Set([...keys, ...numbersIn(texts)])];
}
