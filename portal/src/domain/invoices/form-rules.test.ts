/**
 * Drawn forms with drawn sellers, receivers and accounts, most of them wrong somewhere: whatever the rules of the engine find stands at
 * a field that the form has, and what one click puts there makes the fault go away and brings no other.
 */
import { expect, test } from "vitest";
import { aForm, facts } from "../../../test/support/form-facts.ts";
import type { DraftFault } from "./draft-fault.ts";
import {
  adjustmentFieldNames,
  adjustmentsOf,
  type DraftFields,
  headFieldNames,
  lineFieldNames,
  linesOf,
} from "./draft-fields.ts";
import { fixed, withFixes } from "./fix-form.ts";
import type { FormFacts } from "./form-facts.ts";
import { judgeForm } from "./judge-form.ts";

type Dice = (sides: number) => number;

/** The same for the same seed: the upper half of a linear congruential generator. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

const pick = <Value>(values: readonly Value[], dice: Dice): Value => values[dice(values.length)] as Value;

const countries = ["SE", "SE", "DK", "NO", "DE", "NL", "IS", "GR", "IT", "FR", "XX"];
const endpoints = [
  ["0007", "5560360793"],
  ["0007", "556036-0793"],
  ["0007", "5560360790"],
  ["0088", "7300010000002"],
  ["0184", "DK1"],
  ["0192", "974760673"],
  ["9999", "1"],
] as const;
const vatNumbers = [
  "SE556036079301",
  "SE5560360793",
  "se556036079301",
  "SE556036-079301",
  "NO974760673MVA",
  "DE123",
  "EL1",
  "",
];
const kindsOfVat = ["25", "12", "6", "0-health", "0-outlay", "0-other", "reverse", "24"];

function drawnFacts(dice: Dice): FormFacts {
  const country = pick(countries, dice);
  const vatNumber = pick(vatNumbers, dice);
  const [scheme, id] = pick(endpoints, dice);
  const [theirScheme, value] = pick(endpoints, dice);
  const { taxRegistration, contact, vatNumber: _own, ...seller } = facts.seller;
  const { receiver } = facts;
  if (receiver === undefined) throw new Error("no receiver");
  return {
    ...facts,
    seller: {
      ...seller,
      endpoint: { scheme, id },
      legalId: pick([{ id: "5560360793", scheme: "0007" }, { id: "556036-0793", scheme: "0007" }, { id: "1" }], dice),
      address: { ...seller.address, city: pick(["Exempelstad", ""], dice), country },
      ...(vatNumber !== "" && { vatNumber }),
      ...(dice(2) === 0 && taxRegistration !== undefined && { taxRegistration }),
      ...(dice(3) > 0 && contact !== undefined && { contact }),
    },
    receiver: { ...receiver, peppol: { scheme: theirScheme, value }, name: pick([receiver.name, " "], dice) },
    payment: {
      paymentMeans: [
        {
          code: pick(["30", "30", "31", "50", "58", "59", "1"], dice),
          account: {
            id: pick(["54029681", "5402-9681", "1", "SE4550000000058398257466"], dice),
            provider: pick(["SE:BANKGIRO", "SE:PLUSGIRO", "ESSESESS"], dice),
          },
        },
      ],
    },
  };
}

function drawnForm(dice: Dice): DraftFields {
  const lines = Array.from({ length: 1 + dice(2) }, (_, n) => ({
    [`lines.${n + 1}.description`]: pick(["Service", "Service", " ", "A\u0001"], dice),
    [`lines.${n + 1}.quantity`]: pick(["2", "-1", "0", "1,5"], dice),
    [`lines.${n + 1}.unit`]: pick(["tim", "st", "låda"], dice),
    [`lines.${n + 1}.price`]: pick(["650", "0", "-5", "12,345"], dice),
    [`lines.${n + 1}.vat`]: pick(kindsOfVat, dice),
    [`lines.${n + 1}.vatReason`]: pick(["", "Vård"], dice),
    [`lines.${n + 1}.allowance`]: pick(["", "10 %", "5"], dice),
  }));
  const adjustment = {
    "adjustments.1.kind": pick(["allowance", "charge"], dice),
    "adjustments.1.amount": pick(["50", "-50", "x"], dice),
    "adjustments.1.reason": pick(["Frakt", ""], dice),
    "adjustments.1.vat": pick(kindsOfVat, dice),
    "adjustments.1.vatReason": "",
  };
  const head = {
    kind: pick(["", "invoice", "credit-note"], dice),
    credits: pick(["", "F-1"], dice),
    note: pick(["", "#ABC#x"], dice),
    number: pick(["", "1|2"], dice),
    deliveryOn: pick(["2026-11-20", "", "2026-11-31"], dice),
    periodStart: pick(["", "2026-11-01"], dice),
    periodEnd: pick(["", "2026-10-01", "2026-11-30"], dice),
  };
  return Object.assign({ ...aForm }, head, ...lines, dice(3) === 0 ? adjustment : {}) as DraftFields;
}

/** The fields a form has, and "" for the form as a whole: what it does not hold, such as the seller's address, is told above it. */
function fieldsOf(form: DraftFields): ReadonlySet<string> {
  return new Set<string>([
    "",
    ...headFieldNames,
    ...linesOf(form).flatMap((_, n) => lineFieldNames.map((name) => `lines.${n + 1}.${name}`)),
    ...adjustmentsOf(form).flatMap((_, n) => adjustmentFieldNames.map((name) => `adjustments.${n + 1}.${name}`)),
  ]);
}

const keyOf = ({ path, code, params }: DraftFault): string => `${path} ${code} ${params["rule"] ?? ""}`;

test("whatever is found stands at a field of the form, and one click mends what it says it mends", () => {
  const dice = diceOf(20261128);
  const rules = new Set<string>();
  let clicks = 0;
  for (let n = 0; n < 800; n++) {
    const known = dice(4) === 0 ? facts : drawnFacts(dice);
    const form = drawnForm(dice);
    const { faults, warnings } = judgeForm(form, known);
    const has = fieldsOf(form);
    expect([...faults, ...warnings].map(({ path }) => path).filter((path) => !has.has(path))).toEqual([]);
    for (const { params } of [...faults, ...warnings]) rules.add(params["rule"] ?? "");
    const told = new Set(faults.map(keyOf));
    for (const fault of withFixes(faults, form, known)) {
      if (fault.fix === undefined) continue;
      clicks++;
      const after = judgeForm(fixed(form, fault.fix), known).faults.map(keyOf);
      expect({ n, fix: fault.fix, still: after.filter((one) => one === keyOf(fault)) }).toEqual({
        n,
        fix: fault.fix,
        still: [],
      });
      expect(Object.keys(fault.fix).filter((name) => !has.has(name))).toEqual([]);
      expect(told.size).toBeGreaterThan(0);
    }
  }
  expect(rules.size).toBeGreaterThan(20);
  expect(clicks).toBeGreaterThan(60);
});
