/** An account as a warning shows it: which kind, and its last digits. Who needs all of it reads the document. */
import type { Messages } from "../messages/messages.ts";

const shownDigits = 4;

/** From what documents write, `SE:BANKGIRO 54029681`: bankgiro ••••9681. Several accounts are shown with commas between. */
export function maskedAccount(say: Messages, written: string): string {
  return written
    .split(", ")
    .map((one) => maskOne(say, one))
    .join(", ");
}

function maskOne(say: Messages, written: string): string {
  const words = say.inbox.document.accounts;
  const [, provider = "", number = written] = /^(\S+) (.+)$/.exec(written) ?? [];
  const kind = provider === "SE:BANKGIRO" ? words.bankgiro : provider === "SE:PLUSGIRO" ? words.plusgiro : words.other;
  return `${kind} ••••${number.replace(/\s/g, "").slice(-shownDigits)}`;
}
