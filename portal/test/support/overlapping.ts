/**
 * Two commands at once, without luck: the first has done everything but commit when the second begins, and commits when the second
 * has ended or waits for it.
 */
import { sql } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor, Work } from "../../src/work.ts";
import type { House } from "./house.ts";

interface Command<T> {
  readonly by: Actor;
  readonly does: (work: Work) => Promise<T>;
}

export async function overlapping<A, B>(
  house: House,
  first: Command<A>,
  second: Command<B>,
): Promise<readonly [PromiseSettledResult<A>, PromiseSettledResult<B>]> {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { promise: done, resolve: isDone } = Promise.withResolvers<void>();
  const one = house.perform(first.by, async (work) => {
    const result = await first.does(work);
    isDone();
    await gate;
    return result;
  });
  await Promise.race([done, one]);
  const other = house.perform(second.by, second.does);
  const ended = other.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([ended, somebodyWaits(house)]))) await sleep(20);
  open();
  return Promise.allSettled([one, other]);
}

async function somebodyWaits({ everything }: House): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(everything);
  return rows.length > 0;
}
