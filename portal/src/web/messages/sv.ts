/** Swedish, the first language. One file per part of the house; this one only gathers them. */
import { frame } from "./frame.sv.ts";

export const sv = { frame };
