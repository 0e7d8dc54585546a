/** Edits that make another document of a good example: another country, category, way to pay; something less. */
export type Edit = readonly [from: string | RegExp, to: string];

/** Each edit made everywhere. */
export const edited = (from: string, edits: readonly Edit[]): string =>
  edits.reduce((text, [a, b]) => {
    const everywhere = typeof a === "string" || a.global ? a : new RegExp(a, "g");
    return text.replaceAll(everywhere, b);
  }, from);

/** The elements of a name anywhere, with what is in them. */
const every = (name: string): RegExp => new RegExp(`<(${name})(?: [^>]*)?>[^]*?</\\1>\\s*`, "g");

/** The example moved to a country: addresses and VAT numbers. */
export const inCountry = (country: string, vat = country): readonly Edit[] => [
  [/(<cac:Country>\s*<cbc:IdentificationCode>)SE/g, `$1${country}`],
  [/SE(\d{12})(?=<\/cbc:CompanyID>)/g, `${vat}$1`],
];

export const category = (code: string): Edit => [/<cbc:ID>S<\/cbc:ID>/g, `<cbc:ID>${code}</cbc:ID>`];
export const pay = (code: string): Edit => [/(<cbc:PaymentMeansCode[^>]*>)30/g, `$1${code}`];
export const without = (name: string): Edit => [every(name), ""];
/** The example pays in two ways; some rules take one. */
export const secondMeans: Edit = [/(<\/cac:PaymentMeans>\s*)<cac:PaymentMeans>[^]*?<\/cac:PaymentMeans>/g, "$1"];
/** Another text in every element of a name. */
export const text = (name: string, value: string): Edit => [
  new RegExp(`(<${name}(?: [^>]*)?>)[^<]*(</${name}>)`, "g"),
  `$1${value}$2`,
];
