/** Every element that states an amount of money which the code rules of both artefacts look at. */
const names =
  "Amount BaseAmount PriceAmount TaxAmount TaxableAmount LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount";

export const amountNames: readonly string[] = names.split(" ").map((name) => `cbc:${name}`);
