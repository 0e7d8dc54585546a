/** What to do without Kunds referens 1, for the supplier and for the unit. */
import type { referenceHelp as swedish } from "./help-references.sv.ts";

export const referenceHelp: typeof swedish = {
  title: "If you have no customer reference 1",
  lead: "Without the right reference the invoice does not reach whoever is to approve it. Ask the unit, and the portal puts the answer into your draft.",
  parts: [
    {
      heading: "How to ask",
      steps: [
        "Choose the receiver on the invoice and press I have no reference. The draft is saved.",
        "Enter who ordered and what the purchase is about, and send the question.",
        "You get a mail when the unit has answered. The reference then stands in the draft; look at the invoice and send it.",
      ],
    },
    {
      heading: "If the draft has changed",
      texts: [
        "If you have entered another reference, changed the receiver or thrown the draft away, nothing is filled in. The answer stands in the case.",
        "If the unit does not know of the purchase, the case says why, and whom you can ask instead.",
      ],
    },
    {
      heading: "You who work at the unit",
      texts: [
        "The question comes as a case. Answer with the reference; it must have the form that your receiver card shows. The supplier reads it exactly as you write it.",
        "If you do not know of the purchase, write why and whom the supplier can ask.",
      ],
    },
  ],
};
