import { existsSync, readFileSync } from "node:fs";
import { addDays, decimal, equal, type LocalDate, localDate } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedFeeMinor, feeCapMinor, feeKinds, type FeeQuestion } from "./fees.ts";
import { calculateInterest, type DayCount, type InterestTerms, writtenPercent } from "./interest.ts";
import { lapsesOn } from "./limitation.ts";
import { findRate, ratesWith, referenceRates } from "./reference-rates.ts";

const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
const sharedFile = new URL("../../../../../shared/domain/vectors.json", import.meta.url);

test.runIf(existsSync(sharedFile))("our vectors are the shared vectors", () => {
  const shared = JSON.parse(readFileSync(sharedFile, "utf8"));
  for (const section of Object.keys(vectors)) expect(vectors[section]).toEqual(shared[section]);
});

const lawful: InterestTerms = { rates: referenceRates, pointsAbove: decimal("8"), dayCount: "act/act-year" };

describe("the reference rate", () => {
  test("is the Riksbank's for every half-year known, and no half-year is left out", () => {
    const history = vectors.referenceRate.history as { from: string; rate: number }[];
    expect(referenceRates.map(({ fromOn }) => fromOn)).toEqual(history.map(({ from }) => from));
    for (const { from, rate } of history) {
      expect(equal(findRate(referenceRates, localDate(from)) ?? decimal("99"), decimal(String(rate)))).toBe(true);
    }
  });

  test("of a half-year nobody has entered is unknown, and is not guessed from the one before", () => {
    expect(findRate(referenceRates, localDate("2026-06-30"))).toEqual(decimal("2"));
    expect(findRate(referenceRates, localDate("2026-07-01"))).toBeUndefined();
    expect(findRate(referenceRates, localDate("2002-06-30"))).toBeUndefined();
  });

  test("entered by a creditor holds for its half-year, and never against what is known", () => {
    const rates = ratesWith([
      { fromOn: localDate("2026-07-01"), percent: decimal("1.75") },
      { fromOn: localDate("2026-01-01"), percent: decimal("9") },
    ]);
    expect(findRate(rates, localDate("2026-12-31"))).toEqual(decimal("1.75"));
    expect(findRate(rates, localDate("2026-01-01"))).toEqual(decimal("2"));
  });
});

interface InterestVector {
  readonly principalOre: number;
  readonly firstInterestDay: string;
  readonly lastInterestDay: string;
  readonly basis: DayCount;
  readonly segments: readonly { from: string; to: string; days: number; ratePct: number; yearDays: number }[];
  readonly interestOre: number;
}

describe("late interest", () => {
  test.each(vectors.interest as InterestVector[])(
    "$principalOre öre from $firstInterestDay to $lastInterestDay, $basis",
    (vector) => {
      const stretch = {
        principalMinor: BigInt(vector.principalOre),
        fromOn: localDate(vector.firstInterestDay),
        lastOn: localDate(vector.lastInterestDay),
      };
      const interest = calculateInterest([stretch], { ...lawful, dayCount: vector.basis });
      expect(interest).toMatchObject({ ok: true, interestMinor: BigInt(vector.interestOre) });
      const shown = interest.ok ? interest.segments : [];
      expect(
        shown.map(({ fromOn, lastOn, days, percent, yearDays }) => ({
          from: fromOn,
          to: lastOn,
          days,
          ratePct: Number(writtenPercent(percent)),
          yearDays,
        })),
      ).toEqual(vector.segments);
    },
  );

  test("is refused, with the half-year, where the rate is unknown", () => {
    const stretch = { principalMinor: 100_00n, fromOn: localDate("2026-06-01"), lastOn: localDate("2026-07-01") };
    expect(calculateInterest([stretch], lawful)).toEqual({
      ok: false,
      fault: "reference-rate-unknown",
      fromOn: "2026-07-01",
    });
  });

  test("runs on what is left after a part payment, and is rounded once for all of it", () => {
    const parts = [
      { principalMinor: 33_33n, fromOn: localDate("2025-01-01"), lastOn: localDate("2025-01-10") },
      { principalMinor: 11_11n, fromOn: localDate("2025-01-11"), lastOn: localDate("2025-01-20") },
    ];
    // 11 % of (3333 × 10 + 1111 × 10) / 365 = 13.39 öre; rounded each by itself it would be 10 + 3.
    expect(calculateInterest(parts, lawful)).toMatchObject({ interestMinor: 13n });
  });

  test("of no time is nothing", () => {
    const stretch = { principalMinor: 100_00n, fromOn: localDate("2025-01-02"), lastOn: localDate("2025-01-01") };
    expect(calculateInterest([stretch], lawful)).toEqual({ ok: true, interestMinor: 0n, segments: [] });
  });

  const anyDay = fc.integer({ min: 0, max: 7000 }).map((days) => addDays(localDate("2003-01-01"), days));

  test("is the same however the time is cut, and never falls with time", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (fromOn, first, second, principalMinor) => {
          const cut = addDays(fromOn, first);
          const lastOn = addDays(cut, second + 1);
          const of = (stretches: readonly { fromOn: LocalDate; lastOn: LocalDate }[]) => {
            const found = calculateInterest(
              stretches.map((one) => ({ principalMinor, ...one })),
              lawful,
            );
            return found.ok ? found.interestMinor : -1n;
          };
          const whole = of([{ fromOn, lastOn }]);
          expect(
            of([
              { fromOn, lastOn: cut },
              { fromOn: addDays(cut, 1), lastOn },
            ]),
          ).toBe(whole);
          expect(of([{ fromOn, lastOn: cut }]) <= whole).toBe(true);
        },
      ),
    );
  });
});

describe("fees", () => {
  const on = localDate("2026-03-01");
  const question: FeeQuestion = {
    kind: "reminder",
    wantedMinor: 60_00n,
    debtor: "trader",
    isAgreed: true,
    on,
    charged: [],
  };

  test("are capped as the law has it", () => {
    const { reminderMaxOre, debtCollectionDemandMaxOre, instalmentPlanMaxOre, latePaymentCompensationOre } =
      vectors.fees;
    expect(feeKinds.map((kind) => feeCapMinor(kind, on))).toEqual(
      [reminderMaxOre, debtCollectionDemandMaxOre, instalmentPlanMaxOre, latePaymentCompensationOre].map(BigInt),
    );
    expect(feeCapMinor("reminder", localDate("2000-01-01"))).toBe(0n);
  });

  test.each([
    ["an agreed reminder costs what the policy says", {}, 60_00n],
    ["a reminder nobody agreed to costs nothing", { isAgreed: false }, 0n],
    ["a reminder never costs more than the cap", { wantedMinor: 500_00n }, 60_00n],
    ["a fee below zero is none", { wantedMinor: -1n }, 0n],
    ["a demand needs no agreement", { kind: "demand", wantedMinor: 180_00n, isAgreed: false }, 180_00n],
    [
      "a demand is charged once",
      { kind: "demand", wantedMinor: 180_00n, charged: [{ kind: "demand", minor: 180_00n }] },
      0n,
    ],
    ["a consumer never pays the compensation", { kind: "compensation", wantedMinor: 450_00n, debtor: "consumer" }, 0n],
    ["a public body does", { kind: "compensation", wantedMinor: 450_00n, debtor: "public-body" }, 450_00n],
    ["once", { kind: "compensation", wantedMinor: 450_00n, charged: [{ kind: "compensation", minor: 450_00n }] }, 0n],
    ["the compensation covers the first reminders", { charged: [{ kind: "compensation", minor: 450_00n }] }, 0n],
    [
      "and what goes beyond it is charged",
      {
        kind: "demand",
        wantedMinor: 180_00n,
        charged: [
          { kind: "compensation", minor: 450_00n },
          { kind: "reminder", minor: 400_00n },
        ],
      },
      130_00n,
    ],
    ["an instalment plan that was agreed", { kind: "instalment-plan", wantedMinor: 200_00n }, 170_00n],
  ] as const)("%s", (_says, change, expected) => {
    expect(allowedFeeMinor({ ...question, ...change })).toBe(expected);
  });
});

interface LimitationVector {
  readonly debtArose: string;
  readonly consumer: boolean;
  readonly interruptions: readonly string[];
  readonly expires: string;
}

describe("limitation", () => {
  test.each(vectors.limitation as LimitationVector[])(
    "of a debt of $debtArose, interrupted $interruptions",
    (vector) => {
      const claim = {
        arisenOn: localDate(vector.debtArose),
        isOnConsumer: vector.consumer,
        interruptedOn: vector.interruptions.map(localDate),
      };
      expect(lapsesOn(claim)).toBe(vector.expires);
    },
  );

  test("ends on the last day of a month that is too short, and no late letter wakes it", () => {
    const claim = { arisenOn: localDate("2024-02-29"), isOnConsumer: true, interruptedOn: [localDate("2027-03-01")] };
    expect(lapsesOn(claim)).toBe("2027-02-28");
  });
});
