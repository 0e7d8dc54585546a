/** The process that reads answers of the region's sign-in, one at a time: it gets an answer and what to hold it to, and knows nothing else. */
import type { Asked, SaidLogout } from "../domain/access/single-sign-on.ts";
import { readSamlAnswer, type SamlSettings } from "./saml-answers.ts";
import { readSamlLogout } from "./saml-logout.ts";

export type SamlQuestion = { readonly settings: SamlSettings } & (
  | { readonly answer: string; readonly asked: Asked }
  | { readonly logout: SaidLogout; readonly asked: Asked | undefined }
);

process.on("message", (question: SamlQuestion) => {
  const { settings } = question;
  const reading =
    "logout" in question
      ? readSamlLogout(question.logout, settings, question.asked)
      : readSamlAnswer(question.answer, settings, question.asked);
  void reading.then((told) => process.send?.(told));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
