/** Figures as Swedes write them: amounts, days, moments and numbers, with tabular figures and no-break spaces. */
import type { Money } from "@fakturaporten/einvoice";
import { dayOf, type Instant, type LocalDate, wallClockOf } from "../../../time.ts";
import { amountText, bankgiroText, organisationNumberText, plusgiroText } from "../../figures-text.ts";

export function Amount({ amount }: { readonly amount: Money }) {
  return <span class="figure">{amountText(amount)}</span>;
}

export function Day({ day }: { readonly day: LocalDate }) {
  return (
    <time class="figure" dateTime={day}>
      {day}
    </time>
  );
}

/** A moment on the Swedish wall clock, `2026-11-21 14:32`. */
export function Moment({ at }: { readonly at: Instant }) {
  return (
    <time class="figure" dateTime={at}>
      {dayOf(at)} {wallClockOf(at)}
    </time>
  );
}

export function OrganisationNumber({ digits }: { readonly digits: string }) {
  return <span class="figure">{organisationNumberText(digits)}</span>;
}

export function Bankgiro({ digits }: { readonly digits: string }) {
  return <span class="figure">{bankgiroText(digits)}</span>;
}

export function Plusgiro({ digits }: { readonly digits: string }) {
  return <span class="figure">{plusgiroText(digits)}</span>;
}
