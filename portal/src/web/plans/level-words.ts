/** A plan level in words: its name, and on one line what it costs, how many invoices it holds and what comes with it. */
import { markOf, type PlanLevel, type Quota } from "../../domain/plans/plan-level.ts";
import { amountText } from "../figures-text.ts";
import type { Language, Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";

export function levelName(level: PlanLevel, language: Language): string {
  return language === "sv" ? level.nameSv : level.nameEn;
}

export function priceWords({ price }: PlanLevel, { plans: words }: Messages): string {
  return price.minor === 0n ? words.free : words.price(amountText(price));
}

export function levelHint(level: PlanLevel, say: Messages): string {
  const { plans: words } = say;
  const { invoicesPerMonthMax: max, features } = level;
  const quota = max === undefined ? words.noQuota : level.beyond === "stop" ? words.quota(max) : words.meantFor(max);
  const held = features.length === 0 ? "" : ` ${words.holds(features.map((one) => words.features[one]).join(", "))}.`;
  return `${priceWords(level, say)}, ${quota}.${held}`;
}

export interface LevelChoice {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

export function levelChoices(
  levels: readonly PlanLevel[],
  { say, language }: { readonly say: Messages; readonly language: Language },
): readonly LevelChoice[] {
  return levels.map((level) => ({ value: level.id, label: levelName(level, language), hint: levelHint(level, say) }));
}

export interface QuotaTold {
  readonly heading: string;
  readonly more: string;
  readonly href: string;
  readonly action: string;
  /** Nothing more goes out as things stand. */
  readonly stopped: boolean;
}

/** What a supplier is told of its quota, once most of it is used. */
export function quotaTold(
  quota: Quota,
  { say, language }: { readonly say: Messages; readonly language: Language },
): QuotaTold | undefined {
  const mark = markOf(quota);
  const { level, used } = quota;
  if (mark === undefined || level.invoicesPerMonthMax === undefined) return undefined;
  const words = say.plans.start;
  const facts = { used, max: level.invoicesPerMonthMax, level: levelName(level, language) };
  const way = { href: paths.planLevel, action: words.action };
  const stops = level.beyond === "stop";
  if (mark === "near")
    return { heading: words.near(facts), more: stops ? words.nearText : words.nearOnText, ...way, stopped: false };
  return { heading: words.reached(facts), more: stops ? words.reachedText : words.passedText, ...way, stopped: stops };
}
