/** The form of a unit in the directory: read into what is to stand there, or into faults by field. */
import {
  formatPeppolParticipant,
  parsed,
  type Parsed,
  parseGln,
  parseOrganisationNumber,
  parsePeppolParticipant,
  parsePostalCode,
  refused,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { type Receiver, receiverRoutes } from "../../domain/receivers/receiver.ts";
import { fitsPattern, parseReferencePattern } from "../../domain/receivers/reference-pattern.ts";
import type { ReceiverEntry } from "../../domain/receivers/save-receiver.ts";
import {
  fault,
  oneOf,
  type Fields,
  optionalText,
  parsedBy,
  parsedWhenFilled,
  type ReadForm,
  readForm,
  requiredText,
  ticked,
} from "../form.ts";

/** As large as the database takes it. */
const bytesMaxMax = 26_214_400;

export function readReceiverForm(fields: Fields): ReadForm<ReceiverEntry> {
  const read = readForm(schema, fields);
  return read.ok ? { ok: true, value: entryOf(read.value) } : read;
}

function wholeNumber(most: number) {
  return z
    .string()
    .default("")
    .transform((text, context) => {
      const digits = text.trim();
      if (/^\d{1,4}$/.test(digits) && Number(digits) <= most) return Number(digits);
      context.addIssue(fault("whole-number", { max: String(most) }));
      return z.NEVER;
    });
}

/** Megabytes with up to six decimals are whole bytes, so that a limit comes back exactly as it was. */
function bytesOfMb(text: string): Parsed<number, "whole-number"> {
  const [, whole = "", fraction = ""] = /^(\d{1,2})(?:[.,](\d{1,6}))?$/.exec(text.trim()) ?? [];
  const bytes = Number(`${whole}${fraction.padEnd(6, "0")}`);
  return whole !== "" && bytes <= bytesMaxMax ? parsed(bytes) : refused("whole-number");
}

/** `5`, `5,24288`. */
function mbOfBytes(bytes: number): string {
  const digits = String(bytes).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, -6) : `${digits.slice(0, -6)},${fraction}`;
}

const pattern = parsedWhenFilled(parseReferencePattern);

const schema = z
  .object({
    name: requiredText(200),
    organisationNumber: parsedBy(parseOrganisationNumber),
    gln: parsedWhenFilled(parseGln),
    peppolId: parsedBy(parsePeppolParticipant),
    aliases: optionalText(1000),
    street: requiredText(200),
    postalCode: parsedBy(parsePostalCode),
    city: requiredText(100),
    contactName: optionalText(100),
    contactEmail: parsedWhenFilled(parseEmailAddress),
    contactPhone: optionalText(40),
    attachmentsMax: wholeNumber(100),
    attachmentMbMax: parsedBy(bytesOfMb, { max: "26" }),
    active: ticked,
    route: oneOf(receiverRoutes),
    referencePattern: pattern,
    referenceExample: optionalText(50),
    referenceHelpSv: requiredText(500),
    referenceHelpEn: requiredText(500),
    orderNumberPattern: pattern,
    orderNumberExample: optionalText(50),
  })
  .superRefine((form, context) => {
    const aliases = aliasesIn(form.aliases);
    if (aliases.length > 20 || aliases.some((alias) => alias.length > 100))
      context.addIssue({ ...fault("aliases-too-many"), path: ["aliases"] });
    for (const [which, example] of [
      ["referencePattern", "referenceExample"],
      ["orderNumberPattern", "orderNumberExample"],
    ] as const) {
      const shown = form[example];
      if (form[which] !== undefined && shown === undefined)
        context.addIssue({ ...fault("example-missing"), path: [example] });
      else if (form[which] !== undefined && shown !== undefined && !fitsPattern(form[which], shown))
        context.addIssue({ ...fault("example-misfits"), path: [example] });
    }
  });

/** One to a line, or with commas. */
function aliasesIn(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(/[\n,]/)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== "");
}

function entryOf(form: z.output<typeof schema>): ReceiverEntry {
  return {
    name: form.name,
    organisationNumber: form.organisationNumber,
    gln: form.gln,
    peppol: { scheme: form.peppolId.scheme, value: form.peppolId.id },
    aliases: aliasesIn(form.aliases),
    address: { street: form.street, postalCode: form.postalCode, city: form.city },
    contact: { name: form.contactName, email: form.contactEmail, phone: form.contactPhone },
    attachments: { countMax: form.attachmentsMax, bytesMax: form.attachmentMbMax },
    active: form.active,
    route: form.route,
    rule: {
      referencePattern: form.referencePattern?.source,
      referenceExample: form.referenceExample,
      referenceHelp: { sv: form.referenceHelpSv, en: form.referenceHelpEn },
      orderNumberPattern: form.orderNumberPattern?.source,
      orderNumberExample: form.orderNumberExample,
    },
  };
}

/** The form as it is filled in for a unit that is there already. */
export function fieldsOfReceiver({ rule, ...receiver }: Receiver): Fields {
  const { peppol, address, contact, attachments } = receiver;
  return {
    name: receiver.name,
    organisationNumber: receiver.organisationNumber,
    gln: receiver.gln ?? "",
    peppolId: formatPeppolParticipant({ scheme: peppol.scheme, id: peppol.value }),
    aliases: receiver.aliases.join("\n"),
    street: address.street,
    postalCode: address.postalCode,
    city: address.city,
    contactName: contact.name ?? "",
    contactEmail: contact.email ?? "",
    contactPhone: contact.phone ?? "",
    attachmentsMax: String(attachments.countMax),
    attachmentMbMax: mbOfBytes(attachments.bytesMax),
    active: receiver.active ? "yes" : "",
    route: receiver.route,
    referencePattern: rule.referencePattern ?? "",
    referenceExample: rule.referenceExample ?? "",
    referenceHelpSv: rule.referenceHelp.sv,
    referenceHelpEn: rule.referenceHelp.en,
    orderNumberPattern: rule.orderNumberPattern ?? "",
    orderNumberExample: rule.orderNumberExample ?? "",
  };
}

/** What a new unit begins with. */
export const newReceiverFields: Fields = { attachmentsMax: "10", attachmentMbMax: "5", active: "yes", route: "portal" };
