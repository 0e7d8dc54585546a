/** The desk's form of a plan level: read into terms, or into faults at their fields. */
import {
  type AmountFault,
  isNegative,
  parsed,
  type Parsed,
  parseSwedishAmount,
  refused,
  toMinor,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import { beyondQuota, planFeatures, type PlanLevel } from "../../domain/plans/plan-level.ts";
import type { LevelTerms } from "../../domain/plans/save-level.ts";
import { formatDecimal, fromMinor } from "@fakturaporten/einvoice";
import {
  type Fields,
  oneOf,
  parsedBy,
  parsedWhenFilled,
  type ReadForm,
  readForm,
  requiredText,
  ticked,
} from "../form.ts";

const currency = "SEK";

function codeOf(text: string): Parsed<string, "missing" | "code-form"> {
  if (text.trim() === "") return refused("missing");
  return /^[a-z-]{1,30}$/.test(text.trim()) ? parsed(text.trim()) : refused("code-form");
}

function priceOf(text: string): Parsed<bigint, AmountFault | "price-negative"> {
  const amount = parseSwedishAmount(text, 2);
  if (!amount.ok) return amount;
  return isNegative(amount.value) ? refused("price-negative") : parsed(toMinor(amount.value, currency).minor);
}

function quotaOf(text: string): Parsed<number, "quota-form"> {
  const digits = text.replace(/\s/g, "");
  const isQuota = /^[1-9]\d{0,6}$/.test(digits) && Number(digits) <= 1_000_000;
  return isQuota ? parsed(Number(digits)) : refused("quota-form");
}

function placeOf(text: string): Parsed<number, "missing" | "place-form"> {
  if (text.trim() === "") return refused("missing");
  return /^[1-9]\d?$/.test(text.trim()) ? parsed(Number(text.trim())) : refused("place-form");
}

const shape = {
  nameSv: requiredText(60),
  nameEn: requiredText(60),
  price: parsedBy(priceOf),
  quota: parsedWhenFilled(quotaOf),
  beyond: oneOf(beyondQuota),
  place: parsedBy(placeOf),
  offered: ticked,
};

/** A level that is there keeps its code. */
export function readLevel(fields: Fields, id: string | undefined): ReadForm<LevelTerms> {
  const read = readForm(z.object({ code: parsedBy(codeOf), ...shape }), {
    ...fields,
    code: id ?? fields["code"] ?? "",
  });
  if (!read.ok) return read;
  const { code, price, quota, ...rest } = read.value;
  const features = planFeatures.filter((one) => (fields[`feature-${one}`] ?? "") !== "");
  const seen = id === undefined ? undefined : (fields["seen"] ?? "");
  return {
    ok: true,
    value: { id: code, ...rest, price: { minor: price, currency }, invoicesPerMonthMax: quota, features, seen },
  };
}

export function fieldsOfLevel(level: PlanLevel): Fields {
  return {
    code: level.id,
    nameSv: level.nameSv,
    nameEn: level.nameEn,
    price: formatDecimal(fromMinor(level.price)).replace(".", ","),
    quota: level.invoicesPerMonthMax === undefined ? "" : String(level.invoicesPerMonthMax),
    beyond: level.beyond,
    place: String(level.place),
    offered: level.offeredThrough === undefined ? "yes" : "",
    ...Object.fromEntries(level.features.map((one) => [`feature-${one}`, "yes"])),
  };
}
