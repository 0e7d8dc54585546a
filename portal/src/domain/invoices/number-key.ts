/**
 * An invoice number as numbers are compared: without spaces and invisible characters, capitals only, one kind of dash.
 * Two numbers a person would take for the same must be the same, for payments are matched by what people read.
 */
export function numberKey(number: string): string {
  return number
    .normalize("NFKC")
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]+/gu, "")
    .replace(/\p{Pd}|[\u2212\u2043]/gu, "-")
    .toUpperCase();
}
