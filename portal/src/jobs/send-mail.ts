/** Hands a posted letter to the mail server. Without one the letter is kept, to be read at the development page. */
import type { Compose, Mail } from "../domain/mail/letters.ts";
import { beginAttempt, giveUpMail, type Handover, keepMail, recordHandover } from "../domain/mail/mail-attempts.ts";
import type { Carry } from "../integrations/smtp.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export interface Post {
  readonly compose: Compose;
  readonly carry: Carry;
}

const attemptsMax = 50;
const machine: Actor = { kind: "machine", job: "send-mail" };

/** Throwing means: try again later. What is thrown names the outcome and never the recipient. */
export function sendMail(post: Post | undefined): JobHandler<"send-mail"> {
  return async ({ perform, clock }, { mailId }) => {
    if (post === undefined) return perform(machine, (work) => keepMail(work, mailId));
    const begun = await perform(machine, (work) => beginAttempt(work, mailId));
    if (begun === undefined) return;
    const handover = await hand(post, begun.mail, clock());
    await perform(machine, (work) => recordHandover(work, mailId, handover));
    if (handover.kind === "accepted" || handover.kind === "refused") return;
    if (begun.attempt < attemptsMax) throw new Error(`The mail server did not take the letter: ${handover.kind}`);
    await perform(machine, (work) => giveUpMail(work, mailId));
  };
}

function hand({ compose, carry }: Post, mail: Mail, at: Parameters<Carry>[0]["at"]): Promise<Handover> {
  const { to, letter, id } = mail;
  return carry({ ...compose(letter, to), id, to, language: to.language, at });
}
