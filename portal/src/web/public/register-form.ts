/** The registration form read: every fault at once, in the order of the page, and never the password among what is kept. */
import { parsed, parsePostalCode, parseVatNumber, refused } from "@fakturaporten/einvoice";
import { z } from "zod";
import { type EmailAddress, parseEmailAddress } from "../../domain/access/email-address.ts";
import { judgePassword } from "../../domain/access/password.ts";
import { parseTypedNumber, storedNumber, usualVatNumber } from "../../domain/parties/business-number.ts";
import { parseName } from "../../domain/parties/name.ts";
import type { Company } from "../../domain/parties/organisation.ts";
import { parsePhoneNumber } from "../../domain/parties/phone-number.ts";
import type { LocalDate } from "../../time.ts";
import {
  type FieldFault,
  type Fields,
  oneOf,
  parsedBy,
  parsedWhenFilled,
  type ReadForm,
  readForm,
  ticked,
} from "../form.ts";

/** In the order of the page; faults are told in it. */
export const companyFieldNames = [
  "number",
  "companyName",
  "vatNumber",
  "notVatRegistered",
  "fSkatt",
  "street",
  "postalCode",
  "city",
  "contactName",
  "phone",
] as const;
export const personFieldNames = ["personName", "email", "password"] as const;
const pageOrder: readonly string[] = [...companyFieldNames, ...personFieldNames, "planLevel"];

export interface CompanyForm {
  readonly company: Company;
  readonly planLevel: string;
}

export interface RegistrationForm extends CompanyForm {
  readonly person: { readonly name: string; readonly email: EmailAddress };
  readonly password: string;
}

export interface AskedOn {
  readonly today: LocalDate;
  /** The plan levels that may be chosen. */
  readonly levelIds: readonly string[];
}

/** The whole form, as a newcomer fills it in. */
export function readRegistration(fields: Fields, asked: AskedOn): ReadForm<RegistrationForm> {
  const read = readForm(companySchema(asked).extend(personShape), fields);
  const faults = inPageOrder([...(read.ok ? [] : read.faults), ...contradictions(fields), ...passwordFaults(fields)]);
  if (!read.ok || faults.length > 0) return { ok: false, faults };
  const { personName, email } = read.value;
  return {
    ok: true,
    value: {
      ...companyFormOf(read.value, { name: personName, email }),
      person: { name: personName, email },
      password: fields["password"] ?? "",
    },
  };
}

/** The part about the company, as a signed-in person fills it in. */
export function readCompany(
  fields: Fields,
  { person, ...asked }: AskedOn & { readonly person: { readonly name: string; readonly email: string } },
): ReadForm<CompanyForm> {
  const read = readForm(companySchema(asked), fields);
  const faults = inPageOrder([...(read.ok ? [] : read.faults), ...contradictions(fields)]);
  if (!read.ok || faults.length > 0) return { ok: false, faults };
  return { ok: true, value: companyFormOf(read.value, person) };
}

function companySchema({ today, levelIds }: AskedOn) {
  return z.object({
    number: parsedBy((text) => parseTypedNumber(text, today)),
    companyName: parsedBy(parseName),
    vatNumber: parsedWhenFilled(parseVatNumber),
    notVatRegistered: ticked,
    fSkatt: oneOf(["yes", "no"]),
    street: parsedBy(parseName),
    postalCode: parsedBy(parsePostalCode),
    city: parsedBy(parseName),
    contactName: parsedWhenFilled(parseName),
    phone: parsedBy(parsePhoneNumber),
    planLevel: parsedBy((text) => (levelIds.includes(text) ? parsed(text) : refused("choose"))),
  });
}

const personShape = { personName: parsedBy(parseName), email: parsedBy(parseEmailAddress) };

type CompanyFields = z.output<ReturnType<typeof companySchema>>;

function companyFormOf(fields: CompanyFields, person: { readonly name: string; readonly email: string }): CompanyForm {
  const { number, vatNumber, notVatRegistered } = fields;
  return {
    company: {
      ...storedNumber(number),
      name: fields.companyName,
      vatNumber: notVatRegistered ? undefined : (vatNumber ?? usualVatNumber(number)),
      fSkatt: fields.fSkatt === "yes",
      street: fields.street,
      postalCode: fields.postalCode,
      city: fields.city,
      contactName: fields.contactName ?? person.name,
      contactEmail: person.email,
      contactPhone: fields.phone,
    },
    planLevel: fields.planLevel,
  };
}

function contradictions(fields: Fields): FieldFault[] {
  const says = (name: string): boolean => (fields[name] ?? "").trim() !== "";
  return says("notVatRegistered") && says("vatNumber")
    ? [{ path: "vatNumber", code: "vat-number-contradicts", params: {} }]
    : [];
}

/** The password is judged beside the schema, so that its fault is told together with all others. */
function passwordFaults(fields: Fields): FieldFault[] {
  const known = ["email", "personName", "companyName"].map((name) => fields[name] ?? "");
  const code = judgePassword(fields["password"] ?? "", known);
  return code === undefined ? [] : [{ path: "password", code, params: {} }];
}

/** One fault for each field, the first to be mended first. */
function inPageOrder(faults: readonly FieldFault[]): readonly FieldFault[] {
  const first = new Map<string, FieldFault>();
  for (const fault of faults) if (!first.has(fault.path)) first.set(fault.path, fault);
  return [...first.values()].sort((a, b) => pageOrder.indexOf(a.path) - pageOrder.indexOf(b.path));
}
