import { calculate, decimal, formatSwedishAmount, parseSwedishAmount } from "@fakturaporten/einvoice";

const typed = parseSwedishAmount("1 250,50"); // also 1250.50, 1.250,50 and 1250,5; never 1,250
if (!typed.ok) throw new Error(typed.fault);

const { totals, vatBreakdown } = calculate({
  lines: [
    { quantity: decimal("3"), price: { net: typed.value }, vat: { category: "S", rate: decimal("25") } },
    { quantity: decimal("7"), price: { net: decimal("1.355") }, vat: { category: "S", rate: decimal("12") } },
  ],
  rounding: "whole", // öresavrundning
});

export const due = formatSwedishAmount(totals.due); // "4 700,00", with a no-break space
export const rates = vatBreakdown.length; // 2
