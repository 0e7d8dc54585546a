/** A unit of measure from UNECE Recommendation 20 or 21 (BT-130), with the names the form offers it by. */
export interface Unit {
  readonly code: string;
  readonly sv: string;
  readonly en: string;
}

/**
 * Units common on Swedish invoices, the commonest first. The whole list is the rules' business; this one is for choosing.
 * Traps it avoids: `STK` is a cigarette, `GB` a gallon a day, `MTS` a metre a second; `ST`, `PCE` and `HR` do not exist.
 */
export const commonUnits: readonly Unit[] = [
  { code: "C62", sv: "st", en: "one" },
  { code: "EA", sv: "st (styck)", en: "each" },
  { code: "H87", sv: "st (del)", en: "piece" },
  { code: "XPP", sv: "kolli", en: "piece (package)" },
  { code: "SET", sv: "sats", en: "set" },
  { code: "XPK", sv: "förpackning", en: "package" },
  { code: "XBX", sv: "låda", en: "box" },
  { code: "XPA", sv: "paket", en: "packet" },
  { code: "XRO", sv: "rulle", en: "roll" },
  { code: "XPX", sv: "pall", en: "pallet" },
  { code: "NMP", sv: "antal förpackningar", en: "number of packs" },
  { code: "NAR", sv: "antal artiklar", en: "number of articles" },
  { code: "HUR", sv: "timme", en: "hour" },
  { code: "MIN", sv: "minut", en: "minute" },
  { code: "DAY", sv: "dag", en: "day" },
  { code: "WEE", sv: "vecka", en: "week" },
  { code: "MON", sv: "månad", en: "month" },
  { code: "ANN", sv: "år", en: "year" },
  { code: "KWH", sv: "kWh", en: "kilowatt hour" },
  { code: "MWH", sv: "MWh", en: "megawatt hour" },
  { code: "GRM", sv: "g", en: "gram" },
  { code: "KGM", sv: "kg", en: "kilogram" },
  { code: "TNE", sv: "ton", en: "tonne" },
  { code: "LTR", sv: "liter", en: "litre" },
  { code: "MTR", sv: "m", en: "metre" },
  { code: "MTK", sv: "m²", en: "square metre" },
  { code: "MTQ", sv: "m³", en: "cubic metre" },
  { code: "KMT", sv: "km", en: "kilometre" },
  { code: "LS", sv: "klumpsumma", en: "lump sum" },
  { code: "P1", sv: "procent", en: "per cent" },
  { code: "E51", sv: "jobb", en: "job" },
  { code: "E48", sv: "serviceenhet", en: "service unit" },
  { code: "E34", sv: "gigabyte", en: "gigabyte" },
  { code: "4L", sv: "megabyte", en: "megabyte" },
  { code: "AD", sv: "byte", en: "byte" },
  { code: "ZZ", sv: "överenskommet", en: "mutually defined" },
];

/** The unit with that code, if it is one of the common. */
export function findUnit(code: string): Unit | undefined {
  return commonUnits.find((unit) => unit.code === code);
}

/** What people write for a unit, by the code they mean; small letters. */
const writtenUnits: Readonly<Record<string, string>> = {
  st: "C62",
  styck: "C62",
  stk: "C62",
  pcs: "C62",
  pce: "C62",
  tim: "HUR",
  timmar: "HUR",
  h: "HUR",
  hour: "HUR",
  hours: "HUR",
  min: "MIN",
  minuter: "MIN",
  dagar: "DAY",
  days: "DAY",
  veckor: "WEE",
  v: "WEE",
  mån: "MON",
  månader: "MON",
  l: "LTR",
  lit: "LTR",
  kilo: "KGM",
  meter: "MTR",
  kvm: "MTK",
  m2: "MTK",
  kbm: "MTQ",
  m3: "MTQ",
  "%": "P1",
  förp: "XPK",
  frp: "XPK",
  fast: "LS",
};

/** The unit meant by a code, a name or a customary abbreviation: `tim`, `HUR`, `st`. */
export function unitFromText(text: string): Unit | undefined {
  const typed = text.trim().replace(/\.$/, "");
  const small = typed.toLowerCase();
  const written = Object.hasOwn(writtenUnits, small) ? writtenUnits[small] : undefined;
  return (
    findUnit(typed.toUpperCase()) ??
    (written === undefined ? undefined : findUnit(written)) ??
    commonUnits.find(({ sv, en }) => sv.toLowerCase() === small || en === small)
  );
}
