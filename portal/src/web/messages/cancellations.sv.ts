/** Uppsägningar: att be om en, besluta om den, och se när tjänsten slutar. */
import type { CancellationState } from "../../domain/cancellations/cancellation.ts";

const states: Readonly<Record<CancellationState, string>> = {
  waiting: "Väntar på beslutsattestanten",
  approved: "Godkänd",
  done: "Uppsagd",
  declined: "Inte godkänd",
  withdrawn: "Återtagen",
  overtaken: "Tjänsten slutade tidigare",
};

export const cancellations = {
  heading: "Uppsägningar",
  action: "Säg upp",
  none: "Det finns inga uppsägningar.",
  states,
  ask: {
    title: (service: string) => `Säg upp ${service}`,
    lead: "Uppsägningen gäller från den dag beslutsattestanten godkänner den. Fram till sista dagen faktureras tjänsten som vanligt.",
    button: "Skicka till beslutsattestanten",
    asked: "Uppsägningen är skickad till beslutsattestanten.",
  },
  title: (service: string) => `Uppsägning av ${service}`,
  service: "Tjänst",
  quantity: "Antal",
  monthly: "Kostar i månaden",
  byUse: "Efter användning",
  notice: "Uppsägningstid",
  state: "Läge",
  asked: "Begärd",
  decided: "Beslutad",
  lastBilled: "Sista dagen som faktureras",
  reason: "Orsak",
  by: (name: string) => `av ${name}`,
  ifToday: (last: string) => `Godkänns den i dag är ${last} sista dagen som faktureras.`,
  ifLater: (still: string, last: string) => `Godkänns den efter ${still} blir det ${last} i stället.`,
  waitingCosts: (amount: string) => `Det kostar ${amount} till utan moms.`,
  decide: {
    heading: "Ditt beslut",
    approve: "Godkänn uppsägningen",
    decline: "Godkänn inte",
    declineReason: "Orsak till att den inte godkänns",
    approved: (last: string) => `Uppsägningen är godkänd. Sista dagen som faktureras är ${last}.`,
    declined: "Uppsägningen är inte godkänd. Den som bad om den får veta det.",
    mayNot:
      "Bara en beslutsattestant med behörighet för ansvaret och beloppet kan besluta, och inte den som själv bad om uppsägningen.",
    faults: { "reason-missing": "Skriv varför den inte godkänns" },
  },
  withdraw: { button: "Ta tillbaka uppsägningen", withdrawn: "Uppsägningen är återtagen." },
  refused: {
    "subscription-ended": "Tjänsten har redan en sista dag.",
    "changed-meanwhile": "Någon har redan sagt upp tjänsten eller beslutat. Se läget nedan.",
  },
  toDecide: "Väntar på ditt beslut",
  toDecideRow: (service: string, name: string) => `${name} vill säga upp ${service}`,
  open: "Läs och besluta",
};
