import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dayOf, type Instant, instantOf, wallClockOf } from "./time.ts";

const asTemporalSays = (moment: Instant): readonly string[] => {
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO("Europe/Stockholm");
  return [there.toPlainDate().toString(), there.toPlainTime().toString({ smallestUnit: "minute" })];
};

describe("the Swedish calendar and clock", () => {
  const turns = ["2026-03-29", "2026-10-25", "1980-04-06", "1916-05-14", "1916-10-01", "1900-01-01"].flatMap((day) => {
    const start = Date.parse(`${day}T00:00:00Z`) - 86_400_000;
    return Array.from({ length: 3 * 24 * 4 }, (_, quarter) => instantOf(start + quarter * 900_000));
  });
  const edges = ["23:00", "22:00"].flatMap((time) =>
    [-1, 0, 1].map((ms) => instantOf(Date.parse(`2026-07-01T${time}:00Z`) + ms)),
  );
  test.each([
    ["when clocks are turned", turns],
    ["a millisecond around midnight", edges],
    ["before clocks were the same everywhere", ["1850-06-01T11:00:00.000Z" as Instant]],
    ["in more hours than are kept", Array.from({ length: 12_000 }, (_, hour) => instantOf(hour * 7 * 3_600_000))],
  ])("are as the time zone's rules say: %s", (_name, moments) => {
    const said = moments.map((moment) => [dayOf(moment), wallClockOf(moment)]);
    expect(said).toEqual(moments.map(asTemporalSays));
  });

  test.each(["", "2026-13-01T00:00:00.000Z", "yesterday"])("no moment is made of %j", (text) => {
    expect(() => dayOf(text as Instant)).toThrow(RangeError);
  });
});
