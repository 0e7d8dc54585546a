import { expect, test } from "vitest";
import { PasswordsWait, verifyPassword, waitingMax } from "./password-hash.ts";

/** No hash at all: it is refused at once, so that a queue of them costs nothing. */
const quick = (): Promise<boolean> => verifyPassword("not a hash", "any password");

test("a queue in which one would wait for seconds is full, and open again once it has moved on", async () => {
  const places = waitingMax + 4;
  const outcomes = await Promise.allSettled(Array.from({ length: places + 3 }, quick));
  const full = outcomes.flatMap((one, at) =>
    one.status === "rejected" && one.reason instanceof PasswordsWait ? at : [],
  );
  expect(full).toEqual([places, places + 1, places + 2]);
  await expect(quick()).rejects.not.toBeInstanceOf(PasswordsWait);
});
