/** The timetable: what happens unasked, and when, by the wall clock in Sweden. */
import type { JobName } from "../work.ts";

export interface Departure {
  readonly job: JobName;
  /** Minute, hour, day of month, month, day of week. */
  readonly cron: string;
  readonly because: string;
}

export const timetable: readonly Departure[] = [
  {
    job: "find-recurring",
    cron: "7 * * * *",
    because: "Recurring invoices are made in the first hour of their day; after a stop, within the hour.",
  },
  {
    job: "read-incoming-folder",
    cron: "* * * * *",
    because: "Documents laid in the incoming folder are taken in within a minute or two.",
  },
  {
    job: "find-nudges",
    cron: "10 8 * * 1-5",
    because: "Attestants are reminded of what waits for them in the morning of a working day.",
  },
  {
    job: "find-reminders",
    cron: "30 9 * * *",
    because: "Customers are reminded once a day, after the morning's payments have come in.",
  },
  {
    job: "find-old-cases",
    cron: "40 3 * * *",
    because: "What was said in old cases is removed at night, on the day the desk was told.",
  },
  {
    job: "sweep-expired",
    cron: "17 * * * *",
    because: "Links, sessions and form keys past their time are removed every hour.",
  },
];
