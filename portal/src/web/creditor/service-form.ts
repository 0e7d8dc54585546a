/** The forms of a service and of its price: read into what is to stand there, or into faults by field. */
import {
  type AmountFault,
  formatDecimal,
  isNegative,
  type LocalDate,
  parseDate,
  parsed,
  type Parsed,
  parseSwedishAmount,
  refused,
  unitFromText,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import {
  charges,
  partMonthRules,
  parseServiceCode,
  type Service,
  type ServiceFacts,
  vatPercents,
} from "../../domain/catalogue/service.ts";
import type { AddService } from "../../domain/catalogue/save-service.ts";
import type { SetPrice } from "../../domain/catalogue/set-price.ts";
import {
  type Fields,
  oneOf,
  optionalText,
  parsedBy,
  parsedWhenFilled,
  type ReadForm,
  readForm,
  requiredText,
} from "../form.ts";

function codeOf(text: string): Parsed<string, "missing" | "code-form"> {
  if (text.trim() === "") return refused("missing");
  const code = parseServiceCode(text);
  return code === undefined ? refused("code-form") : parsed(code);
}

function unitOf(text: string): Parsed<string, "missing" | "unit-unknown"> {
  if (text.trim() === "") return refused("missing");
  const unit = unitFromText(text);
  return unit === undefined ? refused("unit-unknown") : parsed(unit.code);
}

function monthsOf(text: string): Parsed<number, "months-form"> {
  const months = Number(text.trim());
  return /^\d{1,2}$/.test(text.trim()) && months <= 24 ? parsed(months) : refused("months-form");
}

function factsShape(today: LocalDate) {
  return {
    offering: requiredText(100),
    name: requiredText(100),
    description: optionalText(1000),
    partMonths: oneOf(partMonthRules),
    noticeMonths: parsedBy(monthsOf),
    vatPercent: oneOf(vatPercents).transform((text) => Number(text) as ServiceFacts["vatPercent"]),
    lastSoldOn: parsedWhenFilled((text: string) => parseDate(text, today)),
  };
}

export function readNewService(fields: Fields, today: LocalDate): ReadForm<AddService> {
  const schema = z.object({
    code: parsedBy(codeOf),
    unit: parsedBy(unitOf),
    charged: oneOf(charges),
    ...factsShape(today),
  });
  return readForm(schema, fields);
}

export function readChangedService(fields: Fields, today: LocalDate): ReadForm<ServiceFacts> {
  return readForm(z.object(factsShape(today)), fields);
}

export function fieldsOfService(service: Service): Fields {
  return {
    offering: service.offering,
    name: service.name,
    description: service.description ?? "",
    partMonths: service.partMonths,
    noticeMonths: String(service.noticeMonths),
    vatPercent: String(service.vatPercent),
    lastSoldOn: service.lastSoldOn ?? "",
  };
}

const priceDecimalsMax = 6;

function priceOf(text: string): Parsed<string, AmountFault | "price-negative"> {
  const amount = parseSwedishAmount(text, priceDecimalsMax);
  if (!amount.ok) return amount;
  return isNegative(amount.value) ? refused("price-negative") : parsed(formatDecimal(amount.value));
}

export function readPrice(fields: Fields, today: LocalDate): ReadForm<Omit<SetPrice, "serviceId">> {
  const schema = z.object({
    fromOn: parsedBy((text: string) => parseDate(text, today)),
    price: parsedBy(priceOf),
    listName: requiredText(100),
  });
  return readForm(schema, fields);
}
