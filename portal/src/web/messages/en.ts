/** English. The shape is the Swedish one: a missing sentence does not compile. */
import { frame } from "./frame.en.ts";
import type { Messages } from "./messages.ts";

export const en: Messages = { frame };
