/** What is written beside a file in the incoming folder that could not be taken in: the reason in both languages. */
import { messages } from "../messages/messages.ts";

export function incomingSentence(reason: string): string {
  const sentences = (["sv", "en"] as const).map((language) => {
    const { faults, failed } = messages[language].delivery.incoming;
    return faults[reason] ?? failed(reason);
  });
  return `${sentences.join("\n")}\n`;
}
