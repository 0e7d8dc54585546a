/** By when the desk means to have answered: its own deadline, and what the party is told. */
import { dayOf, type LocalDate } from "../../time.ts";
import { type Case, workingDaysAfter } from "./case.ts";
import { kindRow } from "./kinds.ts";

export function answerDayOf({ kind, openedAt }: Pick<Case, "kind" | "openedAt">): LocalDate {
  return workingDaysAfter(dayOf(openedAt), kindRow(kind).workingDays);
}
