/** The form of a customer: read into what is to hold from a day on, or into faults by field. */
import {
  formatPeppolParticipant,
  type LocalDate,
  parseDate,
  parsed,
  type Parsed,
  parseOrganisationNumber,
  parsePeppolParticipant,
  parsePostalCode,
  refused,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import {
  type Customer,
  type CustomerFacts,
  type CustomerKind,
  customerKinds,
  parseCustomerNumber,
} from "../../domain/customers/customer.ts";
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

export interface CustomerEntry {
  readonly fromOn: LocalDate;
  readonly facts: CustomerFacts;
}

export interface NewCustomerEntry extends CustomerEntry {
  readonly customerNumber: string;
  readonly kind: CustomerKind;
}

function numberOf(text: string): Parsed<string, "missing" | "customer-number-form"> {
  if (text.trim() === "") return refused("missing");
  const number = parseCustomerNumber(text);
  return number === undefined ? refused("customer-number-form") : parsed(number);
}

function factsShape(today: LocalDate) {
  return {
    fromOn: parsedBy((text: string) => parseDate(text, today)),
    name: requiredText(200),
    administration: optionalText(200),
    organisationNumber: parsedBy(parseOrganisationNumber),
    street: requiredText(200),
    postalCode: parsedBy(parsePostalCode),
    city: requiredText(100),
    ansvar: optionalText(50),
    reference: requiredText(100),
    email: parsedBy(parseEmailAddress),
    peppolId: parsedWhenFilled(parsePeppolParticipant),
  };
}

type Facts = z.output<z.ZodObject<ReturnType<typeof factsShape>>>;

export function readNewCustomer(fields: Fields, today: LocalDate): ReadForm<NewCustomerEntry> {
  const schema = z.object({
    customerNumber: parsedBy(numberOf),
    kind: oneOf(customerKinds),
    ...factsShape(today),
  });
  const read = readForm(schema, fields);
  if (!read.ok) return read;
  const { customerNumber, kind, ...facts } = read.value;
  return { ok: true, value: { customerNumber, kind, ...entryOf(facts) } };
}

export function readChangedCustomer(fields: Fields, today: LocalDate): ReadForm<CustomerEntry> {
  const read = readForm(z.object(factsShape(today)), fields);
  return read.ok ? { ok: true, value: entryOf(read.value) } : read;
}

function entryOf({ fromOn, street, postalCode, city, peppolId, ...facts }: Facts): CustomerEntry {
  return { fromOn, facts: { ...facts, address: { street, postalCode, city, country: "SE" }, peppol: peppolId } };
}

/** The form as it is filled in for a customer that is there already, from a day on. */
export function fieldsOfCustomer({ address, peppol, ...customer }: Customer, fromOn: LocalDate): Fields {
  return {
    fromOn,
    name: customer.name,
    administration: customer.administration ?? "",
    organisationNumber: customer.organisationNumber,
    street: address.street,
    postalCode: address.postalCode,
    city: address.city,
    ansvar: customer.ansvar ?? "",
    reference: customer.reference,
    email: customer.email,
    peppolId: peppol === undefined ? "" : formatPeppolParticipant(peppol),
  };
}
