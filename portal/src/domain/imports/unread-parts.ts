/** Which parts that the model does not read an invoice from a file may hold all the same, since they tell a person nothing. */
import type { Unread } from "@fakturaporten/einvoice";

interface Harmless {
  readonly at: RegExp;
  /** The only form it may have: under a name that is harmless nobody is to write a sentence we do not show. */
  readonly form: RegExp;
}

const harmless: readonly Harmless[] = [
  {
    at: /^\/(?:Invoice(?:\/cac:InvoiceLine(?:\[\d+\])?)?|CreditNote(?:\/cac:CreditNoteLine(?:\[\d+\])?)?)\/cbc:UUID$/,
    form: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  },
  { at: /^\/(?:Invoice|CreditNote)\/cbc:UBLVersionID$/, form: /^2\.1$/ },
];

/** The first part that says something we could not show. */
export function findUnshown(unread: readonly Unread[]): Unread | undefined {
  return unread.find(({ path, text }) => !harmless.some(({ at, form }) => at.test(path) && form.test(text)));
}
