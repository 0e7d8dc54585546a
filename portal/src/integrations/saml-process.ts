/** The process that reads answers of the region's sign-in, one at a time: it gets an answer and what to hold it to, and knows nothing else. */
import type { Asked } from "../domain/access/single-sign-on.ts";
import { readSamlAnswer, type SamlSettings } from "./saml-answers.ts";

export interface SamlQuestion {
  readonly answer: string;
  readonly settings: SamlSettings;
  readonly asked: Asked;
}

process.on("message", ({ answer, settings, asked }: SamlQuestion) => {
  void readSamlAnswer(answer, settings, asked).then((told) => process.send?.(told));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
