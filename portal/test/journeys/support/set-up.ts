/** Vitest's global set-up of the journeys: the portal is built once, for all of them. */
import { buildPortal } from "./portal-process.ts";

export default buildPortal;
