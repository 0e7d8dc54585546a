import type { AccountId, Work } from "../../work.ts";
import type { SecondStepChange } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "./account.ts";

/** Every change of how a person signs in is told to that person, who alone knows whether it was theirs. */
export async function tellOfSecondStep(work: Work, accountId: AccountId, change: SecondStepChange): Promise<void> {
  const { email: address, name, language } = await getAccount(work, accountId);
  await postMail(work, { address, name, language }, { kind: "second-step-changed", facts: { at: work.now, change } });
}
