/** The ways a line can be taxed, as the form offers them: the rates in use in Sweden, no tax for a reason, reverse charge. */

export interface VatChoice {
  /** UNCL5305: S standard rated, E exempt, AE reverse charge. */
  readonly category: "S" | "E" | "AE";
  readonly rate: string;
  readonly exemptionCode?: string;
  /** What the document states, as mervärdesskattelagen 17 kap. 24 § 13–14 asks; a document's text, hence in Swedish. */
  readonly exemptionReason?: string;
}

export const vatChoices = {
  "25": { category: "S", rate: "25" },
  "12": { category: "S", rate: "12" },
  "6": { category: "S", rate: "6" },
  "0-health": {
    category: "E",
    rate: "0",
    exemptionCode: "VATEX-EU-132-1C",
    exemptionReason: "Undantag från skatteplikt: sjukvård och tandvård (10 kap. mervärdesskattelagen)",
  },
  "0-social": {
    category: "E",
    rate: "0",
    exemptionCode: "VATEX-EU-132-1G",
    exemptionReason: "Undantag från skatteplikt: social omsorg (10 kap. mervärdesskattelagen)",
  },
  "0-education": {
    category: "E",
    rate: "0",
    exemptionCode: "VATEX-EU-132-1I",
    exemptionReason: "Undantag från skatteplikt: utbildning (10 kap. mervärdesskattelagen)",
  },
  "0-outlay": {
    category: "E",
    rate: "0",
    exemptionCode: "VATEX-EU-79-C",
    exemptionReason: "Utlägg för kundens räkning",
  },
  "0-small": {
    category: "E",
    rate: "0",
    exemptionReason: "Undantag för små företag (18 kap. mervärdesskattelagen)",
  },
  "0-other": { category: "E", rate: "0" },
  reverse: {
    category: "AE",
    rate: "0",
    exemptionCode: "VATEX-EU-AE",
    exemptionReason: "Omvänd betalningsskyldighet",
  },
} as const satisfies Readonly<Record<string, VatChoice>>;

export type VatChoiceId = keyof typeof vatChoices;

/** In the order of the form: 25 first. */
export const vatChoiceIds: readonly VatChoiceId[] = [
  "25",
  "12",
  "6",
  "0-health",
  "0-social",
  "0-education",
  "0-outlay",
  "0-small",
  "0-other",
  "reverse",
];

/**
 * The choice a person means: picked in the form, or a rate written `25`, `25 %`, `25,0%` as in a spreadsheet. A bare 0
 * is not a choice: the law wants the reason.
 */
export function parseVatChoice(text: string): VatChoiceId | "reason-missing" | undefined {
  const written = text.trim().toLowerCase();
  if (Object.hasOwn(vatChoices, written)) return written as VatChoiceId;
  const rate = /^(\d{1,2})(?:[.,]0+)?\s*%?$/.exec(written)?.[1];
  if (rate !== undefined && Number(rate) === 0) return "reason-missing";
  return rate !== undefined && Object.hasOwn(vatChoices, rate) ? (rate as VatChoiceId) : undefined;
}
