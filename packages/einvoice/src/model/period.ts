import { type LocalDate } from "../calendar/local-date.ts";

/** A period with either end open (BG-14, BG-26). */
export interface Period {
  /** BT-73, BT-134. */
  readonly startsOn?: LocalDate;
  /** BT-74, BT-135. */
  readonly endsOn?: LocalDate;
}
