import type { FieldFault } from "../form.ts";
import type { Messages } from "../messages/messages.ts";

/** Too many tries: a fault of the whole form, that says how long to wait. */
export function waitFault(say: Messages, retryAfterSeconds: number): FieldFault {
  return { path: "", code: "wait", params: { minutes: waitingTime(say, retryAfterSeconds) } };
}

export function waitingTime(say: Messages, seconds: number): string {
  return say.access.signIn.minutes(Math.max(1, Math.ceil(seconds / 60)));
}
