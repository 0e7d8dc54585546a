/** The portal's one press. Its process starts with the first paper and ends with the portal. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Press, press } from "./press.ts";

/** Beside the built portal stands the built program; in the sources its source. */
const built = join(import.meta.dirname, "press-process.js");

export const pressDesk: Press = press(existsSync(built) ? built : join(import.meta.dirname, "press-process.ts"));
