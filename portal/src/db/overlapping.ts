/**
 * A transaction whose statements do not queue for each other: those asked together leave together, are done in the order they were
 * asked, and one that fails fails all that come after it, the commit included (decision 47). Whoever needs an answer awaits it first.
 */
import { type Dialect, DummyDriver, Transaction } from "kysely";
import type { Database } from "./tables.ts";

/** Kysely's own transaction asks one statement at a time, whatever its caller awaits. */
export async function overlapping<T>(
  transaction: Transaction<Database>,
  act: (overlapped: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const queueing = transaction.getExecutor();
  return queueing.provideConnection(async (connection) => {
    let isOver = false;
    const executor = queueing.withConnectionProvider({
      async provideConnection(ask) {
        if (isOver) throw new Error("A statement was asked after its transaction had ended.");
        return ask(connection);
      },
    });
    try {
      return await act(new Transaction<Database>({ config: { dialect }, dialect, driver, executor }));
    } finally {
      isOver = true;
    }
  });
}

/** A transaction begins and ends where it was opened: of these two it only asks that they are there. */
const driver = new DummyDriver();
const dialect = {} as Dialect;
